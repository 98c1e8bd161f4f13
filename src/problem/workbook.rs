//! What can be wrong in a workbook.

/// What is wrong in a workbook; its sheet and cell are the place of the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InWorkbook {
    // The file as such.
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// It unpacks to more than any of ours: a bomb, or no paper of ours.
    Swollen,
    Damaged,
    Password,
    /// xls, as Excel wrote it until 2003.
    OldWorkbook,
    Csv,
    Gb18030,
    TooManyCells {
        sheet: String,
    },
    NotOurs,
    /// What only the program reads was changed or removed.
    HiddenSheet,
    OtherEdition {
        found: String,
        wanted: String,
    },
    Sealed,
    // Sheets, columns and rows.
    NoSheet {
        sheet: String,
    },
    NoColumn {
        heading: String,
    },
    DoubleColumn {
        heading: String,
    },
    NoRows {
        codes: Vec<String>,
    },
    DoubleRow {
        code: String,
    },
    UnknownCode {
        code: String,
    },
    NoCode,
    Merged {
        cells: String,
    },
    // A cell.
    NoName,
    CellError {
        found: String,
    },
    UnknownLevel {
        found: String,
        known: Vec<String>,
    },
    LevelOfNumber,
    RemarkWithoutUse,
    NotANumber {
        found: String,
        unit: String,
    },
    DayForNumber,
    OnlyOneNumber,
    HalfShare,
    NotYesNo {
        found: String,
    },
    NotAYear {
        found: String,
    },
    NotADay {
        found: String,
    },
    /// 销号依据 without 销号日期.
    ProofWithoutDay,
    /// A document without a name.
    NoTitle,
    UnknownSort {
        found: String,
        known: Vec<String>,
    },
    UnknownIndicator {
        found: String,
    },
    ServesNothing,
    /// One note, changed in two places.
    ExplainedTwice,
    // To be looked at; the file can be used all the same.
    PerhapsPercent {
        found: String,
        percent: String,
    },
    NotTaken,
    /// An explanation that is no note of a checkpoint.
    ExplainedElsewhere,
    /// Rows were taken away, which removes nothing.
    RowsKept {
        codes: Vec<String>,
    },
    /// A sheet is gone, or what it is matched by.
    SheetNotTaken {
        sheet: String,
    },
}

impl InWorkbook {
    pub(super) fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::PerhapsPercent { .. }
                | Self::NotTaken
                | Self::ExplainedElsewhere
                | Self::RowsKept { .. }
                | Self::SheetNotTaken { .. }
        )
    }
}
