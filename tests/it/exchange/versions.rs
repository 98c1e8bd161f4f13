//! Files of every version ever shipped load for ever, from files that nobody changes: whole, unwarned, under their receipts.

use duibiao::assessment::Dossier;
use duibiao::exchange::{backup, json, plan_ref, recognise, workbook};

use crate::cases;

fn file(name: &str) -> String {
    cases::text(&format!("files/{name}.json"))
}

/// What a dossier holds, in a line.
fn holds(dossier: &Dossier) -> String {
    let Dossier { assessment, sheet, evidence, subject } = dossier;
    let histories = assessment.histories().iter().count() + sheet.histories().iter().count();
    let acts = dossier.seals().map_or(0, |seals| seals.acts.len());
    let (answers, values, rectified) = (assessment.answers().count(), sheet.len(), assessment.rectifications().count());
    format!(
        "{}: {answers} answers, {values} values, {} evidence, {rectified} rectified, {histories} histories, {acts} sealings",
        subject.name,
        evidence.values().count()
    )
}

#[track_caller]
fn check(name: &str, version: u64, receipt: &str, expected: &str) {
    let text = file(name);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["version"], version, "{name}");
    assert!(recognise(text.as_bytes()).is_ok(), "{name} is seen for what it is");
    let imported = json::read(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
    assert_eq!((imported.receipt.as_deref(), imported.warnings.as_slice()), (Some(receipt), [].as_slice()), "{name}");
    assert_eq!(holds(&imported.dossier), expected, "{name}");
}

#[test]
fn assessments_of_every_version_load_for_ever() {
    check(
        "assessment-1",
        1,
        "83PW-T11D-12-6",
        "演示小学: 12 answers, 6 values, 0 evidence, 0 rectified, 0 histories, 0 sealings",
    );
    check(
        "assessment-2",
        2,
        "J91B-Q6X0-12-6",
        "演示小学: 12 answers, 6 values, 1 evidence, 1 rectified, 0 histories, 0 sealings",
    );
    check(
        "assessment-3",
        3,
        "6GVN-MQZV-12-6",
        "演示小学: 12 answers, 6 values, 1 evidence, 1 rectified, 1 histories, 0 sealings",
    );
    check(
        "assessment-3-sealed",
        3,
        "QVPJ-1RQR-13-7",
        "绿春县第一中学: 13 answers, 7 values, 0 evidence, 0 rectified, 0 histories, 3 sealings",
    );
}

#[test]
fn backups_of_every_version_load_for_ever() {
    let backup = backup::read(&file("backup-1")).expect("a backup");
    assert_eq!((backup.receipt.as_deref(), backup.warnings.as_slice()), (Some("2ZV1-MYW9-2-25-13"), [].as_slice()));
    assert_eq!(backup.receipt, Some(backup::receipt_of(&backup.shelf)));
    let all: Vec<String> =
        backup.shelf.assessments.keys().filter_map(|id| backup.shelf.dossier(id)).map(|each| holds(&each)).collect();
    assert_eq!(
        all,
        [
            "演示小学: 12 answers, 6 values, 1 evidence, 1 rectified, 1 histories, 0 sealings",
            "绿春县第一中学: 13 answers, 7 values, 0 evidence, 0 rectified, 0 histories, 3 sealings"
        ]
    );
    let preference = |(name, value): &(String, String)| format!("{name}={value}");
    assert_eq!(backup.preferences.iter().map(preference).collect::<Vec<_>>(), ["language=en", "large-text=on"]);
}

/// A workbook that was handed out is read for ever; only a plan that asks something else by now refuses what was filled in.
#[test]
fn workbooks_of_every_version_load_for_ever() {
    let (plan, bytes) = (crate::scenario::plan("demo"), std::fs::read(cases::path("files/workbook-1.xlsx")));
    let bytes = bytes.expect("tests/cases/files/workbook-1.xlsx");
    let found = workbook::open(&bytes).unwrap_or_else(|problems| panic!("{problems:?}"));
    let dossier = json::read(&file("assessment-3")).expect("it reads").dossier;
    assert_eq!((&found.plan().id, found.assessment()), (&plan.id, &dossier.assessment.id));
    if *found.plan() == plan_ref(&plan) {
        let imported = found.imported(&plan).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(holds(&imported.dossier), holds(&dossier));
        assert_eq!(imported.warnings, []);
    }
}
