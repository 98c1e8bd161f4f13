//! What holds for every answer anyone could give: ranges, order, undo, and that better is never worse.

use duibiao::assessment::{Ask, Choice};
use duibiao::evaluate::{Tally, attain, attain_share};
use duibiao::exact::{Decimal, Ratio, quotient, whole};
use duibiao::plan::{Attribute, LevelId, Nature, Op, Plan, SubjectKind, Target};
use num_traits::{One, Zero};
use proptest::prelude::*;
use std::sync::LazyLock;

use crate::cases::random;
use crate::scenario::{Scenario, plan};

static DEMO: LazyLock<Plan> = LazyLock::new(|| plan("demo"));

/// Some of what people type, right and wrong.
const NUMBERS: &[&str] = &["", "0", "1", "3", "5", "45", "46", "49.9", "85%", "90", "1,000", "许多", "42/1000", "3/0"];
const COUNTS: &[&str] = &["÷", "42÷1000", "30÷1000", "0÷0", "7÷", "900÷300"];
const SHARES: &[&str] = &["", "/", "0/0", "0/9", "3/9", "8/9", "9/9", "10/9"];

/// One line of answers, a choice for each thing asked; choices are taken by number, round and round.
fn answers(scenario: &Scenario, choices: &[u8]) -> Vec<String> {
    let pick = |from: &[&'static str], choice: u8| from[usize::from(choice) % from.len()];
    let mut lines = Vec::new();
    for (id, choice) in scenario.asked().into_iter().zip(choices.iter().cycle()) {
        match scenario.ask(id) {
            Ask::Level(scale) => {
                let levels = &scenario.plan.scale(&scale).expect("a scale of the plan").levels;
                let which = usize::from(*choice) % (levels.len() + 2);
                lines.push(match levels.get(which) {
                    Some(level) => format!("{id}={}", level.id),
                    None if which == levels.len() => format!("{id}="),
                    None => format!("{id}=不适用：没有"),
                });
            }
            Ask::Share(_) => lines.push(format!("{id}={}", pick(SHARES, *choice))),
            Ask::Numbers(slots) => lines.extend(slots.iter().map(|slot| {
                let stage = slot.stage.map_or(String::new(), |stage| format!("@{}", stage.word()));
                let typed = if slot.counts.is_some() { pick(COUNTS, *choice) } else { pick(NUMBERS, *choice) };
                format!("{id}{stage}={typed}")
            })),
        }
    }
    lines
}

/// Someone at the demo plan who has answered at random.
fn someone() -> impl Strategy<Value = (Scenario, Vec<String>)> {
    let kinds = prop::sample::select(SubjectKind::ALL);
    (kinds, prop::collection::vec(any::<u8>(), 30), any::<[bool; 4]>()).prop_map(
        |(kind, choices, [boarding, known, big, last])| {
            let mut scenario = Scenario::start(DEMO.clone(), kind, "县教体局");
            let mut lines = answers(&scenario, &choices);
            scenario.dossier.subject.boarding = known.then_some(boarding);
            lines.push(format!("boarders:={}", if big { "700" } else { "" }));
            if last {
                lines.push("基准=终期".to_owned());
            }
            for line in &lines {
                scenario.say(line);
            }
            (scenario, lines)
        },
    )
}

fn tallies(scenario: &Scenario) -> Vec<Tally> {
    let evaluation = scenario.evaluation();
    let indicators = evaluation.indicators.into_iter().map(|(_, tally)| tally);
    let sections = evaluation.sections.into_iter().map(|(_, tally)| tally);
    indicators.chain(sections).chain([evaluation.total]).collect()
}

/// All that was typed, without the stamps.
fn typed(scenario: &Scenario) -> Vec<String> {
    let answers = scenario.dossier.assessment.answers().map(|(id, entry)| format!("{id} {:?}", entry.value));
    let values = scenario.dossier.sheet.iter().map(|(key, entry)| format!("{} {}", key.text(), entry.value));
    let evidence = scenario.dossier.evidence.iter().map(|(id, entry)| format!("{id} {:?}", entry.value));
    let rectifications = scenario.dossier.assessment.rectifications().map(|(id, entry)| format!("{id} {:?}", entry.value));
    answers.chain(values).chain(evidence).chain(rectifications).collect()
}

/// What can be done to evidence and rectifications, one over the other.
const KEPT: &[&str] = &[
    "佐证=e1：会议记录 1 2",
    "佐证=e1：会议记录 2",
    "佐证=e1",
    "佐证=e2：台账 3",
    "佐证=e2",
    "整改=r1：1.2 缺教师",
    "整改=r1：1.2 缺两名教师",
    "整改=r1",
    "整改=r2：2.2 缺场地",
];

/// The same, or one better than it was: of numbers that may not be there yet.
fn not_lower(before: &Option<Ratio>, after: &Option<Ratio>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => before <= after,
        (None, _) => true,
        (Some(_), None) => false,
    }
}

