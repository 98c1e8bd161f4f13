//! Blank forms, as the page orders them from the worker.

use super::{Whose, form};
use crate::assessment::Period;
use crate::exchange::{Made, Step, Tell};
use crate::plan::from_json;
use crate::problem::{Problem, What};
use crate::tree::{Fields, Problems, parse_json};

/// Makes the form of an order and reads it back. It has no receipt: nothing is in it yet.
pub fn carry_out(order: &str, tell: Tell) -> Result<Made, Vec<Problem>> {
    tell(Step::Reading);
    let order = parse_json(order)?;
    let problems = Problems::default();
    let Some(fields) = Fields::root(&order, "order", &problems) else {
        return Err(problems.or(()).err().unwrap_or_default());
    };
    let (plan, kind) = (fields.need_text("plan"), fields.need_word("kind"));
    let (name, region, today) = (fields.raw_text("name"), fields.raw_text("region"), fields.date("today"));
    fields.finish();
    problems.or(())?;
    let refused = |what| vec![Problem::new("order", what)];
    let missing = |field: &str| refused(What::MissingField { field: field.to_owned() });
    let (kind, today) = (kind.ok_or_else(|| missing("kind"))?, today.ok_or_else(|| missing("today"))?);
    let plan = from_json(&plan)?;
    tell(Step::Writing);
    let whose = Whose { kind, name: name.trim(), region: &region };
    let file = form(&plan, whose, Period::school_year_of(today), today);
    Ok(Made { receipt: String::new(), file: file.ok_or_else(|| refused(What::OtherChecksum))? })
}
