//! What lies in one store, read: registers by where they stand, and what could not be read.

use serde::Serialize;

use super::key::{Place, set_aside};
use super::record::{Damage, PLAIN, is_of_first_programs, seal, unseal};
use super::register::{Bag, Register};

/// Each text of a store, under its key.
pub type Entries = Vec<(String, String)>;

/// A text that could not be used: the key it lay under, as found, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetAside {
    pub key: String,
    pub text: String,
    pub damage: Damage,
}

impl SetAside {
    /// Records as one file, to take along.
    pub fn file(records: &[Self]) -> String {
        serde_json::to_string(records).expect("a record is plain text")
    }

    /// Where it is kept.
    pub fn place(&self) -> String {
        set_aside(&self.key, &self.text)
    }
}

/// An entry of the journal.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub key: String,
    /// Characters that it takes.
    pub size: usize,
    pub registers: Bag,
}

/// What lies in one store.
#[derive(Clone, Debug, Default)]
pub struct Lying {
    pub records: Bag,
    pub journal: Vec<Entry>,
    pub snapshots: [Option<Bag>; 2],
    pub dated: Vec<String>,
    /// The records of the first programs, each with its whole text as its body.
    pub older: Bag,
    /// They were kept already.
    pub has_older: bool,
    /// Set aside before.
    pub aside: Vec<(String, SetAside)>,
    /// To be set aside.
    pub damaged: Vec<SetAside>,
}

impl Lying {
    pub fn read(entries: Entries) -> Self {
        let mut lying = Self::default();
        for (key, text) in entries {
            if let Err(damage) = lying.take(&key, &text) {
                lying.damaged.push(SetAside { key, text, damage });
            }
        }
        lying.dated = crate::sorted::by_key(std::mem::take(&mut lying.dated), String::clone);
        lying
    }

    fn take(&mut self, key: &str, text: &str) -> Result<(), Damage> {
        match Place::of(key) {
            Some(Place::Record(_)) => {
                let register = unseal(key, text)?;
                if is_of_first_programs(text) {
                    self.older.take(key, Register { body: text.to_owned(), ..register.clone() });
                }
                self.records.take(key, register);
            }
            Some(Place::Journal) => {
                self.journal.push(Entry { key: key.to_owned(), size: stored(key, text), registers: open_bag(key, text)? });
            }
            Some(Place::Snapshot(slot)) => self.snapshots[slot] = Some(open_bag(key, text)?),
            Some(Place::Dated) => self.dated.push(key.to_owned()),
            Some(Place::Older) => self.has_older = true,
            Some(Place::Aside(own)) => {
                let damage = unseal(&own, text).err().unwrap_or(Damage::Unreadable);
                self.aside.push((key.to_owned(), SetAside { key: own, text: text.to_owned(), damage }));
            }
            None => {}
        }
        Ok(())
    }

    /// Every bag in it.
    pub fn bags(&self) -> impl Iterator<Item = &Bag> {
        let journal = self.journal.iter().map(|entry| &entry.registers);
        [&self.records].into_iter().chain(journal).chain(self.snapshots.iter().flatten())
    }
}

/// A bag as the text under a key that is no record's.
pub fn seal_bag(key: &str, bag: &Bag) -> String {
    seal(key, &Register { revision: bag.newest(), version: PLAIN, body: bag.text() })
}

/// The bag that lies under a key.
pub fn open_bag(key: &str, text: &str) -> Result<Bag, Damage> {
    Bag::read(&unseal(key, text)?.body).ok_or(Damage::Unreadable)
}

/// The characters that a text of ours takes in local storage, where it lies as a JSON string.
pub fn stored(key: &str, text: &str) -> usize {
    let escaped = text.bytes().filter(|byte| matches!(byte, b'"' | b'\\')).count();
    size(key, text) + escaped + 2
}

/// The characters that an entry takes, as browsers count them: UTF-16 units, those of its key among them.
pub fn size(key: &str, text: &str) -> usize {
    key.chars().chain(text.chars()).map(char::len_utf16).sum()
}
