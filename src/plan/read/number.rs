//! Reading what is about numbers: rules, targets, metrics.

use crate::plan::*;
use crate::problem::What;
use crate::tree::Fields;

pub fn read_condition(fields: Fields) -> Option<Condition> {
    let condition = match fields.word("fact") {
        Some(fact) => Some(Condition::Identity { fact, is: fields.flag("is").unwrap_or(true) }),
        None => {
            let (metric, op, value) = (fields.need_text("metric"), read_comparator(&fields), fields.need_decimal("value"));
            op.zip(value).map(|(op, value)| Condition::Number { metric: metric.into(), op, value })
        }
    };
    fields.finish();
    condition
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

pub fn read_target(fields: Fields) -> Option<Target> {
    let unit = fields.text("unit");
    if unit.is_none() {
        fields.note(What::TargetWithoutUnit);
    }
    let op = fields.need_word("op");
    let baseline = fields.object("baseline").and_then(|fields| {
        let (value, year) = (fields.need_decimal("value"), fields.need_whole("year"));
        fields.finish();
        value.zip(year).map(|(value, year)| Baseline { value, year })
    });
    let target = Target {
        stage: fields.word("stage"),
        by: fields.date("by"),
        op: op.unwrap_or(Op::AtLeast),
        value: fields.decimal("value"),
        low: fields.decimal("low"),
        high: fields.decimal("high"),
        unit: unit.unwrap_or_default(),
        attribute: fields.word("attribute"),
        strength: fields.word("strength"),
        baseline,
    };
    check_bounds(&target, &fields);
    fields.finish();
    op.map(|_| target)
}

fn check_bounds(target: &Target, fields: &Fields) {
    match (target.op, target.low, target.high) {
        (Op::Range, Some(low), Some(high)) if low > high => fields.note(What::RangeUpsideDown),
        (Op::Range, Some(_), Some(_)) => {}
        (Op::Range, _, _) => fields.note(What::RangeWithoutBounds),
        (Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::Equal | Op::Forecast, _, _) => {
            if target.value.is_none() {
                fields.note(What::TargetWithoutValue);
            }
        }
    }
}

pub fn read_metrics(fields: &Fields) -> Vec<Metric> {
    fields.objects("metrics").into_iter().map(read_metric).collect()
}

fn read_metric(fields: Fields) -> Metric {
    let id = fields.need_text("id");
    let fields = fields.called(&id);
    let formula = fields.object("formula").map(|fields| {
        let formula = Formula { of: fields.need_text("of").into(), per: fields.need_text("per").into() };
        fields.finish();
        formula
    });
    let metric = Metric {
        id: id.into(),
        name: fields.need_text("name"),
        unit: fields.need_text("unit"),
        decimals: fields.whole("decimals").unwrap_or_default() as u32,
        definition: fields.need_text("definition"),
        period: fields.need_word("period").unwrap_or(PeriodKind::SchoolYear),
        by_stage: fields.flag("by_stage").unwrap_or_default(),
        formula,
    };
    if !metric.unit.is_empty() && unit(&metric.unit).is_none() {
        fields.note(What::UnknownUnit { unit: metric.unit.clone() });
    }
    fields.finish();
    metric
}
