//! What holds for every shipped plan: it has just the points of its source, and each can be answered.
//!
//! `tests/cases/sections.txt` is a table made from the sources' own numbering, section by section. The snapshots
//! are every number that a plan sets and how much each kind of subject is asked: read them against the source when they change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use duibiao::assessment::asked;
use duibiao::plan::shipped::SEEDS;
use duibiao::plan::{
    Attribute, Checkpoint, Group, Indicator, Op, Plan, Question, Strength, SubjectKind, Target, from_toml, grouped,
};
use expect_test::expect_file;

use crate::scenario::Scenario;

static PLANS: LazyLock<Vec<Plan>> =
    LazyLock::new(|| SEEDS.iter().map(|seed| from_toml(seed.text).expect("a right seed")).collect());

/// `plan | section | how many | their numbers`, in the plan's order.
fn by_section(plan: &Plan) -> Vec<String> {
    let mut sections: Vec<(String, Vec<&str>)> = Vec::new();
    for indicator in &plan.indicators {
        let path = indicator.section.join("/");
        match sections.iter_mut().find(|(section, _)| *section == path) {
            Some((_, numbers)) => numbers.push(&indicator.no),
            None => sections.push((path, vec![&indicator.no])),
        }
    }
    let row = |(section, numbers): (String, Vec<&str>)| {
        format!("{} | {section} | {} | {}", plan.id, numbers.len(), numbers.join(" "))
    };
    sections.into_iter().map(row).collect()
}

#[test]
fn every_section_holds_just_the_points_of_its_source() {
    let found: Vec<String> = PLANS.iter().flat_map(by_section).collect();
    let table = crate::cases::text("sections.txt");
    let expected: BTreeMap<&str, Vec<&str>> =
        table.lines().filter(|line| !line.starts_with('#')).fold(BTreeMap::new(), |mut rows, line| {
            rows.entry(line.split(" | ").next().unwrap_or_default()).or_insert_with(Vec::new).push(line);
            rows
        });
    for plan in PLANS.iter() {
        let own: Vec<&String> = found.iter().filter(|row| row.starts_with(&format!("{} |", plan.id))).collect();
        assert_eq!(own, expected.get(plan.id.as_str()).map_or(Vec::new(), Clone::clone), "{}", plan.id);
    }
    assert_eq!(expected.len(), PLANS.len(), "a plan of the table is not shipped");
}

