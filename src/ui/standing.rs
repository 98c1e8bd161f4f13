//! What a page says of where it stands: another tab writes, a newer program is at work, or the clock can't be right.

use leptos::prelude::*;

use super::live::{handler, live, part, when};
use super::markup::said;
use super::notices::{Notices, notices};
use crate::i18n::StandingWords;
use crate::platform::{clock, location};
use crate::state::{Derived, Session};
use crate::storage::{Barred, doubt};

/// Why nothing happens, for who answers by keys.
pub fn say_barred(session: Session, notices: Notices) {
    if let Some(barred) = untrack(|| session.barred()) {
        notices.say((StandingWords::of(session.language.get_untracked()).barred)(barred).to_owned());
    }
}

/// That another tab writes, and how to write here instead; nothing while this one does.
pub fn tab_banner(session: Session) -> AnyView {
    let notices = notices();
    let take_over = move |_| {
        session.take_over();
        notices.clear();
    };
    let banner = move || {
        let (line, button) = match session.barred_by_tabs()? {
            Barred::Reading => (
                said(session, "p", "", |language| StandingWords::of(language).reading.to_owned()),
                view! { <button type="button" data-take-over="" on:click=handler(take_over)>{t!(session, StandingWords.take_over)}</button> }
                    .into_any(),
            ),
            Barred::Outdated => (
                said(session, "p", "", |language| StandingWords::of(language).outdated.to_owned()),
                view! { <button type="button" data-reopen="" on:click=handler(|_| location::reload())>{t!(session, StandingWords.reopen)}</button> }
                    .into_any(),
            ),
            Barred::Sealed => return None,
        };
        Some(view! { <div class="warning no-print" role="status" data-tabs="">{line} {button}</div> })
    };
    part(banner).into_any()
}

/// That the clock of this computer can't be right; until it is read.
pub fn clock_note(session: Session) -> AnyView {
    let is_read = RwSignal::new(false);
    let found = Derived::new(move || {
        let last_edit = session.shelf.with(|shelf| shelf.last_at());
        // Looked at again when the day changes: so is it mended.
        session.today.track();
        doubt(clock::now(), last_edit)
    });
    let note = move || {
        let text =
            live(move || found.get().map(|found| (StandingWords::of(session.language.get()).clock)(found)).unwrap_or_default());
        view! {
            <div class="warning no-print" role="status" data-clock="">
                <p>{text}</p>
                <button type="button" on:click=handler(move |_| is_read.set(true))>{t!(session, StandingWords.understood)}</button>
            </div>
        }
    };
    when(move || found.with(Option::is_some) && !is_read.get(), note).into_any()
}
