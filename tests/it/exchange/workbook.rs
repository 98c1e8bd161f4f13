//! 自评表 as a workbook: written and read by different crates, filled in as a spreadsheet program would, and read back.

use duibiao::assessment::{Answer, Ask, Choice, Dossier, Edit, Period, ask, asked, units_of};
use duibiao::evaluate::judged;
use duibiao::exchange::workbook::Whose;
use duibiao::exchange::{Imported, Material, workbook, writer};
use duibiao::i18n::{Language, problem};
use duibiao::plan::{Plan, SubjectKind};
use duibiao::problem::Problem;
use proptest::prelude::*;

use super::sheets::{Sheets, Typed};
use super::{author, blank, filled, lvchun, type_value};
use crate::scenario::day;

const TODAY: &str = "2026-11-22";

/// Another checkpoint that a primary school is asked.
const OTHER: &str = "2.3";

fn written(plan: &Plan, dossier: &Dossier) -> Vec<u8> {
    let evaluation = judged(plan, dossier, day(TODAY)).expect("no seal of a newer program");
    let material = Material { plan, dossier, evaluation: &evaluation };
    let writer = writer("xlsx").expect("a writer");
    let bytes = (writer.write)(material);
    assert!((writer.reads_back)(&bytes, material), "it reads back");
    bytes
}

fn read(plan: &Plan, bytes: &[u8]) -> Result<Imported, Vec<Problem>> {
    workbook::open(bytes)?.imported(plan)
}

#[track_caller]
fn read_well(plan: &Plan, bytes: &[u8]) -> Dossier {
    let imported = read(plan, bytes).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(imported.warnings, []);
    imported.dossier
}

fn form(plan: &Plan, kind: SubjectKind) -> Vec<u8> {
    form_for(plan, kind, "")
}

fn form_for(plan: &Plan, kind: SubjectKind, name: &str) -> Vec<u8> {
    let whose = Whose { kind, name, region: "云南省/红河州/绿春县" };
    workbook::form(plan, whose, Period::SchoolYear(2025), day(TODAY)).expect("it is written")
}

#[test]
fn a_workbook_reads_back_and_is_its_assessment() {
    let plan = lvchun();
    let kinds =
        [("演示小学", SubjectKind::Primary), ("演示中学", SubjectKind::CompleteSecondary), ("绿春县", SubjectKind::County)];
    for (name, kind) in kinds {
        let dossier = filled(&plan, name, kind);
        let bytes = written(&plan, &dossier);
        assert_eq!(bytes, written(&plan, &dossier), "the same bytes");
        assert_eq!(read_well(&plan, &bytes), dossier);
    }
}

#[test]
fn every_shipped_plan_has_a_form_for_everyone_who_answers() {
    for seed in duibiao::plan::shipped::SEEDS {
        let plan = duibiao::plan::shipped::plan(seed.id).expect("shipped").expect("right");
        for kind in SubjectKind::ALL.iter().copied().filter(|kind| *kind != SubjectKind::Unit) {
            let dossier = blank(&plan, "x", kind);
            if asked(&plan, &dossier.subject).next().is_some() {
                let problems = workbook::open(&form(&plan, kind)).err().unwrap_or_default();
                assert_eq!(said(&problems), ["封面!B3：没有填自评单位的名称。请填写全称（同公章）。"], "{} {kind:?}", plan.id);
            }
        }
    }
}

/// What a unit is asked hangs on its name: every unit of every plan has a form, and it is its own when it comes back.
#[test]
fn every_responsible_unit_has_a_form() {
    for seed in duibiao::plan::shipped::SEEDS {
        let plan = duibiao::plan::shipped::plan(seed.id).expect("shipped").expect("right");
        let units = units_of(&plan);
        for unit in units.iter().step_by(7.max(units.len() / 6)) {
            let dossier = blank(&plan, unit, SubjectKind::Unit);
            let asked_of = asked(&plan, &dossier.subject).count();
            if asked_of == 0 {
                continue;
            }
            let mut sheets = Sheets::open(&form_for(&plan, SubjectKind::Unit, unit));
            assert_eq!(sheets.shown("封面", "B3"), *unit);
            sheets.fill("封面", "B3", &Typed::Text("别的单位"));
            let back = read_well(&plan, &sheets.bytes());
            assert_eq!((back.subject.name.as_str(), back.subject.kind), (*unit, SubjectKind::Unit));
            assert_eq!(asked(&plan, &back.subject).count(), asked_of);
        }
    }
}

fn said(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|each| problem(Language::Zh, each)).collect()
}

