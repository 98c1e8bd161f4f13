//! Judging anew what an answer changes comes to the same as judging everything, whatever is answered and wherever.

use std::sync::LazyLock;

use chrono::DateTime;
use duibiao::assessment::{Ask, Author};
use duibiao::evaluate::{Changed, Evaluation, update};
use duibiao::i18n::{Language, SampleWords};
use duibiao::plan::{CheckpointId, Plan, SubjectKind, shipped};
use proptest::prelude::*;

use crate::cases::random;
use crate::scenario::{Scenario, day, plan};

/// One plan of each sort: with all that the rules know, the largest, and one that passes or fails.
static PLANS: LazyLock<[Plan; 3]> = LazyLock::new(|| {
    let shipped = |id| shipped::plan(id).expect("it is shipped").expect("the build checked it");
    [plan("demo"), shipped("banan-2021"), shipped("youzhijunheng-2017")]
});

/// Someone at one of them, with much answered or nothing.
fn someone(plan: usize, kind: SubjectKind, is_filled: bool) -> Scenario {
    let mut scenario = Scenario::start(PLANS[plan].clone(), kind, "巴南区教育委员会");
    if is_filled {
        let author = Author { copy: "copy".into(), seq: 1, at: DateTime::UNIX_EPOCH };
        scenario.dossier.fill_as_sample(&PLANS[plan], &SampleWords::of(Language::Zh).text, day("2026-06-30"), &author);
    }
    scenario
}

/// Answers one checkpoint: a level, none, 不适用 with or without a reason, or a note beside what is there.
fn answer(scenario: &mut Scenario, id: &CheckpointId, choice: usize) {
    let Ask::Level(scale) = scenario.ask(id.as_str()) else {
        scenario.say(&format!("备注={id}：见档案{choice}"));
        return;
    };
    let levels = scenario.plan.scale(&scale).expect("a scale of the plan").levels.clone();
    scenario.say(&match choice % (levels.len() + 4) {
        0 => format!("{id}="),
        1 => format!("{id}=不适用：没有"),
        2 => format!("{id}=不适用："),
        3 => format!("备注={id}：见档案{choice}"),
        level => format!("{id}={}", levels[level - 4].id),
    });
}

/// What is another in the second.
fn differences(before: &Evaluation, after: &Evaluation) -> Changed {
    let checkpoints = before.findings.iter().zip(&after.findings).filter(|(was, is)| was != is);
    let indicators = before.indicators.iter().zip(&after.indicators).filter(|(was, is)| was != is);
    let sections = before.sections.iter().zip(&after.sections).filter(|(was, is)| was != is);
    Changed {
        checkpoints: checkpoints.map(|(was, _)| was.checkpoint.clone()).collect(),
        indicators: indicators.map(|(was, _)| was.0.clone()).collect(),
        sections: sections.map(|(was, _)| was.0.clone()).collect(),
    }
}

fn sorted(mut changed: Changed) -> Changed {
    changed.checkpoints.sort();
    changed.indicators.sort();
    changed.sections.sort();
    changed
}

proptest! {
    #![proptest_config(random(24))]

    #[test]
    fn judging_anew_comes_to_the_same(
        plan in 0..3_usize,
        kind in prop::sample::select(vec![SubjectKind::County, SubjectKind::Primary, SubjectKind::NineYear]),
        is_filled: bool,
        answers in prop::collection::vec(prop::collection::vec((any::<usize>(), any::<usize>()), 1..4), 1..6),
    ) {
        let mut scenario = someone(plan, kind, is_filled);
        let mut evaluation = scenario.evaluation();
        for together in answers {
            let asked: Vec<CheckpointId> = scenario.asked().into_iter().map(CheckpointId::from).collect();
            if asked.is_empty() {
                break;
            }
            let changed: Vec<CheckpointId> = together.iter().map(|(place, _)| asked[place % asked.len()].clone()).collect();
            for (id, (_, choice)) in changed.iter().zip(&together) {
                answer(&mut scenario, id, *choice);
            }
            let before = evaluation.clone();
            let told = update(&mut evaluation, &scenario.plan, &scenario.dossier, &changed);
            prop_assert_eq!(&evaluation, &scenario.evaluation(), "{:?}", changed);
            prop_assert_eq!(sorted(told), sorted(differences(&before, &evaluation)), "{:?}", changed);
        }
    }
}

/// What one answer takes from a section another brings back: the section is as it was, and is not told.
#[test]
fn what_comes_out_even_is_not_told() {
    let mut scenario = someone(2, SubjectKind::NineYear, false);
    let [one, other] = ["否决4.1", "否决5.2"].map(CheckpointId::from);
    answer(&mut scenario, &one, 5);
    let mut evaluation = scenario.evaluation();
    answer(&mut scenario, &one, 0);
    answer(&mut scenario, &other, 5);
    let before = evaluation.clone();
    let told = update(&mut evaluation, &scenario.plan, &scenario.dossier, &[one, other]);
    assert_eq!(evaluation, scenario.evaluation());
    assert_eq!(told.checkpoints.len(), 2);
    assert_eq!(sorted(told), sorted(differences(&before, &evaluation)));
    assert_eq!(before.sections, evaluation.sections);
}

/// Answered to the last, so that there are grades to go up and down.
#[test]
fn the_conclusion_follows_too() {
    let mut scenario = someone(0, SubjectKind::Primary, false);
    let asked: Vec<CheckpointId> = scenario.asked().into_iter().map(CheckpointId::from).collect();
    let mut evaluation = scenario.evaluation();
    for choice in [4, 5, 7, 1, 4] {
        for id in &asked {
            answer(&mut scenario, id, choice);
            update(&mut evaluation, &scenario.plan, &scenario.dossier, std::slice::from_ref(id));
            assert_eq!(evaluation, scenario.evaluation(), "{id}");
        }
    }
}
