//! 回收站, and clearing everything from this computer.

use leptos::prelude::*;

use super::Session;
use crate::assessment::{AssessmentId, Dossier};
use crate::platform::{clock, location, tabs};
use crate::storage::{Binned, Haste, Key, Word};

impl Session {
    pub(super) fn put_in_bin(self, dossier: &Dossier) {
        let id = dossier.assessment.id.clone();
        let body = Binned { deleted: clock::today(), dossier: dossier.clone() }.body();
        self.shelf.update(|shelf| _ = shelf.bin.insert(id.clone(), body.text.clone()));
        self.keeping.change(Key::Bin(id), Some(body), Haste::AtOnce);
    }

    /// Forgets what was deleted.
    pub fn out_of_bin(self, id: &AssessmentId) {
        if self.shelf.with_untracked(|shelf| shelf.bin.contains_key(id)) {
            self.shelf.update(|shelf| _ = shelf.bin.remove(id));
            self.keeping.change(Key::Bin(id.clone()), None, Haste::AtOnce);
        }
    }

    /// Forgets what has been in the bin for its time.
    pub(super) fn empty_bin(self) {
        let today = clock::today();
        let is_over = |text: &str| Binned::until_of(text).is_some_and(|until| until < today);
        let over: Vec<AssessmentId> = self
            .shelf
            .with_untracked(|shelf| shelf.bin.iter().filter(|(_, text)| is_over(text)).map(|(id, _)| id.clone()).collect());
        over.iter().for_each(|id| self.out_of_bin(id));
    }

    /// Clears all that is kept in this browser, and begins anew.
    pub fn clear_everything(self) {
        self.close();
        self.keeping.clear(|| {
            tabs::say(&Word::Cleared.text());
            location::reload();
        });
    }
}
