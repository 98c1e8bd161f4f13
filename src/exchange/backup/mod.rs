//! 备份: everything that is kept here in one file, and what a restore would do.
//!
//! | step | file |
//! | --- | --- |
//! | the shape on disk | `file` |
//! | shelf → text, with or without its receipt | here |
//! | text → shelf, or every problem | `read` |
//! | what is in it against what is here; putting it back | `restore` |
//! | the same school under two ids | `twins` |
//!
//! Not in it: the id of this browser's copy and what else belongs to one computer only. A backup needs no plan, so it holds
//! and brings back what belongs to a plan that nobody has any more.

mod file;
mod read;
mod restore;
mod twins;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

use super::order::Made;
use super::receipt;
use crate::problem::{Problem, What};
use crate::storage::{Bag, Shelf};

pub(super) use file::File;
pub use file::{FORMAT, VERSION};
pub use read::{read, read_fields};
pub use restore::{Preview, PreviewRow, Restoring, is_due, preview, restored, since};
pub use twins::{Twin, joined, twins};

/// A setting of the page: its name and what it is set to.
pub type Preference = (String, String);

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub shelf: Shelf,
    pub preferences: Vec<Preference>,
    pub made: DateTime<Utc>,
    /// The program that made it.
    pub program: String,
    /// The 回执码 that the file carries.
    pub receipt: Option<String>,
    /// What the person should know, though the file can be used.
    pub warnings: Vec<Problem>,
}

/// A backup without a receipt and in one line: as the page gives it to the worker, which knows receipts.
pub fn plain(shelf: &Shelf, preferences: &[Preference], made: DateTime<Utc>) -> String {
    text(&File::of(shelf, preferences, made))
}

/// The same with its receipt.
pub fn write(shelf: &Shelf, preferences: &[Preference], made: DateTime<Utc>) -> String {
    let mut file = File::of(shelf, preferences, made);
    file.program = receipt::program();
    file.receipt = Some(receipt::receipt_of_backup(&tree(&file)));
    text(&file) + "\n"
}

/// The 回执码 of everything on a shelf.
pub fn receipt_of(shelf: &Shelf) -> String {
    receipt::receipt_of_backup(&tree(&File::of(shelf, &[], DateTime::UNIX_EPOCH)))
}

/// Makes the backup that the page asks for, and reads it back.
pub fn carry_out(plain: &str) -> Result<Made, Vec<Problem>> {
    let asked = read(plain)?;
    let file = write(&asked.shelf, &asked.preferences, asked.made);
    let back = read(&file)?;
    let is_same = (&back.shelf, &back.preferences, back.made) == (&asked.shelf, &asked.preferences, asked.made);
    match back.receipt {
        Some(receipt) if is_same && back.warnings.is_empty() => Ok(Made { receipt, file: file.into_bytes() }),
        Some(_) | None => Err(vec![Problem::new("backup", What::OtherChecksum)]),
    }
}

/// What the worker makes a backup of without the page's help: the registers as they are kept, and the settings.
pub fn kept_order(kept: &Bag, preferences: &[Preference], made: DateTime<Utc>) -> String {
    json!({ "kept": kept.text(), "preferences": preferences, "made": made.timestamp_millis() }).to_string()
}

/// Makes that backup, and reads it back.
pub fn carry_out_kept(order: &str) -> Result<Made, Vec<Problem>> {
    let (shelf, preferences, made) = read_order(order).ok_or_else(|| vec![Problem::new("backup", What::OtherChecksum)])?;
    carry_out(&plain(&shelf, &preferences, made))
}

fn read_order(order: &str) -> Option<(Shelf, Vec<Preference>, DateTime<Utc>)> {
    let order: Value = serde_json::from_str(order).ok()?;
    let (shelf, _) = Shelf::of(&Bag::read(order.get("kept")?.as_str()?)?);
    let preference = |pair: &Value| Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()));
    let preferences = order.get("preferences")?.as_array()?.iter().filter_map(preference).collect();
    Some((shelf, preferences, DateTime::from_timestamp_millis(order.get("made")?.as_i64()?)?))
}

/// `对标自评-备份-2026-11-22.json`
pub fn file_name(day: NaiveDate) -> String {
    format!("对标自评-备份-{day}.json")
}

fn text(file: &File) -> String {
    serde_json::to_string(file).expect("a backup is plain data")
}

fn tree(file: &File) -> Value {
    serde_json::from_str(&text(file)).expect("our own text")
}
