//! The table of formats, and what their files are called. Plain data: no writer is named here, so the page
//! can show every format without linking the code that makes it.

use chrono::NaiveDate;

use crate::i18n::{Language, terms};
use crate::plan::SubjectKind;

/// A format that can be exported.
#[derive(Debug, PartialEq, Eq)]
pub struct Format {
    /// As on the command line and in `data-export`.
    pub id: &'static str,
    pub extension: &'static str,
    pub media_type: &'static str,
    /// The middle of the file's name.
    pub paper: &'static str,
    /// Where no worker starts, the page alone makes it too, without its receipt: work is never locked in.
    pub without_worker: bool,
    /// Made of the report: it stands on the report's page, too.
    pub is_report: bool,
}

pub static FORMATS: &[Format] = &[
    Format {
        id: "json",
        extension: "json",
        media_type: "application/json",
        paper: "自评数据",
        without_worker: true,
        is_report: false,
    },
    Format { id: "xlsx", extension: "xlsx", media_type: WORKBOOK, paper: "自评表", without_worker: false, is_report: false },
    Format {
        id: "docx",
        extension: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        paper: "自评报告",
        without_worker: false,
        is_report: true,
    },
    Format {
        id: "md",
        extension: "md",
        media_type: "text/markdown;charset=utf-8",
        paper: "自评报告",
        without_worker: false,
        is_report: true,
    },
    Format {
        id: "csv",
        extension: "csv",
        media_type: "text/csv;charset=utf-8",
        paper: "自评表",
        without_worker: false,
        is_report: false,
    },
    Format {
        id: "ics",
        extension: "ics",
        media_type: "text/calendar;charset=utf-8",
        paper: "时限日历",
        without_worker: false,
        is_report: true,
    },
];

/// A plan as a file for others: made of no assessment, so in no menu.
pub static PLAN: Format = Format {
    id: "plan",
    extension: "json",
    media_type: "application/json",
    paper: "计划",
    without_worker: true,
    is_report: false,
};

/// A blank form to fill in: made of no assessment either.
pub static FORM: Format =
    Format { id: "form", extension: "xlsx", media_type: WORKBOOK, paper: "空白表", without_worker: false, is_report: false };

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The format of an id.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// The longest subject's name in a file name, in characters: three bytes each, and 255 bytes are the limit of most disks.
const NAME_LENGTH: usize = 60;

/// `绿春县第一中学-自评表-2026-11-22.csv`: fit for every file system, and the same for the same day.
pub fn file_name(format: &Format, subject: &str, day: NaiveDate) -> String {
    format!("{}-{}-{day}.{}", fit(subject), format.paper, format.extension)
}

/// `绿春县…行动计划-空白表-小学-2026-11-22.xlsx`, or for one by name: `…-空白表-县教体局-2026-11-22.xlsx`
pub fn form_name(plan: &str, kind: SubjectKind, whose: &str, day: NaiveDate) -> String {
    let whose = if whose.trim().is_empty() { terms::kind(Language::Zh, kind).to_owned() } else { fit(whose) };
    format!("{}-{}-{whose}-{day}.{}", fit(plan), FORM.paper, FORM.extension)
}

fn fit(name: &str) -> String {
    let name: String = name.trim().chars().map(allowed).take(NAME_LENGTH).collect();
    match name.trim_matches([' ', '.']) {
        "" => "未命名".to_owned(),
        name => name.to_owned(),
    }
}

/// What Windows refuses, and what does not show, becomes `_`.
fn allowed(c: char) -> char {
    let invisible = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        c if c.is_control() || invisible => '_',
        c => c,
    }
}
