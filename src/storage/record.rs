//! One record as it lies in a store: a body with what proves it whole.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::Serialize;
use serde_json::Value;

use crate::tree::{Fields, Problems};

/// The newest version of records that this program reads and writes; every older one must load for ever.
pub const VERSION: u64 = 2;

/// The version of what older programs read too.
pub const PLAIN: u64 = 1;

/// What is written under a key.
#[derive(Serialize)]
struct Envelope<'a> {
    format: &'static str,
    version: u64,
    /// The newest edit in the body.
    seq: u64,
    /// Of the body, in UTF-8 bytes.
    length: usize,
    crc32: u32,
    body: &'a str,
}

/// Why a record is not used. It is set aside, never overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Damage {
    /// Not a record, or not whole.
    Unreadable,
    /// The checksum says that something changed.
    Changed,
    /// Written by a newer program.
    Newer,
}

/// A body as the text that goes into a store.
pub fn seal(seq: u64, body: &str) -> String {
    seal_as(PLAIN, seq, body)
}

/// A body of a version: an older program sets aside what is newer than it knows.
pub fn seal_as(version: u64, seq: u64, body: &str) -> String {
    let crc32 = checksum(body.as_bytes());
    let envelope = Envelope { format: "duibiao", version, seq, length: body.len(), crc32, body };
    serde_json::to_string(&envelope).expect("an envelope is plain data")
}

/// CRC-32 as in zip and PNG, without tables: records are short, and a fast one's tables are 16 KB of the page.
fn checksum(bytes: &[u8]) -> u32 {
    Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC).checksum(bytes)
}

/// The body of a record, if it is whole.
pub fn open(text: &str) -> Result<Value, Damage> {
    serde_json::from_str(&body(text)?).map_err(|_| Damage::Unreadable)
}

/// The same as the text that it is.
pub fn body(text: &str) -> Result<String, Damage> {
    let envelope: Value = serde_json::from_str(text).map_err(|_| Damage::Unreadable)?;
    let field = |name: &str| envelope.get(name);
    if field("format").and_then(Value::as_str) != Some("duibiao") {
        return Err(Damage::Unreadable);
    }
    match field("version").and_then(Value::as_u64) {
        Some(PLAIN..=VERSION) => {}
        Some(version) if version > VERSION => return Err(Damage::Newer),
        _ => return Err(Damage::Unreadable),
    }
    let body = field("body").and_then(Value::as_str).ok_or(Damage::Unreadable)?;
    let whole = field("length").and_then(Value::as_u64) == Some(body.len() as u64)
        && field("crc32").and_then(Value::as_u64) == Some(u64::from(checksum(body.as_bytes())));
    if !whole {
        return Err(Damage::Changed);
    }
    Ok(body.to_owned())
}

/// Reads a body through [`Fields`]; a body with any problem is damage, since we wrote it ourselves.
pub fn read_body<T>(body: &Value, read: impl FnOnce(Fields) -> T) -> Result<T, Damage> {
    let problems = Problems::default();
    let read = Fields::root(body, "", &problems).map(read);
    match (read, problems.or(())) {
        (Some(value), Ok(())) => Ok(value),
        (Some(_), Err(_)) | (None, _) => Err(Damage::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_the_one_of_zip() {
        assert_eq!(super::checksum(b"123456789"), 0xcbf4_3926);
    }
}
