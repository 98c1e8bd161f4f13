//! Short messages at the foot of the page, with at most one thing to do about them.

use std::sync::Arc;

use leptos::prelude::*;

use super::errand::Errand;
use super::live::{handler, part};
use super::markup::Pick;
use super::rest::rest;
use crate::i18n::Messages;
use crate::state::{Session, session};

/// What the one button of a notice does: taking something back, or stopping it. The notice owns it: the part of the page where it was done may be gone by then.
pub type Act = Arc<dyn Fn() + Send + Sync>;

/// What was just done, and perhaps how to take it back.
#[derive(Clone, Default)]
pub struct Notice {
    pub text: String,
    /// Something went wrong: it is read out at once and stays.
    pub is_problem: bool,
    pub act: Option<(Pick, Act)>,
    /// It is shown while this holds: what it offers fits there and then only.
    pub holds: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

/// The notice that is shown now.
#[derive(Clone, Copy, Default)]
pub struct Notices(RwSignal<Option<Notice>>);

/// The notices of this page.
pub fn notices() -> Notices {
    expect_context()
}

impl Notices {
    pub fn say(self, text: String) {
        self.0.set(Some(Notice { text, ..Notice::default() }));
    }

    pub fn warn(self, text: String) {
        self.0.set(Some(Notice { text, is_problem: true, ..Notice::default() }));
    }

    pub fn say_with_undo(self, text: String, undo: Act) {
        self.say_with(text, pick!(Messages.undo), undo);
    }

    /// The same for what was done in the assessment that is open: elsewhere it is not offered.
    pub fn say_with_undo_here(self, session: Session, text: String, undo: Act) {
        self.say_with_undo_while(session, text, undo, || true);
    }

    /// The same, as long as something else holds, too.
    pub fn say_with_undo_while(
        self,
        session: Session,
        text: String,
        undo: Act,
        also: impl Fn() -> bool + Send + Sync + 'static,
    ) {
        let here = move || session.route.with(|route| route.assessment().cloned());
        let place = untrack(here);
        let holds = Arc::new(move || here() == place && also());
        self.0.set(Some(Notice { text, act: Some((pick!(Messages.undo), undo)), holds: Some(holds), ..Notice::default() }));
    }

    /// With a button for what can be done about it, and what it is called.
    pub fn say_with(self, text: String, label: Pick, act: Act) {
        self.0.set(Some(Notice { text, act: Some((label, act)), ..Notice::default() }));
    }

    pub fn clear(self) {
        self.0.set(None);
    }

    /// Clears what was said, unless something else was since.
    pub fn unsay(self, text: &str) {
        if self.0.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.text == text)) {
            self.clear();
        }
    }
}

#[component]
pub fn NoticeBar() -> impl IntoView {
    let (session, notices) = (session(), notices());
    let shown = move |is_problem: bool| {
        let said = notices.0.get().filter(|notice| notice.is_problem == is_problem);
        said.filter(|notice| notice.holds.as_ref().is_none_or(|holds| holds())).map(|notice| {
            let act = notice.act.map(|(label, act)| {
                let do_it = move |_| {
                    notices.clear();
                    act();
                };
                view! { <button class="quiet" on:click=handler(do_it)>{session.said(label)}</button> }
            });
            view! {
                <div class="notice" class:problem=notice.is_problem>
                    <p>{notice.text}</p>
                    {act}
                    <button class="quiet" on:click=handler(move |_| notices.clear())>{t!(session.close)}</button>
                </div>
            }
        })
    };
    view! {
        <div class="notices no-print">
            <div role="status">{part(move || shown(false))}</div>
            <div role="alert">{part(move || shown(true))}</div>
            {rest().part(Errand::Newer)}
        </div>
    }
}
