//! 绿春县强化党建引领促进教育高质量发展三年攻坚行动计划 against the facts of its source.
//!
//! `tests/cases/lvchun-2022.txt` is what the source says of each measure. What holds for every plan is in `seeds`.

use std::sync::LazyLock;

use duibiao::plan::{Checkpoint, Indicator, Op, Part, Plan, Question, Section, SubjectKind, Target, VetoOn, from_toml};

use crate::cases::table;
use crate::scenario::{Scenario, day};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    from_toml(include_str!("../../seeds/lvchun-2022.toml")).unwrap_or_else(|problems| panic!("{problems:#?}"))
});

fn measure(no: &str) -> &'static Indicator {
    PLAN.indicators.iter().find(|indicator| indicator.no == no).unwrap_or_else(|| panic!("no {no}"))
}

fn checkpoint(id: &str) -> &'static Checkpoint {
    PLAN.checkpoint(&id.into()).unwrap_or_else(|| panic!("no {id}")).1
}

fn targets(checkpoint: &Checkpoint) -> &[Target] {
    match &checkpoint.question {
        Question::Measured { targets, .. } => targets,
        Question::Rated { .. } => &[],
    }
}

#[test]
fn ten_actions_nineteen_projects_sixty_three_measures() {
    let tasks: &Section = PLAN.sections.iter().find(|section| section.no == "三").expect("三");
    assert_eq!(tasks.sections.len(), 10, "行动");
    let projects: Vec<&str> = tasks.sections.iter().flat_map(|action| &action.sections).map(|each| each.no.as_str()).collect();
    assert_eq!(projects, (1..=19).map(|no| no.to_string()).collect::<Vec<_>>());
    assert!(tasks.sections.iter().all(|action| action.goal.is_some()), "every 行动 says its 行动目标");

    let part = |part: Part| PLAN.indicators.iter().filter(move |indicator| indicator.part == part).map(|each| each.no.clone());
    let numbered = |word: &str, count: usize| (1..=count).map(|no| format!("{word}{no}")).collect::<Vec<_>>();
    assert_eq!(part(Part::Measure).collect::<Vec<_>>(), numbered("", 63));
    assert_eq!(part(Part::Goal).collect::<Vec<_>>(), numbered("目标", part(Part::Goal).count()));
    assert_eq!(part(Part::Demand).collect::<Vec<_>>(), numbered("要求", part(Part::Demand).count()));
    let counts = PLAN.counts();
    assert_eq!((counts.measures, counts.goals, counts.demands), (63, part(Part::Goal).count(), part(Part::Demand).count()));
    assert!(counts.goals > 0 && counts.demands > 0);
    for indicator in PLAN.indicators.iter() {
        let depth = indicator.section.len();
        let expected = if indicator.part == Part::Measure { 3..=3 } else { 1..=2 };
        assert!(expected.contains(&depth), "{} stands at {:?}", indicator.id, indicator.section);
    }
}

