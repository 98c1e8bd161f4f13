//! One record: whole or known not to be, whatever happened to its text.

use duibiao::storage::{Damage, RECORD_VERSION as VERSION, Register, unseal};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::cases::random;

const KEY: &str = "duibiao/answer/a1/1.1";
const BODY: &str = r#"{"checkpoint":"1.1","level":"full","note":"见3号盒\n“=1+1”"}"#;

fn seal(revision: u64, body: &str) -> String {
    duibiao::storage::seal(KEY, &Register { revision, version: 1, body: body.to_owned() })
}

/// The body that a text holds.
fn open(text: &str) -> Result<Value, Damage> {
    unseal(KEY, text).and_then(|register| serde_json::from_str(&register.body).map_err(|_| Damage::Unreadable))
}

/// What a text opens as may be the record, or damage, but never something else.
#[track_caller]
fn check_never_wrong(text: &str, what: &str) {
    if let Ok(found) = open(text) {
        let right: Value = serde_json::from_str(BODY).expect("the body is JSON");
        assert_eq!(found, right, "{what}: {text}");
    }
}

#[test]
fn what_is_sealed_opens() {
    let right: Value = serde_json::from_str(BODY).expect("the body is JSON");
    assert_eq!(open(&seal(7, BODY)), Ok(right));
}

#[test]
fn no_flipped_bit_opens_as_something_else() {
    let sealed = seal(7, BODY).into_bytes();
    for place in 0..sealed.len() {
        for bit in 0..8 {
            let mut bytes = sealed.clone();
            bytes[place] ^= 1 << bit;
            // A store holds text: what is no UTF-8 comes with signs in its place.
            check_never_wrong(&String::from_utf8_lossy(&bytes), &format!("bit {bit} of byte {place}"));
        }
    }
}

#[test]
fn no_piece_of_a_record_opens() {
    let sealed = seal(7, BODY);
    for (place, _) in sealed.char_indices() {
        assert_eq!(open(&sealed[..place]), Err(Damage::Unreadable), "the first {place} bytes");
        if place > 0 {
            assert_eq!(open(&sealed[place..]), Err(Damage::Unreadable), "without the first {place} bytes");
        }
    }
    assert_eq!(open(&format!("{sealed}{sealed}")), Err(Damage::Unreadable), "twice");
}

#[test]
fn a_changed_body_is_told_from_an_unreadable_one() {
    let sealed = seal(7, BODY);
    assert_eq!(open(&sealed.replace("full", "none")), Err(Damage::Changed));
    assert_eq!(open(&sealed.replace("full", "")), Err(Damage::Changed));
    let changed = |field: &str, value: Value| {
        let mut envelope: Value = serde_json::from_str(&sealed).expect("an envelope is JSON");
        envelope[field] = value;
        open(&envelope.to_string())
    };
    assert_eq!(changed("crc32", json!(1)), Err(Damage::Changed));
    assert_eq!(changed("length", json!(-1)), Err(Damage::Changed));
    assert_eq!(changed("format", json!("other")), Err(Damage::Unreadable));
    assert_eq!(changed("version", json!(0)), Err(Damage::Unreadable));
    assert_eq!(changed("version", json!("1")), Err(Damage::Unreadable));
    assert_eq!(changed("body", json!({})), Err(Damage::Unreadable));
    assert_eq!(changed("version", json!(VERSION + 1)), Err(Damage::Newer));
    assert_eq!(changed("version", json!(u64::MAX)), Err(Damage::Newer));
    assert_eq!(open(r#"{"format":"duibiao","version":99}"#), Err(Damage::Newer), "a newer one may look otherwise");
}

#[test]
fn a_sealed_body_that_is_no_json_is_damage() {
    for body in ["", "{", "none", "{\"a\":1}}"] {
        assert_eq!(open(&seal(0, body)), Err(Damage::Unreadable), "{body}");
    }
}

proptest! {
    #![proptest_config(random(400))]

    #[test]
    fn any_text_comes_back_as_it_was(text in any::<String>(), seq in any::<u64>()) {
        let body = json!({ "note": text });
        prop_assert_eq!(open(&seal(seq, &body.to_string())), Ok(body));
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), braced in any::<bool>()) {
        let text = if braced { format!("{{\"format\":\"duibiao\",\"version\":1,{text}}}") } else { text };
        prop_assert!(open(&text).is_err());
    }
}
