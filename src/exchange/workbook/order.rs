//! Blank forms, as the page orders them from the worker.

use super::form;
use crate::assessment::Period;
use crate::exchange::Made;
use crate::plan::from_json;
use crate::problem::{Problem, What};
use crate::tree::{Fields, Problems, parse_json};

/// Makes the form of an order and reads it back. It has no receipt: nothing is in it yet.
pub fn carry_out(order: &str) -> Result<Made, Vec<Problem>> {
    let order = parse_json(order)?;
    let problems = Problems::default();
    let Some(fields) = Fields::root(&order, "order", &problems) else {
        return Err(problems.or(()).err().unwrap_or_default());
    };
    let (plan, kind) = (fields.need_text("plan"), fields.need_word("kind"));
    let (region, today) = (fields.raw_text("region"), fields.date("today"));
    fields.finish();
    problems.or(())?;
    let refused = |what| vec![Problem::new("order", what)];
    let missing = |field: &str| refused(What::MissingField { field: field.to_owned() });
    let (kind, today) = (kind.ok_or_else(|| missing("kind"))?, today.ok_or_else(|| missing("today"))?);
    let plan = from_json(&plan)?;
    let file = form(&plan, kind, &region, Period::school_year_of(today), today);
    Ok(Made { receipt: String::new(), file: file.ok_or_else(|| refused(What::OtherChecksum))? })
}