#[test]
fn every_measure_has_the_units_and_days_of_the_source() {
    let rows = table("lvchun-2022.txt");
    assert_eq!(rows.len(), 63);
    let mut wrong = Vec::new();
    for (_, cells) in rows {
        let indicator = measure(&cells[0]);
        let deadline = indicator.deadline.as_ref();
        let found = [
            indicator.no.clone(),
            indicator.section.last().cloned().unwrap_or_default(),
            indicator.lead.join("；"),
            indicator.responsible.join("；"),
            deadline.map_or(String::new(), |deadline| deadline.text.clone()),
            deadline.and_then(|deadline| deadline.date).map_or(String::new(), |date| date.to_string()),
            if indicator.ongoing { "长期坚持".to_owned() } else { String::new() },
        ];
        if found.as_slice() != cells.as_slice() {
            wrong.push(format!("seed   {found:?}\nsource {cells:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_traps_of_the_text_are_read_as_meant() {
    for no in ["13", "35", "37", "39"] {
        assert!(measure(no).responsible.is_empty(), "{no} names no responsible unit");
    }
    for no in ["9", "18", "19", "22"] {
        assert_eq!(measure(no).deadline.as_ref().and_then(|deadline| deadline.date), None, "{no} names no day");
        assert!(measure(no).ongoing, "{no}");
    }
    let last = |list: &'static [String]| list.last().map(String::as_str);
    assert_eq!(last(&measure("28").responsible), Some("各乡镇党委、政府"), "one unit");
    assert!(measure("63").responsible.iter().any(|unit| unit == "县委统战部（县民宗局）"), "one unit");

    let guards = checkpoint("43.1");
    assert_eq!(measure("43").deadline.as_ref().and_then(|deadline| deadline.date), Some(day("2023-08-31")));
    let [target] = targets(guards) else { panic!("43.1 has one target") };
    assert_eq!(
        (target.by, target.op, target.value.map(|stated| stated.to_string()).as_deref()),
        (Some(day("2022-12-31")), Op::AtLeast, Some("100"))
    );

    let vetoes: Vec<(&str, VetoOn)> = PLAN
        .checkpoints()
        .filter_map(|(indicator, checkpoint)| Some((indicator.no.as_str(), checkpoint.veto.as_ref()?.on)))
        .collect();
    assert_eq!(vetoes, [("25", VetoOn::Teacher), ("63", VetoOn::Township)]);
    let marked: Vec<&str> = PLAN.indicators.iter().filter(|each| each.veto).map(|each| each.no.as_str()).collect();
    assert_eq!(marked, ["25", "63"]);

    let rate = PLAN
        .checkpoints()
        .find(|(indicator, each)| indicator.no == "30" && !targets(each).is_empty() && each.text.contains("上线率"))
        .map(|(_, each)| each)
        .expect("30 has the rate of art pupils");
    assert_eq!(rate.only, ["绿春县高级中学"]);
    let slogans = ["一年适应", "两年胜任", "三年争优"];
    let is_slogan = |checkpoint: &Checkpoint| slogans.iter().any(|slogan| checkpoint.text.contains(slogan));
    assert!(
        measure("22").checkpoints.iter().all(|each| !is_slogan(each) || targets(each).is_empty()),
        "slogans are no targets"
    );
    let heights =
        PLAN.checkpoints().filter(|(_, each)| targets(each).iter().any(|target| ["米", "岁"].contains(&target.unit.as_str())));
    assert_eq!(heights.count(), 0, "ages and heights qualify, they are not scored");
    assert!(measure("43").checkpoints.iter().any(|each| each.conditions.iter().any(|condition| condition.contains("3米"))));
}

#[test]
fn only_that_school_is_asked_for_its_rate() {
    let asked_of = |name: &str| Scenario::start(PLAN.clone(), SubjectKind::Senior, name).asked().join(" ");
    let (own, other) = (asked_of("绿春县高级中学"), asked_of("绿春县第一中学"));
    let only: Vec<&str> = own.split(' ').filter(|id| !other.split(' ').any(|each| each == *id)).collect();
    assert!(only.iter().any(|id| id.starts_with("30.")), "{only:?}");
    assert!(only.iter().all(|id| !checkpoint(id).only.is_empty()), "{only:?}");
}

#[test]
fn checkpoints_are_short_and_for_someone() {
    const LONGEST: usize = 60;
    let mut wrong = Vec::new();
    for (_, checkpoint) in PLAN.checkpoints() {
        let text = checkpoint.text.trim_end_matches(['。', '；']);
        if text.ends_with('等') {
            wrong.push(format!("{}: ends with 等: {text}", checkpoint.id));
        }
        if text.chars().count() > LONGEST {
            wrong.push(format!("{}: {} characters: {text}", checkpoint.id, text.chars().count()));
        }
        if checkpoint.audience.is_empty() {
            wrong.push(format!("{}: for nobody", checkpoint.id));
        }
        if text != checkpoint.text {
            wrong.push(format!("{}: ends with a stop: {text}", checkpoint.id));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
