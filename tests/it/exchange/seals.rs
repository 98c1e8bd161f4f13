//! Sealed assessments in files: they come back whole, say by whom and when, and whatever is wrong in them has its place.

use duibiao::assessment::{Dossier, Edit, Rectification, asked, fact_keys};
use duibiao::evaluate::{Approval, Moment, approve, evaluate, judged};
use duibiao::exchange::{Kind, Material, check_against, json, plan_ref, program, recognise, writer};
use duibiao::plan::{Fact, Plan, SubjectKind, shipped};
use serde_json::Value;

use super::{author, filled, lvchun, tree};
use crate::scenario::day;

/// Filled and sealed, then unsealed and sealed again.
pub fn sealed(plan: &Plan, kind: SubjectKind) -> Dossier {
    try_sealed(plan, kind).expect("nothing stands in the way")
}

fn try_sealed(plan: &Plan, kind: SubjectKind) -> Option<Dossier> {
    let mut dossier = filled(plan, "绿春县第一中学", kind);
    let today = day("2026-11-22");
    for fact in Fact::ALL {
        dossier.apply(Edit::Fact { fact: *fact, is: Some(true) }, &author(700));
    }
    let explain: Vec<_> = asked(plan, &dossier.subject).map(|(_, checkpoint)| checkpoint.clone()).collect();
    for (place, checkpoint) in explain.iter().enumerate() {
        let facts =
            checkpoint.conditions_of_use().flat_map(|each| fact_keys(plan, &dossier.subject, dossier.assessment.period, each));
        for key in facts.collect::<Vec<_>>() {
            if dossier.sheet.text(&key).is_empty() {
                super::type_value(&mut dossier, key, "900", 701);
            }
        }
        let edit = dossier.write_note(&checkpoint.id, format!("=说明“{place}”"));
        dossier.apply(edit, &author(800 + place as u64));
    }
    for seq in [2000, 2002] {
        let evaluation = evaluate(plan, &dossier, Moment::of(&dossier, today));
        let said: Vec<_> = duibiao::evaluate::Oddity::ALL.iter().map(|oddity| (*oddity, "经核对属实".to_owned())).collect();
        let approval = Approval {
            by: "张明",
            on: today,
            author: &author(seq),
            said: &said,
            program: program(),
            plan: plan_ref(plan),
            receipt: json::receipt_of(plan, &dossier),
        };
        let seal = approve(plan, &dossier, &evaluation, approval).ok()?;
        assert!(dossier.close_with(seal));
        if seq == 2000 {
            assert!(dossier.unseal("李华", "班额有误", today, &author(2001)));
        }
    }
    Some(dossier)
}

/// Every plan that is shipped, with somebody who answers it.
fn all() -> Vec<(Plan, Dossier)> {
    let kinds = [SubjectKind::Primary, SubjectKind::County];
    let plans =
        ["lvchun-2022", "banan-2021", "youzhijunheng-2017"].map(|id| shipped::plan(id).expect("shipped").expect("right"));
    let each = |plan: Plan| kinds.map(|kind| (plan.clone(), kind));
    let sealed = |(plan, kind): (Plan, SubjectKind)| try_sealed(&plan, kind).map(|dossier| (plan, dossier));
    plans.into_iter().flat_map(each).filter_map(sealed).collect()
}

#[test]
fn a_sealed_assessment_comes_back_as_it_was() {
    let all = all();
    assert!(all.len() >= 4, "{}", all.len());
    for (plan, dossier) in all {
        let text = json::write(&plan, &dossier);
        let imported = json::read(&text).unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert_eq!(imported.dossier, dossier);
        assert_eq!((imported.warnings.clone(), check_against(&plan, &imported)), (vec![], vec![]));
        assert_eq!(json::write(&plan, &imported.dossier), text);
        assert!(json::reads_back(text.as_bytes(), &plan, &dossier));
        assert_eq!(tree(&plan, &dossier)["version"], 3);
        let kept = dossier.assessment.seals.as_ref().expect("sealed").text().len();
        let answers = tree(&plan, &dossier)["answers"].as_array().map_or(0, Vec::len);
        println!("{} {}: {answers} answers, the seal is {kept} bytes", plan.id, dossier.subject.kind.word());
        assert!(kept < 200_000, "{} {kept} bytes", plan.id);
    }
}

#[test]
fn the_code_of_the_seal_is_that_of_what_was_sealed() {
    let plan = lvchun();
    let mut dossier = sealed(&plan, SubjectKind::Primary);
    let seal = dossier.seals().and_then(|seals| seals.seal).expect("sealed");
    assert_ne!(json::receipt_of(&plan, &dossier), seal.receipt, "the file's code speaks of the seal as well");
    let (before, r1) = (json::receipt_of(&plan, &dossier), Rectification::new("r1".into(), "43.1".into()));
    dossier.apply(Edit::Rectification { id: "r1".into(), rectification: Some(r1) }, &author(3000));
    assert_ne!(json::receipt_of(&plan, &dossier), before);
    assert_eq!(dossier.seals().and_then(|seals| seals.seal), Some(seal));
}