/// Every indicator of every plan, and what is wrong with it; nothing, if all is well.
#[track_caller]
fn check_indicators(wrong: impl Fn(&Plan, &Indicator) -> Vec<String>) {
    let found: Vec<String> = PLANS
        .iter()
        .flat_map(|plan| plan.indicators.iter().map(move |indicator| (plan, indicator)))
        .flat_map(|(plan, indicator)| wrong(plan, indicator).into_iter().map(move |what| format!("{}: {what}", indicator.id)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn evidence_is_suggested_by_name_two_to_four_an_indicator() {
    check_indicators(|_, indicator| {
        let hints = &indicator.evidence_hints;
        let vague = hints.iter().filter(|hint| hint.contains("相关") || hint.chars().count() < 3);
        let wrong_count = (!(2..=4).contains(&hints.len())).then(|| format!("{} hints", hints.len()));
        vague.cloned().chain(wrong_count).collect()
    });
}

#[test]
fn a_checkpoint_is_one_short_thing() {
    check_indicators(|_, indicator| {
        let too_much =
            |text: &str| text.chars().count() > 48 || text.contains('；') || text.ends_with('。') || text.contains("等等");
        let texts = indicator.checkpoints.iter().map(|checkpoint| &checkpoint.text);
        texts.filter(|text| too_much(text)).cloned().collect()
    });
}

#[test]
fn titles_are_short_noun_phrases() {
    check_indicators(|_, indicator| {
        let title = &indicator.title;
        let wrong = title.chars().count() > 24 || title.ends_with('。') || title.contains('，');
        wrong.then(|| title.clone()).into_iter().collect()
    });
}

#[test]
fn every_indicator_says_where_it_is_to_be_read() {
    check_indicators(|plan, indicator| {
        let citation = plan.citation(indicator);
        let names_document = indicator.cite.is_some() || citation.contains(&plan.title);
        (!names_document || citation.trim().is_empty()).then_some(citation).into_iter().collect()
    });
}

#[test]
fn nobody_is_asked_the_same_thing_twice_within_an_indicator() {
    check_indicators(|_, indicator| {
        let mut seen = BTreeSet::new();
        let twice = |checkpoint: &&duibiao::plan::Checkpoint| {
            checkpoint.audience.iter().any(|audience| !seen.insert((*audience, checkpoint.text.clone())))
        };
        let mut doubles = Vec::new();
        let mut twice = twice;
        for checkpoint in &indicator.checkpoints {
            if twice(&checkpoint) {
                doubles.push(format!("{} {}", checkpoint.id, checkpoint.text));
            }
        }
        doubles
    });
}

/// A duty is asked once a plan, of the same kind of answer everywhere, and shared by two plans at least.
#[test]
fn twin_duties_are_twins() {
    let mut askers: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    for plan in PLANS.iter() {
        for (_, checkpoint) in plan.checkpoints() {
            let Some(duty) = &checkpoint.duty else { continue };
            let scale = match &checkpoint.question {
                Question::Rated { scale } => scale.to_string(),
                Question::Measured { .. } => panic!("{}/{}: a number is shared by its metric", plan.id, checkpoint.id),
            };
            askers.entry(duty.as_str()).or_default().push((plan.id.as_str(), scale));
        }
    }
    for (duty, askers) in askers {
        let plans: BTreeSet<&str> = askers.iter().map(|(plan, _)| *plan).collect();
        let scales: BTreeSet<&String> = askers.iter().map(|(_, scale)| scale).collect();
        assert_eq!(plans.len(), askers.len(), "{duty}: twice in one plan: {askers:?}");
        assert!(plans.len() > 1, "{duty}: asked by one plan only");
        assert_eq!(scales.len(), 1, "{duty}: {askers:?}");
    }
}

#[test]
fn the_catalogue_of_metrics_holds_nothing_that_no_plan_asks() {
    let catalogue: toml::Table = toml::from_str(include_str!("../../seeds/metrics.toml")).expect("right TOML");
    let known = catalogue["metrics"].as_array().expect("a list").iter();
    let used: BTreeSet<&str> = PLANS.iter().flat_map(|plan| plan.metrics.iter().map(|metric| metric.id.as_str())).collect();
    let unused: Vec<&str> = known.filter_map(|metric| metric["id"].as_str()).filter(|id| !used.contains(id)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// The data sheet puts every number that is typed in its place.
#[test]
fn every_metric_that_is_typed_is_in_one_group() {
    let metrics = PLANS.iter().flat_map(|plan| &plan.metrics).filter(|metric| metric.formula.is_none());
    let typed: BTreeSet<&str> = metrics.map(|metric| metric.id.as_str()).collect();
    let listed: Vec<(Group, &str)> = grouped().collect();
    let takes = |line: &str, id: &str| line == id || line.strip_suffix('*').is_some_and(|start| id.starts_with(start));
    let times = |id: &str| listed.iter().filter(|(group, line)| *group != Group::Other && takes(line, id)).count();
    let wrong: Vec<String> = typed.iter().filter(|id| times(id) != 1).map(|id| format!("{id}: {} times", times(id))).collect();
    let idle = listed.iter().filter(|(_, line)| !typed.iter().any(|id| takes(line, id)));
    let wrong: Vec<String> = wrong.into_iter().chain(idle.map(|(_, line)| format!("{line}: typed in no plan"))).collect();
    assert!(wrong.is_empty(), "seeds/groups.txt:\n{}", wrong.join("\n"));
}

fn targets(checkpoint: &Checkpoint) -> &[Target] {
    match &checkpoint.question {
        Question::Measured { targets, .. } => targets,
        Question::Rated { .. } => &[],
    }
}

#[test]
fn every_universal_names_what_it_counts() {
    let known = ["校", "园", "镇", "县", "村", "班", "人", "教研员"];
    check_indicators(|_, indicator| {
        let each = indicator.checkpoints.iter().filter_map(|checkpoint| checkpoint.each.as_ref());
        each.filter(|each| !known.contains(&each.as_str())).cloned().collect()
    });
}

#[test]
fn every_responsible_unit_is_asked_something() {
    for plan in PLANS.iter() {
        let indicators = plan.indicators.iter();
        let units: BTreeSet<&String> = indicators.flat_map(|each| each.lead.iter().chain(&each.responsible)).collect();
        let is_idle = |unit: &&&String| Scenario::start(plan.clone(), SubjectKind::Unit, unit).asked().is_empty();
        let idle: Vec<&&String> = units.iter().filter(is_idle).collect();
        assert!(idle.is_empty(), "{}: {idle:?}", plan.id);
    }
}

fn bounds(target: &Target) -> String {
    let text = |stated: Option<duibiao::exact::Stated>| stated.map_or(String::new(), |stated| stated.to_string());
    match target.op {
        Op::Range => format!("{}…{}", text(target.low), text(target.high)),
        Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::Equal | Op::Forecast => {
            let up_to = target.high.map_or(String::new(), |high| format!("（至{high}）"));
            format!("{} {}{up_to}", target.op.word(), text(target.value))
        }
    }
}

#[test]
fn every_number_stands_in_the_snapshot() {
    for plan in PLANS.iter() {
        let mut lines = String::new();
        for (_, checkpoint) in plan.checkpoints() {
            for target in targets(checkpoint) {
                let stage = target.stage.map_or(String::new(), |stage| format!("{} ", stage.word()));
                let when = if target.when.is_empty() { "" } else { " when" };
                let by = target.by.map_or(String::new(), |by| format!(" by {by}"));
                let strength = target.strength.or(checkpoint.strength).map_or("", Strength::word);
                let each = checkpoint.each.as_deref().map_or(String::new(), |each| format!(" each {each}"));
                let attribute = target.attribute.map_or("", Attribute::word);
                let (id, text, unit) = (&checkpoint.id, &checkpoint.text, &target.unit);
                let line = format!("{id} | {text} | {stage}{} {unit}{when}{by}{each} {attribute}{strength}", bounds(target));
                lines += line.trim_end();
                lines.push('\n');
            }
        }
        expect_file![crate::cases::path(&format!("snapshots/{}-numbers.txt", plan.id))].assert_eq(&lines);
    }
}

#[test]
fn every_kind_of_subject_is_asked_its_share() {
    for plan in PLANS.iter() {
        let mut lines = String::new();
        for kind in SubjectKind::ALL {
            let name = if *kind == SubjectKind::Unit { "县教体局" } else { "演示单位" };
            let subject = &Scenario::start(plan.clone(), *kind, name).dossier.subject;
            let all: Vec<&Checkpoint> = asked(plan, subject).map(|(_, checkpoint)| checkpoint).collect();
            let numbers = all.iter().filter(|checkpoint| !targets(checkpoint).is_empty()).count();
            lines += &format!("{}: {} checkpoints, {numbers} with numbers\n", kind.word(), all.len());
        }
        expect_file![crate::cases::path(&format!("snapshots/{}-audience.txt", plan.id))].assert_eq(&lines);
    }
}