#[test]
fn a_form_that_was_filled_in_is_a_new_assessment() {
    let plan = lvchun();
    let mut sheets = Sheets::open(&form(&plan, SubjectKind::Primary));
    sheets.fill("封面", "B3", &Typed::Text(" 绿春县大兴小学 "));
    for (code, level) in [("2.2", "基本达成"), (OTHER, "不适用")] {
        sheets.fill("自评表", &sheets.cell("自评表", code, "自评等级"), &Typed::Text(level));
    }
    sheets.fill("自评表", &sheets.cell("自评表", OTHER, "备注"), &Typed::Text("没有这项工作"));
    sheets.fill("自评表", &sheets.cell("自评表", "2.2", "自评说明"), &Typed::Text("还差一份台账\n下月补"));
    let dossier = read_well(&plan, &sheets.bytes());
    assert_eq!(dossier.subject.name, "绿春县大兴小学");
    assert_eq!(dossier.subject.region, "云南省/红河州/绿春县");
    let level = |id: &str| dossier.assessment.answer(&id.into()).cloned().unwrap_or_default();
    assert_eq!(level("2.2").choice, Choice::Level("most".into()));
    assert_eq!(level("2.2").note, "还差一份台账\n下月补");
    assert_eq!(level(OTHER).choice, Choice::NotApplicable { reason: "没有这项工作".to_owned() });
    assert_eq!(dossier.assessment.answers().count(), 2);
    assert_eq!(read_well(&plan, &sheets.bytes()), dossier, "read twice, it is the same assessment");
    sheets.fill("封面", "B3", &Typed::Text("绿春县牛孔小学"));
    assert_ne!(read_well(&plan, &sheets.bytes()).assessment.id, dossier.assessment.id, "another school, another assessment");
}

#[test]
fn what_was_changed_by_hand_comes_in_and_nothing_else() {
    let plan = lvchun();
    let dossier = filled(&plan, "演示小学", SubjectKind::Primary);
    let mut sheets = Sheets::open(&written(&plan, &dossier));
    sheets.fill("自评表", &sheets.cell("自评表", "2.2", "自评等级"), &Typed::Text("未达成"));
    sheets.fill("自评表", &sheets.cell("自评表", "2.2", "自评说明"), &Typed::Nothing);
    let (key, entry) =
        dossier.sheet.iter().find(|(key, entry)| entry.value == "75" && plan.metric(&key.metric).is_some()).expect("one");
    assert_eq!(entry.value, "75");
    sheets.fill("基础数据表", &sheets.cell("基础数据表", &key.text(), "数值"), &Typed::Number("80.5"));
    let back = read_well(&plan, &sheets.bytes());
    let mut expected = dossier.clone();
    let answer = Answer { choice: Choice::Level("none".into()), note: String::new(), ..Answer::default() };
    let answer = Answer { review: dossier.assessment.answer(&"2.2".into()).and_then(|each| each.review.clone()), ..answer };
    assert_eq!(back.assessment.answer(&"2.2".into()), Some(&answer));
    assert_eq!(back.sheet.text(key), "80.5");
    let count = back.assessment.answers().filter(|(id, entry)| expected.assessment.entry(id) != Some(entry)).count();
    assert_eq!(count, 1, "one answer has another stamp");
    let author = author(1);
    expected.apply(Edit::Answer { checkpoint: "2.2".into(), answer }, &author);
    type_value(&mut expected, key.clone(), "80.5", 1);
    let plain = |dossier: &Dossier| dossier.assessment.answers().map(|(_, entry)| entry.value.clone()).collect::<Vec<_>>();
    assert_eq!(plain(&back), plain(&expected));
    assert!(back.assessment.based_on.is_some(), "it says what it was made from");
}

