//! The ledger, the list of evidence and the explanations of a 自评表, changed by hand and read back.

use duibiao::assessment::{Closing, Dossier, Edit, Evidence, EvidenceKind, Rectification};
use duibiao::evaluate::judged;
use duibiao::exchange::{Imported, Material, workbook};
use duibiao::i18n::{Language, problem};
use duibiao::plan::{CheckpointId, Plan, SubjectKind};
use duibiao::problem::Problem;
use proptest::prelude::*;

use super::sheets::{Sheets, Typed};
use super::{author, blank, filled, lvchun};
use crate::scenario::day;

const LEDGER: &str = "未达成与整改台账";
const EVIDENCE: &str = "佐证材料目录";
const CHECKS: &str = "校验说明";

fn written(plan: &Plan, dossier: &Dossier) -> Sheets {
    let evaluation = judged(plan, dossier, day("2026-11-22")).expect("no seal of a newer program");
    Sheets::open(&workbook::write(Material { plan, dossier, evaluation: &evaluation }))
}

fn read(plan: &Plan, sheets: &Sheets) -> Result<Imported, Vec<Problem>> {
    workbook::open(&sheets.bytes())?.imported(plan)
}

/// A primary school with a ledger and evidence.
fn school(plan: &Plan) -> Dossier {
    let mut dossier = filled(plan, "演示小学", SubjectKind::Primary);
    let mut first = Rectification::new("r1".into(), "2.2".into());
    (first.problem, first.due) = ("检查记录不全".to_owned(), Some(day("2026-12-31")));
    let mut second = Rectification::new("r2".into(), "2.2".into());
    (second.problem, second.measure) = ("没有专人".to_owned(), "指定专人".to_owned());
    for each in [first, second] {
        dossier.apply(Edit::Rectification { id: each.id.clone(), rectification: Some(each) }, &author(900));
    }
    let indicator = plan.checkpoint(&CheckpointId::from("2.2")).expect("known").0.id.clone();
    let evidence = Evidence::new("e1".into(), "宣讲活动记录".to_owned(), &indicator);
    let mut serves_others = Evidence::new("e2".into(), "年度工作总结".to_owned(), &indicator);
    serves_others.serves.push("banan-2021/1".into());
    for each in [evidence, serves_others] {
        dossier.apply(Edit::Evidence { id: each.id.clone(), evidence: Some(each) }, &author(901));
    }
    dossier
}

#[track_caller]
fn said(plan: &Plan, sheets: &Sheets) -> Vec<String> {
    let problems = read(plan, sheets).map(|imported| imported.warnings).unwrap_or_else(|problems| problems);
    assert!(problems.iter().all(|each| !problem(Language::En, each).is_empty()));
    problems.iter().map(|each| problem(Language::Zh, each)).collect()
}

#[track_caller]
fn read_well(plan: &Plan, sheets: &Sheets) -> Dossier {
    let imported = read(plan, sheets).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(imported.warnings, []);
    imported.dossier
}

fn rectification(dossier: &Dossier, id: &str) -> Rectification {
    dossier.assessment.rectification(&id.into()).expect("it is there").value.clone()
}

#[test]
fn nothing_touched_is_nothing_changed() {
    let plan = lvchun();
    let dossier = school(&plan);
    assert_eq!(read_well(&plan, &written(&plan, &dossier)), dossier);
}

#[test]
fn a_ledger_that_was_carried_on_comes_in() {
    let plan = lvchun();
    let dossier = school(&plan);
    let mut sheets = written(&plan, &dossier);
    for (heading, text) in [("责任人", "李老师"), ("进展情况", "已补齐"), ("完成时限", "2027年3月1日")] {
        sheets.fill(LEDGER, &sheets.cell(LEDGER, "r1", heading), &Typed::Text(text));
    }
    sheets.fill(LEDGER, &sheets.cell(LEDGER, "r2", "销号日期"), &Typed::Day("46350"));
    sheets.fill(LEDGER, &sheets.cell(LEDGER, "r2", "销号依据"), &Typed::Text("复查记录"));
    sheets.fill(LEDGER, &sheets.cell(LEDGER, "r2", "整改措施"), &Typed::Nothing);
    let back = read_well(&plan, &sheets);
    let first = rectification(&back, "r1");
    assert_eq!((first.person.as_str(), first.progress.as_str()), ("李老师", "已补齐"));
    assert_eq!((first.problem.as_str(), first.due), ("检查记录不全", Some(day("2027-03-01"))));
    let second = rectification(&back, "r2");
    assert_eq!(second.closed, Some(Closing { on: day("2026-11-24"), proof: "复查记录".to_owned() }));
    assert_eq!((second.problem.as_str(), second.measure.as_str()), ("没有专人", ""));
    assert_eq!(back.assessment.rectifications().count(), 2);
}

