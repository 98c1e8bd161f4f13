//! What docx-rs does not say itself: fonts with what stands in for them, and rows that are repeated on every page.

use std::io::Cursor;

use docx_rs::Docx;

pub const LATIN: &str = "Times New Roman";
pub const TITLE: &str = "方正小标宋简体";
pub const BODY: &str = "仿宋";
pub const FIRST: &str = "黑体";
pub const SECOND: &str = "楷体";
pub const NUMBER: &str = "宋体";

/// Each font, what it is called where it goes by another name or is missing, and how it looks.
const FONTS: &[(&str, &str, &str)] = &[
    (LATIN, "", "roman"),
    (TITLE, "华文中宋,宋体,SimSun", "roman"),
    (BODY, "仿宋_GB2312,FangSong,华文仿宋", "modern"),
    (FIRST, "SimHei,华文黑体", "modern"),
    (SECOND, "楷体_GB2312,KaiTi,华文楷体", "modern"),
    (NUMBER, "SimSun", "roman"),
];

/// What is said of no letters, in a place where programs that go by the order of elements do not look for it.
const EMPTY: &str = "<w:pPr><w:rPr />";

/// The document as an archive.
pub fn packed(docx: Docx) -> Option<Vec<u8>> {
    let mut parts = docx.build();
    parts.font_table = fonts().into_bytes();
    let document = String::from_utf8(parts.document).ok()?.replace(EMPTY, "<w:pPr>");
    parts.document = with_repeated_heads(&document).into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).ok()?;
    Some(bytes.into_inner())
}

fn fonts() -> String {
    let font = |(name, instead, family): &(&str, &str, &str)| {
        let instead = if instead.is_empty() { String::new() } else { format!(r#"<w:altName w:val="{instead}"/>"#) };
        let charset = if *name == LATIN { "00" } else { "86" };
        format!(
            r#"<w:font w:name="{name}">{instead}<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>"#
        )
    };
    let fonts: String = FONTS.iter().map(font).collect();
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{space}">{fonts}</w:fonts>"#)
}

/// The first row of every table is its head.
fn with_repeated_heads(document: &str) -> String {
    let mut parts = document.split("<w:tbl>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |document, table| {
        document + "<w:tbl>" + &table.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1)
    })
}
