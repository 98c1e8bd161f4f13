//! What is kept, beside what is open: what was recovered, how much room is taken, and how it was on other days.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{FoundBackup, Incoming, Session};
use crate::exchange::backup::{Backup, preview};
use crate::platform::{keep, mirror};
use crate::storage::{DATED, Recovered, Shelf, TurnEvent};

impl Session {
    /// Takes up what was read from the stores: at first, and again when one of them brings more.
    pub(super) fn take_up(self, shelf: Shelf) {
        self.set_aside.set(self.keeping.aside());
        let open = self.open.with_untracked(|open| open.as_ref().map(|open| open.dossier.assessment.id.clone()));
        let is_gone = open.as_ref().is_some_and(|id| !shelf.assessments.contains_key(id));
        let fresh = open.and_then(|id| shelf.dossier(&id));
        self.plans_change(&shelf);
        self.shelf.set(shelf);
        if is_gone {
            // Deleted in another tab: nothing is put back.
            self.open.set(None);
            self.turn(TurnEvent::Opened(None));
            return self.arrive();
        }
        let changed = self.open.try_maybe_update(|open| {
            let differs = open.as_mut().zip(fresh).filter(|(open, fresh)| open.dossier != *fresh);
            let changed = differs.map(|(open, fresh)| open.dossier = fresh).is_some();
            (changed, changed)
        });
        if changed.unwrap_or_default() {
            self.waking.wake_all();
            self.judge();
        }
    }

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

    /// What that day's snapshot holds against what is here, to be brought back like a backup; nothing if it can't be read.
    pub async fn look_at_day(self, day: NaiveDate) -> Option<Incoming> {
        let shelf = self.as_it_was(&day.to_string()).await?;
        self.put_back();
        let preview = self.shelf.with_untracked(|here| preview(here, &shelf));
        let made = day.and_time(chrono::NaiveTime::MIN).and_utc();
        let backup =
            Backup { shelf, preferences: Vec::new(), made, program: String::new(), receipt: None, warnings: Vec::new() };
        Some(Incoming::Backup(Arc::new(FoundBackup { backup, warnings: Vec::new(), receipt: String::new(), preview })))
    }

    /// Everything of ours as it lies in both stores, readable or not, as one file, and how many entries that is.
    pub fn raw(self, act: impl FnOnce(String, usize) + 'static) {
        self.flush();
        mirror::read(move |mirror| {
            let (local, mirror) = (keep::load().unwrap_or_default(), mirror.unwrap_or_default());
            let count = local.len() + mirror.len();
            let text = serde_json::json!({ "format": "duibiao-raw", "local": local, "mirror": mirror }).to_string();
            act(text, count);
        });
    }

    /// Everything as it was when that day began; nothing if it can't be read.
    pub async fn as_it_was(self, day: &str) -> Option<Shelf> {
        let key = format!("{DATED}{day}");
        Shelf::of_day(&key, &mirror::text(&key).await?).ok()
    }
}
