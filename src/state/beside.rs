//! Writing of subjects that are not open here: deleting, taking a file in, putting a backup back. Never beside another tab
//! that writes of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::Session;
use super::tabs::lock_of;
use crate::assessment::SubjectId;
use crate::platform::tabs::{self, Standing};
use crate::storage::{GRACE_MS, Turn, TurnEvent, Word};

/// What is done with the turns, or told that they can't be had.
type Act = Box<dyn FnOnce(bool)>;

/// A stay in the lines of several subjects, until all are ours or one can't be had.
struct Stay {
    session: Session,
    /// What this tab reads along with; it goes on with it where nothing is done. What it writes itself is its own already.
    before: Option<SubjectId>,
    subjects: Vec<(SubjectId, Cell<Option<Standing>>)>,
    takes_over: bool,
    act: RefCell<Option<Act>>,
}

impl Session {
    /// Does something to subjects, with `true`, once no other tab writes of them. Where one does, it is told `false`, and
    /// nothing is to be done; unless `takes_over`: then the other tab writes what waits and lets go first.
    pub fn in_turn(self, subjects: Vec<SubjectId>, takes_over: bool, act: impl FnOnce(bool) + 'static) {
        let (own, is_writing) = self.tabs.turns.with_value(|turns| (turns.subject().cloned(), turns.turn() == Turn::Writing));
        let is_ours = |id: &SubjectId| is_writing && own.as_ref() == Some(id);
        let is_here = |id: &SubjectId| self.shelf.with_untracked(|shelf| shelf.subjects.contains_key(id));
        let wanted: Vec<SubjectId> = subjects.into_iter().filter(|id| is_here(id) && !is_ours(id)).collect();
        let before = own.filter(|own| wanted.contains(own));
        if before.is_some() {
            self.turn(TurnEvent::Opened(None));
        }
        let subjects = wanted.into_iter().map(|id| (id, Cell::new(None))).collect();
        let act = RefCell::new(Some(Box::new(act) as Act));
        Rc::new(Stay { session: self, before, subjects, takes_over, act }).begin();
    }
}

impl Stay {
    fn begin(self: Rc<Self>) {
        for (subject, _) in &self.subjects {
            if self.takes_over {
                tabs::say(&Word::Ask(subject.clone()).text());
            }
            let (stay, own) = (self.clone(), subject.clone());
            tabs::get_in_line(&lock_of(subject), move |standing| stay.stands(&own, standing));
        }
        self.settle();
        if self.takes_over && self.act.borrow().is_some() {
            let stay = self.clone();
            // Who does not answer is frozen.
            set_timeout(move || stay.seize(), Duration::from_millis(GRACE_MS));
        }
    }

    fn stands(self: &Rc<Self>, subject: &SubjectId, standing: Standing) {
        self.subjects.iter().filter(|(own, _)| own == subject).for_each(|(_, cell)| cell.set(Some(standing)));
        self.settle();
    }

    fn settle(self: &Rc<Self>) {
        let all = |standing: Standing| self.subjects.iter().all(|(_, own)| own.get() == Some(standing));
        let is_answered = self.subjects.iter().all(|(_, own)| own.get().is_some());
        if all(Standing::Granted) {
            self.clone().ours();
        } else if is_answered && !self.takes_over {
            self.finish(false);
        }
    }

    fn seize(self: &Rc<Self>) {
        if self.act.borrow().is_none() {
            return;
        }
        for (subject, _) in self.subjects.iter().filter(|(_, own)| own.get() != Some(Standing::Granted)) {
            let (stay, own) = (self.clone(), subject.clone());
            tabs::seize(&lock_of(subject), move |standing| stay.stands(&own, standing));
        }
    }

    /// Nothing is written over what the tab before wrote last and this one has not heard of.
    fn ours(self: Rc<Self>) {
        if self.takes_over {
            let session = self.session;
            session.keeping.catch_up(move || self.finish(true));
        } else {
            self.finish(true);
        }
    }

    fn finish(&self, is_ours: bool) {
        let Some(act) = self.act.take() else { return };
        // Who comes next hears of it after all this is done, and reads it before writing. What is done may open one of them.
        self.subjects.iter().for_each(|(subject, _)| tabs::leave(&lock_of(subject)));
        if !is_ours && self.before.is_some() {
            self.session.turn(TurnEvent::Opened(self.before.clone()));
        }
        act(is_ours);
    }
}