proptest! {
    #![proptest_config(random(96))]

    #[test]
    fn the_score_lies_in_its_range((scenario, _) in someone()) {
        for tally in tallies(&scenario) {
            if let (Some(worst), Some(best)) = (&tally.worst, &tally.best) {
                prop_assert!(*worst >= Ratio::zero() && worst <= best && *best <= Ratio::one(), "{tally:?}");
            }
            if let Some(so_far) = &tally.so_far {
                prop_assert!(tally.worst.as_ref().is_some_and(|worst| worst <= so_far), "{tally:?}");
                prop_assert!(tally.best.as_ref().is_some_and(|best| so_far <= best), "{tally:?}");
            }
            prop_assert!(tally.coverage.answered <= tally.coverage.applicable);
            prop_assert!(tally.coverage.declared_out <= tally.coverage.answered);
        }
    }

    #[test]
    fn full_coverage_leaves_no_range((scenario, _) in someone()) {
        for tally in tallies(&scenario) {
            if tally.coverage.is_full() && tally.coverage.declared_out == 0 {
                prop_assert_eq!(&tally.worst, &tally.so_far);
                prop_assert_eq!(&tally.best, &tally.so_far);
            }
        }
    }

    #[test]
    fn a_better_level_never_lowers((mut scenario, _) in someone(), which in any::<prop::sample::Index>()) {
        let rated: Vec<String> = scenario.asked().into_iter().filter(|id| matches!(scenario.ask(id), Ask::Level(_))).map(str::to_owned).collect();
        prop_assume!(!rated.is_empty());
        let id = &rated[which.index(rated.len())];
        let Ask::Level(scale) = scenario.ask(id) else { unreachable!("only rated ones") };
        let levels: Vec<LevelId> = scenario.plan.scale(&scale).expect("a scale").levels.iter().map(|level| level.id.clone()).collect();
        let now = match scenario.dossier.assessment.answer(&id.as_str().into()).map(|answer| answer.choice.clone()) {
            Some(Choice::Level(level)) => levels.iter().position(|each| *each == level).expect("a level of its scale"),
            _ => levels.len() - 1,
        };
        scenario.answer(id, levels[now].as_str());
        let before = tallies(&scenario);
        scenario.answer(id, levels[now.saturating_sub(1)].as_str());
        for (before, after) in before.iter().zip(tallies(&scenario)) {
            prop_assert!(not_lower(&before.so_far, &after.so_far), "{before:?} → {after:?}");
            prop_assert!(not_lower(&before.worst, &after.worst), "{before:?} → {after:?}");
            prop_assert!(not_lower(&before.best, &after.best), "{before:?} → {after:?}");
        }
    }

    #[test]
    fn an_answer_narrows_the_range((mut scenario, _) in someone(), which in any::<prop::sample::Index>()) {
        let open: Vec<String> = scenario.asked().into_iter().filter(|id| {
            matches!(scenario.ask(id), Ask::Level(_)) && scenario.dossier.assessment.answer(&(*id).into()).is_none()
        }).map(str::to_owned).collect();
        prop_assume!(!open.is_empty());
        let id = &open[which.index(open.len())];
        let before = tallies(&scenario);
        let Ask::Level(scale) = scenario.ask(id) else { unreachable!("only rated ones") };
        let level = scenario.plan.scale(&scale).expect("a scale").levels[1].id.clone();
        scenario.answer(id, level.as_str());
        for (before, after) in before.iter().zip(tallies(&scenario)) {
            prop_assert!(not_lower(&before.worst, &after.worst), "{before:?} → {after:?}");
            prop_assert!(not_lower(&after.best, &before.best), "{before:?} → {after:?}");
        }
    }

    #[test]
    fn the_order_of_answering_does_not_matter((scenario, lines) in someone()) {
        let subject = &scenario.dossier.subject;
        let mut backwards = Scenario::start(DEMO.clone(), subject.kind, &subject.name);
        backwards.dossier.subject.boarding = subject.boarding;
        for line in lines.iter().rev() {
            backwards.say(line);
        }
        prop_assert_eq!(typed(&backwards), typed(&scenario));
        prop_assert_eq!(backwards.evaluation(), scenario.evaluation());
    }

    #[test]
    fn undo_leads_back_to_where_it_began((mut scenario, _) in someone(), choices in prop::collection::vec(any::<u8>(), 30)) {
        scenario.reload();
        let (before, outcome) = (typed(&scenario), scenario.evaluation());
        let lines = answers(&scenario, &choices);
        for (line, choice) in lines.iter().zip(choices.iter().cycle()) {
            scenario.say(line).say(KEPT[usize::from(*choice) % KEPT.len()]);
        }
        scenario.note("1.1", "备注");
        for _ in 0..3 * lines.len() + 2 {
            scenario.undo();
        }
        prop_assert_eq!(typed(&scenario), before);
        prop_assert_eq!(scenario.evaluation().findings, outcome.findings);
    }
}

