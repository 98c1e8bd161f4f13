//! What makes answering short: 全部达成, 待复核, and values that are asked about.

use std::sync::Arc;

use duibiao::assessment::{Author, best_levels};
use duibiao::evaluate::Finding;
use duibiao::plan::{Checkpoint, SubjectKind};
use duibiao::state::{Open, Spot};
use duibiao::storage::Haste;

use crate::scenario::{Scenario, plan, read_plan};

/// The checkpoints of one indicator.
fn of_indicator(school: &Scenario, no: &str) -> Vec<Checkpoint> {
    let asked = school.plan.checkpoints().filter(|(indicator, _)| indicator.no == no);
    asked.map(|(_, checkpoint)| checkpoint.clone()).collect()
}

/// What 全部达成 would choose: `1.1=full 1.2=yes`.
fn best(school: &Scenario, no: &str) -> String {
    let levels = best_levels(&school.plan, &school.dossier, &of_indicator(school, no));
    levels.iter().map(|(id, level)| format!("{id}={level}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn all_met_rates_what_is_rated_open_and_applies() {
    let check = |indicator: &str, answers: &str, expected: &str| {
        let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
        assert_eq!(best(school.say(answers), indicator), expected, "{indicator} after `{answers}`");
    };
    check("1", "", "1.1=full 1.2=yes 1.3=done");
    check("1", "1.1=none", "1.2=yes 1.3=done");
    check("1", "1.1=part; 1.2=no; 1.3=不适用：没有项目", "");
    check("1", "1.1=full; 1.1=", "1.1=full 1.2=yes 1.3=done");
    check("2", "", "");
    // A rule that hangs on something unknown is settled first; one that does not hold asks nothing.
    check("5", "", "");
    check("5", "寄宿=是; boarders:=599", "5.1=yes");
    check("5", "寄宿=否; boarders:=650", "5.2=yes");
}

/// Someone at work.
fn at_work() -> (Open, Vec<Checkpoint>, Author) {
    let school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    let first = of_indicator(&school, "1");
    let author = Author { copy: "copy".into(), seq: 1, at: chrono::DateTime::UNIX_EPOCH };
    (Open::new(Arc::new(school.plan), school.dossier), first, author)
}

/// All ratings, on one line.
fn stands(open: &Open) -> String {
    let answers = open.dossier.assessment.answers();
    answers.map(|(id, entry)| format!("{id}:{:?}{}", entry.value.choice, entry.value.note)).collect::<Vec<_>>().join(" ")
}

#[test]
fn all_met_is_one_step_back_and_names_every_place_that_changed() {
    let (mut open, first, author) = at_work();
    open.edit(open.dossier.write_note(&"1.2".into(), "见档案".to_owned()), Haste::AfterPause, &author);
    let before = stands(&open);
    let levels = best_levels(&open.plan, &open.dossier, &first);

    let spots = open.edit_all(open.dossier.rate_all(&levels), &author);
    assert_eq!(spots, ["1.1", "1.2", "1.3"].map(|id| Spot::Answer(id.into())));
    let after = stands(&open);
    assert!(open.edit_all(open.dossier.rate_all(&levels), &author).is_empty(), "again is no step");
    assert_eq!(open.undo(&author).len(), 3);
    assert_eq!(stands(&open), before, "the note stays");
    assert_eq!(open.redo(&author).len(), 3);
    assert_eq!(stands(&open), after);
}

#[test]
fn taking_all_met_back_at_once_is_the_step_back() {
    let (mut open, first, author) = at_work();
    let levels = best_levels(&open.plan, &open.dossier, &first);
    open.edit_all(open.dossier.rate_all(&levels), &author);
    open.edit_all(open.dossier.take_back_all(&levels), &author);
    assert_eq!(stands(&open), "");
    assert!(!open.can_undo() && open.can_redo(), "nobody meets it again on the way back");
}

#[test]
fn taking_all_met_back_later_leaves_what_came_since() {
    let (mut open, first, author) = at_work();
    let levels = best_levels(&open.plan, &open.dossier, &first);
    open.edit_all(open.dossier.rate_all(&levels), &author);
    open.edit(open.dossier.rate(&"1.1".into(), Some("part".into())), Haste::AtOnce, &author);
    open.edit(open.dossier.write_note(&"1.3".into(), "已验收".to_owned()), Haste::AtOnce, &author);
    open.edit_all(open.dossier.take_back_all(&levels), &author);
    assert_eq!(stands(&open), "1.1:Level(LevelId(\"part\")) 1.3:Nothing已验收");
    open.undo(&author);
    assert!(stands(&open).contains("1.2"), "and is a step of its own then");
}

#[test]
fn a_mark_for_review_is_kept_and_undone_and_answers_nothing() {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    let before = school.score();
    let check = |school: &Scenario, expected: Option<&str>| {
        let answer = school.dossier.assessment.answer(&"1.1".into());
        assert_eq!(answer.and_then(|answer| answer.review.as_deref()), expected);
    };
    school.review("1.1", Some(""));
    check(&school, Some(""));
    school.review("1.1", Some("人数待核"));
    school.reload();
    check(&school, Some("人数待核"));
    assert_eq!(school.score(), before);
    school.say("1.1=full");
    check(&school, Some("人数待核"));
    school.review("1.1", None);
    check(&school, None);
    school.undo();
    check(&school, Some("人数待核"));
}

#[test]
fn a_percentage_over_a_hundred_is_asked_about_unless_so_much_is_wanted() {
    const NINETY: &str = r#"op = ">=", value = "90", unit = "%""#;
    // What is typed, the target's row, whether it is asked.
    let cases = [
        ("100", NINETY, false),
        ("100.01", NINETY, true),
        ("120%", r#"op = ">=", value = "100", unit = "%""#, true),
        ("1200/1000", NINETY, true),
        ("120", r#"op = "<=", value = "5", unit = "%""#, true),
        ("120", r#"op = ">=", value = "110", unit = "%""#, false),
        ("500", r#"op = ">=", value = "110", unit = "%""#, false),
        ("120", r#"op = "range", low = "80", high = "130", unit = "%""#, false),
        ("120", r#"op = "range", low = "80", high = "95", unit = "%""#, true),
        ("", NINETY, false),
        ("abc", NINETY, false),
    ];
    for (typed, target, expected) in cases {
        // The first row of this kind is that of 2.7.
        let toml = crate::cases::text("plans/demo.toml").replacen(NINETY, target, 1);
        let mut school = Scenario::start(read_plan(&toml), SubjectKind::County, "演示县");
        school.say(&format!("2.7={typed}"));
        let evaluation = school.evaluation();
        let asked = evaluation.finding(&"2.7".into()).map(Finding::is_over_all);
        assert_eq!(asked, Some(expected), "`{typed}` for {target}");
    }
}

#[test]
fn a_count_over_a_hundred_is_nothing_to_ask_about() {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say("2.2=1200");
    assert_eq!(school.evaluation().finding(&"2.2".into()).map(Finding::is_over_all), Some(false));
}
