//! What is written can be read again and is the same; the receipt tells any two assessments apart.

use duibiao::assessment::{Author, Closing, Dossier, Edit, Evidence, Rectification};
use duibiao::exchange::{FORMATS, Kind, Made, check_against, file_name, format, json, recognise, writer};
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

/// With evidence that serves this plan and another, and a rectification that is closed.
pub fn kept_up(kind: SubjectKind) -> Dossier {
    let mut dossier = filled(&lvchun(), "绿春县第一中学", kind);
    let mut seq = 900;
    let mut apply = |dossier: &mut Dossier, edit: Edit| {
        seq += 1;
        dossier.apply(edit, &author(seq));
    };
    let mut evidence = Evidence::new("e1".into(), "=会议记录".to_owned(), &"lvchun-2022/43".into());
    evidence.number = "绿教字〔2025〕12号".to_owned();
    evidence.date = "2025-09-01".parse().ok();
    evidence.serves.push("other/1".into());
    apply(&mut dossier, Edit::Evidence { id: "e1".into(), evidence: Some(evidence) });
    let mut rectification = Rectification::new("r1".into(), "43.1".into());
    rectification.problem = "缺 2 名\n心理教师".to_owned();
    rectification.due = "2026-06-30".parse().ok();
    rectification.closed = Some(Closing { on: "2026-05-20".parse().expect("a day"), proof: "聘用文件".to_owned() });
    apply(&mut dossier, Edit::Rectification { id: "r1".into(), rectification: Some(rectification) });
    dossier
}

/// With an answer and a number that were changed by someone else.
pub fn changed(kind: SubjectKind) -> Dossier {
    let plan = lvchun();
    let mut dossier = filled(&plan, "绿春县第一中学", kind);
    let other = Author { copy: "copy-2".into(), ..author(901) };
    let (id, _) = dossier.assessment.answers().find(|(_, entry)| entry.value.is_declared_out()).expect("one is");
    let id = id.clone();
    dossier.apply(dossier.declare_not_applicable(&id, None), &other);
    let key = dossier.values_used(&plan)[0].0.clone();
    dossier.apply(Edit::Value { key, text: "76".to_owned() }, &other);
    dossier
}

#[test]
fn a_history_comes_back() {
    let plan = lvchun();
    let dossier = changed(SubjectKind::Primary);
    let text = json::write(&plan, &dossier);
    let imported = json::read(&text).expect("our own file");
    assert_eq!(imported.dossier, dossier);
    assert_eq!((imported.warnings.clone(), check_against(&plan, &imported)), (vec![], vec![]));
    assert_eq!(json::write(&plan, &imported.dossier), text);
    let file = tree(&plan, &dossier);
    assert_eq!(file["version"], 3);
    assert_eq!(file["value_history"][0]["history"][0]["value"], "75");
}

#[test]
fn a_history_that_is_not_right_is_named() {
    let plan = lvchun();
    let check = |pointer: &str, wrong: serde_json::Value, expected: &str| {
        let mut file = tree(&plan, &changed(SubjectKind::Primary));
        *file.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = wrong;
        let problems = json::read(&file.to_string()).expect_err(pointer);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told[0].contains(expected), "{told:?}");
    };
    check("/answer_history", 1.into(), "WrongType");
    check("/answer_history/0/history/0/seq", "one".into(), "WrongType");
    check("/answer_history/0/history/0", serde_json::json!({ "level": "full", "who": "x" }), "MissingField");
    check("/value_history/0/metric", serde_json::Value::Null, "MissingField");
    check("/value_history/0/history/1/at", "yesterday".into(), "BadTime");
}

#[test]
fn evidence_and_rectifications_come_back() {
    let plan = lvchun();
    let dossier = kept_up(SubjectKind::Primary);
    let text = json::write(&plan, &dossier);
    let imported = json::read(&text).expect("our own file");
    assert_eq!(imported.dossier, dossier);
    assert_eq!((imported.warnings.clone(), check_against(&plan, &imported)), (vec![], vec![]));
    assert_eq!(json::write(&plan, &imported.dossier), text);
    assert_eq!((tree(&plan, &dossier)["version"].clone(), tree(&plan, &dossier)["last_seq"].clone()), (2.into(), 902.into()));
}

