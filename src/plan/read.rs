//! Reading a plan file, TOML or JSON of the same shape, into a right [`Plan`] or every problem with its place.

mod condition;
mod number;
mod rule;

use serde_json::Value;

use self::condition::read_conditions;
use self::number::{read_metrics, read_target};
use self::rule::{read_rule, read_settings};
use super::*;
use crate::problem::{Problem, What};
use crate::sorted::{self, Sorted};
use crate::tree::{Fields, Problems};

/// Reads a plan file of either form.
pub fn read(text: &str) -> Result<Plan, Vec<Problem>> {
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') { from_json(text) } else { from_toml(text) }
}

/// Reads a plan as JSON: everything it uses stands in it.
pub fn from_json(text: &str) -> Result<Plan, Vec<Problem>> {
    let value = crate::tree::parse_json(text)?;
    from_tree(&value, &[])
}

/// Reads a plan that came with the program, as [`Plan::to_json`] wrote it: the build has checked it, and the page
/// that loads it need not carry the checks.
pub fn from_build(text: &str) -> Result<Plan, Vec<Problem>> {
    let value = crate::tree::parse_json(text)?;
    let problems = Problems::default();
    let plan = Fields::root(&value, "", &problems).map(read_plan);
    plan.map_or_else(|| Err(Vec::new()), |plan| problems.or(plan))
}

/// Reads a plan as TOML: metrics it does not define itself come from `seeds/metrics.toml`.
pub fn from_toml(text: &str) -> Result<Plan, Vec<Problem>> {
    let value = parse_toml(text)?;
    from_tree(&value, &shipped_metrics()?)
}

/// The catalogue of quantities that all shipped plans share.
fn shipped_metrics() -> Result<Vec<Metric>, Vec<Problem>> {
    metrics_from_toml(include_str!("../../seeds/metrics.toml"))
}

/// Reads a catalogue of metrics: a file of nothing else.
pub fn metrics_from_toml(text: &str) -> Result<Vec<Metric>, Vec<Problem>> {
    let value = parse_toml(text)?;
    let problems = Problems::default();
    let mut metrics = Vec::new();
    if let Some(fields) = Fields::root(&value, "metrics", &problems) {
        metrics = read_metrics(&fields);
        fields.finish();
    }
    super::check::check_metrics(&metrics, "metrics", &problems);
    problems.or(metrics)
}

/// Whether a TOML file is a catalogue of metrics, and no plan.
pub fn is_metrics_toml(text: &str) -> bool {
    parse_toml(text).is_ok_and(|value| value.get("metrics").is_some() && value.get("id").is_none())
}

fn parse_toml(text: &str) -> Result<Value, Vec<Problem>> {
    crate::tree::check_size(text)?;
    let text = text.trim_start_matches('\u{feff}');
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        vec![Problem::new("", What::Syntax { line, column, detail: error.message().to_owned() })]
    })?;
    Ok(plain_tree(toml::Value::Table(table)))
}

/// TOML as the tree that JSON gives; its days become text.
fn plain_tree(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(day) => Value::String(day.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain_tree).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, item)| (key, plain_tree(item))).collect(),
    }
}

fn from_tree(value: &Value, known_metrics: &[Metric]) -> Result<Plan, Vec<Problem>> {
    check_format(value)?;
    let problems = Problems::default();
    let Some(fields) = Fields::root(value, "", &problems) else {
        return problems.or(()).map(|()| unreachable!("a file that is no object is a problem"));
    };
    let mut plan = read_plan(fields);
    add_shipped(&mut plan, known_metrics);
    super::check::check(&plan, &problems);
    problems.or(plan)
}

/// A newer file is refused as such: what is new in it is no mistake.
fn check_format(value: &Value) -> Result<(), Vec<Problem>> {
    let found = value.get("format").and_then(Value::as_u64).unwrap_or(FORMAT);
    if found <= FORMAT {
        return Ok(());
    }
    let place = value.get("id").and_then(Value::as_str).unwrap_or_default();
    Err(vec![Problem::new(place, What::NewerFormat { found, known: FORMAT })])
}

