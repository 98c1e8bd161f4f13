//! What is said of a plan before anyone answers it: whom it addresses, where its points are cited from.

use duibiao::assessment::{Addressed, Subject, addressed, asked};
use duibiao::exchange::catalogue::catalogue;
use duibiao::plan::{Plan, SubjectKind, shipped};
use serde_json::{Value, json};

use crate::scenario::plan;

fn shipped_plans() -> Vec<Plan> {
    shipped::SEEDS.iter().map(|seed| shipped::plan(seed.id).expect("it is shipped").expect("the build checked it")).collect()
}

fn of_kind(plan: &Plan, kind: SubjectKind) -> Addressed {
    addressed(plan).into_iter().find(|(each, _)| *each == kind).expect("every kind has its row").1
}

fn subject(kind: SubjectKind, name: &str) -> Subject {
    Subject::new("subject".into(), name.to_owned(), kind, String::new())
}

#[test]
fn each_kind_is_counted_as_it_will_be_asked() {
    let demo = plan("demo");
    let found: Vec<String> = addressed(&demo)
        .into_iter()
        .map(|(kind, Addressed { indicators, checkpoints, named })| {
            format!("{} {checkpoints}/{indicators}+{named}", kind.word())
        })
        .collect();
    let expected = "kindergarten 11/5+0; primary 13/5+0; teaching-point 13/5+0; junior 13/5+0; nine-year 13/5+0; \
                    twelve-year 13/5+1; senior 11/5+1; complete-secondary 13/5+1; vocational 11/5+0; special 11/5+0; \
                    township 1/1+0; unit 8/3+0; county 11/5+0; prefecture 0/0+0";
    assert_eq!(found.join("; "), expected);
}

#[test]
fn the_counts_agree_with_asking_someone() {
    for plan in shipped_plans().iter().chain([&plan("demo")]) {
        for kind in SubjectKind::ALL.iter().copied().filter(|kind| *kind != SubjectKind::Unit) {
            let nobody = subject(kind, "");
            let mut indicators: Vec<&str> = asked(plan, &nobody).map(|(indicator, _)| indicator.id.as_str()).collect();
            let checkpoints = indicators.len();
            indicators.dedup();
            let Addressed { indicators: counted, checkpoints: all, .. } = of_kind(plan, kind);
            assert_eq!((all, counted), (checkpoints, indicators.len()), "{} {}", plan.id, kind.word());
        }
        let names: Vec<&String> = plan.indicators.iter().flat_map(|each| each.lead.iter().chain(&each.responsible)).collect();
        let mut by_any: Vec<String> = Vec::new();
        for name in names {
            let unit = subject(SubjectKind::Unit, name);
            by_any.extend(asked(plan, &unit).map(|(_, checkpoint)| checkpoint.id.to_string()));
        }
        by_any.sort_unstable();
        by_any.dedup();
        let unit = of_kind(plan, SubjectKind::Unit);
        assert_eq!(unit.checkpoints + unit.named, by_any.len(), "the units of {}", plan.id);
    }
}

#[test]
fn the_catalogue_says_how_much_each_kind_answers() {
    let rows: Value = serde_json::from_str(&catalogue(&[plan("demo")])).expect("JSON");
    let answered_by = &rows[0]["answered_by"];
    assert_eq!(answered_by["primary"], json!({ "indicators": 5, "checkpoints": 13 }));
    assert_eq!(answered_by["senior"], json!({ "indicators": 5, "checkpoints": 11, "named": 1 }));
    assert!(answered_by["prefecture"].is_null(), "who has nothing to answer is left out");
}

#[test]
fn every_point_is_cited_with_document_place_and_number() {
    let cite = |plan: &Plan, no: &str| {
        let indicator = plan.indicators.iter().find(|indicator| indicator.no == no).expect("it is there");
        plan.citation(indicator)
    };
    assert_eq!(cite(&plan("demo"), "1"), "《演示县教育计划》 › 一 学校 › （一） 管理 › 1");
    let huilai = shipped::plan("huilai-2023").expect("it is shipped").expect("the build checked it");
    let first = huilai.indicators.first().expect("it has some");
    assert!(huilai.citation(first).contains("（惠府办函〔2023〕260号） › "), "{}", huilai.citation(first));
    for plan in shipped_plans() {
        for indicator in plan.indicators.iter().filter(|indicator| indicator.cite.is_none()) {
            let steps = plan.citation(indicator).split(" › ").count();
            assert_eq!(steps, indicator.section.len() + 2, "{}", indicator.id);
        }
    }
}
