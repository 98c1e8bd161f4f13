//! Files that are no workbook of ours, or that would harm whoever unpacks them: told in words, and never a panic.

use std::io::{Cursor, Write};

use duibiao::exchange::{Kind, recognise, workbook};
use duibiao::i18n::{Language, problem};
use duibiao::plan::SubjectKind;
use duibiao::problem::{Problem, What};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::sheets::{Sheets, Typed};
use super::{filled, lvchun};
use crate::scenario::day;

/// What is said of a file, from its first byte on.
fn told(bytes: &[u8]) -> Vec<Problem> {
    match recognise(bytes) {
        Ok(Kind::Workbook(bytes)) => workbook::open(bytes).err().unwrap_or_default(),
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    }
}

#[track_caller]
fn check(bytes: &[u8], expected: &str) {
    let problems = told(bytes);
    let [one] = problems.as_slice() else { panic!("{problems:?}") };
    let What::InWorkbook(what) = &one.what else { panic!("{one:?}") };
    assert!(format!("{what:?}").starts_with(expected), "{what:?}");
    assert!([Language::Zh, Language::En].iter().all(|language| !problem(*language, one).is_empty()));
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, stored).expect("an entry");
        writer.write_all(content).expect("it is written");
    }
    writer.finish().expect("a zip file").into_inner()
}

fn right() -> Vec<u8> {
    let (plan, today) = (lvchun(), day("2026-11-22"));
    let dossier = filled(&plan, "演示小学", SubjectKind::Primary);
    let evaluation = duibiao::evaluate::judged(&plan, &dossier, today).expect("judged");
    workbook::write(duibiao::exchange::Material { plan: &plan, dossier: &dossier, evaluation: &evaluation })
}

#[test]
fn bombs_are_not_unpacked() {
    let zeros = vec![0; 31 * 1024 * 1024];
    check(&archive(&[("xl/a.xml", &zeros)]), "Swollen");
    check(&archive(&[("xl/a.xml", &zeros[..10 * 1024 * 1024])]), "Swollen");
    let names: Vec<String> = (0..201).map(|place| format!("{place}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    check(&archive(&many), "Swollen");
    let mut lying = archive(&[("xl/a.xml", &zeros)]);
    // It says that it is small, in both places.
    let size = u32::try_from(zeros.len()).expect("it fits").to_le_bytes();
    let places: Vec<usize> = lying.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(at, _)| at).collect();
    places.into_iter().for_each(|at| lying[at..at + 4].copy_from_slice(&100u32.to_le_bytes()));
    let said = told(&lying);
    assert!(matches!(said.as_slice(), [_]), "{said:?}");
    check(&[b"PK\x03\x04".as_slice(), &vec![7; 5 * 1024 * 1024]].concat(), "TooLarge");
}

#[test]
fn what_people_take_for_a_workbook_is_told_by_name() {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice();
    check(&[ole, &[0; 512], &wide].concat(), "Password");
    check(&[ole, &[0; 512]].concat(), "OldWorkbook");
    check("\u{feff}板块,指标号,指标,观测点号\r\n一,1,甲,1.1\r\n".as_bytes(), "Csv");
    check(b"\xd7\xd4\xc6\xc0\xb1\xed\x2c\xb9\xdb\xb2\xe2\xb5\xe3\r\n", "Gb18030");
    check(b"PK\x03\x04rest", "Damaged");
    check(&archive(&[("word/document.xml", b"<x/>")]), "Damaged");
    let whole = right();
    check(&whole[..whole.len() / 2], "Damaged");
    let mut locked = whole.clone();
    let entry = locked.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    locked[entry + 8] |= 1;
    check(&locked, "Password");
}

#[test]
fn a_workbook_that_is_not_ours_or_lost_what_it_is_matched_by() {
    let sheets = Sheets::open(&right());
    let changed = |change: &dyn Fn(&mut Sheets)| {
        let mut sheets = sheets.clone();
        change(&mut sheets);
        sheets.bytes()
    };
    check(&changed(&|s| s.change("xl/workbook.xml", |xml| xml.replace("name=\"duibiao\"", "name=\"Sheet1\""))), "NotOurs");
    check(&changed(&|s| s.fill("duibiao", "B1", &Typed::Text("other"))), "NotOurs");
    check(&changed(&|s| s.fill("duibiao", "B8", &Typed::Text("{}"))), "HiddenSheet");
    check(&changed(&|s| s.fill("duibiao", "B4", &Typed::Text("other"))), "HiddenSheet");
    let newer = told(&changed(&|s| s.fill("duibiao", "B2", &Typed::Number("9"))));
    assert!(matches!(newer.as_slice(), [Problem { what: What::NewerFormat { found: 9, known: 1 }, .. }]), "{newer:?}");
    let far = changed(&|s| {
        let file = s.file_of("自评表");
        s.change(&file, |xml| {
            xml.replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")
        });
    });
    check(&far, "TooManyCells");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Bytes that were spoilt are told, or read; nothing panics.
    #[test]
    fn no_mutation_of_a_workbook_makes_anything_panic(
        spoilt in proptest::collection::vec((0usize..1_000_000, any::<u8>()), 1..12),
        inside in any::<bool>(),
    ) {
        static RIGHT: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(right);
        let plan = lvchun();
        let bytes = if inside {
            let mut sheets = Sheets::open(&RIGHT);
            let count = sheets.0.len();
            for (at, byte) in &spoilt {
                let content = &mut sheets.0[at % count].1;
                let place = at % content.len();
                content[place] = *byte;
            }
            sheets.bytes()
        } else {
            let mut bytes = RIGHT.clone();
            for (at, byte) in &spoilt {
                let place = at % bytes.len();
                bytes[place] = *byte;
            }
            bytes
        };
        if let Ok(Kind::Workbook(bytes)) = recognise(&bytes) {
            let _ = workbook::open(bytes).and_then(|found| found.imported(&plan));
        }
    }
}
