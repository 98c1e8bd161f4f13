//! Short messages at the foot of the page, with at most one thing to do about them.

use std::sync::Arc;

use leptos::prelude::*;

use super::errand::Errand;
use super::live::{handler, part};
use super::rest::rest;
use crate::state::session;

/// How to take something back. The notice owns it: the part of the page where it was done may be gone by then.
pub type Undo = Arc<dyn Fn() + Send + Sync>;

/// What was just done, and perhaps how to take it back.
#[derive(Clone)]
pub struct Notice {
    pub text: String,
    /// Something went wrong: it is read out at once and stays.
    pub is_problem: bool,
    pub undo: Option<Undo>,
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
        self.0.set(Some(Notice { text, is_problem: false, undo: None }));
    }

    pub fn warn(self, text: String) {
        self.0.set(Some(Notice { text, is_problem: true, undo: None }));
    }

    pub fn say_with_undo(self, text: String, undo: Undo) {
        self.0.set(Some(Notice { text, is_problem: false, undo: Some(undo) }));
    }

    pub fn clear(self) {
        self.0.set(None);
    }
}

#[component]
pub fn NoticeBar() -> impl IntoView {
    let (session, notices) = (session(), notices());
    let shown = move |is_problem: bool| {
        notices.0.get().filter(|notice| notice.is_problem == is_problem).map(|notice| {
            let undo = notice.undo.map(|undo| {
                let take_back = move |_| {
                    notices.clear();
                    undo();
                };
                view! { <button class="quiet" on:click=handler(take_back)>{t!(session.undo)}</button> }
            });
            view! {
                <div class="notice" class:problem=notice.is_problem>
                    <p>{notice.text}</p>
                    {undo}
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
