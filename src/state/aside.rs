//! What lies apart from what is worked with: records that nobody could read, those that were put away, and those that the
//! first programs had written.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::Session;
use crate::platform::{clock, keep, mirror};
use crate::storage::{
    BIN_DAYS, Damage, Entries, Haste, Key, OLDER, PUT_AWAY, Put, SetAside, Shelf, open_bag, put_away,
};

/// Texts of one day, in the mirror only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The records of the first programs, as those had written them.
    Older(NaiveDate),
    /// So many records that could not be read and were put away; they go after this day.
    PutAway { on: NaiveDate, until: NaiveDate, count: usize },
}

impl Apart {
    /// What lies apart, by the keys of the mirror; and the keys of what has lain there for its time.
    pub fn of(keys: &[String], today: NaiveDate) -> (Vec<Self>, Vec<String>) {
        let mut apart = Vec::new();
        let mut over = Vec::new();
        for key in keys {
            if let Some(on) = key.strip_prefix(OLDER).and_then(|day| day.parse().ok()) {
                apart.push(Self::Older(on));
            }
            let Some(on) = day_of(key) else { continue };
            let until = on + chrono::Days::new(BIN_DAYS);
            if until < today {
                over.push(key.clone());
                continue;
            }
            match apart.iter_mut().find(|each| matches!(each, Self::PutAway { on: day, .. } if *day == on)) {
                Some(Self::PutAway { count, .. }) => *count += 1,
                Some(Self::Older(_)) | None => apart.push(Self::PutAway { on, until, count: 1 }),
            }
        }
        (apart, over)
    }

    pub fn day(&self) -> NaiveDate {
        match self {
            Self::Older(on) | Self::PutAway { on, .. } => *on,
        }
    }

    fn has(&self, key: &str) -> bool {
        match self {
            Self::Older(on) => key.strip_prefix(OLDER) == Some(&on.to_string()),
            Self::PutAway { on, .. } => day_of(key) == Some(*on),
        }
    }
}

/// The day on which a text was put away.
fn day_of(key: &str) -> Option<NaiveDate> {
    key.strip_prefix(PUT_AWAY)?.split_once('/')?.0.parse().ok()
}

/// Whether a record can be put away: what a newer program wrote stays where it is, for that program.
pub fn can_put_away(record: &SetAside) -> bool {
    record.damage != Damage::Newer
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
        let (tell, hear) = futures_channel();
        mirror::read(move |entries| tell(entries.unwrap_or_default()));
        let keys = hear.await.into_iter().map(|(key, _)| key).filter(|key| apart.has(key));
        let mut texts = Entries::new();
        for key in keys {
            let text = mirror::text(&key).await?;
            match apart {
                Apart::Older(_) => {
                    let bag = open_bag(&key, &text).ok()?;
                    texts.extend(bag.iter().map(|(key, register)| (key.clone(), register.body.clone())));
                }
                Apart::PutAway { .. } => texts.push((key, text)),
            }
        }
        Some(serde_json::json!({ "format": "duibiao-raw", "local": texts, "mirror": [] }).to_string())
    }

    /// Puts records away that nobody could read: for some days they lie in the mirror alone. Whether it could be done.
    pub fn put_away(self, records: Vec<SetAside>, act: impl FnOnce(bool) + 'static) {
        let today = clock::today();
        let places: Vec<String> = records.iter().flat_map(|record| self.keeping.places_of(record)).collect();
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
        let key = Key::from_text(&record.key).filter(|_| self.keeping.still_knows(record));
        self.keeping.put_away(record);
        if let Some(key) = key {
            // Else it would be set aside anew at the next start.
            self.keeping.change(key, None, Haste::AtOnce);
        }
    }
}
