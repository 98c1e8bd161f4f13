//! What is written can be read again and is the same; the receipt tells any two assessments apart.

use duibiao::exchange::{FORMATS, Kind, check_against, file_name, format, json, recognise, writer};
use duibiao::plan::{self, SubjectKind};
use duibiao::problem::What;

use super::{author, blank, filled, lvchun, tree};

#[test]
fn an_assessment_comes_back_as_it_was() {
    let plan = lvchun();
    let kinds = SubjectKind::ALL.iter().copied();
    for dossier in kinds.map(|kind| filled(&plan, "绿春县第一中学", kind)) {
        let text = json::write(&plan, &dossier);
        let imported = json::read(&text).expect("our own file");
        assert_eq!(imported.dossier, dossier);
        assert_eq!(imported.plan, dossier.assessment.plan);
        assert_eq!(imported.plan_title, plan.title);
        assert_eq!(imported.receipt, Some(json::receipt_of(&plan, &dossier)));
        assert_eq!((imported.warnings.clone(), check_against(&plan, &imported)), (vec![], vec![]));
        assert_eq!(json::write(&plan, &imported.dossier), text);
    }
}

#[test]
fn a_blank_assessment_comes_back_too() {
    let plan = lvchun();
    let dossier = blank(&plan, "绿春县", SubjectKind::County);
    assert_eq!(json::read(&json::write(&plan, &dossier)).expect("our own file").dossier, dossier);
}

#[test]
fn a_plan_comes_back_as_it_was() {
    let plan = lvchun();
    assert_eq!(plan::from_json(&plan.to_json()).expect("our own file"), plan);
}

#[test]
fn files_are_recognised_by_content() {
    let plan = lvchun();
    let assessment = json::write(&plan, &blank(&plan, "绿春县", SubjectKind::County));
    assert!(matches!(recognise(assessment.as_bytes()), Ok(Kind::Assessment(_))));
    assert!(matches!(recognise(format!("\u{feff}\n{assessment}").as_bytes()), Ok(Kind::Assessment(_))));
    assert!(matches!(recognise(plan.to_json().as_bytes()), Ok(Kind::Plan(_))));
}

#[test]
fn a_receipt_has_its_form() {
    let plan = lvchun();
    let dossier = filled(&plan, "绿春县第一中学", SubjectKind::Junior);
    let receipt = json::receipt_of(&plan, &dossier);
    let parts: Vec<&str> = receipt.split('-').collect();
    let [one, two, answers, values] = parts.as_slice() else { panic!("{receipt}") };
    let crockford = |c: char| "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(c);
    assert!([one, two].iter().all(|group| group.len() == 4 && group.chars().all(crockford)), "{receipt}");
    assert_eq!(answers.parse(), Ok(dossier.assessment.answers().count()));
    assert_eq!(values.parse(), Ok(dossier.values_used(&plan).len()));
}

#[test]
fn a_receipt_changes_when_anything_changes() {
    let plan = lvchun();
    let file = tree(&plan, &filled(&plan, "绿春县第一中学", SubjectKind::Primary));
    let own = duibiao::exchange::receipt::receipt(&file);
    let answers = file["answers"].as_array().expect("a list");
    let with = |field: &str| answers.iter().position(|answer| answer.get(field).is_some()).expect("one has it");
    let (level, note) = (format!("/answers/{}/level", with("level")), format!("/answers/{}/note", with("note")));
    for pointer in ["/id", "/subject/name", "/subject/region", "/plan/hash", "/period", &level, &note] {
        let mut other = file.clone();
        *other.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = "另".into();
        assert_ne!(duibiao::exchange::receipt::receipt(&other), own, "{pointer}");
    }
    for pointer in ["/values/0/value", "/values/0/seq", "/last_seq"] {
        let mut other = file.clone();
        *other.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = 7_777.into();
        assert_ne!(duibiao::exchange::receipt::receipt(&other), own, "{pointer}");
    }
}

#[test]
fn a_receipt_does_not_mind_white_space_and_the_order_of_fields() {
    let plan = lvchun();
    let text = json::write(&plan, &filled(&plan, "绿春县第一中学", SubjectKind::Primary));
    let value: serde_json::Value = serde_json::from_str(&text).expect("our own file");
    assert_eq!(json::read(&value.to_string()).expect("the same").warnings, vec![]);
}

#[test]
fn a_changed_file_is_read_with_a_warning() {
    let plan = lvchun();
    let text = json::write(&plan, &filled(&plan, "绿春县第一中学", SubjectKind::Primary)).replace("=1+1", "=1+2");
    let warnings = json::read(&text).expect("still right").warnings;
    assert_eq!(warnings.into_iter().map(|problem| problem.what).collect::<Vec<_>>(), [What::OtherChecksum]);
}

#[test]
fn an_edit_and_its_undo_keep_the_newest_sequence_number() {
    let plan = lvchun();
    let mut dossier = blank(&plan, "绿春县", SubjectKind::County);
    let (_, checkpoint) = plan.checkpoints().next().expect("one");
    dossier.apply(dossier.write_note(&checkpoint.id, "备注".to_owned()), &author(41));
    assert_eq!(tree(&plan, &dossier)["last_seq"], 41);
    assert_eq!(tree(&plan, &dossier)["copy"], "copy-1");
}

#[test]
fn every_format_that_the_page_makes_has_a_writer() {
    for each in FORMATS {
        assert!(writer(each.id).is_some(), "{}", each.id);
    }
}

#[test]
fn file_names_fit_every_file_system() {
    let day = "2026-11-22".parse().expect("a day");
    let name = |id: &str, subject: &str| file_name(format(id).expect("known"), subject, day);
    assert_eq!(name("csv", "绿春县第一中学"), "绿春县第一中学-自评表-2026-11-22.csv");
    assert_eq!(name("json", "绿春县第一中学"), "绿春县第一中学-自评数据-2026-11-22.json");
    assert_eq!(name("csv", "a/b\\c:d*e?f\"g<h>i|j\nk"), "a_b_c_d_e_f_g_h_i_j_k-自评表-2026-11-22.csv");
    assert_eq!(name("csv", " .. "), "未命名-自评表-2026-11-22.csv");
    assert!(name("csv", &"很".repeat(500)).len() < 255);
}