/// The sealed file with something spoilt, and where reading finds it.
#[track_caller]
fn check(spoil: impl FnOnce(&mut Value), expected: &[&str]) {
    let plan = lvchun();
    let mut file = tree(&plan, &sealed(&plan, SubjectKind::Primary));
    file.as_object_mut().expect("an object").remove("receipt");
    spoil(&mut file);
    let found = match json::read(&file.to_string()) {
        Err(problems) => problems,
        Ok(imported) => imported.warnings.iter().cloned().chain(check_against(&plan, &imported)).collect(),
    };
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}, not {expected}");
    }
}

#[test]
fn what_is_wrong_in_a_seal_has_its_place() {
    check(|_| {}, &[]);
    check(
        |file| {
            file["seal"]["by"] = Value::Null;
            file["seal"]["on"] = "2026-02-30".into();
            file["seal"]["values"][0]["period"] = "never".into();
            file["seal"]["figures"]["total"]["score"] = "4/0".into();
            file["seal"]["figures"]["checkpoints"][0]["verdict"] = "perhaps".into();
            file["seal"]["figures"]["checkpoints"][1]["extra"] = 1.into();
            file["seal"]["figures"]["grade"] = Value::Null;
            file["sealings"][1]["act"] = "eaten".into();
            file["sealings"][0].as_object_mut().expect("an object").remove("copy");
        },
        &[
            "绿春县第一中学/seal: MissingField",
            "绿春县第一中学/seal: BadDate",
            "绿春县第一中学/seal/",
            "绿春县第一中学/seal/figures/total: BadDecimal",
            "绿春县第一中学/seal/figures: MissingField",
            "绿春县第一中学/seal/figures/checkpoints[0]: UnknownWord",
            "绿春县第一中学/seal/figures/checkpoints[1]: UnknownField",
            "绿春县第一中学/sealings[0]: MissingField",
            "绿春县第一中学/sealings[1]: UnknownWord",
        ],
    );
    check(|file| file["seal"] = "yes".into(), &["绿春县第一中学: WrongType"]);
    check(|file| file["seal"]["plan"]["id"] = "other".into(), &["绿春县第一中学/seal: OtherPlan"]);
}

#[test]
fn no_mutation_of_a_sealed_file_makes_anything_panic() {
    let plan = lvchun();
    let text = tree(&plan, &sealed(&plan, SubjectKind::Primary)).to_string();
    let start = text.find("\"seal\":").expect("sealed");
    let mut turn = 1u64;
    for _ in 0..300 {
        turn = turn.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let mut bytes = text.clone().into_bytes();
        let place = start + (turn >> 33) as usize % (bytes.len() - start);
        match turn >> 20 & 3 {
            0 => bytes[place] = b"0\"{}[],:-/a"[(turn >> 13) as usize % 11],
            1 => drop(bytes.drain(place..(place + 40).min(text.len()))),
            2 => bytes.truncate(place),
            _ => bytes.insert(place, b'9'),
        }
        let Ok(Kind::Assessment(text)) = recognise(&bytes) else { continue };
        let Ok(imported) = json::read(text) else { continue };
        let _ = check_against(&plan, &imported);
        let evaluation = judged(&plan, &imported.dossier, day("2026-12-01"));
        assert!(evaluation.is_some(), "what was read can be judged");
    }
}

#[test]
fn tables_show_what_was_sealed_with_its_day() {
    let plan = lvchun();
    let mut dossier = sealed(&plan, SubjectKind::Primary);
    let table = |dossier: &Dossier| {
        let evaluation = judged(&plan, dossier, day("2026-12-01")).expect("it can be read");
        let material = Material { plan: &plan, dossier, evaluation: &evaluation };
        let writer = writer("csv").expect("a format");
        let bytes = (writer.write)(material);
        assert!((writer.reads_back)(&bytes, material));
        String::from_utf8(bytes).expect("UTF-8")
    };
    let before = table(&dossier);
    assert!(before.lines().next().is_some_and(|line| line.ends_with(",封存")), "{before}");
    assert!(before.contains("2026-11-22 张明 审核通过"));
    let values: Vec<_> = dossier.sheet.iter().map(|(key, _)| key.clone()).collect();
    for key in values {
        dossier.apply(Edit::Value { key, text: "1".to_owned() }, &author(3000));
    }
    assert_eq!(table(&dossier), before, "whatever the data sheet says since");
}
