//! The rest: what the page has but the first answer does not need. It is compiled into a module of its own, which comes
//! when the page is idle, or at once when it is asked for; until then a line says so, and if it can't come, words do.
//!
//! What only [`Errand::run`] reaches is not in the first load, so what it calls is called from nowhere else: a new screen is
//! an [`Errand`] with its arm. `main.rs` splits it off; `.dev/split.mjs` makes the module, `platform/rest_load.js` fetches it.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::import::{ImportDialog, Importing, look};
use super::ledger::LedgerPage;
use super::live::{Live, handler, live, when};
use super::markup::Pick;
use super::notices::{Notices, notices};
use super::plan::PlanPage;
use super::results::{ResultsPage, export};
use super::seal::{SealBanner, say_locked};
use super::start::StartDialog;
use crate::assessment::AssessmentId;
use crate::plan::PlanId;
use crate::platform::location;
use crate::state::{Session, session};

/// What the rest is asked for: something to see, or something to do.
#[derive(Clone)]
pub enum Errand {
    Results(AssessmentId),
    /// The page of one plan.
    Plan(PlanId),
    /// 整改台账.
    Ledger(AssessmentId),
    /// The form in which assessments are begun.
    Start,
    /// Where what is open is sealed: by whom and when.
    SealBanner,
    /// The dialog on a chosen file.
    Import,
    /// Writes a file of what is open, in the format of this id.
    Export(Session, Notices, &'static str),
    /// Looks at a chosen file.
    Look(Session, Notices, Importing, web_sys::File),
    /// The rest has come: it can read seals.
    ReadSeals(Session),
    /// Says why nothing happens to what is sealed.
    SayLocked(Session, Notices),
}

impl Errand {
    /// What is to be seen; nothing where something is done.
    pub fn run(self) -> AnyView {
        match self {
            Self::Results(assessment) => return view! { <ResultsPage assessment/> }.into_any(),
            Self::Plan(id) => return view! { <PlanPage id/> }.into_any(),
            Self::Ledger(assessment) => return view! { <LedgerPage assessment/> }.into_any(),
            Self::SealBanner => return view! { <SealBanner/> }.into_any(),
            Self::ReadSeals(session) => session.read_seals(),
            Self::SayLocked(session, notices) => say_locked(session, notices),
            Self::Start => return view! { <StartDialog/> }.into_any(),
            Self::Import => return view! { <ImportDialog/> }.into_any(),
            Self::Export(session, notices, format) => export(session, notices, format),
            Self::Look(session, notices, importing, file) => look(session, notices, importing, file),
        }
        ().into_any()
    }
}

/// The way to what is split off.
#[derive(Clone, Copy)]
pub struct Door {
    /// Fetches the rest, if it is not here yet; whether it is here then. A failure is not remembered.
    pub load: fn() -> Pin<Box<dyn Future<Output = bool>>>,
    /// [`Errand::run`], once the rest is here.
    pub run: fn(Errand) -> Option<AnyView>,
}

/// How long the page is left alone with its first screen, and how long after a failure the rest is tried anew.
const IDLE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Awaited,
    Here,
    Failed,
}

/// The rest of this page.
#[derive(Clone, Copy)]
pub struct Rest {
    door: Door,
    presence: RwSignal<Presence>,
    session: Session,
    notices: Notices,
}

/// The rest of this page.
pub fn rest() -> Rest {
    expect_context()
}

impl Rest {
    /// Nothing is here yet; it comes when the page is idle.
    pub fn begin(door: Door) -> Self {
        let rest = Self { door, presence: RwSignal::new(Presence::Awaited), session: session(), notices: notices() };
        rest.fetch_after(IDLE);
        rest
    }

    fn fetch_after(self, pause: Duration) {
        let fetch = async move {
            if !self.fetch().await {
                self.fetch_after(PAUSE);
            }
        };
        set_timeout(move || spawn_local(fetch), pause);
    }

    /// Whether it is here, after fetching it if need be.
    async fn fetch(self) -> bool {
        let here = (self.door.load)().await;
        if !self.is_here() {
            if here {
                (self.door.run)(Errand::ReadSeals(self.session));
            }
            self.presence.set(if here { Presence::Here } else { Presence::Failed });
        }
        here
    }

    fn is_here(self) -> bool {
        self.presence.get_untracked() == Presence::Here
    }

    fn fetch_now(self) {
        if !self.is_here() {
            self.presence.set(Presence::Awaited);
            spawn_local(async move { _ = self.fetch().await });
        }
    }

    /// A page of the rest; for the moment, or when it can't come, what there is to say.
    pub fn page(self, title: Pick, errand: Errand) -> Live<AnyView> {
        let session = self.session;
        self.fetch_now();
        let mut has_waited = false;
        live(move || {
            match self.presence.get() {
            Presence::Here => {
                // Whoever waited has the focus on the page as such: its heading takes it over.
                if std::mem::take(&mut has_waited) {
                    request_animation_frame(|| _ = location::focus("main h1"));
                }
                (self.door.run)(errand.clone()).into_any()
            }
            Presence::Awaited => {
                has_waited = true;
                view! { <p class="loading">{t!(session.loading)}</p> }.into_any()
            }
            Presence::Failed => view! {
                <h1 tabindex="-1">{session.said(title)}</h1>
                <p class="empty" role="alert">{t!(session.rest_failed)}</p>
                <button type="button" data-try-again="" on:click=handler(move |_| self.fetch_now())>{t!(session.try_again)}</button>
            }
            .into_any(),
        }
        })
    }

    /// A dialog of the rest, which stands closed in the page once it is here, or a part that may stay empty.
    pub fn dialog(self, errand: Errand) -> Live<AnyView> {
        when(move || self.presence.get() == Presence::Here, move || (self.door.run)(errand.clone()))
    }

    /// Does what needs the rest, at once or when it has come; says so when it does not come, and does nothing.
    pub fn once_here(self, act: impl FnOnce() + 'static) {
        self.wait_for(Box::new(act));
    }

    fn wait_for(self, act: Box<dyn FnOnce()>) {
        if self.is_here() {
            return act();
        }
        let (notices, words) = (self.notices, untrack(move || self.session.words()));
        notices.say(words.loading.to_owned());
        spawn_local(async move {
            if self.fetch().await {
                notices.clear();
                act();
            } else {
                notices.warn(words.rest_failed.to_owned());
            }
        });
    }

    /// Says why nothing happens to what is sealed.
    pub fn say_locked(self) {
        self.perform(Errand::SayLocked(self.session, self.notices));
    }

    /// Runs what is to be done, as above.
    pub fn perform(self, errand: Errand) {
        self.once_here(move || _ = (self.door.run)(errand));
    }
}
