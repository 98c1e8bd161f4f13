//! What a result says beyond its figures: where most is to be gained, and what to look at before handing in.

use duibiao::assessment::Period;
use duibiao::evaluate::{Check, checks};
use duibiao::exact::{Ratio, short};
use duibiao::plan::{IndicatorId, Plan, SubjectKind};

use crate::judging::small;
use crate::scenario::Scenario;

const COUNTY: SubjectKind = SubjectKind::County;

/// What each indicator would bring if it were met, the most first: `2 50；1 10`.
fn levers(plan: &Plan, answers: &str) -> String {
    let mut scenario = Scenario::start(plan.clone(), COUNTY, "演示县");
    scenario.say(answers);
    let found = scenario.evaluation().levers(plan);
    let one = |(id, gain): &(IndicatorId, Ratio)| format!("{} {}", id.as_str().trim_start_matches("p/"), short(gain, 2));
    found.iter().map(one).collect::<Vec<_>>().join("；")
}

#[test]
fn the_largest_gain_comes_first() {
    let two = small(&["1.1", "2.1"]);
    assert_eq!(levers(&two, "1.1=most; 2.1=none"), "2 50；1 10");
    assert_eq!(levers(&two, "1.1=full; 2.1=full"), "");
    assert_eq!(levers(&two, "1.1=part"), "1 50", "of what is answered so far");
    assert_eq!(levers(&two, "1.1=part; 2.1=part"), "1 25；2 25", "equal gains in the plan's order");
    let heavy = small(&["1.1  ^weight='3'", "2.1"]);
    assert_eq!(levers(&heavy, "1.1=most; 2.1=none"), "2 25；1 15");
}

/// What is to be looked at before handing in: `1.1 no-reason；2.1 over-hundred（已说明）`.
fn noticed(plan: &Plan, answers: &str) -> String {
    let mut scenario = Scenario::start(plan.clone(), COUNTY, "演示县");
    scenario.say(answers);
    let one = |check: &Check| {
        let place = check.checkpoint.as_ref().map_or("全部".to_owned(), |id| id.to_string());
        format!("{place} {}{}", check.oddity.word(), if check.is_explained { "（已说明）" } else { "" })
    };
    let found = checks(plan, &scenario.dossier, &scenario.evaluation());
    found.iter().map(one).collect::<Vec<_>>().join("；")
}

#[test]
fn contradictions_come_before_surprises() {
    let rate = "metric='rate' & targets=[{op='>=',value='90',unit='%'}]";
    let over = "metric='rate' & targets=[{op='>=',value='110',unit='%'}]";
    assert_eq!(noticed(&small(&["1.1", "2.1"]), "1.1=full; 2.1=none"), "2.1 no-reason");
    assert_eq!(noticed(&small(&["1.1"]), ""), "", "what is open is no oddity");
    assert_eq!(noticed(&small(&["1.1", "2.1"]), "1.1=most; 2.1=part"), "2.1 no-reason", "基本达成 needs no word why");
    assert_eq!(noticed(&small(&["1.1"]), "1.1=不适用："), "1.1 unfinished");
    assert_eq!(noticed(&small(&["1.1", &format!("2.1 {rate}")]), "1.1=none; 2.1=很多"), "2.1 unfinished；1.1 no-reason");
    assert_eq!(noticed(&small(&[&format!("1.1 {rate}")]), "1.1=120"), "1.1 over-hundred");
    assert_eq!(noticed(&small(&[&format!("1.1 {rate}")]), "1.1=12/10"), "1.1 part-over-whole");
    assert_eq!(noticed(&small(&[&format!("1.1 {over}")]), "1.1=120"), "", "the target itself is over 100");
    assert_eq!(noticed(&small(&[&format!("1.1 {rate}")]), "1.1=95"), "");
}

#[test]
fn a_number_far_from_last_years_is_surprising() {
    let plan = small(&["1.1 metric='count' & targets=[{op='>=',value='1',unit='个'}]"]);
    let of = |before: &str, now: &str| {
        let mut scenario = Scenario::start(plan.clone(), COUNTY, "演示县");
        scenario.dossier.assessment.period = Period::SchoolYear(2024);
        scenario.say(&format!("1.1={before}"));
        scenario.dossier.assessment.period = Period::SchoolYear(2025);
        scenario.say(&format!("1.1={now}"));
        checks(&plan, &scenario.dossier, &scenario.evaluation()).len()
    };
    assert_eq!([of("10", "99"), of("10", "100"), of("10", "1"), of("10", "2"), of("0", "50")], [0, 1, 1, 0, 0]);
}

#[test]
fn all_at_their_best_is_surprising_of_many() {
    let ids: Vec<String> = (1..=20).map(|no| format!("{no}.1")).collect();
    let many = small(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let full = ids.iter().map(|id| format!("{id}=full")).collect::<Vec<_>>().join("; ");
    assert_eq!(noticed(&many, &full), "全部 all-best");
    assert_eq!(noticed(&many, &format!("{full}; 3.1=part")), "3.1 no-reason");
}
