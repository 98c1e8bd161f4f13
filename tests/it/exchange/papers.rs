//! Three invented subjects on paper, read by another crate's ordinary reader: what a principal will have in hand.

use calamine::{Data, Reader, Xlsx};
use duibiao::assessment::{Ask, Choice, Dossier, ask, asked};
use duibiao::evaluate::judged;
use duibiao::exchange::{Material, workbook};
use duibiao::i18n::{Language, SampleWords};
use duibiao::plan::{Plan, SubjectKind, VetoOn};
use duibiao::problem::{InWorkbook, What};
use expect_test::expect_file;
use std::io::Cursor;

use super::sheets::{Sheets, Typed};
use super::{author, blank, lvchun};
use crate::cases::top;
use crate::scenario::day;

pub const TODAY: &str = "2026-06-30";

/// An invented subject: most is met, some falls short with a rectification, some is still open.
fn invented(plan: &Plan, name: &str, kind: SubjectKind) -> Dossier {
    let mut dossier = blank(plan, name, kind);
    let text = SampleWords::of(Language::Zh).text;
    dossier.fill_as_sample(plan, &text, day(TODAY), &author(5));
    dossier
}

/// What is still open is answered, and a 一票否决 is missed.
fn finished_with_a_veto(plan: &Plan, mut dossier: Dossier) -> Dossier {
    let subject = dossier.subject.clone();
    let mut vetoes = 0;
    for (_, checkpoint) in asked(plan, &subject) {
        let before = dossier.assessment.answer(&checkpoint.id).cloned().unwrap_or_default();
        let form = ask(plan, &dossier, checkpoint);
        let edit = match (&form, &checkpoint.veto) {
            (Ask::Level(scale), veto) => {
                let levels = &plan.scale(scale).expect("known").levels;
                let is_missed = veto.as_ref().is_some_and(|veto| veto.on == VetoOn::School) && vetoes == 0;
                vetoes += usize::from(is_missed);
                let level = if is_missed { levels.last() } else { levels.first() };
                (is_missed || before.choice == Choice::Nothing)
                    .then(|| dossier.rate(&checkpoint.id, level.map(|level| level.id.clone())))
            }
            (Ask::Numbers(_) | Ask::Share(_), _) => {
                for key in dossier.keys_of(plan, checkpoint) {
                    if dossier.sheet.text(&key).is_empty() {
                        super::type_value(&mut dossier, key, "30", 6);
                    }
                }
                None
            }
        };
        edit.into_iter().for_each(|edit| _ = dossier.apply(edit, &author(6)));
    }
    assert_eq!(vetoes, 1);
    dossier
}

fn paper(plan: &Plan, dossier: &Dossier) -> Vec<u8> {
    let evaluation = judged(plan, dossier, day(TODAY)).expect("judged");
    workbook::write(Material { plan, dossier, evaluation: &evaluation })
}

/// The cover whole, and the first lines of every other sheet, a cell apart from the next by `|`.
fn shown(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let mut text = String::new();
    for name in book.sheet_names().into_iter().filter(|name| name != "duibiao") {
        let range = book.worksheet_range(&name).expect("a sheet");
        let lines = if name == "封面" { 40 } else { 12 };
        text.push_str(&format!("── {name}，{} 行 ──\n", range.height()));
        for row in range.rows().take(lines) {
            let cells: Vec<String> = row.iter().map(cell).collect();
            text.push_str(cells.join(" | ").trim_end_matches([' ', '|']));
            text.push('\n');
        }
    }
    text
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(moment) => format!("日{}", moment.as_f64()),
        Data::Float(number) => format!("{number}"),
        other => other.to_string().replace('\n', "⏎"),
    }
}

/// The shipped plan, its 一票否决 falling on schools.
pub fn with_school_vetoes() -> Plan {
    let mut plan = lvchun();
    let checkpoints = plan.indicators.iter_mut().flat_map(|indicator| &mut indicator.checkpoints);
    checkpoints.filter_map(|checkpoint| checkpoint.veto.as_mut()).for_each(|veto| veto.on = VetoOn::School);
    plan
}

/// A rural primary school half-way, a town's junior school finished with a veto, and a county.
pub fn three_subjects(plan: &Plan) -> [(&'static str, Dossier); 3] {
    let junior = invented(plan, "绿春县城关中学", SubjectKind::Junior);
    [
        ("rural-primary", invented(plan, "绿春县牛孔镇中心小学", SubjectKind::Primary)),
        ("town-junior", finished_with_a_veto(plan, junior)),
        ("county", invented(plan, "绿春县", SubjectKind::County)),
    ]
}

#[test]
fn three_subjects_on_paper() {
    let plan = with_school_vetoes();
    for (file, dossier) in three_subjects(&plan) {
        let bytes = paper(&plan, &dossier);
        expect_file![top().join(format!("tests/cases/snapshots/workbook-{file}.txt"))].assert_eq(&shown(&bytes));
        let back = workbook::open(&bytes).and_then(|found| found.imported(&plan));
        assert_eq!(back.map(|imported| imported.dossier), Ok(dossier));
    }
}

#[test]
fn a_sealed_paper_says_what_was_sealed_and_takes_no_changes() {
    let plan = lvchun();
    let mut dossier = super::seals::sealed(&plan, SubjectKind::Primary);
    let before = Sheets::open(&paper(&plan, &dossier));
    // The numbers go on outside the seal; the paper does not.
    let keys: Vec<_> = dossier.sheet.iter().map(|(key, _)| key.clone()).collect();
    keys.into_iter().for_each(|key| super::type_value(&mut dossier, key, "1", 3000));
    let bytes = paper(&plan, &dossier);
    let mut sheets = Sheets::open(&bytes);
    let table = before.file_of("自评表");
    let values = |sheets: &Sheets| shown(&sheets.bytes()).split("── 基础数据表").nth(1).map(str::to_owned);
    assert_eq!(sheets.text(&table).len(), before.text(&table).len());
    assert_eq!(values(&sheets).map(|text| text.len()), values(&before).map(|text| text.len()));
    assert!(shown(&bytes).contains("审核封存 | 张明于2026年11月22日审核通过"));
    let back = workbook::open(&bytes).and_then(|found| found.imported(&plan)).expect("it reads");
    assert_eq!((back.dossier, back.warnings), (dossier, vec![]));
    sheets.fill("自评表", &sheets.cell("自评表", "2.2", "自评说明"), &Typed::Text("改一改"));
    let problems = workbook::open(&sheets.bytes()).and_then(|found| found.imported(&plan)).expect_err("it is sealed");
    assert!(matches!(problems.as_slice(), [one] if one.what == What::InWorkbook(InWorkbook::Sealed)), "{problems:?}");
}
