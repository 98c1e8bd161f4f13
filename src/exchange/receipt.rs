//! 回执码: a short code, printed on papers and kept in files, by which two people can be sure that they
//! speak of the same assessment. It guards against mix-ups and damage, not against forgery.
//!
//! `K7Q2-M8XD-63-12`: 40 bits of the SHA-256 of the assessment file in Crockford's base32 (no I, L, O, U,
//! so it can be read out over the telephone), then how many answers and how many values it holds.

use serde_json::{Number, Value};
use sha2::{Digest, Sha256};

use super::json::{PLAIN, WITH_ASIDE, WITH_EVIDENCE, WITH_REWRITES};
use crate::assessment::PlanRef;
use crate::plan::Plan;
use crate::sorted;

/// The field of the assessment file that holds the code, and is left out when the code is made.
pub const FIELD: &str = "receipt";

/// What the code does not speak of: itself, from which file a copy was made, and what stood there before. What is said
/// now has the same code, however it came to be said.
const OUTSIDE: [&str; 4] = [FIELD, "based_on", "answer_history", "value_history"];

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many bytes of the plan's hash are kept: 16 hexadecimal digits.
const PLAN_HASH_BYTES: usize = 8;

/// Which plan, exactly, was answered.
pub fn plan_ref(plan: &Plan) -> PlanRef {
    let digest = Sha256::digest(plan.to_json());
    let hash = digest[..PLAN_HASH_BYTES].iter().map(|byte| format!("{byte:02x}")).collect();
    PlanRef { id: plan.id.clone(), edition: plan.edition.clone(), hash }
}

/// The program that judges: its version and its very build.
pub fn program() -> String {
    format!("{} ({})", env!("CARGO_PKG_VERSION"), crate::BUILD)
}

/// What the code of a backup does not speak of, at its outermost level: when and by which program it was made, and how this
/// browser is set up. What was filled in, with all that is known of it, has one code wherever it is.
/// Of a plan that is kept it speaks as it is packed: what a program says of it is no part of it.
const OUTSIDE_BACKUP: [&str; 5] = [FIELD, "made", "program", "preferences", PLANS];

const PLANS: &str = "plans";

/// The code of a backup of everything: `K7Q2-M8XD-3-520-88`, with how many assessments, answers and values it holds.
pub fn receipt_of_backup(file: &Value) -> String {
    let mut text = String::new();
    match file {
        Value::Object(map) => {
            let own = map.iter().filter(|(name, _)| !OUTSIDE_BACKUP.contains(&name.as_str()));
            object(own.map(|(name, value)| (name.as_str(), value)), &[], &mut text);
        }
        other => canonical(other, &[], &mut text),
    }
    let plans = file.get(PLANS).and_then(Value::as_array).into_iter().flatten();
    plans.filter_map(|plan| plan.get("packed")?.as_str()).for_each(|packed| text.push_str(packed));
    let all = |field: &str| file.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
    let count = |list: &[Value], field: &str| -> usize {
        list.iter().filter_map(|each| each.get(field).and_then(Value::as_array)).map(Vec::len).sum()
    };
    let (assessments, subjects) = (all("assessments"), all("subjects"));
    format!("{}-{}-{}-{}", letters(&text), assessments.len(), count(&assessments, "answers"), count(&subjects, "values"))
}

/// The code of an assessment file. White space and the order of fields do not matter; all else does.
pub fn receipt(file: &Value) -> String {
    let mut text = String::new();
    match file {
        Value::Object(map) => {
            let version = Value::from(version_without_history(file));
            let own = |(name, value)| if name == "version" { (name, &version) } else { (name, value) };
            object(map.iter().map(|(name, value)| own((name.as_str(), value))), &OUTSIDE, &mut text);
        }
        other => canonical(other, &OUTSIDE, &mut text),
    }
    let count = |field: &str| file.get(field).and_then(Value::as_array).map_or(0, Vec::len);
    format!("{}-{}-{}", letters(&text), count("answers"), count("values"))
}

/// 40 bits of the hash as `K7Q2-M8XD`.
fn letters(text: &str) -> String {
    let digest = Sha256::digest(text);
    let bits = digest[..5].iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    let letter = |place: u32| char::from(CROCKFORD[(bits >> (5 * place) & 31) as usize]);
    let letters: String = (0..8).rev().map(letter).collect();
    format!("{}-{}", &letters[..4], &letters[4..])
}

/// The version that the file would have without a history.
fn version_without_history(file: &Value) -> u64 {
    let version = file.get("version").and_then(Value::as_u64).unwrap_or_default();
    let is_there = |field: &str| file.get(field).is_some();
    match version {
        PLAIN | WITH_EVIDENCE | WITH_ASIDE | WITH_REWRITES => version,
        _ if is_there("sealings") => version,
        _ if is_there("evidence") || is_there("rectifications") => WITH_EVIDENCE,
        _ => PLAIN,
    }
}

/// JSON on one line with the fields of every object in order, without what the code does not speak of.
fn canonical(value: &Value, outside: &[&str], text: &mut String) {
    match value {
        Value::Object(map) => object(map.iter().map(|(name, value)| (name.as_str(), value)), outside, text),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                canonical(item, outside, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Null => text.push_str("null"),
        Value::Bool(bool) => text.push_str(if *bool { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&whole(number).unwrap_or_else(|| "not whole".to_owned())),
        Value::String(string) => text.push_str(&quoted(string)),
    }
}

fn object<'a>(fields: impl Iterator<Item = (&'a str, &'a Value)>, outside: &[&str], text: &mut String) {
    let fields = sorted::by_key(fields.filter(|(name, _)| !outside.contains(name)), |(name, _)| *name);
    text.push('{');
    for (name, value) in fields {
        text.push_str(&quoted(name));
        text.push(':');
        canonical(value, outside, text);
        text.push(',');
    }
    text.push('}');
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is plain data")
}

/// Every number of ours is whole. Writing others would bring 16 KB of tables into the page.
fn whole(number: &Number) -> Option<String> {
    number.as_u64().map(|number| number.to_string()).or_else(|| number.as_i64().map(|number| number.to_string()))
}
