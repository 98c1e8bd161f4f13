//! The writers of all formats, for the worker and the command line. The page never names them: it orders
//! files ([`super::Order`]).

use super::order::{Made, Step, Tell};
use crate::assessment::Dossier;
use crate::evaluate::{Evaluation, judged};
use crate::plan::{Plan, from_json};
use crate::problem::{Problem, What};
use crate::tree::{Fields, Problems, parse_json};

/// What a file is made from: a sealed assessment with the evaluation that its seal keeps.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    pub plan: &'a Plan,
    pub dossier: &'a Dossier,
    pub evaluation: &'a Evaluation,
}

/// Makes the files of one format.
pub struct Writer {
    pub format: &'static str,
    pub write: fn(Material) -> Vec<u8>,
    /// Whether a file, read again, says what it was made from: asked before anyone is told that it is there.
    pub reads_back: fn(&[u8], Material) -> bool,
}

pub static WRITERS: &[Writer] = &[
    Writer {
        format: "json",
        write: |material| super::json::write(material.plan, material.dossier).into_bytes(),
        reads_back: |bytes, material| super::json::reads_back(bytes, material.plan, material.dossier),
    },
    Writer { format: "xlsx", write: super::workbook::write, reads_back: super::workbook::reads_back },
    Writer { format: "csv", write: super::csv::write, reads_back: super::csv::reads_back },
    Writer { format: "docx", write: super::docx::write, reads_back: super::docx::reads_back },
    Writer { format: "md", write: super::markdown::write, reads_back: super::markdown::reads_back },
    Writer { format: "ics", write: super::calendar::write, reads_back: super::calendar::reads_back },
];

/// The writer of a format.
pub fn writer(format: &str) -> Option<&'static Writer> {
    WRITERS.iter().find(|writer| writer.format == format)
}

/// Makes the file of an order and reads it back.
pub fn carry_out(order: &str, tell: Tell) -> Result<Made, Vec<Problem>> {
    tell(Step::Reading);
    let order = parse_json(order)?;
    let problems = Problems::default();
    let Some(fields) = Fields::root(&order, "order", &problems) else {
        return Err(problems.or(()).err().unwrap_or_default());
    };
    let (format, today) = (fields.need_text("format"), fields.date("today"));
    let (plan, assessment) = (fields.need_text("plan"), fields.need_text("assessment"));
    fields.finish();
    problems.or(())?;
    let (plan, imported) = (from_json(&plan)?, super::json::read(&assessment)?);
    let refused = |what| vec![Problem::new("order", what)];
    let today = today.ok_or_else(|| refused(What::MissingField { field: "today".to_owned() }))?;
    let writer = writer(&format).ok_or_else(|| refused(What::NotOurs))?;
    let evaluation = judged(&plan, &imported.dossier, today).ok_or_else(|| refused(What::NotOurs))?;
    let material = Material { plan: &plan, dossier: &imported.dossier, evaluation: &evaluation };
    tell(Step::Writing);
    let file = (writer.write)(material);
    tell(Step::Checking);
    if !(writer.reads_back)(&file, material) {
        return Err(refused(What::OtherChecksum));
    }
    Ok(Made { receipt: super::json::receipt_of(&plan, &imported.dossier), file })
}