fn target(op: Op, low: i64, high: i64, floor: bool) -> Target {
    Target {
        stage: None,
        by: None,
        by_setting: None,
        when: Vec::new(),
        op,
        value: Some(Decimal::new(low, 2).into()),
        low: Some(Decimal::new(low, 2).into()),
        high: Some(Decimal::new(high, 2).into()),
        unit: "%".to_owned(),
        attribute: floor.then_some(Attribute::Floor),
        strength: None,
        baseline: None,
    }
}

proptest! {
    #![proptest_config(random(400))]

    #[test]
    fn attainment_is_bounded_and_grows_towards_the_target(
        op in prop::sample::select(Op::ALL), low in 0i64..10_000, span in 0i64..10_000, floor in any::<bool>(), rate in any::<bool>(),
        one in 0i64..30_000, other in 0i64..30_000,
    ) {
        let target = target(op, low, low + span, floor);
        let nature = if rate { Nature::Rate } else { Nature::Amount };
        let (less, more) = (quotient(one.min(other), 100), quotient(one.max(other), 100));
        let (at_less, at_more) = (attain(&less, &target, nature), attain(&more, &target, nature));
        for found in [&at_less, &at_more] {
            prop_assert!(found.share >= Ratio::zero() && found.share <= Ratio::one());
            prop_assert!(found.met == found.share.is_one(), "{found:?}");
            prop_assert!(found.met || found.share <= quotient(8, 10), "a miss never beats 基本达成: {found:?}");
        }
        let (bottom, top) = (quotient(low, 100), quotient(if op == Op::Range { low + span } else { low }, 100));
        match op {
            Op::AtLeast | Op::MoreThan => prop_assert!(at_less.share <= at_more.share),
            Op::AtMost | Op::LessThan => prop_assert!(at_less.share >= at_more.share),
            Op::Equal | Op::Range if more <= bottom => prop_assert!(at_less.share <= at_more.share),
            Op::Equal | Op::Range if less >= top => prop_assert!(at_less.share >= at_more.share),
            Op::Equal | Op::Range | Op::Forecast => {}
        }
    }

    #[test]
    fn more_that_meet_a_universal_never_attain_less(of in 1i64..500, one in 0i64..500, other in 0i64..500, needed in 1i64..=100) {
        let share = |meets: i64| attain_share(&whole(meets.min(of)), &whole(of), &whole(needed), false);
        prop_assert!(share(one.min(other)).share <= share(one.max(other)).share);
        prop_assert!(share(of).met);
    }
}