fn read_plan(fields: Fields) -> Plan {
    let id = fields.need_text("id");
    let fields = fields.called(&id);
    // Known to be no newer (`check_format`); asked for, so that it is known.
    let _ = fields.whole("format");
    let plan = Plan {
        format: FORMAT,
        id: id.as_str().into(),
        title: fields.need_text("title"),
        issuer: fields.need_text("issuer"),
        document_number: fields.text("document_number"),
        issued: fields.date("issued"),
        published: fields.date("published"),
        period: fields.need_text("period"),
        region: fields.need_text("region"),
        jurisdiction: fields.need_word("jurisdiction").unwrap_or(Jurisdiction::County),
        edition: fields.need_text("edition"),
        missing: fields.texts("missing"),
        sections: read_sections(&fields),
        indicators: fields.objects("indicators").into_iter().map(|each| read_indicator(each, &id)).collect(),
        metrics: read_metrics(&fields),
        scales: read_scales(&fields),
        bands: read_bands(&fields),
        rule: read_rule(&fields),
        settings: read_settings(&fields),
        offices: fields.objects("offices").into_iter().map(read_office).collect(),
    };
    fields.finish();
    plan
}

fn read_sections(fields: &Fields) -> Vec<Section> {
    fields
        .objects("sections")
        .into_iter()
        .map(|fields| {
            let no = fields.need_text("no");
            let fields = fields.called(&no);
            let section =
                Section { no, title: fields.need_text("title"), goal: fields.text("goal"), sections: read_sections(&fields) };
            fields.finish();
            section
        })
        .collect()
}

fn read_indicator(fields: Fields, plan: &str) -> Indicator {
    let no = fields.need_text("no");
    let fields = fields.called(&no);
    let checkpoints: Vec<Checkpoint> = fields.objects("checkpoints").into_iter().map(read_checkpoint).collect();
    // What normalised files say and what follows from the rest: asked for, so that it is known, and not used.
    let _ = (fields.text("id"), fields.text("part"), fields.flag("veto"));
    let indicator = Indicator {
        id: format!("{plan}/{no}").into(),
        part: part_of(&no),
        no,
        section: fields.texts("section"),
        title: fields.need_text("title"),
        lead: fields.texts("lead"),
        responsible: fields.texts("responsible"),
        deadline: read_deadline(&fields),
        ongoing: fields.flag("ongoing").unwrap_or_default(),
        veto: checkpoints.iter().any(|checkpoint| checkpoint.veto.is_some()),
        weight: read_weight(&fields),
        topics: fields.texts("topics"),
        evidence_hints: fields.texts("evidence_hints"),
        place: fields.text("place"),
        cite: fields.text("cite"),
        doubt: fields.text("doubt"),
        checkpoints,
    };
    fields.finish();
    indicator
}

fn part_of(no: &str) -> Part {
    match no {
        no if no.starts_with("目标") => Part::Goal,
        no if no.starts_with("要求") => Part::Demand,
        _ => Part::Measure,
    }
}

fn read_deadline(fields: &Fields) -> Option<Deadline> {
    let fields = fields.object("deadline")?;
    let deadline = Deadline {
        text: fields.need_text("text"),
        date: fields.date("date"),
        setting: fields.text("setting").map(SettingId::from),
    };
    fields.finish();
    Some(deadline)
}

fn read_weight(fields: &Fields) -> Decimal {
    let weight = fields.decimal("weight").unwrap_or(Decimal::ONE);
    if weight <= Decimal::ZERO {
        fields.note(What::WeightNotPositive { found: weight.to_string() });
    }
    weight
}

fn read_checkpoint(fields: Fields) -> Checkpoint {
    let id = fields.need_text("id");
    let fields = fields.called(&id);
    let veto = fields.object("veto").and_then(|fields| {
        let on = fields.need_word("on");
        fields.finish();
        on.map(|on| Veto { on })
    });
    let checkpoint = Checkpoint {
        id: id.into(),
        text: fields.need_text("text"),
        question: read_question(&fields),
        audience: read_audience(&fields, "audience"),
        only: fields.texts("only"),
        applies: read_conditions(&fields, "applies"),
        each: fields.text("each"),
        share: fields.decimal("share"),
        deadline: read_deadline(&fields),
        strength: fields.word("strength"),
        conditions: fields.texts("conditions"),
        veto,
        sourced: fields.word("sourced"),
        duty: fields.text("duty").map(DutyId::from),
        weight: read_weight(&fields),
    };
    fields.finish();
    checkpoint
}

words! {
    /// The two kinds of checkpoint.
    Kind { Rated = "rated", Measured = "measured" }
}

fn read_question(fields: &Fields) -> Question {
    match fields.need_word("kind") {
        Some(Kind::Measured) => Question::Measured {
            metric: fields.need_text("metric").into(),
            targets: fields.objects("targets").into_iter().filter_map(read_target).collect(),
        },
        Some(Kind::Rated) | None => Question::Rated { scale: fields.text("scale").unwrap_or_else(|| "four".to_owned()).into() },
    }
}