#[test]
fn what_falls_short_and_new_rows_become_entries() {
    let plan = lvchun();
    let dossier = school(&plan);
    let mut sheets = written(&plan, &dossier);
    sheets.add_row(LEDGER, &[("编号", "2.2"), ("存在问题", "台账没有交接"), ("责任单位", "教导处")]);
    let back = read_well(&plan, &sheets);
    assert_eq!(back, read_well(&plan, &sheets), "read twice, it is the same");
    let new: Vec<_> =
        back.assessment.rectifications().filter(|(id, _)| dossier.assessment.rectification(id).is_none()).collect();
    let [(id, entry)] = new.as_slice() else { panic!("{new:?}") };
    assert!(id.as_str().starts_with("xlsx-"), "{id}");
    assert_eq!((entry.value.problem.as_str(), entry.value.unit.as_str()), ("台账没有交接", "教导处"));
    // What falls short without an entry stands there to be completed; completed, it is one.
    let file = sheets.file_of(LEDGER);
    let open = sheets.text(&file).matches("<row ").count();
    let short = blank_row(&sheets, LEDGER);
    assert!(short < open, "a row asks to be completed");
    sheets.fill(LEDGER, &format!("E{short}"), &Typed::Text("还没有做"));
    assert_eq!(read_well(&plan, &sheets).assessment.rectifications().count(), 4);
}

/// The first row of the ledger that has no code.
fn blank_row(sheets: &Sheets, sheet: &str) -> usize {
    let xml = sheets.text(&sheets.file_of(sheet));
    let is_blank = |row: &usize| {
        let cell = xml.split(&format!("<c r=\"N{row}\"")).nth(1);
        cell.is_none_or(|rest| rest.split('>').next().is_some_and(|tag| tag.ends_with('/')))
    };
    (4..).find(is_blank).expect("one")
}

#[test]
fn evidence_that_was_changed_or_added_comes_in() {
    let plan = lvchun();
    let dossier = school(&plan);
    let mut sheets = written(&plan, &dossier);
    sheets.fill(EVIDENCE, &sheets.cell(EVIDENCE, "e1", "类别"), &Typed::Text("会议记录"));
    sheets.fill(EVIDENCE, &sheets.cell(EVIDENCE, "e1", "材料日期"), &Typed::Text("2026/5/4"));
    sheets.fill(EVIDENCE, &sheets.cell(EVIDENCE, "e1", "档案号"), &Typed::Text("甲-07"));
    sheets.fill(EVIDENCE, &sheets.cell(EVIDENCE, "e2", "对应指标"), &Typed::Text("3、4"));
    sheets.add_row(EVIDENCE, &[("材料名称", "家长会签到表"), ("对应指标", "2，3")]);
    let back = read_well(&plan, &sheets);
    let piece = |id: &str| back.evidence.get(&id.into()).expect("it is there").value.clone();
    assert_eq!((piece("e1").kind, piece("e1").date), (EvidenceKind::Minutes, Some(day("2026-05-04"))));
    let serves: Vec<String> = piece("e2").serves.iter().map(ToString::to_string).collect();
    assert_eq!(serves, ["banan-2021/1", "lvchun-2022/3", "lvchun-2022/4"], "what it serves elsewhere stays");
    let new = back.evidence.values().find(|each| each.value.title == "家长会签到表").expect("the new one");
    assert_eq!(new.value.serves, ["lvchun-2022/2".into(), "lvchun-2022/3".into()]);
    assert_eq!(back, read_well(&plan, &sheets), "read twice, it is the same");
}

/// An explanation is the note of its checkpoint, wherever it was typed.
#[test]
fn explanations_are_notes() {
    let plan = lvchun();
    let dossier = school(&plan);
    let right = written(&plan, &dossier);
    let xml = right.text(&right.file_of(CHECKS));
    let row = (4..).find(|row| xml.contains(&format!("<c r=\"B{row}\""))).expect("something was noticed");
    let number = right.shown(CHECKS, &format!("B{row}"));
    let mut sheets = right.clone();
    sheets.fill(CHECKS, &format!("E{row}"), &Typed::Text("上学期换了人"));
    let note = |dossier: &Dossier| dossier.assessment.answer(&number.as_str().into()).expect("an answer").note.clone();
    assert_eq!(note(&read_well(&plan, &sheets)), "上学期换了人");
    let cell = right.cell("自评表", &number, "自评说明");
    sheets.fill("自评表", &cell, &Typed::Text("上学期换了人"));
    assert_eq!(note(&read_well(&plan, &sheets)), "上学期换了人");
    sheets.fill("自评表", &cell, &Typed::Text("别的话"));
    assert_eq!(
        said(&plan, &sheets),
        [format!("校验说明!E{row}：这一条的说明在这里和“自评表”里改成了不同的话，不知道以哪一处为准。请改成一样。")]
    );
}

