//! Newer versions and where the page is kept: a calm line when one waits, and at the foot of the page what is so now.
//!
//! All of it belongs to the rest: nothing is registered, looked for or said before the first screen stands.

use std::time::Duration;

use leptos::prelude::*;

use super::live::{effect, handler, part, when};
use super::markup::word;
use crate::i18n::OfflineWords;
use crate::platform::offline::Met;
use crate::platform::{location, offline};
use crate::state::{Freshness, Session, UpdateErrand, UpdateEvent, Updating, session};
use crate::storage::SaveState;

/// The first screen and its plan come before what is kept for later.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is known of this page's version. The rest comes too late to give it as context.
#[derive(Clone)]
struct Version {
    update: ArcRwSignal<Freshness>,
    /// The user has put it off: the foot of the page still offers it.
    is_put_off: ArcRwSignal<bool>,
}

thread_local! {
    static VERSION: Version = Version { update: ArcRwSignal::default(), is_put_off: ArcRwSignal::new(false) };
}

fn version() -> Version {
    VERSION.with(Clone::clone)
}

impl Version {
    fn stage(&self) -> Updating {
        self.update.with(|update| update.stage)
    }

    fn is_behind(&self) -> bool {
        self.stage() != Updating::Newest
    }

    fn step(&self, session: Session, event: UpdateEvent) {
        match self.update.try_update(|update| update.step(event)).flatten() {
            Some(UpdateErrand::Flush) => session.flush(),
            Some(UpdateErrand::LetIn) if offline::let_in() => {}
            Some(UpdateErrand::LetIn | UpdateErrand::Reload) => location::reload(),
            None => {}
        }
    }

    /// Has the page kept, and follows what happens to it and to what is saved.
    fn begin(&self, session: Session) {
        let version = self.clone();
        let tell = move |met| {
            let event = match met {
                Met::Kept => UpdateEvent::Kept,
                Met::Waits => UpdateEvent::Waits,
                Met::Controlled { first } => UpdateEvent::Controlled { first },
            };
            version.step(session, event);
        };
        set_timeout(move || offline::begin(tell), PATIENCE);

        let version = self.clone();
        let saved = session.save_state();
        effect(move || {
            if version.stage() == Updating::Saving {
                match saved.get() {
                    SaveState::Saved | SaveState::OnlyLocal | SaveState::OnlyMirror(_) => {
                        version.step(session, UpdateEvent::Saved)
                    }
                    SaveState::Failed(_) => version.step(session, UpdateEvent::NotSaved),
                    SaveState::Pending => {}
                }
            }
        });
    }

    fn sentence(&self, words: &OfflineWords) -> &'static str {
        match self.stage() {
            Updating::Newest | Updating::Waiting => words.waiting,
            Updating::Replaced => words.replaced,
            Updating::Saving | Updating::LettingIn => words.updating,
        }
    }

    fn button(self, session: Session, class: &'static str) -> AnyView {
        let ask = move |_| self.step(session, UpdateEvent::Asked);
        view! { <button type="button" class=class data-update="" on:click=handler(ask)>{t!(session, OfflineWords.update)}</button> }
            .into_any()
    }
}

/// The line on a newer version, until it is put off.
pub fn update_line() -> AnyView {
    let (session, version) = (session(), version());
    version.begin(session);
    let shown = version.clone();
    let line = move || {
        let (said, here, put_off) = (version.clone(), version.clone(), version.is_put_off.clone());
        view! {
            <div class="notice">
                <p>{move || said.sentence(OfflineWords::of(session.language.get())).to_owned()}</p>
                {here.button(session, "quiet")}
                <button type="button" class="quiet" on:click=handler(move |_| put_off.set(true))>{t!(session, OfflineWords.later)}</button>
            </div>
        }
    };
    let is_shown = move || shown.is_behind() && !shown.is_put_off.get();
    view! { <div role="status" data-newer="">{when(is_shown, line)}</div> }.into_any()
}

/// What stands at the foot of the page: whether it opens without a network, and the newer version that was put off.
pub fn about() -> AnyView {
    let (session, version) = (session(), version());
    if location::is_file() {
        return word(session, "p", "", pick!(OfflineWords.single_file));
    }
    let kept = version.clone();
    let put_off = part(move || {
        let (said, here) = (version.clone(), version.clone());
        (version.is_behind() && version.is_put_off.get()).then(|| {
            view! {
                <p>
                    {move || said.sentence(OfflineWords::of(session.language.get())).to_owned()} " "
                    {here.button(session, "small")}
                </p>
            }
        })
    });
    let is_kept =
        when(move || kept.update.with(|update| update.is_kept), move || word(session, "p", "", pick!(OfflineWords.kept)));
    view! { {is_kept} {put_off} }.into_any()
}

/// On the start page, where the place of the file matters: that it does.
pub fn place_note() -> AnyView {
    let session = session();
    if location::is_file() && offline::is_firefox() {
        view! { <div class="told" role="note" data-place="">{word(session, "p", "", pick!(OfflineWords.firefox_file))}</div> }
            .into_any()
    } else {
        ().into_any()
    }
}
