//! An answer to the same duty in another plan is offered, with its day, and never taken by itself.

use std::sync::Arc;

use duibiao::assessment::{Answer, Assessment, Choice, Duties, Period, PlanRef, Stamp, Stamped, offer};
use duibiao::plan::{Scale, shipped_scales};

/// `plan checkpoint level seq note`, each an assessment of its own with one answer.
fn assessments(answers: &[(&str, &str, &str, u64, &str)]) -> Vec<Assessment> {
    let one = |(plan, checkpoint, level, seq, note): &(&str, &str, &str, u64, &str)| {
        let of = PlanRef { id: (*plan).into(), edition: "1".to_owned(), hash: "0".repeat(16) };
        let at = chrono::DateTime::UNIX_EPOCH;
        let mut assessment = Assessment::new((*plan).into(), of, "subject".into(), Period::SchoolYear(2025), at);
        let choice = match *level {
            "" => Choice::Nothing,
            "不适用" => Choice::NotApplicable { reason: "没有".to_owned() },
            level => Choice::Level(level.into()),
        };
        let value = Answer { choice, note: (*note).to_owned(), review: None, aside: None };
        assessment.set((*checkpoint).into(), Some(Stamped { value, stamp: Stamp { seq: *seq, copy: "copy".into(), at } }));
        assessment
    };
    answers.iter().map(one).collect()
}

/// Checkpoint 1.1 of every plan shares the duty `safety`, 1.2 another.
fn known() -> Vec<Arc<Duties>> {
    let duties = |plan: &str| {
        let of = vec![("1.1".into(), "safety".into()), ("1.2".into(), "reading".into())];
        Arc::new(Duties { plan: plan.into(), title: format!("计划{plan}"), of })
    };
    ["a", "b", "c"].map(duties).into()
}

fn scale(id: &str) -> Scale {
    shipped_scales().into_iter().find(|scale| scale.id.as_str() == id).expect("shipped")
}

/// What is offered to 1.1 of plan `a`.
#[track_caller]
fn check(answers: &[(&str, &str, &str, u64, &str)], own_scale: &str, expected: Option<(&str, &str)>) {
    let found = offer(&"safety".into(), &scale(own_scale), &"a".into(), &known(), assessments(answers).iter());
    let found = found.map(|found| (found.plan, found.level.to_string()));
    assert_eq!(found, expected.map(|(plan, level)| (plan.to_owned(), level.to_owned())));
}

#[test]
fn the_newest_rating_of_the_same_duty_is_offered() {
    check(&[], "four", None);
    check(&[("b", "1.1", "most", 1, "")], "four", Some(("计划b", "most")));
    check(&[("b", "1.1", "most", 1, ""), ("c", "1.1", "full", 2, "")], "four", Some(("计划c", "full")));
    check(&[("b", "1.1", "most", 3, ""), ("c", "1.1", "full", 2, "")], "four", Some(("计划b", "most")));
}

#[test]
fn what_does_not_fit_is_not_offered() {
    check(&[("b", "1.2", "most", 1, "")], "four", None);
    check(&[("a", "1.1", "most", 1, "")], "four", None);
    check(&[("b", "1.1", "yes", 1, "")], "four", None);
    check(&[("b", "1.1", "", 1, "只有备注")], "four", None);
    check(&[("b", "1.1", "不适用", 1, "")], "four", None);
    check(&[("d", "1.1", "most", 1, "")], "four", None);
}

#[test]
fn taking_it_over_keeps_a_note_that_stands_there() {
    let found = offer(
        &"safety".into(),
        &scale("four"),
        &"a".into(),
        &known(),
        assessments(&[("b", "1.1", "most", 1, "已建台账")]).iter(),
    );
    let found = found.expect("offered");
    let blank = Answer::default();
    assert_eq!(found.taken_into(&blank).note, "已建台账");
    let noted = Answer { note: "自己写的".to_owned(), ..Answer::default() };
    let taken = found.taken_into(&noted);
    assert_eq!((taken.note.as_str(), taken.choice), ("自己写的", Choice::Level("most".into())));
}
