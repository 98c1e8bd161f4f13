//! Looking into a document: what is in it, as another program would read it.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// What a document holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The text of every paragraph that has any.
    pub paragraphs: Vec<String>,
    pub tables: usize,
    /// Rows that are repeated on every page.
    pub repeated: usize,
}

/// The largest document that is looked into: far more than any report.
const MOST_BYTES: u64 = 30_000_000;

/// What is in a document; nothing where it is none.
pub fn look(bytes: &[u8]) -> Option<Seen> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name("word/document.xml").ok()?.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    let (mut seen, mut paragraph, mut is_text) = (Seen::default(), String::new(), false);
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => match tag.name().as_ref() {
                b"w:tbl" => seen.tables += 1,
                b"w:tblHeader" => seen.repeated += 1,
                b"w:t" => is_text = true,
                _ => {}
            },
            Event::Empty(tag) if tag.name().as_ref() == b"w:tblHeader" => seen.repeated += 1,
            Event::Text(text) if is_text => paragraph += &text.decode().ok()?,
            Event::GeneralRef(name) if is_text => match name.resolve_char_ref().ok()? {
                Some(c) => paragraph.push(c),
                None => paragraph += quick_xml::escape::resolve_predefined_entity(&name.decode().ok()?)?,
            },
            Event::End(tag) => match tag.name().as_ref() {
                b"w:t" => is_text = false,
                b"w:p" => {
                    let line = std::mem::take(&mut paragraph).trim().to_owned();
                    seen.paragraphs.extend((!line.is_empty()).then_some(line));
                }
                _ => {}
            },
            Event::Eof => return Some(seen),
            _ => {}
        }
    }
}