#[test]
fn what_is_wrong_on_the_other_sheets_is_told_by_its_cell() {
    let plan = lvchun();
    let dossier = school(&plan);
    let right = written(&plan, &dossier);
    let check = |change: &dyn Fn(&mut Sheets), expected: &[&str]| {
        let mut sheets = right.clone();
        change(&mut sheets);
        let said = said(&plan, &sheets);
        assert_eq!(said.len(), expected.len(), "{said:#?}");
        for (one, expected) in said.iter().zip(expected) {
            assert!(one.contains(expected), "{one}: {expected}");
        }
    };
    let (due, closed) = (right.cell(LEDGER, "r1", "完成时限"), right.cell(LEDGER, "r1", "销号依据"));
    check(&|s| s.fill(LEDGER, &due, &Typed::Text("年底")), &[&format!("{LEDGER}!{due}：填的“年底”不是日期")]);
    check(&|s| s.fill(LEDGER, &closed, &Typed::Text("复查记录")), &["填了“销号依据”，没有填“销号日期”"]);
    let row: u32 = due.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().expect("a row");
    check(&|s| s.remove_row(LEDGER, row), &["少了 1 行（2.2），没有当作删除"]);
    check(&|s| s.add_row(LEDGER, &[("编号", "99.9"), ("存在问题", "x")]), &["编号“99.9”不在这份表里"]);
    check(&|s| s.add_row(LEDGER, &[("存在问题", "x")]), &["没有编号"]);
    check(&|s| s.add_row(LEDGER, &[("编号", "2.2"), ("编码（勿改）", "r1")]), &["r1 出现了两次"]);
    check(&|s| s.add_row(LEDGER, &[("编号", "2.2"), ("编码（勿改）", "r9")]), &["编号“r9”不在这份表里"]);
    let (sort, title, serves) =
        (right.cell(EVIDENCE, "e1", "类别"), right.cell(EVIDENCE, "e1", "材料名称"), right.cell(EVIDENCE, "e1", "对应指标"));
    check(&|s| s.fill(EVIDENCE, &sort, &Typed::Text("录音")), &["没有“录音”这个类别。可以填：文件、台账"]);
    check(&|s| s.fill(EVIDENCE, &title, &Typed::Nothing), &["这一份材料没有名称"]);
    check(&|s| s.fill(EVIDENCE, &serves, &Typed::Text("2、二十")), &["“二十”不是这份计划的指标号"]);
    check(&|s| s.fill(EVIDENCE, &serves, &Typed::Nothing), &["没有填对应哪项指标"]);
    check(&|s| s.add_row(EVIDENCE, &[("对应指标", "2")]), &["这一份材料没有名称"]);
    let renamed = |s: &mut Sheets| s.change("xl/workbook.xml", |xml| xml.replace(&format!("name=\"{LEDGER}\""), "name=\"甲\""));
    check(&renamed, &[&format!("“{LEDGER}”不全，或被删去、改名")]);
    check(&|s| s.fill(EVIDENCE, "B3", &Typed::Text("名称")), &["找不到“材料名称”这一列"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in the ledger and the list of evidence, the workbook that is made of it is that assessment again.
    #[test]
    fn ledgers_and_evidence_come_back_from_their_workbook(
        texts in proptest::collection::vec("\\PC{0,12}|〔待补充〕|[ \\t\\r\\n=@+\\-'\"<&\u{0}-\u{1f}\u{3000}\u{fffe}]{0,9}", 60),
        days in proptest::collection::vec(proptest::option::of(0i64..40_000), 20),
    ) {
        let plan = lvchun();
        let mut dossier = blank(&plan, "演示小学", SubjectKind::Primary);
        let day_of = |place: usize| days[place % 20].map(|days| day("1990-01-01") + chrono::Days::new(days as u64));
        for place in 0..10usize {
            let text = |n: usize| texts[(place * 6 + n) % 60].clone();
            let mut each = Rectification::new(format!("r{place}").as_str().into(), if place % 2 == 0 { "2.2" } else { "2.3" }.into());
            (each.problem, each.cause, each.measure) = (text(0), text(1), text(2));
            (each.unit, each.person, each.progress) = (text(3), text(4), text(5));
            each.due = day_of(place);
            each.closed = day_of(place + 1).map(|on| Closing { on, proof: text(1) });
            dossier.apply(Edit::Rectification { id: each.id.clone(), rectification: Some(each) }, &author(1));
            let title = format!("材料{}", text(0));
            let mut evidence = Evidence::new(format!("e{place}").as_str().into(), title, &"lvchun-2022/2".into());
            (evidence.number, evidence.kept_at, evidence.link, evidence.date) = (text(1), text(2), text(3), day_of(place));
            dossier.apply(Edit::Evidence { id: evidence.id.clone(), evidence: Some(evidence) }, &author(2));
        }
        let sheets = written(&plan, &dossier);
        let back = read(&plan, &sheets);
        prop_assert_eq!(back.map(|imported| imported.dossier).map_err(|problems| format!("{problems:?}")), Ok(dossier));
    }
}
