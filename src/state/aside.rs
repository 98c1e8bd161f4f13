//! What lies apart from what is worked with: records that nobody could read, those that were put away, and those that the
//! first programs had written.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use super::Session;
use crate::assessment::read_day;
use crate::platform::{clock, keep, mirror};
use crate::storage::{BIN_DAYS, Damage, Entries, Haste, Key, OLDER, PUT_AWAY, Put, SetAside, open_bag, put_away, unseal};

/// Texts of one day, in the mirror only, with their keys there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The records of the first programs, as those had written them.
    Older { on: NaiveDate, keys: Vec<String> },
    /// Records that could not be read and were put away; they go after that day.
    PutAway { on: NaiveDate, until: NaiveDate, keys: Vec<String> },
}

impl Apart {
    /// What lies apart, by the keys of the mirror; and the keys of what has lain there for its time.
    pub fn of(keys: &[String], today: NaiveDate) -> (Vec<Self>, Vec<String>) {
        let mut apart = Vec::new();
        let mut over = Vec::new();
        for key in keys {
            if let Some(on) = key.strip_prefix(OLDER).and_then(read_day) {
                apart.push(Self::Older { on, keys: vec![key.clone()] });
            }
            let Some(on) = day_of(key) else { continue };
            let until = on.checked_add_days(Days::new(BIN_DAYS)).unwrap_or(on);
            if until < today {
                over.push(key.clone());
                continue;
            }
            match apart.iter_mut().find(|each| matches!(each, Self::PutAway { on: day, .. } if *day == on)) {
                Some(Self::PutAway { keys, .. }) => keys.push(key.clone()),
                Some(Self::Older { .. }) | None => apart.push(Self::PutAway { on, until, keys: vec![key.clone()] }),
            }
        }
        (apart, over)
    }
}

/// The day on which a text was put away.
fn day_of(key: &str) -> Option<NaiveDate> {
    read_day(key.strip_prefix(PUT_AWAY)?.split_once('/')?.0)
}

/// Whether a record of these can be put away. What a newer program wrote stays where it is, for that program; and so does,
/// beside it, what is whole and only makes no sense here: it may hang on that.
pub fn can_put_away(record: &SetAside, all: &[SetAside]) -> bool {
    let is_newer = |record: &SetAside| record.damage == Damage::Newer;
    let is_whole = || Key::from_text(&record.key).is_some() && unseal(&record.key, &record.text).is_ok();
    let stays = is_newer(record) || all.iter().any(is_newer) && is_whole();
    !stays
}

impl Session {
    /// Looks for what lies apart, and forgets what has lain there for its time.
    pub fn look_apart(self, act: impl FnOnce(Vec<Apart>) + 'static) {
        mirror::read(move |entries| {
            let keys: Vec<String> = entries.unwrap_or_default().into_iter().map(|(key, _)| key).collect();
            let (apart, over) = Apart::of(&keys, clock::today());
            act(apart);
            if !over.is_empty() {
                mirror::put(over.into_iter().map(|key| (key, None)).collect(), |_| ());
            }
        });
    }

    /// All of it as one file, as it lies there; nothing if it can't be read.
    pub async fn file_of_apart(self, apart: Apart) -> Option<String> {
        let mut texts = Entries::new();
        match apart {
            Apart::Older { keys, .. } => {
                for key in keys {
                    let bag = open_bag(&key, &mirror::text(&key).await?).ok()?;
                    texts.extend(bag.iter().map(|(key, register)| (key.clone(), register.body.clone())));
                }
            }
            Apart::PutAway { keys, .. } => {
                for key in keys {
                    let text = mirror::text(&key).await?;
                    texts.push((key, text));
                }
            }
        }
        Some(serde_json::json!({ "format": "duibiao-raw", "local": texts, "mirror": [] }).to_string())
    }

    /// Puts records away that nobody could read: for some days they lie in the mirror alone. Whether it could be done.
    pub fn put_away(self, records: Vec<SetAside>, act: impl FnOnce(bool) + 'static) {
        let today = clock::today();
        let places: Vec<String> = records.iter().flat_map(|record| self.keeping.places_of(record).0).collect();
        let away = records.iter().map(|record| (put_away(today, &record.place()), Some(record.text.clone())));
        let gone: Vec<Put> = places.into_iter().map(|place| (place, None)).collect();
        mirror::put(away.chain(gone.clone()).collect(), move |done| {
            if done.is_ok() {
                let _ = keep::put(&gone);
                records.iter().for_each(|record| self.forget_aside(record));
                self.set_aside.set(self.keeping.aside());
            }
            act(done.is_ok());
        });
    }

    fn forget_aside(self, record: &SetAside) {
        let key = Key::from_text(&record.key).filter(|_| self.keeping.places_of(record).1);
        self.keeping.put_away(record);
        if let Some(key) = key {
            // Else it would be set aside anew at the next start.
            self.keeping.change(key, None, Haste::AtOnce);
        }
    }
}
