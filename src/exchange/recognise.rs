//! What a file is, seen from its content: chat programs rename files, so names say nothing.

use serde_json::Value;

use super::workbook::{Foreign, foreign};
use super::{backup, json};
use crate::plan;
use crate::problem::{Problem, What};
use crate::tree::{LIMIT_BYTES, parse_json};

/// The kinds of file that can be read in, each with its text or bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    Plan(&'a str),
    Assessment(&'a str),
    Backup(&'a str),
    /// A zip file: perhaps a 自评表.
    Workbook(&'a [u8]),
}

/// Which kind of file the bytes are. Whether it is a right one is for its reader.
pub fn recognise(bytes: &[u8]) -> Result<Kind<'_>, Vec<Problem>> {
    let only = |what| Err(vec![Problem::new("", what)]);
    if bytes.len() > LIMIT_BYTES {
        return only(What::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    match foreign(bytes) {
        Some(Foreign::Zip) => return Ok(Kind::Workbook(bytes)),
        Some(Foreign::Told(what)) => return only(what),
        None => {}
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => text,
        // It was text up to the very end, where a character is cut in two.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => return only(What::Truncated),
        Ok(_) | Err(_) => return only(What::NotText),
    };
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    if trimmed.is_empty() {
        return only(What::Truncated);
    }
    if !trimmed.starts_with('{') {
        // TOML has no mark of its own; a plan without an indicator is none.
        let is_plan = trimmed.lines().any(|line| line.trim_start().starts_with("[[indicators"));
        return if is_plan { Ok(Kind::Plan(text)) } else { only(What::NotOurs) };
    }
    let value = parse_json(text)?;
    match value.get("format") {
        Some(Value::String(format)) if format == json::FORMAT => Ok(Kind::Assessment(text)),
        Some(Value::String(format)) if format == backup::FORMAT => Ok(Kind::Backup(text)),
        Some(Value::Number(format)) if is_plan(&value) => match format.as_u64() {
            Some(found) if found > plan::FORMAT => only(What::NewerFormat { found, known: plan::FORMAT }),
            Some(_) | None => Ok(Kind::Plan(text)),
        },
        None if is_plan(&value) => Ok(Kind::Plan(text)),
        Some(_) | None => only(What::NotOurs),
    }
}

/// Only a plan has any of these at its outermost level.
fn is_plan(value: &Value) -> bool {
    ["indicators", "jurisdiction", "issuer"].iter().any(|field| value.get(field).is_some())
}
