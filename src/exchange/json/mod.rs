//! 自评数据: the assessment file, by which work moves between computers and people.
//!
//! | step | file |
//! | --- | --- |
//! | the shape on disk | `file` |
//! | dossier → text, with or without its receipt | here |
//! | text → dossier, or every problem | `read` |
//! | dossier against the plan it speaks of | `check` |

mod check;
mod file;
mod read;

use serde_json::Value;

use super::receipt;
use crate::assessment::Dossier;
use crate::plan::Plan;

pub use check::check_against;
pub use file::{FORMAT, File, VERSION};
pub(super) use file::{PLAIN, WITH_ASIDE, WITH_EVIDENCE, WITH_REWRITES};
pub use read::{Imported, read, read_fields};
pub(super) use read::{read_evidence, read_values};

/// The assessment file of a dossier: the same text for the same dossier.
pub fn write(plan: &Plan, dossier: &Dossier) -> String {
    let mut file = File::of(plan, dossier);
    file.receipt = Some(receipt::receipt(&tree(&file)));
    serde_json::to_string_pretty(&file).expect("an assessment is plain data") + "\n"
}

/// The same without a receipt and in one line: as the page gives it to the worker, which knows receipts.
pub fn plain(plan: &Plan, dossier: &Dossier) -> String {
    serde_json::to_string(&File::of(plan, dossier)).expect("an assessment is plain data")
}

/// The 回执码 of a dossier, as its file and its papers carry it.
pub fn receipt_of(plan: &Plan, dossier: &Dossier) -> String {
    receipt::receipt(&tree(&File::of(plan, dossier)))
}

/// Whether a file, read again, is this dossier: its receipt is taken anew from what was read.
pub fn reads_back(bytes: &[u8], plan: &Plan, dossier: &Dossier) -> bool {
    let read = std::str::from_utf8(bytes).ok().and_then(|text| read(text).ok());
    read.is_some_and(|found| found.warnings.is_empty() && receipt_of(plan, &found.dossier) == receipt_of(plan, dossier))
}

/// By way of its text: writing a tree directly is a second kind of writing, and the page has the first.
fn tree(file: &File) -> Value {
    let text = serde_json::to_string(file).expect("an assessment is plain data");
    serde_json::from_str(&text).expect("our own text")
}
