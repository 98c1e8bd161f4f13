//! Files that people take for a workbook of ours, told by their content: chat programs rename them, and so do people.

use crate::problem::{InWorkbook, What};

const ZIP: &[u8] = b"PK";
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// How much of a file is looked at for a mark or for its encoding.
const LOOKED_AT: usize = 1024 * 1024;

/// What a file is, where it is a workbook, or something that is taken for one.
pub enum Foreign {
    /// A zip file: perhaps a workbook.
    Zip,
    /// Something else that has a name.
    Told(What),
}

/// What the bytes are, if they are no JSON at all.
pub fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let told = |what| Some(Foreign::Told(What::InWorkbook(what)));
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    if bytes.starts_with(ZIP) {
        return Some(Foreign::Zip);
    }
    if bytes.starts_with(OLE) {
        return told(if has_wide(head, "EncryptedPackage") { InWorkbook::Password } else { InWorkbook::OldWorkbook });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.trim_start_matches('\u{feff}').trim_start();
            let first = text.lines().next().unwrap_or_default();
            let is_table = !text.starts_with(['{', '[', '<']) && (first.matches(',').count() > 2 || first.contains('\t'));
            if is_table { told(InWorkbook::Csv) } else { None }
        }
        // Text that was cut in the middle of a character is for others to tell.
        Err(error) if error.error_len().is_some() && is_gb18030(head) => told(InWorkbook::Gb18030),
        Err(_) => None,
    }
}

/// Whether a name stands there in two bytes a letter, as OLE writes names.
fn has_wide(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// Whether the bytes are text as Chinese Windows writes it: pairs throughout, the last may be cut.
fn is_gb18030(bytes: &[u8]) -> bool {
    let (mut at, mut pairs) = (0, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        at += match rest {
            [0, ..] => return false,
            [0x01..=0x7f, ..] => 1,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ..] => 4,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, ..] => {
                pairs += 1;
                2
            }
            [_] | [_, 0x30..=0x39] | [_, 0x30..=0x39, _] => break,
            _ => return false,
        };
    }
    pairs > 1
}
