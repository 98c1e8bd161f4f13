//! Several tabs: one writes of a subject, the others read along. Carries the commands of [`Turns`] to the browser.

use std::time::Duration;

use leptos::prelude::*;

use super::{Open, Session};
use crate::assessment::SubjectId;
use crate::exchange::program;
use crate::platform::tabs::{self, Standing};
use crate::platform::{clock, location};
use crate::storage::{Barred, Turn, TurnCommand, TurnEvent, Turns, Word, is_newer};

/// So long what another tab writes is collected before the screen follows.
const FOLLOWS_AFTER: Duration = Duration::from_millis(150);

/// What this tab may do beside the others.
#[derive(Clone, Copy, Default)]
pub struct Tabs {
    pub(super) turns: StoredValue<Turns>,
    pub(super) turn: RwSignal<Turn>,
    /// A newer program is at work in another tab: this one writes nothing any more.
    pub(super) is_outdated: RwSignal<bool>,
    /// How often something was to be changed that can't be.
    pub refused: RwSignal<u32>,
    /// Whether the screen is about to follow, and how many milliseconds that took the last time.
    follows: StoredValue<(bool, u64)>,
}

impl Tabs {
    /// Why this tab writes nothing of what is open.
    pub fn barred(self) -> Option<Barred> {
        if self.is_outdated.get() {
            return Some(Barred::Outdated);
        }
        (self.turn.get() == Turn::Reading).then_some(Barred::Reading)
    }
}

impl Session {
    /// Listens to the other tabs, and says that this one is here.
    pub(super) fn begin_tabs(self) {
        tabs::on_word(move |text| self.heard(&text));
        tabs::say(&Word::Here { program: program() }.text());
    }

    /// Why nothing can be changed, whether by this tab or by anybody.
    pub fn barred(self) -> Option<Barred> {
        self.tabs.barred().or_else(|| self.sealed.get().then_some(Barred::Sealed))
    }

    /// The same, as far as tabs are the reason.
    pub fn barred_by_tabs(self) -> Option<Barred> {
        self.tabs.barred()
    }

    /// Whether what is changed on the page is of what is open, and this tab may write of it; counts who is told that it may not.
    pub(super) fn may_write(self) -> bool {
        let of = |open: &Option<Open>| open.as_ref().map(|open| open.dossier.assessment.id.clone());
        if self.open.with_untracked(of) != self.shown.get_value() {
            return false;
        }
        let may = untrack(|| self.tabs.barred().is_none());
        if !may {
            self.tabs.refused.update(|times| *times += 1);
        }
        may
    }

    /// The user wants to write here.
    pub fn take_over(self) {
        self.turn(TurnEvent::TakeOver);
    }

    pub(super) fn turn(self, event: TurnEvent) {
        let commands = self.tabs.turns.try_update_value(|turns| turns.step(event)).unwrap_or_default();
        for command in commands {
            self.perform_turn(command);
        }
        let turn = self.tabs.turns.with_value(Turns::turn);
        if self.tabs.turn.get_untracked() != turn {
            self.tabs.turn.set(turn);
        }
    }

    fn perform_turn(self, command: TurnCommand) {
        let answer = |subject: SubjectId| {
            move |standing: Standing| {
                let subject = subject.clone();
                self.turn(match standing {
                    Standing::Granted => TurnEvent::Granted(subject),
                    Standing::Denied => TurnEvent::Denied(subject),
                    Standing::Lost => TurnEvent::Lost(subject),
                });
            }
        };
        match command {
            TurnCommand::GetInLine(subject) => tabs::get_in_line(&lock_of(&subject), answer(subject)),
            TurnCommand::Seize(subject) => tabs::seize(&lock_of(&subject), answer(subject)),
            TurnCommand::Leave(subject) => tabs::leave(&lock_of(&subject)),
            TurnCommand::Flush => self.flush(),
            TurnCommand::CatchUp => self.keeping.catch_up(move || self.turn(TurnEvent::CaughtUp)),
            TurnCommand::AskFor(subject) => tabs::say(&Word::Ask(subject).text()),
            TurnCommand::WakeIn { ms } => {
                set_timeout(move || self.turn(TurnEvent::Woken), Duration::from_millis(ms));
            }
        }
    }

    fn heard(self, text: &str) {
        match Word::from_text(text) {
            Some(Word::Ask(subject)) => self.turn(TurnEvent::Asked(subject)),
            Some(Word::Wrote(records)) if self.keeping.hear(&records) => self.follow_soon(),
            Some(Word::Here { program: other }) => {
                let own = program();
                if is_newer(&other, &own) {
                    self.flush();
                    self.tabs.is_outdated.set(true);
                } else if is_newer(&own, &other) {
                    tabs::say(&Word::Here { program: own }.text());
                }
            }
            Some(Word::Cleared) => {
                self.keeping.stop();
                location::reload();
            }
            Some(Word::Wrote(_)) | None => {}
        }
    }

    fn follow_soon(self) {
        let (follows, took_ms) = self.tabs.follows.get_value();
        if follows {
            return;
        }
        self.tabs.follows.set_value((true, took_ms));
        let follow = move || {
            let begun_ms = clock::now_ms();
            self.keeping.take_up();
            self.tabs.follows.set_value((false, clock::now_ms().saturating_sub(begun_ms)));
        };
        // Everything is read anew: where that takes long, it is done the less often.
        set_timeout(follow, FOLLOWS_AFTER.max(Duration::from_millis(took_ms * 10)));
    }
}

/// The name of the lock on writing of a subject.
pub(super) fn lock_of(subject: &SubjectId) -> String {
    format!("duibiao:{subject}:writer")
}