/// Everything that can be wrong, each told by sheet and cell, and all of it at once.
#[test]
fn what_is_wrong_is_told_by_its_cell() {
    let plan = lvchun();
    let dossier = filled(&plan, "演示小学", SubjectKind::Primary);
    let right = Sheets::open(&written(&plan, &dossier));
    let rated: Vec<String> = asked(&plan, &dossier.subject)
        .filter(|(_, checkpoint)| matches!(ask(&plan, &dossier, checkpoint), Ask::Level(_)))
        .map(|(_, checkpoint)| checkpoint.id.to_string())
        .collect();
    let measured = asked(&plan, &dossier.subject)
        .find(|(_, checkpoint)| matches!(ask(&plan, &dossier, checkpoint), Ask::Numbers(_)))
        .map(|(_, checkpoint)| checkpoint.id.to_string())
        .expect("one");
    let key = dossier.sheet.iter().find(|(key, _)| plan.metric(&key.metric).is_some()).expect("one").0.text();
    let at = |code: &str, heading: &str| right.cell("自评表", code, heading);
    let value = right.cell("基础数据表", &key, "数值");
    #[track_caller]
    fn check(plan: &Plan, sheets: &Sheets, expected: &[&str]) {
        let problems = read(plan, &sheets.bytes()).err().unwrap_or_default();
        let said = said(&problems);
        assert_eq!(said.len(), expected.len(), "{said:#?}");
        for (one, expected) in said.iter().zip(expected) {
            assert!(one.contains(expected), "{one}: {expected}");
        }
        assert!(problems.iter().all(|each| !problem(Language::En, each).is_empty()));
    }
    let changed = |change: &dyn Fn(&mut Sheets)| {
        let mut sheets = right.clone();
        change(&mut sheets);
        sheets
    };
    let level = at(&rated[0], "自评等级");
    check(
        &plan,
        &changed(&|s| s.fill("自评表", &level, &Typed::Text("还行"))),
        &[&format!("自评表!{level}：填的“还行”不在可选的等级里")],
    );
    let cell = at(&measured, "自评等级");
    check(
        &plan,
        &changed(&|s| s.fill("自评表", &cell, &Typed::Text("已达成"))),
        &[&format!("自评表!{cell}：这一条按数据判定")],
    );
    check(
        &plan,
        &changed(&|s| s.fill("自评表", &level, &Typed::Error("#REF!"))),
        &[&format!("自评表!{level}：单元格里的公式出错（#REF!）")],
    );
    check(
        &plan,
        &changed(&|s| s.fill("基础数据表", &value, &Typed::Text("三十"))),
        &[&format!("基础数据表!{value}：填的“三十”不是数字")],
    );
    check(
        &plan,
        &changed(&|s| s.fill("基础数据表", &value, &Typed::Day("45000"))),
        &[&format!("基础数据表!{value}：这一格变成了日期")],
    );
    let row: u32 = level.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().expect("a row");
    check(&plan, &changed(&|s| s.remove_row("自评表", row)), &[&format!("少了 1 行，编号是：{}", rated[0])]);
    let next = format!("{}{}", level.trim_end_matches(|c: char| c.is_ascii_digit()), row + 1);
    check(
        &plan,
        &changed(&|s| s.merge("自评表", &format!("{level}:{next}"))),
        &[&format!("自评表!{level}：{level}:{next} 合并成了一格")],
    );
    let code = at(&rated[1], "编号");
    let double = changed(&|s| s.fill("自评表", &code, &Typed::Text(&rated[0])));
    check(&plan, &double, &[&format!("自评表!{code}：编号 {} 出现了两次", rated[0]), "少了 1 行"]);
    check(&plan, &changed(&|s| s.fill("自评表", &code, &Typed::Text("99.9"))), &["编号“99.9”不在这份表里", "少了 1 行"]);
    check(&plan, &changed(&|s| s.fill("自评表", "H3", &Typed::Text("等级"))), &["自评表：找不到“自评等级”这一列"]);
    let renamed = changed(&|s| s.change("xl/workbook.xml", |xml| xml.replace("name=\"基础数据表\"", "name=\"数据\"")));
    check(&plan, &renamed, &["缺少工作表“基础数据表”"]);
    let both = changed(&|s| {
        s.fill("自评表", &level, &Typed::Text("还行"));
        s.fill("基础数据表", &value, &Typed::Text("三十"));
    });
    check(&plan, &both, &[&format!("基础数据表!{value}"), &format!("自评表!{level}")]);
}

/// A column may stand elsewhere: it is found by its heading.
#[test]
fn columns_that_were_moved_are_found() {
    let plan = lvchun();
    let dossier = filled(&plan, "演示小学", SubjectKind::Primary);
    let mut sheets = Sheets::open(&written(&plan, &dossier));
    let file = sheets.file_of("自评表");
    // The columns of notes and remarks change places.
    sheets.change(&file, |xml| {
        xml.replace("<c r=\"J", "<c r=\"!").replace("<c r=\"L", "<c r=\"J").replace("<c r=\"!", "<c r=\"L")
    });
    assert_eq!(read_well(&plan, &sheets.bytes()), dossier);
}

#[test]
fn another_plan_or_edition_is_told() {
    let plan = lvchun();
    let bytes = written(&plan, &filled(&plan, "演示小学", SubjectKind::Primary));
    let newer = Plan { edition: "2022-9".to_owned(), ..plan };
    let problems = read(&newer, &bytes).err().unwrap_or_default();
    assert!(
        matches!(said(&problems).as_slice(), [one] if one.contains("清单版本 2022-2 制作，这里的是 2022-9")),
        "{problems:?}"
    );
}

