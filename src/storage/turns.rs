//! Whose turn it is to write: of all tabs that work on one subject, one writes and the others read along. A machine without
//! I/O, one in each tab; `platform::tabs` performs its commands.
//!
//! A turn is a lock of the subject's name. Who can't have it stays in line and gets it as soon as it is free: when the
//! other tab leaves the subject, is closed or dies. Who presses 改在这里填写 asks the other to write what waits and to let
//! go; one that doesn't answer within half a second is frozen, and its turn is taken.

use crate::assessment::SubjectId;

/// So long a tab that is asked for its turn may take.
pub const GRACE_MS: u64 = 500;

/// What happens to a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TurnEvent {
    /// This subject is worked on from now on, or none is.
    Opened(Option<SubjectId>),
    /// The lock is ours.
    Granted(SubjectId),
    /// Another tab has it; we stay in line.
    Denied(SubjectId),
    /// Another tab took it from us.
    Lost(SubjectId),
    /// Another tab asks for the turn.
    Asked(SubjectId),
    /// The user wants to write here.
    TakeOver,
    /// The time it asked to be woken at has come.
    Woken,
    /// What other tabs wrote is read.
    CaughtUp,
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TurnCommand {
    /// Answered by `Granted`, or by `Denied` now and `Granted` once it is free.
    GetInLine(SubjectId),
    /// Lets the lock go, or leaves the line.
    Leave(SubjectId),
    /// Takes the lock, whoever has it: answered by `Granted`.
    Seize(SubjectId),
    /// Everything that waits is written before the next command is carried out.
    Flush,
    /// What other tabs wrote is read from the stores: answered by `CaughtUp`.
    CatchUp,
    /// Asks the other tabs for the turn.
    AskFor(SubjectId),
    WakeIn {
        ms: u64,
    },
}

/// What a tab may do with the subject that it works on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// Nothing is open, or the lock is about to answer: nobody is kept waiting for it.
    #[default]
    Free,
    Writing,
    /// Another tab writes.
    Reading,
}

/// Why nothing can be changed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    Sealed,
    /// Another tab writes.
    Reading,
    /// Another tab runs a newer program.
    Outdated,
}

/// The machine.
#[derive(Debug, Default)]
pub struct Turns {
    subject: Option<SubjectId>,
    turn: Turn,
    is_asking: bool,
    /// The lock is ours, and what was written before is being read.
    is_catching_up: bool,
}

impl Turns {
    pub fn turn(&self) -> Turn {
        self.turn
    }

    /// The subject that this tab works on.
    pub fn subject(&self) -> Option<&SubjectId> {
        self.subject.as_ref()
    }

    pub fn step(&mut self, event: TurnEvent) -> Vec<TurnCommand> {
        match event {
            TurnEvent::Opened(subject) => self.opened(subject),
            TurnEvent::Granted(subject) if self.is_own(&subject) => {
                self.is_asking = false;
                // Nothing is written over what the tab before wrote last and we have not heard of yet.
                self.is_catching_up = self.turn == Turn::Reading;
                if self.is_catching_up {
                    return vec![TurnCommand::CatchUp];
                }
                self.turn = Turn::Writing;
                Vec::new()
            }
            TurnEvent::CaughtUp => {
                if std::mem::take(&mut self.is_catching_up) {
                    self.turn = Turn::Writing;
                }
                Vec::new()
            }
            // Of a subject that was left meanwhile.
            TurnEvent::Granted(subject) => vec![TurnCommand::Leave(subject)],
            TurnEvent::Denied(subject) => {
                if self.is_own(&subject) {
                    // What was granted before, and is being caught up with, was an earlier place in line.
                    (self.turn, self.is_catching_up) = (Turn::Reading, false);
                }
                Vec::new()
            }
            TurnEvent::Lost(subject) if self.is_own(&subject) => {
                (self.turn, self.is_catching_up) = (Turn::Reading, false);
                // It may have slept while another wrote.
                vec![TurnCommand::Flush, TurnCommand::GetInLine(subject), TurnCommand::CatchUp]
            }
            TurnEvent::Asked(subject) if self.is_own(&subject) && self.turn == Turn::Writing => {
                self.turn = Turn::Reading;
                vec![TurnCommand::Flush, TurnCommand::Leave(subject.clone()), TurnCommand::GetInLine(subject)]
            }
            TurnEvent::Lost(_) | TurnEvent::Asked(_) => Vec::new(),
            TurnEvent::TakeOver => self.take_over(),
            TurnEvent::Woken => self.woken(),
        }
    }

    fn is_own(&self, subject: &SubjectId) -> bool {
        self.subject.as_ref() == Some(subject)
    }

    fn opened(&mut self, subject: Option<SubjectId>) -> Vec<TurnCommand> {
        if self.subject == subject {
            return Vec::new();
        }
        let left = std::mem::replace(&mut self.subject, subject.clone());
        (self.turn, self.is_asking, self.is_catching_up) = (Turn::Free, false, false);
        let leave = left.into_iter().flat_map(|left| [TurnCommand::Flush, TurnCommand::Leave(left)]);
        leave.chain(subject.map(TurnCommand::GetInLine)).collect()
    }

    fn take_over(&mut self) -> Vec<TurnCommand> {
        match (&self.subject, self.turn) {
            (Some(subject), Turn::Reading) if !self.is_asking => {
                let ask = TurnCommand::AskFor(subject.clone());
                self.is_asking = true;
                vec![ask, TurnCommand::WakeIn { ms: GRACE_MS }]
            }
            (_, Turn::Free | Turn::Writing | Turn::Reading) => Vec::new(),
        }
    }

    fn woken(&mut self) -> Vec<TurnCommand> {
        let seized = self.subject.clone().filter(|_| self.is_asking && self.turn == Turn::Reading);
        self.is_asking = false;
        seized.map(TurnCommand::Seize).into_iter().collect()
    }
}
