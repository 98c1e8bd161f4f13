//! A workbook as a spreadsheet program leaves it: cells typed over, rows taken away, cells merged. It works on the file's
//! own text, so that what is read back was not made by the code that reads it.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The files in a workbook, by name, in their order.
#[derive(Clone)]
pub struct Sheets(pub Vec<(String, Vec<u8>)>);

/// What is typed into a cell.
pub enum Typed<'a> {
    Text(&'a str),
    Number(&'a str),
    /// A number in the format of days.
    Day(&'a str),
    Error(&'a str),
    Nothing,
}

impl Sheets {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut files = Vec::new();
        for place in 0..archive.len() {
            let mut entry = archive.by_index(place).expect("an entry");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("it unpacks");
            files.push((entry.name().to_owned(), content));
        }
        Self(files)
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            writer.start_file(name, SimpleFileOptions::default()).expect("an entry");
            writer.write_all(content).expect("it is written");
        }
        writer.finish().expect("a zip file").into_inner()
    }

    pub fn text(&self, name: &str) -> String {
        let (_, content) = self.0.iter().find(|(each, _)| each == name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(content.clone()).expect("text")
    }

    pub fn change(&mut self, name: &str, change: impl FnOnce(String) -> String) {
        let changed = change(self.text(name)).into_bytes();
        self.0.iter_mut().filter(|(each, _)| each == name).for_each(|(_, content)| content.clone_from(&changed));
    }

    /// The file of a sheet.
    pub fn file_of(&self, sheet: &str) -> String {
        let book = self.text("xl/workbook.xml");
        let before = &book[..book.find(&format!("name=\"{sheet}\"")).unwrap_or_else(|| panic!("no sheet {sheet}"))];
        format!("xl/worksheets/sheet{}.xml", before.matches("<sheet ").count())
    }

    /// Types into a cell, as a hand would: `E17`.
    pub fn fill(&mut self, sheet: &str, cell: &str, typed: &Typed) {
        let file = self.file_of(sheet);
        let made = match typed {
            Typed::Text(text) => {
                format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
            }
            Typed::Number(number) => format!("<c r=\"{cell}\"><v>{number}</v></c>"),
            Typed::Day(number) => format!("<c r=\"{cell}\" s=\"{}\"><v>{number}</v></c>", self.day_style()),
            Typed::Error(error) => format!("<c r=\"{cell}\" t=\"e\"><v>{error}</v></c>"),
            Typed::Nothing => format!("<c r=\"{cell}\"/>"),
        };
        self.change(&file, |xml| {
            let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {sheet}!{cell}"));
            let rest = &xml[start..];
            let tag = rest.find('>').expect("it ends");
            let end = if rest[..tag].ends_with('/') { tag + 1 } else { rest.find("</c>").expect("it ends") + 4 };
            format!("{}{made}{}", &xml[..start], &rest[end..])
        });
    }

    /// A style of cells that shows days: there is none before this.
    fn day_style(&mut self) -> usize {
        let mut place = 0;
        self.change("xl/styles.xml", |xml| {
            let start = xml.find("<cellXfs").expect("styles");
            let end = start + xml[start..].find("</cellXfs>").expect("it ends");
            place = xml[start..end].matches("<xf ").count();
            format!("{}<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{}", &xml[..end], &xml[end..])
        });
        place
    }

    /// Takes a row away; those below keep their numbers, as nobody counts.
    pub fn remove_row(&mut self, sheet: &str, row: u32) {
        let file = self.file_of(sheet);
        self.change(&file, |xml| {
            let start = xml.find(&format!("<row r=\"{row}\"")).expect("the row");
            let end = start + xml[start..].find("</row>").expect("it ends") + 6;
            format!("{}{}", &xml[..start], &xml[end..])
        });
    }

    /// Types a new row under the last: headings of columns, and what stands under them.
    pub fn add_row(&mut self, sheet: &str, texts: &[(&str, &str)]) {
        let file = self.file_of(sheet);
        let last = self.text(&file).matches("<row ").count() + 1;
        let columns: Vec<String> = texts.iter().map(|(heading, _)| self.column(sheet, heading)).collect();
        let cells = columns.iter().zip(texts).map(|(column, (_, text))| {
            format!("<c r=\"{column}{last}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
        });
        let row = format!("<row r=\"{last}\">{}</row></sheetData>", cells.collect::<String>());
        self.change(&file, |xml| xml.replace("</sheetData>", &row));
    }

    /// The letters of a heading's column.
    fn column(&self, sheet: &str, heading: &str) -> String {
        let index = self.strings().iter().position(|each| each == heading).unwrap_or_else(|| panic!("no heading {heading}"));
        let xml = self.text(&self.file_of(sheet));
        let end = xml.find(&format!(" t=\"s\"><v>{index}</v>")).unwrap_or_else(|| panic!("{sheet}: no heading {heading}"));
        let start = xml[..end].rfind("<c r=\"").expect("a cell") + 6;
        xml[start..].chars().take_while(char::is_ascii_alphabetic).collect()
    }

    pub fn merge(&mut self, sheet: &str, cells: &str) {
        let file = self.file_of(sheet);
        self.change(&file, |xml| xml.replacen("<mergeCell ", &format!("<mergeCell ref=\"{cells}\"/><mergeCell "), 1));
    }

    /// The cell of a heading's column in the row of a code: `自评表`, `1.1`, `自评等级` → `H4`.
    pub fn cell(&self, sheet: &str, code: &str, heading: &str) -> String {
        let xml = self.text(&self.file_of(sheet));
        let strings = self.strings();
        let at = |text: &str, is_wanted: &dyn Fn(&str) -> bool| -> String {
            let index = strings.iter().position(|each| each == text).unwrap_or_else(|| panic!("{text} stands nowhere"));
            let mark = format!(" t=\"s\"><v>{index}</v>");
            let places = xml.match_indices(&mark).map(|(end, _)| {
                let start = xml[..end].rfind("<c r=\"").expect("a cell") + 6;
                xml[start..].split('"').next().expect("its name").to_owned()
            });
            places.into_iter().find(|cell| is_wanted(cell)).unwrap_or_else(|| panic!("{sheet}: {text} stands nowhere"))
        };
        let letters = |cell: &str| cell.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        let codes = letters(&at(if sheet == "自评表" { "编号" } else { "编码（勿改）" }, &|_| true));
        let row = at(code, &|cell| letters(cell) == codes);
        format!("{}{}", letters(&at(heading, &|_| true)), row.trim_start_matches(|c: char| c.is_ascii_alphabetic()))
    }

    /// The text that a cell shows.
    pub fn shown(&self, sheet: &str, cell: &str) -> String {
        let xml = self.text(&self.file_of(sheet));
        let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {sheet}!{cell}"));
        let value = xml[start..].split("<v>").nth(1).and_then(|rest| rest.split("</v>").next()).expect("a value");
        self.strings()[value.parse::<usize>().expect("a shared text")].clone()
    }

    /// The texts that the cells share.
    fn strings(&self) -> Vec<String> {
        let xml = self.text("xl/sharedStrings.xml");
        let texts = xml.split("<si>").skip(1).map(|each| {
            let open = each.find("<t").expect("a text");
            let start = open + each[open..].find('>').expect("it opens") + 1;
            each[start..each.find("</t>").unwrap_or(start)].to_owned()
        });
        texts.collect()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
