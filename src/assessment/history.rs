//! The history of an answer 修改记录: which choice, or which number, stood there before, and when it changed.
//!
//! Only what stood for a while is history: slips and typing are none. Notes and 待复核 are none either.
//!
//! | stood | then | the history says |
//! | --- | --- | --- |
//! | nothing | A | nothing yet: the answer has its own stamp |
//! | A, 10 minutes or more, or from another copy | B | A, B |
//! | A, B, less than 10 minutes | C | A, C |
//! | A, B, less than 10 minutes | A again | A, since it first stood there |
//! | A, 10 minutes or more | a note | A: the stamp of the answer moves, that of the choice stays |
//! | A, 10 minutes or more | taken back | A, nothing |

use chrono::TimeDelta;

use super::{Author, Choice, Stamp, Stamped};
use crate::plan::LevelId;
use crate::sorted::Sorted;

/// How long something stands before it is history.
const SETTLES_AFTER: TimeDelta = TimeDelta::minutes(10);
/// How much is kept: twelve earlier ones, and what stands now.
const MOST: usize = 13;

/// What was said at one place: a choice, or a number of the sheet as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said {
    #[default]
    Nothing,
    Level(LevelId),
    NotApplicable {
        reason: String,
    },
    Number(String),
}

impl Said {
    pub fn number(text: &str) -> Self {
        match text.trim() {
            "" => Self::Nothing,
            text => Self::Number(text.to_owned()),
        }
    }
}

impl From<&Choice> for Said {
    fn from(choice: &Choice) -> Self {
        match choice {
            Choice::Nothing => Self::Nothing,
            Choice::Level(level) => Self::Level(level.clone()),
            Choice::NotApplicable { reason } => Self::NotApplicable { reason: reason.clone() },
        }
    }
}

/// What stood at one place, each with the edit that put it there, the oldest first. Empty, or it ends with what stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(Vec<Stamped<Said>>);

/// The histories of many places; a place without one is not in it.
pub type Histories<K> = Sorted<K, History>;

impl History {
    pub fn new(said: Vec<Stamped<Said>>) -> Self {
        Self(said)
    }

    pub fn said(&self) -> &[Stamped<Said>] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Something was changed, and not only put there.
    pub fn tells(&self) -> bool {
        self.0.len() > 1
    }

    /// The newest edit in it.
    pub fn last(&self) -> Option<&Stamp> {
        self.0.last().map(|said| &said.stamp)
    }

    /// Takes note of an edit: `was` stood there, with the stamp of the last edit of anything beside it; `is` stands there now.
    fn follow(&mut self, was: Option<Stamped<Said>>, is: Said, author: &Author) {
        if self.0.is_empty() {
            self.0.extend(was.filter(|was| was.value != Said::Nothing && has_settled(&was.stamp, author)));
        }
        self.0.pop_if(|last| last.value != is && !has_settled(&last.stamp, author));
        self.goes_on(is, author.stamp(()).stamp);
    }

    /// Ends with what stands now, which was put there by this edit, unless it ends with that already.
    fn goes_on(&mut self, is: Said, stamp: Stamp) {
        if self.0.last().is_some_and(|last| last.value != is) {
            self.0.push(Stamped { value: is, stamp });
        }
        self.0.drain(..self.0.len().saturating_sub(MOST));
    }
}

fn has_settled(stamp: &Stamp, author: &Author) -> bool {
    stamp.copy != author.copy || author.at - stamp.at >= SETTLES_AFTER
}

impl<K: Ord> Histories<K> {
    /// What stood at a place; nothing where nothing was changed.
    pub fn of(&self, place: &K) -> &[Stamped<Said>] {
        self.get(place).map_or(&[], History::said)
    }

    /// Takes note of an edit, as [`History`] tells.
    pub(super) fn follow(&mut self, place: K, was: Option<Stamped<Said>>, is: Said, author: &Author) {
        let mut history = self.remove(&place).unwrap_or_default();
        history.follow(was, is, author);
        self.keep(place, history);
    }

    /// Keeps what is known of a place at which `is` stands now.
    pub(super) fn remember(&mut self, place: K, mut history: History, is: Option<Stamped<Said>>) {
        let Some(last) = history.last().cloned() else { return };
        let is = is.unwrap_or(Stamped { value: Said::Nothing, stamp: last });
        history.goes_on(is.value, is.stamp);
        self.keep(place, history);
    }

    fn keep(&mut self, place: K, history: History) {
        if !history.is_empty() {
            self.insert(place, history);
        }
    }
}
