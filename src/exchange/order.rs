//! Orders: what the page asks the worker to write. The page knows only their shape; who writes is in `writers`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::plan::SubjectKind;
use crate::words::words;

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

/// A blank form to be made.
#[derive(Clone, Debug, Serialize)]
pub struct FormOrder<'a> {
    /// The plan as JSON.
    pub plan: &'a str,
    pub kind: SubjectKind,
    /// Of whom it is, where that is known; blank where whoever fills it in says so.
    pub name: &'a str,
    /// Where whoever fills it in is at home, as far as it is known.
    pub region: &'a str,
    pub today: NaiveDate,
}

impl FormOrder<'_> {
    /// The order as one text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("an order is plain data")
    }
}

words! {
    /// How far the worker is with a file.
    Step { Reading = "read", Writing = "write", Checking = "check" }
}

/// Told at each step; nothing is done with it where nobody waits.
pub type Tell<'a> = &'a dyn Fn(Step);

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
