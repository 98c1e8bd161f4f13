//! Reading conditions: which of them it is shows by the field that only it has.

use super::read_audience;
use crate::plan::*;
use crate::problem::What;
use crate::tree::Fields;

/// The conditions of a list; absent is none.
pub fn read_conditions(fields: &Fields, field: &str) -> Vec<Condition> {
    fields.objects(field).into_iter().filter_map(read_condition).collect()
}

fn read_condition(fields: Fields) -> Option<Condition> {
    let is = |fields: &Fields| fields.flag("is").unwrap_or(true);
    let condition = if fields.has("fact") {
        fields.word("fact").map(|fact| Condition::Identity { fact, is: is(&fields) })
    } else if fields.has("kind") {
        Some(Condition::Kind { kind: read_audience(&fields, "kind"), is: is(&fields) })
    } else if fields.has("setting") {
        Some(Condition::Setting { setting: fields.need_text("setting").into(), is: is(&fields) })
    } else if fields.has("any") {
        Some(Condition::Any { any: read_conditions(&fields, "any") })
    } else if fields.has("all") {
        Some(Condition::All { all: read_conditions(&fields, "all") })
    } else {
        read_number(&fields)
    };
    fields.finish();
    condition
}

fn read_number(fields: &Fields) -> Option<Condition> {
    let (metric, stage) = (fields.need_text("metric").into(), fields.word("stage"));
    let (op, value) = (read_comparator(fields), fields.need_decimal("value"));
    op.zip(value).map(|(op, value)| Condition::Number { metric, stage, op, value })
}

/// A comparator of two numbers: a rule can be no range and no forecast.
fn read_comparator(fields: &Fields) -> Option<Op> {
    let op = fields.need_word("op")?;
    match op {
        Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::Equal => Some(op),
        Op::Range | Op::Forecast => {
            let comparators = [Op::AtLeast, Op::MoreThan, Op::AtMost, Op::LessThan, Op::Equal];
            let known = comparators.map(Op::word).into();
            fields.note(What::UnknownWord { field: "op".to_owned(), found: op.word().to_owned(), known });
            None
        }
    }
}
