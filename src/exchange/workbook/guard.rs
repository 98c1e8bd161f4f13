//! A look at a zip file before anyone unpacks it for good: how many entries, how large they say they are, and how large they
//! are really. A bomb is told by its central directory or, where that lies, by unpacking into nothing, up to a bound.

use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::problem::InWorkbook;

pub const MOST_BYTES: usize = 5 * 1024 * 1024;
const MOST_ENTRIES: usize = 200;
const MOST_UNPACKED: u64 = 30 * 1024 * 1024;
const MOST_RATIO: u64 = 100;
/// Below this, a high ratio harms nobody: one letter typed a hundred thousand times packs well.
const SMALL: u64 = 4 * 1024 * 1024;

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_LENGTH: usize = 30;
const MOST_COMMENT: usize = 65_535;

struct Entry {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    packed: u32,
    unpacked: u32,
    offset: u32,
}

/// Whether a file may be unpacked.
pub fn check(bytes: &[u8]) -> Result<(), InWorkbook> {
    if bytes.len() > MOST_BYTES {
        return Err(InWorkbook::TooLarge { bytes: bytes.len(), limit: MOST_BYTES });
    }
    let entries = entries(bytes)?;
    let declared: u64 = entries.iter().map(|entry| u64::from(entry.unpacked)).sum();
    if declared > MOST_UNPACKED {
        return Err(InWorkbook::Swollen);
    }
    let mut left = MOST_UNPACKED;
    let mut names: Vec<&[u8]> = Vec::new();
    for entry in &entries {
        if entry.flags & 1 != 0 {
            return Err(InWorkbook::Password);
        }
        if names.contains(&entry.name.as_slice()) {
            return Err(InWorkbook::Damaged);
        }
        names.push(&entry.name);
        let unpacked = unpacked(bytes, entry, left)?;
        left = left.checked_sub(unpacked).ok_or(InWorkbook::Swollen)?;
        if unpacked != u64::from(entry.unpacked) {
            return Err(InWorkbook::Damaged);
        }
        if unpacked > SMALL && unpacked > u64::from(entry.packed).saturating_mul(MOST_RATIO) {
            return Err(InWorkbook::Swollen);
        }
    }
    Ok(())
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry>, InWorkbook> {
    let start = bytes.len().saturating_sub(END_LENGTH + MOST_COMMENT);
    let tail = &bytes[start..];
    let end = tail.windows(END.len()).rposition(|window| window == END).ok_or(InWorkbook::Damaged)? + start;
    let end = bytes.get(end..end + END_LENGTH).ok_or(InWorkbook::Damaged)?;
    let (count, size, offset) = (u16_at(end, 10), u32_at(end, 12), u32_at(end, 16));
    if count == u16::MAX || size == u32::MAX || offset == u32::MAX {
        return Err(InWorkbook::Swollen);
    }
    if usize::from(count) > MOST_ENTRIES {
        return Err(InWorkbook::Swollen);
    }
    let mut at = offset as usize;
    let mut entries = Vec::new();
    for _ in 0..count {
        let head = bytes.get(at..at.saturating_add(ENTRY_LENGTH)).filter(|head| head.starts_with(ENTRY));
        let head = head.ok_or(InWorkbook::Damaged)?;
        let name_length = usize::from(u16_at(head, 28));
        let name = bytes.get(at + ENTRY_LENGTH..at + ENTRY_LENGTH + name_length).ok_or(InWorkbook::Damaged)?.to_vec();
        let entry = Entry {
            name,
            flags: u16_at(head, 8),
            method: u16_at(head, 10),
            packed: u32_at(head, 20),
            unpacked: u32_at(head, 24),
            offset: u32_at(head, 42),
        };
        if entry.packed == u32::MAX || entry.unpacked == u32::MAX || entry.offset == u32::MAX {
            return Err(InWorkbook::Swollen);
        }
        at += ENTRY_LENGTH + name_length + usize::from(u16_at(head, 30)) + usize::from(u16_at(head, 32));
        entries.push(entry);
    }
    Ok(entries)
}

/// How large an entry really is, found by unpacking it into nothing.
fn unpacked(bytes: &[u8], entry: &Entry, left: u64) -> Result<u64, InWorkbook> {
    let at = entry.offset as usize;
    let head = bytes.get(at..at.saturating_add(LOCAL_LENGTH)).filter(|head| head.starts_with(LOCAL));
    let head = head.ok_or(InWorkbook::Damaged)?;
    let start = at + LOCAL_LENGTH + usize::from(u16_at(head, 26)) + usize::from(u16_at(head, 28));
    let packed = start.checked_add(entry.packed as usize).and_then(|end| bytes.get(start..end)).ok_or(InWorkbook::Damaged)?;
    match entry.method {
        0 => Ok(packed.len() as u64),
        8 => {
            let mut open = DeflateDecoder::new(packed).take(left + 1);
            std::io::copy(&mut open, &mut std::io::sink()).map_err(|_| InWorkbook::Damaged)
        }
        _ => Err(InWorkbook::Damaged),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
