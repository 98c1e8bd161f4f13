//! Today, now, and new ids: what the pure core gets as arguments.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};

/// Today where the user is.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// The day of a moment where the user is.
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Local).date_naive()
}

/// A moment as the clock on the wall shows it.
pub fn local(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&Local).naive_local()
}

/// Milliseconds, for measuring pauses.
pub fn now_ms() -> u64 {
    u64::try_from(now().timestamp_millis()).unwrap_or_default()
}

/// A new id of 12 letters and digits, random enough that two copies never make the same.
pub fn new_id() -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    sys::random_bytes().iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}

#[cfg(target_arch = "wasm32")]
mod sys {
    pub fn random_bytes() -> [u8; 12] {
        let mut bytes = [0; 12];
        let crypto = web_sys::window().and_then(|window| window.crypto().ok());
        if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_err()) {
            bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
        }
        bytes
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use std::hash::{BuildHasher, RandomState};

    pub fn random_bytes() -> [u8; 12] {
        let state = RandomState::new();
        std::array::from_fn(|place| state.hash_one(place).to_le_bytes()[0])
    }
}
