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
    pub file: Vec<u8>,
}

impl Made {
    /// Both as one: the receipt on a line of its own, then the file's bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.receipt.into_bytes();
        bytes.push(b'\n');
        bytes.extend(self.file);
        bytes
    }

    pub fn from_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let file = bytes.split_off(end + 1);
        bytes.pop();
        Some(Self { receipt: String::from_utf8(bytes).ok()?, file })
    }
}
