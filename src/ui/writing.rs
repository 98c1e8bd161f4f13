//! A file while it is written: how far it is and how to stop it, once that takes longer than a moment; and how it went.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use leptos::prelude::*;

use super::notices::Notices;
use crate::exchange::Step;
use crate::i18n::{FileWords, Messages};
use crate::platform::worker;
use crate::state::{ExportFailure, Session};
use crate::words::Word;

/// How long a file is written before the page says how far it is and offers to stop.
const PATIENCE: Duration = Duration::from_secs(1);

/// One file that is being written. It is watched until it is [ended](Self::end).
pub struct Watch(Arc<AtomicBool>);

impl Watch {
    pub fn begin(session: Session, notices: Notices) -> Self {
        let is_done = Arc::new(AtomicBool::new(false));
        let (is_late, at) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(Step::Reading)));
        let say: Rc<dyn Fn()> = {
            let (is_done, is_late, at) = (is_done.clone(), is_late.clone(), at.clone());
            Rc::new(move || {
                if is_late.get() && !is_done.load(Relaxed) {
                    let words = FileWords::of(session.language.get_untracked());
                    let is_done = is_done.clone();
                    let stop = move || {
                        is_done.store(true, Relaxed);
                        worker::give_up();
                        notices.say(words.export_stopped.to_owned());
                    };
                    notices.say_with(words.writing[at.get() as usize].to_owned(), pick!(Messages.cancel), Arc::new(stop));
                }
            })
        };
        let follow = say.clone();
        worker::follow(Rc::new(move |word| {
            Step::from_word(word).into_iter().for_each(|step| at.set(step));
            follow();
        }));
        let late = move || {
            is_late.set(true);
            say();
        };
        set_timeout(late, PATIENCE);
        Self(is_done)
    }

    /// It is written, or it won't be.
    pub fn end(self) {
        self.0.store(true, Relaxed);
    }
}

/// Says why a file was not handed over.
pub fn say_failure(notices: Notices, words: &FileWords, failure: ExportFailure) {
    match failure {
        ExportFailure::Differs => notices.warn(words.export_differs.to_owned()),
        ExportFailure::NotSaved => notices.warn(words.export_failed.to_owned()),
        ExportFailure::NoWorker => notices.warn(words.export_no_worker.to_owned()),
        ExportFailure::GivenUp => notices.say(words.export_stopped.to_owned()),
    }
}
