//! Orders: what the page asks the worker to write. The page knows only their shape; who writes is in `writers`.

use chrono::NaiveDate;
use serde::Serialize;

/// One file to be made: everything it is made from, as text.
#[derive(Clone, Debug, Serialize)]
pub struct Order<'a> {
    /// The id of the format.
    pub format: &'a str,
    /// The plan as JSON.
    pub plan: &'a str,
    /// The assessment file, as [`super::json::plain`] gives it.
    pub assessment: &'a str,
    /// Today where the user is: the worker has no clock of its own.
    pub today: NaiveDate,
}

impl Order<'_> {
    /// The order as one text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("an order is plain data")
    }
}

/// What the worker made: a file, read back already, and the receipt of the assessment in it.
pub struct Made {
    pub receipt: String,
    pub file: String,
}

impl Made {
    /// Both as one text: the receipt on a line of its own.
    pub fn text(&self) -> String {
        format!("{}\n{}", self.receipt, self.file)
    }

    pub fn from_text(text: &str) -> Option<Self> {
        let (receipt, file) = text.split_once('\n')?;
        Some(Self { receipt: receipt.to_owned(), file: file.to_owned() })
    }
}
