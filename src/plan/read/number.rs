//! Reading what is about numbers: targets, metrics and how they are computed.

use super::condition::read_conditions;
use crate::exact::Decimal;
use crate::plan::*;
use crate::problem::What;
use crate::tree::Fields;

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
        by_setting: fields.text("by_setting").map(SettingId::from),
        when: read_conditions(&fields, "when"),
        op: op.unwrap_or(Op::AtLeast),
        value: fields.stated("value"),
        low: fields.stated("low"),
        high: fields.stated("high"),
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
        (Op::Range, Some(low), Some(high)) if low.exceeds(high) => fields.note(What::RangeUpsideDown),
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
    let formula = fields.object("formula").map(read_formula);
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

fn read_formula(fields: Fields) -> Formula {
    let metrics = |field: &str| fields.one_or_more(field).into_iter().map(MetricId::from).collect::<Vec<_>>();
    let (of, less) = (metrics("of"), metrics("less"));
    if of.is_empty() {
        fields.note(What::MissingField { field: "of".to_owned() });
    }
    let per = fields.text("per").map(MetricId::from);
    let split = fields.objects("split").into_iter().filter_map(read_split_weight).collect();
    fields.finish();
    Formula { of, less, per, split }
}

fn read_split_weight(fields: Fields) -> Option<SplitWeight> {
    let (stage, weight) = (fields.need_word("stage"), fields.need_decimal("weight"));
    if let Some(weight) = weight.filter(|weight| *weight <= Decimal::ZERO) {
        fields.note(What::WeightNotPositive { found: weight.to_string() });
    }
    fields.finish();
    stage.zip(weight).map(|(stage, weight)| SplitWeight { stage, weight })
}
