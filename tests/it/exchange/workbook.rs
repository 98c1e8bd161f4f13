//! 自评表 as a workbook: written and read by different crates, filled in as a spreadsheet program would, and read back.

use duibiao::assessment::Dossier;
use duibiao::evaluate::judged;
use duibiao::exchange::{Material, workbook, writer};
use duibiao::plan::{Plan, SubjectKind};

use super::{filled, lvchun};
use crate::scenario::day;

fn written(plan: &Plan, dossier: &Dossier) -> Vec<u8> {
    let evaluation = judged(plan, dossier, day("2026-11-22")).expect("no seal of a newer program");
    let material = Material { plan, dossier, evaluation: &evaluation };
    let writer = writer("xlsx").expect("a writer");
    let bytes = (writer.write)(material);
    if let Ok(place) = std::env::var("DUIBIAO_SHOW") {
        std::fs::write(format!("{place}/{}.xlsx", dossier.subject.name), &bytes).expect("written");
    }
    assert!((writer.reads_back)(&bytes, material), "it reads back");
    bytes
}

#[test]
fn a_workbook_reads_back() {
    let plan = lvchun();
    for (name, kind) in
        [("演示小学", SubjectKind::Primary), ("演示中学", SubjectKind::CompleteSecondary), ("绿春县", SubjectKind::County)]
    {
        let dossier = filled(&plan, name, kind);
        let bytes = written(&plan, &dossier);
        assert_eq!(bytes, written(&plan, &dossier), "the same bytes");
        let found = workbook::open(&bytes).unwrap_or_else(|problems| panic!("{problems:?}"));
        let back = found.imported(&plan).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(back.dossier, dossier);
        assert_eq!(back.warnings, []);
    }
}