#[test]
fn evidence_of_other_plans_stays_at_home() {
    let plan = lvchun();
    let mut dossier = blank(&plan, "绿春县第一中学", SubjectKind::Primary);
    let evidence = Evidence::new("e1".into(), "会议记录".to_owned(), &"lvchun-20/43".into());
    dossier.apply(Edit::Evidence { id: "e1".into(), evidence: Some(evidence) }, &author(1));
    let file = tree(&plan, &dossier);
    assert_eq!((file.get("evidence"), file["version"].clone()), (None, 1.into()), "an id that only begins alike");
}

/// The receipt that version 1 of this program gave the same content is on paper already.
#[test]
fn without_evidence_the_file_is_what_it_always_was() {
    let plan = lvchun();
    let file = tree(&plan, &filled(&plan, "绿春县第一中学", SubjectKind::Primary));
    assert_eq!(file["version"], 1);
    assert!(file.get("evidence").is_none() && file.get("rectifications").is_none());
}

#[test]
fn the_receipt_speaks_of_evidence_and_rectifications() {
    let plan = lvchun();
    let file = tree(&plan, &kept_up(SubjectKind::Primary));
    let own = duibiao::exchange::receipt::receipt(&file);
    for pointer in ["/evidence/0/title", "/evidence/0/serves/1", "/rectifications/0/problem", "/rectifications/0/closed/on"] {
        let mut other = file.clone();
        *other.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = "另".into();
        assert_ne!(duibiao::exchange::receipt::receipt(&other), own, "{pointer}");
    }
}

#[test]
fn what_the_plan_does_not_have_is_told_and_kept() {
    let plan = lvchun();
    let mut file = tree(&plan, &kept_up(SubjectKind::Primary));
    file["evidence"][0]["serves"][0] = "lvchun-2022/999".into();
    file["rectifications"][0]["checkpoint"] = "99.9".into();
    file.as_object_mut().expect("an object").remove("receipt");
    let imported = json::read(&file.to_string()).expect("it can be used");
    let told = check_against(&plan, &imported);
    assert!(told.iter().all(duibiao::problem::Problem::is_warning));
    assert_eq!(
        told.into_iter().map(|problem| problem.what).collect::<Vec<_>>(),
        [
            What::LostIndicator { indicator: "lvchun-2022/999".to_owned() },
            What::LostRectification { checkpoint: "99.9".to_owned() }
        ]
    );
    let kept = imported.dossier.evidence.get(&"e1".into()).expect("it is kept");
    assert!(kept.value.serves(&"lvchun-2022/999".into()));
}

#[test]
fn evidence_and_rectifications_that_are_not_right_are_named() {
    let plan = lvchun();
    let check = |pointer: &str, wrong: serde_json::Value, expected: &str| {
        let mut file = tree(&plan, &kept_up(SubjectKind::Primary));
        *file.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = wrong;
        let problems = json::read(&file.to_string()).expect_err(pointer);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told[0].contains(expected), "{told:?}");
    };
    check("/evidence/0/kind", "castle".into(), "UnknownWord");
    check("/evidence/0/date", "2025".into(), "BadDate");
    check("/evidence/0/serves", 1.into(), "WrongType");
    check("/rectifications/0/due", "soon".into(), "BadDate");
    check("/rectifications/0/closed", serde_json::json!({}), "MissingField");
    check("/rectifications/0/closed", serde_json::json!({ "on": "2026-05-20", "who": "x" }), "UnknownField");
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
fn a_made_file_is_bytes_whatever_they_are() {
    let bytes = vec![b'P', b'K', 3, 4, b'\n', 0xff, 0, b'\n'];
    let made = Made { receipt: "K7Q2-M8XD-63-12".to_owned(), file: bytes.clone() };
    let back = Made::from_bytes(made.into_bytes()).expect("a receipt and a file");
    assert_eq!((back.receipt.as_str(), back.file), ("K7Q2-M8XD-63-12", bytes));
    assert!(Made::from_bytes(b"no line".to_vec()).is_none());
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
