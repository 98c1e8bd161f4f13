//! One record as it lies in a store: a body with what proves it whole, and how often its key had changed by then.
//!
//! | version | the body is |
//! | --- | --- |
//! | 1 | as the first program wrote it |
//! | 2 | with a history 修改记录 |
//! | 3 | *gone*: nothing lies under this key any more; the day it went, in days of the common era |
//! | 4 | an answer that is kept aside, with what it answered |
//!
//! Records of the first programs have no `key` and no `sum`; their `seq` is the newest edit in the body.

use serde::Serialize;
use serde_json::Value;

use super::register::Register;
use crate::tree::{Fields, Problems};

/// The newest version of records that this program reads and writes; every older one must load for ever.
pub const VERSION: u64 = WITH_ASIDE;

/// The version of what older programs read too.
pub const PLAIN: u64 = 1;
pub const WITH_HISTORY: u64 = 2;
pub const GONE: u64 = 3;
pub const WITH_ASIDE: u64 = 4;

/// No edit and no change is numbered higher, whatever a file says.
pub const HIGHEST: u64 = 1 << 52;

/// What is written under a key.
#[derive(Serialize)]
struct Envelope<'a> {
    format: &'static str,
    version: u64,
    /// The revision of the register.
    seq: u64,
    /// Where it belongs: a record that was moved to another key is no record of that.
    key: &'a str,
    /// Of the body, in UTF-8 bytes.
    length: usize,
    crc32: u32,
    /// Of all that stands beside the body.
    sum: u32,
    body: &'a str,
}

/// Why a record is not used. It is set aside, never overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Damage {
    /// Not a record, or not whole.
    Unreadable,
    /// The checksum says that something changed.
    Changed,
    /// It belongs to another key.
    Misplaced,
    /// Written by a newer program.
    Newer,
}

/// A register as the text that goes into a store.
pub fn seal(key: &str, register: &Register) -> String {
    let Register { revision: seq, version, body } = register;
    let crc32 = checksum(body.as_bytes());
    let sum = sum_of(*version, *seq, crc32, key);
    let envelope = Envelope { format: "duibiao", version: *version, seq: *seq, key, length: body.len(), crc32, sum, body };
    serde_json::to_string(&envelope).expect("an envelope is plain data")
}

fn sum_of(version: u64, seq: u64, crc32: u32, key: &str) -> u32 {
    checksum(format!("{version}/{seq}/{crc32}/{key}").as_bytes())
}

/// CRC-32 as in zip and PNG, by half bytes: a table of 64 bytes.
pub fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32, half: u32| TABLE[((crc ^ half) & 15) as usize] ^ (crc >> 4);
    !bytes.iter().fold(!0, |crc, byte| step(step(crc, u32::from(*byte)), u32::from(*byte >> 4)))
}

const TABLE: [u32; 16] = {
    let mut table = [0; 16];
    let mut half = 0;
    while half < 16 {
        let (mut crc, mut bit) = (half as u32, 0);
        while bit < 4 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[half] = crc;
        half += 1;
    }
    table
};

/// The register that lies under a key, if it is whole and belongs there.
pub fn unseal(key: &str, text: &str) -> Result<Register, Damage> {
    let envelope: Value = serde_json::from_str(text).map_err(|_| Damage::Unreadable)?;
    let field = |name: &str| envelope.get(name);
    let number = |name: &str| field(name).and_then(Value::as_u64);
    if field("format").and_then(Value::as_str) != Some("duibiao") {
        return Err(Damage::Unreadable);
    }
    let version = match number("version") {
        Some(version @ PLAIN..=VERSION) => version,
        Some(version) if version > VERSION => return Err(Damage::Newer),
        _ => return Err(Damage::Unreadable),
    };
    let body = field("body").and_then(Value::as_str).ok_or(Damage::Unreadable)?;
    let crc32 = checksum(body.as_bytes());
    if number("length") != Some(body.len() as u64) || number("crc32") != Some(u64::from(crc32)) {
        return Err(Damage::Changed);
    }
    let register = |revision| Register { revision, version, body: body.to_owned() };
    match (number("seq"), field("key").and_then(Value::as_str), field("sum")) {
        // Of the first programs.
        (revision, None, None) if version < GONE => Ok(register(revision.unwrap_or_default().min(HIGHEST))),
        (Some(revision), Some(own), Some(sum)) if sum.as_u64() == Some(sum_of(version, revision, crc32, own).into()) => {
            if own == key { Ok(register(revision)) } else { Err(Damage::Misplaced) }
        }
        _ => Err(Damage::Changed),
    }
}

/// Whether the first programs wrote it. In a body every quotation mark stands behind a backslash.
pub fn is_of_first_programs(text: &str) -> bool {
    !text.contains("\"sum\":")
}

/// A body as the tree it is.
pub fn parse(body: &str) -> Result<Value, Damage> {
    serde_json::from_str(body).map_err(|_| Damage::Unreadable)
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
