//! The theory of what is kept: a map of registers, of which the last write wins.
//!
//! Each key has a register: a revision, which counts up with every change anywhere, and a body, or *gone*. Every place that
//! holds registers (records, journal entries, snapshots, in both stores) is a bag of them. Bags join by the higher revision,
//! and the join does not ask in which order, how often, or from where. So a crash between any two writes, a store that lags
//! behind or is missing, and any one damaged value come down to one rule: join all that can be read.

use super::record::{GONE, PLAIN, VERSION};
use crate::sorted::Sorted;

/// What stands under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    pub revision: u64,
    /// Of the body: see the table of records.
    pub version: u64,
    pub body: String,
}

/// What a change puts under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub version: u64,
    pub text: String,
}

impl Register {
    pub fn new(revision: u64, body: Body) -> Self {
        Self { revision, version: body.version, body: body.text }
    }

    /// Nothing stands there since a day, said in days of the common era.
    pub fn gone(revision: u64, day: i32) -> Self {
        Self { revision, version: GONE, body: day.to_string() }
    }

    pub fn is_gone(&self) -> bool {
        self.version == GONE
    }

    /// The day since which nothing stands there.
    pub fn gone_since(&self) -> Option<i32> {
        self.is_gone().then(|| self.body.parse().ok()).flatten()
    }

    /// Two of one revision differ only where two tabs did not hear of each other: any rule does, if it is always the same.
    fn beats(&self, other: &Self) -> bool {
        (self.revision, self.version, &self.body) > (other.revision, other.version, &other.body)
    }
}

/// Registers by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bag(Sorted<String, Register>);

impl Bag {
    pub fn get(&self, key: &str) -> Option<&Register> {
        self.0.get(&key.to_owned())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &Register)> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The highest revision in it.
    pub fn newest(&self) -> u64 {
        self.0.values().map(|register| register.revision).max().unwrap_or_default()
    }

    /// Takes a register in; whether that changed anything.
    pub fn take(&mut self, key: &str, register: Register) -> bool {
        match self.0.get_mut(&key.to_owned()) {
            Some(known) if register.beats(known) => *known = register,
            Some(_) => return false,
            None => _ = self.0.insert(key.to_owned(), register),
        }
        true
    }

    /// Takes another bag in; whether that changed anything.
    pub fn join(&mut self, other: &Self) -> bool {
        let taken = other.iter().filter(|(key, register)| self.take(key, (*register).clone()));
        taken.count() > 0
    }

    /// Whether it has all that another has, or newer.
    pub fn covers(&self, other: &Self) -> bool {
        other.iter().all(|(key, register)| self.get(key).is_some_and(|known| !register.beats(known)))
    }

    pub fn forget(&mut self, key: &str) {
        self.0.remove(&key.to_owned());
    }

    /// All of it as one text: of each register a line with revision, version and two lengths, then key and body.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (key, Register { revision, version, body }) in self.iter() {
            text.push_str(&format!("{revision} {version} {} {}\n{key}{body}\n", key.len(), body.len()));
        }
        text
    }

    /// Reads [`Bag::text`]; nothing if any of it is not as it was written.
    pub fn read(mut text: &str) -> Option<Self> {
        let mut bag = Self::default();
        while !text.is_empty() {
            let (line, rest) = text.split_once('\n')?;
            let mut numbers = line.split(' ').map(|number| number.parse::<u64>().ok());
            let mut next = || numbers.next().flatten();
            let (revision, version, key, body) = (next()?, next()?, next()? as usize, next()? as usize);
            let end = key.checked_add(body)?;
            let is_known = (PLAIN..=VERSION).contains(&version);
            let register = Register { revision, version, body: rest.get(key..end)?.to_owned() };
            bag.take(rest.get(..key).filter(|_| is_known)?, register);
            text = rest.get(end..)?.strip_prefix('\n')?;
        }
        Some(bag)
    }
}

impl<K: AsRef<str>> FromIterator<(K, Register)> for Bag {
    fn from_iter<T: IntoIterator<Item = (K, Register)>>(registers: T) -> Self {
        let mut bag = Self::default();
        for (key, register) in registers {
            bag.take(key.as_ref(), register);
        }
        bag
    }
}
