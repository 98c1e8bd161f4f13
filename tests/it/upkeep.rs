//! Evidence and rectification as people keep them: linked, taken away, sorted by what presses most.

use duibiao::assessment::{Closing, EvidenceId, LedgerOrder, LedgerShown, Progress, Rectification};
use duibiao::evaluate::is_unproven;
use duibiao::plan::{IndicatorId, SubjectKind};

use crate::scenario::{Scenario, day, plan};

fn school() -> Scenario {
    Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学")
}

/// Each piece of evidence with what it serves.
fn evidence(scenario: &Scenario) -> String {
    let piece = |entry: &duibiao::assessment::Stamped<duibiao::assessment::Evidence>| {
        let serves: Vec<&str> = entry.value.serves.iter().map(IndicatorId::as_str).collect();
        format!("{}→{}", entry.value.title, serves.join("+"))
    };
    scenario.dossier.evidence.values().map(piece).collect::<Vec<_>>().join("，")
}

#[test]
fn one_piece_serves_many_indicators_and_goes_with_the_last() {
    let mut school = school();
    let id: EvidenceId = "e1".into();
    let (one, two): (IndicatorId, IndicatorId) = ("demo/1".into(), "demo/2".into());
    school.say("佐证=e1：会议记录 1");
    school.amend(|dossier| dossier.link_evidence(&id, &two));
    school.amend(|dossier| dossier.link_evidence(&id, &two));
    assert_eq!(evidence(&school), "会议记录→demo/1+demo/2", "linked once, however often it is asked");
    school.amend(|dossier| dossier.unlink_evidence(&id, &one));
    assert_eq!(evidence(&school), "会议记录→demo/2");
    assert_eq!(school.dossier.evidence_for(&one).count(), 0);
    school.amend(|dossier| dossier.unlink_evidence(&id, &two));
    assert_eq!(evidence(&school), "");
    for stands in ["会议记录→demo/2", "会议记录→demo/1+demo/2", "会议记录→demo/1", ""] {
        school.undo();
        assert_eq!(evidence(&school), stands);
    }
    school.undo();
    school.amend(|dossier| dossier.link_evidence(&id, &one));
    assert_eq!(evidence(&school), "", "what is not there is not made by linking it");
}

#[test]
fn evidence_and_rectifications_survive_a_reload() {
    let mut school = school();
    school.say("佐证=e1：会议记录 1 2; 整改=r1：1.2 缺教师");
    let before = school.dossier.clone();
    school.reload();
    assert_eq!(school.dossier, before);
}

#[test]
fn full_score_without_evidence_is_told() {
    let mut school = school();
    let indicator: IndicatorId = "demo/1".into();
    let told = |school: &Scenario| {
        let indicator = school.plan.indicator(&indicator).expect("of the plan");
        is_unproven(&school.evaluation(), &school.dossier, indicator)
    };
    assert!(!told(&school), "nothing is answered");
    school.say("1.1=full; 1.2=yes");
    assert!(!told(&school), "something is open");
    school.say("1.3=building");
    assert!(!told(&school), "something is not met");
    school.say("1.3=done");
    assert!(told(&school));
    school.say("佐证=e1：会议记录 2");
    assert!(told(&school), "of another indicator");
    school.say("佐证=e1：会议记录 1 2");
    assert!(!told(&school));
    school.say("佐证=e1; 1.3=不适用：没有");
    assert!(told(&school), "what is met has no evidence");
    school.say("1.1=不适用：没有; 1.2=不适用：没有");
    assert!(!told(&school), "nothing is met");
}

/// Some rectifications: id, checkpoint, unit, due day, and the day on which it was closed.
const LEDGER: &[(&str, &str, &str, &str, &str)] = &[
    ("late", "2.2", "总务处", "2026-05-01", ""),
    ("later", "1.1", "教导处", "2026-06-29", ""),
    ("today", "1.3", "德育处", "2026-06-30", ""),
    ("next", "1.2", "", "2026-08-31", ""),
    ("someday", "2.1", "教导处", "", ""),
    ("done", "1.2", "安保处", "2026-03-01", "2026-04-01"),
];

fn ledger() -> Scenario {
    let mut school = school();
    for (id, checkpoint, unit, due, closed) in LEDGER {
        school.rectify(&format!("{id}：{checkpoint} 缺"));
        school.amend(|dossier| {
            dossier.amend_rectification(&(*id).into(), |each| {
                each.unit = (*unit).to_owned();
                each.due = (!due.is_empty()).then(|| day(due));
                each.closed = (!closed.is_empty()).then(|| Closing { on: day(closed), proof: String::new() });
            })
        });
    }
    school
}

#[test]
fn the_ledger_puts_what_is_overdue_first() {
    let school = ledger();
    let check = |order: LedgerOrder, shown: LedgerShown, expected: &str| {
        let checkpoints: Vec<_> = school.plan.checkpoints().map(|(_, checkpoint)| checkpoint.id.clone()).collect();
        let place_of = |id: &duibiao::plan::CheckpointId| checkpoints.iter().position(|each| each == id).unwrap_or(9_999);
        let found = school.dossier.ledger(order, shown, school.today, place_of);
        let ids: Vec<&str> = found.iter().map(|each| each.id.as_str()).collect();
        assert_eq!(ids.join(" "), expected, "{order:?} {shown:?}");
    };
    check(LedgerOrder::Due, LedgerShown::All, "late later done today next someday");
    check(LedgerOrder::Due, LedgerShown::Open, "late later today next someday");
    check(LedgerOrder::Due, LedgerShown::Closed, "done");
    check(LedgerOrder::Number, LedgerShown::Open, "later late next today someday");
    check(LedgerOrder::Unit, LedgerShown::Open, "late later today someday next");
}

#[test]
fn how_a_rectification_stands() {
    let check = |due: &str, closed: &str, expected: Progress| {
        let mut each = Rectification::new("r".into(), "1.1".into());
        each.due = (!due.is_empty()).then(|| day(due));
        each.closed = (!closed.is_empty()).then(|| Closing { on: day(closed), proof: String::new() });
        assert_eq!(each.stands(day("2026-06-30")), expected, "{due} {closed}");
    };
    check("", "", Progress::Undated);
    check("2026-06-29", "", Progress::Overdue { days: 1 });
    check("2026-06-30", "", Progress::Left { days: 0 });
    check("2026-07-02", "", Progress::Left { days: 2 });
    check("2026-06-29", "2026-06-30", Progress::Closed(day("2026-06-30")));
}
