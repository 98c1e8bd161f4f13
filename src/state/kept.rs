//! What is kept, beside what is open: what was recovered, how much room is taken, and how it was on other days.

use super::Session;
use crate::platform::{keep, mirror};
use crate::storage::{DATED, Recovered, Shelf};

impl Session {
    /// What was missing in one place and came from another since the page was opened.
    pub fn recovered(self) -> Recovered {
        self.keeping.recovered()
    }

    /// The characters in use of [`crate::storage::ROOM`].
    pub fn used(self) -> usize {
        keep::used()
    }

    /// The days of which a snapshot is kept, `2026-11-22`, the oldest first.
    pub fn days(self) -> Vec<String> {
        self.keeping.dated().iter().filter_map(|key| key.strip_prefix(DATED)).map(str::to_owned).collect()
    }

    /// Everything as it was when that day began; nothing if it can't be read.
    pub async fn as_it_was(self, day: &str) -> Option<Shelf> {
        let key = format!("{DATED}{day}");
        Shelf::of_day(&key, &mirror::text(&key).await?).ok()
    }
}
