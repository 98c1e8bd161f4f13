//! 佐证材料目录: how documents are numbered on the shelf.

use duibiao::assessment::{Edit, Evidence};
use duibiao::exchange::binder::{binders, filed, numbers_of};
use duibiao::plan::{SubjectKind, shipped};

use super::{author, blank, lvchun};

#[test]
fn a_document_stands_once_and_is_pointed_to() {
    let plan = lvchun();
    let mut dossier = blank(&plan, "绿春县第一中学", SubjectKind::Junior);
    let mut keep = |id: &str, title: &str, day: Option<&str>, serves: &[&str]| {
        let mut evidence = Evidence::new(id.into(), title.to_owned(), &"other/1".into());
        evidence.date = day.map(|day| day.parse().expect("a day"));
        evidence.serves.extend(serves.iter().map(|no| format!("lvchun-2022/{no}").into()));
        dossier.apply(Edit::Evidence { id: id.into(), evidence: Some(evidence) }, &author(1));
    };
    keep("z", "早的", Some("2024-03-01"), &["43", "1"]);
    keep("a", "没有日期的", None, &["1"]);
    keep("b", "晚的", Some("2025-03-01"), &["1"]);
    keep("c", "另一条的", None, &["43"]);
    keep("d", "别的计划的", None, &[]);
    let filed = filed(&plan, &dossier);
    let told: Vec<_> =
        filed.iter().map(|each| format!("{} {} {}", each.number, each.evidence.title, each.serves.len())).collect();
    assert_eq!(told, ["2-2-01 早的 2", "2-2-02 晚的 1", "2-2-03 没有日期的 1", "8-7-01 另一条的 1"]);
    assert_eq!(numbers_of(&filed, &"lvchun-2022/43".into()).collect::<Vec<_>>(), ["2-2-01", "8-7-01"]);
}

#[test]
fn every_indicator_of_every_plan_has_one_place() {
    for seed in shipped::SEEDS {
        let plan = shipped::plan(seed.id).expect("it is shipped").expect("the build checked it");
        let mut held: Vec<_> = binders(&plan).iter().flat_map(|each| each.indicators.clone()).map(|each| &each.id).collect();
        let all: Vec<_> = plan.indicators.iter().map(|each| &each.id).collect();
        assert_eq!(held.len(), all.len(), "{}", plan.id);
        held.dedup();
        assert_eq!(held.len(), all.len(), "{}", plan.id);
    }
}
