//! A plan's new edition: answers stay, what is other is marked, what is gone is kept aside.

use duibiao::assessment::{Author, PlanRef, Revised, Revision};
use duibiao::evaluate::{Moment, evaluate};
use duibiao::exchange::{json, plan_ref};
use duibiao::plan::{Plan, SubjectKind};

use crate::cases;
use crate::scenario::{Scenario, plan, read_plan};

/// The demo plan with something replaced, as its second edition.
fn edition(replaced: &[(&str, &str)]) -> Plan {
    let text = std::fs::read_to_string(cases::path("plans/demo.toml")).expect("the demo plan");
    let mut text = text.replace("edition = \"1\"", "edition = \"2\"");
    for (old, new) in replaced {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    read_plan(&text)
}

const WITHOUT_1_2: (&str, &str) = (
    "[[indicators.checkpoints]]\nid = \"1.2\"\ntext = \"公开招生方案\"\nkind = \"rated\"\nscale = \"yes-no\"\naudience = [\"schools\"]\n",
    "",
);

fn line(revision: &Revision) -> String {
    let word = |each: &Revised| each.word();
    let changed = revision.changed.iter();
    let changed = changed.map(|(id, all)| format!("{id} {}", all.iter().map(word).collect::<Vec<_>>().join("+")));
    let removed = revision.removed.iter().map(|id| format!("-{id}"));
    let added = revision.added.iter().map(|id| format!("+{id}"));
    changed.chain(removed).chain(added).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(replaced: &[(&str, &str)], expected: &str) {
    assert_eq!(line(&Revision::between(&plan("demo"), &edition(replaced))), expected);
}

#[test]
fn what_is_other_is_named() {
    check(&[], "");
    check(&[("title = \"评定\"", "title = \"评定工作\"")], "");
    check(&[("text = \"建立议事决策制度\"", "text = \"建立并公开议事决策制度\"")], "1.1 text");
    check(&[("scale = \"yes-no\"", "scale = \"four\"")], "1.2 question");
    check(&[("value = \"1000\"", "value = \"1200\"")], "2.2 targets");
    check(&[("text = \"到2025年\", date = 2025-12-31", "text = \"到2026年\", date = 2026-12-31")], DEADLINES);
    check(&[("id = \"1.3\"", "id = \"1.4\"")], "-1.3, +1.4");
    check(&[WITHOUT_1_2], "-1.2");
    check(&[("audience = [\"schools\"]", "audience = [\"primary\"]")], "1.2 scope");
}

/// Every checkpoint of the indicator that has no day of its own.
const DEADLINES: &str = "2.1 deadline, 2.2 deadline, 2.3 deadline, 2.4 deadline, 2.5 deadline, 2.6 deadline, 2.7 deadline";

fn school() -> Scenario {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.answer("1.1", "full");
    school.answer("1.2", "yes");
    school.type_number("2.2", None, "1100");
    school.review("1.1", Some("核对"));
    school
}

fn author() -> Author {
    Author { copy: "copy".into(), seq: 99, at: chrono::DateTime::UNIX_EPOCH }
}

fn why(revised: &[Revised]) -> String {
    revised.iter().map(|each| each.word()).collect::<Vec<_>>().join("+")
}

#[test]
fn answers_stay_what_is_other_is_marked_and_what_is_gone_is_kept_aside() {
    let mut school = school();
    let new = edition(&[
        ("text = \"建立议事决策制度\"", "text = \"建立并公开议事决策制度\""),
        ("value = \"1000\"", "value = \"1200\""),
        ("value = \"45\"", "value = \"40\""),
        WITHOUT_1_2,
    ]);
    let revision = Revision::between(&school.plan, &new);
    let marked = school.dossier.take_edition(&new, plan_ref(&new), &revision, why, &author());
    assert_eq!(marked, ["1.1".into(), "2.2".into()], "what nobody answered is not marked");
    let review = |id: &str| school.dossier.assessment.answer(&id.into()).and_then(|answer| answer.review.clone());
    assert_eq!(review("1.1").as_deref(), Some("核对；text"), "what was marked before stays said");
    assert_eq!(review("2.2").as_deref(), Some("targets"));
    assert_eq!(school.dossier.assessment.plan.edition, "2");
    let aside: Vec<_> = school.dossier.aside(&new).map(|(id, _)| id.to_string()).collect();
    assert_eq!(aside, ["1.2"]);

    // Judged by the new edition, without what is aside; in its file all the same.
    let judged = evaluate(&new, &school.dossier, Moment::of(&school.dossier, school.today));
    assert!(judged.finding(&"1.2".into()).is_none() && judged.finding(&"1.1".into()).is_some());
    let back = json::read(&json::write(&new, &school.dossier)).expect("our own file");
    assert_eq!(back.dossier.assessment, school.dossier.assessment);

    // Once more changes nothing; back in the plan, it is there again.
    let before = school.dossier.clone();
    let again = school.dossier.take_edition(&new, plan_ref(&new), &Revision::between(&new, &new), why, &author());
    assert_eq!((again.len(), &school.dossier), (0, &before));
    let old = plan("demo");
    assert_eq!(school.dossier.aside(&old).count(), 0);
    assert!(evaluate(&old, &school.dossier, Moment::of(&school.dossier, school.today)).finding(&"1.2".into()).is_some());
}

#[test]
fn what_is_sealed_stays_with_its_edition() {
    let mut school = school();
    let of = |plan: &Plan| PlanRef { hash: "0".repeat(16), ..plan_ref(plan) };
    let seal = duibiao::assessment::SealRecord::from_text("{\"seq\":1,\"seal\":{}}");
    school.dossier.assessment.seals = seal;
    let new = edition(&[("text = \"建立议事决策制度\"", "text = \"建立并公开议事决策制度\"")]);
    let before = school.dossier.clone();
    let marked = school.dossier.take_edition(&new, of(&new), &Revision::between(&school.plan, &new), why, &author());
    assert_eq!((marked.len(), school.dossier), (0, before));
}