/// An assessment that still answers an older edition goes through a workbook of the newer one.
#[test]
fn an_older_edition_s_answers_come_back_too() {
    let plan = lvchun();
    let dossier = filled(&plan, "演示小学", SubjectKind::Primary);
    let newer = Plan { edition: "2022-9".to_owned(), ..plan };
    assert_eq!(read_well(&newer, &written(&newer, &dossier)), dossier);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is said, the workbook that is made of it is that assessment again.
    #[test]
    fn an_assessment_comes_back_from_its_workbook(
        texts in proptest::collection::vec("\\PC{0,12}|[ \\t\\r\\n_x0A=@+\\-'\"<&\u{0}-\u{1f}\u{3000}\u{fffe}]{0,9}", 40),
        numbers in proptest::collection::vec("[0-9]{1,6}|[0-9]{1,3}\\.[0-9]{1,3}|[0-9]/[0-9]|[0-9]{1,3},[0-9]{3}|[0-9]万|.{0,4}", 40),
        levels in proptest::collection::vec(0usize..6, 40),
    ) {
        let plan = lvchun();
        let mut dossier = blank(&plan, "演示小学", SubjectKind::Primary);
        let subject = dossier.subject.clone();
        for (place, (_, checkpoint)) in asked(&plan, &subject).enumerate() {
            let (text, number) = (texts[place % 40].clone(), &numbers[place % 40]);
            let form = ask(&plan, &dossier, checkpoint);
            form.keys().into_iter().for_each(|key| type_value(&mut dossier, key, number, 3));
            let choice = match (levels[place % 40], form) {
                (5, _) => Choice::NotApplicable { reason: text.clone() },
                (level, Ask::Level(scale)) => plan.scale(&scale).and_then(|scale| scale.levels.get(level)).map_or(Choice::Nothing, |level| Choice::Level(level.id.clone())),
                (_, Ask::Numbers(_) | Ask::Share(_)) => Choice::Nothing,
            };
            let review = (place % 9 == 0).then(|| text.clone());
            let answer = Answer { choice, note: text, review, aside: None };
            dossier.apply(Edit::Answer { checkpoint: checkpoint.id.clone(), answer }, &author(2));
        }
        let bytes = written(&plan, &dossier);
        prop_assert_eq!(read_well(&plan, &bytes), dossier);
    }
}

/// Numbers are typed in their sheet: a share in two cells, a percentage that may be meant otherwise is asked about.
#[test]
fn numbers_of_a_form_come_in_as_they_were_typed() {
    let plan = lvchun();
    let mut sheets = Sheets::open(&form(&plan, SubjectKind::County));
    sheets.fill("封面", "B3", &Typed::Text("绿春县"));
    let dossier = blank(&plan, "绿春县", SubjectKind::County);
    let keys: Vec<_> = asked(&plan, &dossier.subject).flat_map(|(_, each)| ask(&plan, &dossier, each).keys()).collect();
    let share = keys.iter().find(|key| key.is_of_plan(&plan.id)).expect("a universal");
    let percent = keys.iter().find(|key| plan.metric(&key.metric).is_some_and(|metric| metric.unit == "%")).expect("a rate");
    let cell = |key: &duibiao::assessment::SheetKey, heading: &str| sheets.cell("基础数据表", &key.text(), heading);
    let (meets, of, rate) = (cell(share, "数值"), cell(share, "总数"), cell(percent, "数值"));
    sheets.fill("基础数据表", &meets, &Typed::Number("7"));
    let half = read(&plan, &sheets.bytes()).err().unwrap_or_default();
    assert!(said(&half)[0].starts_with(&format!("基础数据表!{of}：这一行要填两个数")), "{half:?}");
    sheets.fill("基础数据表", &of, &Typed::Number("9"));
    sheets.fill("基础数据表", &rate, &Typed::Number("0.95"));
    let imported = read(&plan, &sheets.bytes()).expect("it can be used");
    assert_eq!((imported.dossier.sheet.text(share), imported.dossier.sheet.text(percent)), ("7/9", "0.95"));
    assert_eq!(said(&imported.warnings), [format!("基础数据表!{rate}：0.95 按 0.95% 读入。如果是 95%，请改填 95。")]);
    sheets.fill("基础数据表", &rate, &Typed::Number("95.50000000000001"));
    assert_eq!(read_well(&plan, &sheets.bytes()).sheet.text(percent), "95.5", "as a spreadsheet shows it");
}
