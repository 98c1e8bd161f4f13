//! An earlier assessment beside the one of now: what rose, fell, came and went.

use duibiao::assessment::{Assessment, AssessmentId, Period, Subject};
use duibiao::evaluate::{Change, Comparison, Figure, Figures, Row, compare};
use duibiao::plan::{Plan, SubjectKind};
use duibiao::storage::Shelf;

use crate::judging::small;
use crate::scenario::{Scenario, day, plan};

const SCHOOL: SubjectKind = SubjectKind::Primary;

/// What a school's answers of a school year come to, judged on its own day.
fn figures(plan: &Plan, year: i32, edition: &str, answers: &str) -> Figures {
    let mut scenario = Scenario::start(plan.clone(), SCHOOL, "演示小学");
    scenario.dossier.assessment.period = Period::SchoolYear(year);
    scenario.today = day("2028-01-01");
    scenario.say(answers);
    let period = scenario.dossier.assessment.period;
    Figures::of(plan, period, edition, &scenario.evaluation(), |finding| finding.verdict.word().to_owned())
}

fn word(change: Change) -> &'static str {
    match change {
        Change::Up => "升",
        Change::Down => "降",
        Change::Same => "平",
        Change::New => "新",
        Change::Gone => "去",
        Change::Open => "缺",
    }
}

fn rows<K, T>(rows: &[Row<K, T>], name: impl Fn(&K) -> String) -> String {
    rows.iter().map(|row| format!("{}{}", name(&row.key), word(row.change))).collect::<Vec<_>>().join(" ")
}

fn compared(plan: &Plan, then: &str, now: &str) -> Comparison {
    compare(&figures(plan, 2024, "1", then), &figures(plan, 2025, "1", now))
}

#[track_caller]
fn check(plan: &Plan, then: &str, now: &str, expected: &str) {
    let found = compared(plan, then, now);
    let sections = rows(&found.sections, |path| path.join("/"));
    let indicators = rows(&found.indicators, |id| id.as_str().trim_start_matches("p/").to_owned());
    let checkpoints = rows(&found.checkpoints, |id| id.to_string());
    assert_eq!(format!("{}｜{sections}｜{indicators}｜{checkpoints}", word(found.total)), expected, "{then} → {now}");
}

#[test]
fn what_rose_and_fell_is_told_from_the_whole_down_to_each_checkpoint() {
    let plan = small(&["1.1", "1.2", "b1.1"]);
    check(&plan, "1.1=part; 1.2=full; b1.1=most", "1.1=most; 1.2=full; b1.1=part", "降｜a升 b降｜1升 b1降｜1.1升 1.2平 b1.1降");
    check(&plan, "1.1=full; 1.2=full; b1.1=full", "1.1=full; 1.2=full; b1.1=full", "平｜a平 b平｜1平 b1平｜1.1平 1.2平 b1.1平");
}

#[test]
fn what_is_open_on_a_side_is_not_compared() {
    let plan = small(&["1.1", "b1.1"]);
    check(&plan, "1.1=part", "1.1=full; b1.1=full", "升｜a升 b缺｜1升 b1缺｜1.1升 b1.1缺");
    check(&plan, "", "1.1=full", "缺｜a缺 b缺｜1缺 b1缺｜1.1缺 b1.1缺");
}

#[test]
fn what_does_not_apply_comes_and_goes() {
    let plan = small(&["1.1", "b1.1"]);
    check(&plan, "1.1=full; b1.1=不适用：没有", "1.1=full; b1.1=full", "平｜a平 b缺｜1平 b1缺｜1.1平 b1.1新");
    let ruled = small(&["1.1", "b1.1 applies=[{fact='rural',is=true}]"]);
    check(&ruled, "1.1=full; 农村=否", "1.1=full; 农村=是; b1.1=part", "降｜a平 b新｜1平 b1新｜1.1平 b1.1新");
    check(&ruled, "1.1=full; 农村=是; b1.1=part", "1.1=full; 农村=否", "升｜a平 b去｜1平 b1去｜1.1平 b1.1去");
}

#[test]
fn each_is_judged_on_its_own_day() {
    let plan = small(&["1.1", "2.1 deadline={text='t',date=2025-12-31}"]);
    check(&plan, "1.1=full; 2.1=part", "1.1=full; 2.1=part", "降｜a降｜1平 2新｜1.1平 2.1新");
}

#[test]
fn another_edition_is_compared_by_its_ids() {
    let (old, new) = (small(&["1.1", "2.1", "3.1"]), small(&["3.1", "1.1", "1.2"]));
    let found = compare(
        &figures(&old, 2024, "1", "1.1=part; 2.1=full; 3.1=full"),
        &figures(&new, 2025, "2", "3.1=part; 1.1=full; 1.2=full"),
    );
    assert!(found.is_other_edition);
    assert_eq!(rows(&found.checkpoints, |id| id.to_string()), "3.1降 1.1升 1.2新 2.1去");
    assert_eq!(rows(&found.indicators, |id| id.to_string()), "p/3降 p/1升 p/2去");
}

#[test]
fn without_a_score_what_is_met_is_compared() {
    let plan = plan("standard");
    let of = |answers: &str| {
        let mut scenario = Scenario::start(plan.clone(), SubjectKind::Primary, "演示小学");
        scenario.say(answers);
        let period = scenario.dossier.assessment.period;
        Figures::of(&plan, period, "1", &scenario.evaluation(), |_| String::new())
    };
    let found = compare(&of("否决1.1=no"), &of("否决1.1=yes"));
    let row = found.indicators.iter().find(|row| row.change == Change::Up).expect("something rose");
    let counts = |figure: &Option<Figure>| figure.as_ref().map(|figure| figure.met);
    assert_eq!((counts(&row.then), counts(&row.now)), (Some(0), Some(1)));
    assert_eq!(found.total, Change::Up);
}

#[test]
fn the_newest_earlier_period_is_offered_first_whoever_brought_it() {
    let own = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学").dossier;
    let mut shelf = Shelf::default();
    let mut put = |id: &str, period: Period, change: &dyn Fn(&mut Subject, &mut Assessment)| {
        let mut dossier = own.clone();
        dossier.assessment.id = id.into();
        dossier.assessment.period = period;
        change(&mut dossier.subject, &mut dossier.assessment);
        dossier.subject.id = format!("s-{id}").into();
        dossier.assessment.subject = dossier.subject.id.clone();
        shelf.put(dossier);
    };
    put("beside", Period::SchoolYear(2025), &|_, _| {});
    put("old", Period::SchoolYear(2022), &|_, _| {});
    put("last", Period::SchoolYear(2024), &|_, _| {});
    put("later", Period::SchoolYear(2026), &|_, _| {});
    put("other-plan", Period::SchoolYear(2024), &|_, assessment| assessment.plan.id = "other".into());
    put("other-school", Period::SchoolYear(2024), &|subject, _| subject.name = "另一所小学".to_owned());
    put("other-kind", Period::SchoolYear(2024), &|subject, _| subject.kind = SubjectKind::Junior);
    shelf.put(own.clone());
    let found: Vec<&AssessmentId> = shelf.earlier_than(&own).into_iter().map(|each| &each.id).collect();
    assert_eq!(found, [&"last".into(), &"old".into(), &"beside".into()]);
}
