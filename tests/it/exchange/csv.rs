//! The table as spreadsheet programs get it.

use duibiao::assessment::SheetKey;
use duibiao::evaluate::{Moment, evaluate};
use duibiao::exchange::{Material, csv};
use duibiao::plan::SubjectKind;

use super::{blank, filled, lvchun, type_value};

fn table(dossier: &duibiao::assessment::Dossier) -> String {
    let plan = lvchun();
    let evaluation = evaluate(&plan, dossier, Moment::of(dossier, "2026-11-22".parse().expect("a day")));
    String::from_utf8(csv::write(Material { plan: &plan, dossier, evaluation: &evaluation })).expect("UTF-8")
}

fn records(table: &str) -> Vec<Vec<String>> {
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|record| record.expect("a line").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn it_begins_with_a_byte_order_mark_and_ends_its_lines_as_windows_does() {
    let table = table(&blank(&lvchun(), "绿春县", SubjectKind::County));
    assert!(table.starts_with("\u{feff}板块,指标号,指标,观测点号,观测点,目标值,实际值,计量单位,自评等级,判定,得分,"));
    assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
}

#[test]
fn there_is_a_row_for_each_checkpoint_that_is_asked_and_its_id_is_whole() {
    let plan = lvchun();
    let dossier = filled(&plan, "绿春县", SubjectKind::County);
    let rows = records(&table(&dossier));
    let asked: Vec<_> = duibiao::assessment::asked(&plan, &dossier.subject).map(|(_, each)| each.id.to_string()).collect();
    let ids: Vec<_> = rows[1..].iter().map(|row| row[3].trim_matches(['[', ']']).to_owned()).collect();
    assert_eq!(ids, asked);
    assert!(rows[1..].iter().all(|row| row[3].parse::<f64>().is_err()), "an id that reads as a number");
}

#[test]
fn no_text_is_taken_for_a_formula() {
    let rows = records(&table(&filled(&lvchun(), "绿春县第一中学", SubjectKind::Junior)));
    let cells: Vec<&String> = rows.iter().flatten().collect();
    assert!(cells.iter().any(|cell| *cell == "'=1+1"));
    assert!(cells.iter().any(|cell| *cell == "'＝全角"));
    let dangerous = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    assert!(cells.iter().all(|cell| !cell.starts_with(dangerous)));
}

#[test]
fn evidence_stands_at_its_indicator_and_rectifications_at_their_checkpoint() {
    let rows = records(&table(&super::round_trip::kept_up(SubjectKind::Primary)));
    let column = |heading: &str| rows[0].iter().position(|each| each == heading).expect(heading);
    let filled = |heading: &str| {
        let at = column(heading);
        rows[1..].iter().filter(|row| !row[at].is_empty()).map(|row| (row[1].clone(), row[at].clone())).collect::<Vec<_>>()
    };
    let evidence = filled("佐证材料");
    assert!(!evidence.is_empty() && evidence.iter().all(|(no, text)| no == "43" && text == "'=会议记录（绿教字〔2025〕12号）"));
    let rectified = filled("问题与整改");
    assert_eq!(rectified.len(), 1);
    assert_eq!(rectified[0].1, "问题：缺 2 名\n心理教师；期限：2026-06-30；已销号（2026-05-20，聘用文件）");
}

#[test]
fn a_number_is_a_number_and_what_is_none_stands_as_typed() {
    let plan = lvchun();
    let mut dossier = blank(&plan, "绿春县", SubjectKind::County);
    let asked: Vec<_> = duibiao::assessment::asked(&plan, &dossier.subject)
        .filter_map(|(_, each)| match duibiao::assessment::ask(&plan, &dossier, each) {
            duibiao::assessment::Ask::Numbers(slots) if slots.len() == 1 && slots[0].counts.is_none() => {
                Some((each.id.to_string(), slots[0].key.clone()))
            }
            _ => None,
        })
        .collect();
    let keys: [&(String, SheetKey); 2] = [&asked[0], asked.iter().find(|(_, key)| *key != asked[0].1).expect("another")];
    type_value(&mut dossier, keys[0].1.clone(), "９５．5", 1);
    type_value(&mut dossier, keys[1].1.clone(), "=cmd()", 2);
    let rows = records(&table(&dossier));
    let actual = |id: &str| rows.iter().find(|row| row[3].trim_matches(['[', ']']) == id).map(|row| row[6].clone());
    assert_eq!(actual(&keys[0].0), Some("95.5".to_owned()));
    assert_eq!(actual(&keys[1].0), Some("“=cmd()”".to_owned()));
}