fn read_audience(fields: &Fields, field: &str) -> Vec<Audience> {
    let mut audience = Sorted::default();
    for word in fields.texts(field) {
        match Audience::group(&word) {
            Some(stages) => stages.iter().for_each(|stage| _ = audience.insert(Audience::Stage(*stage), ())),
            None => fields.known_word::<Audience>(field, &word).into_iter().for_each(|each| _ = audience.insert(each, ())),
        }
    }
    audience.keys().copied().collect()
}

fn read_scales(fields: &Fields) -> Vec<Scale> {
    let read_level = |fields: Fields| {
        let level = Level {
            id: fields.need_text("id").into(),
            name: fields.need_text("name"),
            meaning: fields.need_text("meaning"),
            share: fields.need_decimal("share").unwrap_or_default(),
            verdict: fields.need_word("verdict").unwrap_or(LevelVerdict::NotMet),
        };
        if level.share < Decimal::ZERO || level.share > Decimal::ONE {
            fields.note(What::ShareOutOfRange { found: level.share.to_string() });
        }
        fields.finish();
        level
    };
    fields
        .objects("scales")
        .into_iter()
        .map(|fields| {
            let id = fields.need_text("id");
            let fields = fields.called(&id);
            let scale = Scale { id: id.into(), levels: fields.objects("levels").into_iter().map(read_level).collect() };
            fields.finish();
            scale
        })
        .collect()
}

/// The bands that hold where a plan names none (design: ≥90 优秀, ≥80 良好, ≥60 合格, else 不合格).
const BANDS: [(&str, i64); 4] = [("优秀", 90), ("良好", 80), ("合格", 60), ("不合格", 0)];

fn read_bands(fields: &Fields) -> Vec<Band> {
    let mut bands: Vec<Band> = fields
        .objects("bands")
        .into_iter()
        .map(|fields| {
            let band = Band { name: fields.need_text("name"), from: fields.need_decimal("from").unwrap_or_default() };
            fields.finish();
            band
        })
        .collect();
    if bands.is_empty() {
        bands = BANDS.map(|(name, from)| Band { name: name.to_owned(), from: Decimal::from(from) }).into();
    }
    sorted::by_key(bands, |band| std::cmp::Reverse(band.from))
}

fn read_office(fields: Fields) -> Office {
    let office = Office { name: fields.need_text("name"), aliases: fields.texts("aliases") };
    fields.finish();
    office
}

/// Adds the shipped metrics and scales that the plan uses and does not define.
fn add_shipped(plan: &mut Plan, known_metrics: &[Metric]) {
    let mut wanted = wanted_metrics(plan);
    wanted.reverse();
    while let Some(id) = wanted.pop() {
        if plan.metric(&id).is_none() {
            plan.metrics.extend(known_metrics.iter().find(|metric| metric.id == id).cloned());
        }
        if let Some(formula) = plan.metric(&id).and_then(|metric| metric.formula.clone()) {
            let unread = formula.parts().filter(|id| plan.metric(id).is_none());
            wanted
                .extend(unread.filter(|id| known_metrics.iter().any(|metric| metric.id == **id)).cloned().collect::<Vec<_>>());
        }
    }
    let scales: Vec<ScaleId> = plan.checkpoints().filter_map(|(_, checkpoint)| scale_of(checkpoint)).collect();
    let missing = shipped_scales().into_iter().filter(|scale| scales.contains(&scale.id) && plan.scale(&scale.id).is_none());
    plan.scales.extend(missing.collect::<Vec<_>>());
}

fn scale_of(checkpoint: &Checkpoint) -> Option<ScaleId> {
    match &checkpoint.question {
        Question::Rated { scale } => Some(scale.clone()),
        Question::Measured { .. } => None,
    }
}

/// Every metric that is asked for or that a condition hangs on, in the plan's order.
fn wanted_metrics(plan: &Plan) -> Vec<MetricId> {
    let mut wanted: Vec<MetricId> = Vec::new();
    for (_, checkpoint) in plan.checkpoints() {
        if let Question::Measured { metric, .. } = &checkpoint.question {
            wanted.push(metric.clone());
        }
        let leaves = checkpoint.conditions_of_use().flat_map(Condition::leaves);
        wanted.extend(leaves.filter_map(Condition::metric).cloned());
    }
    wanted
}
