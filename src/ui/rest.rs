//! The rest: what the page has but the first answer does not need. It is compiled into a module of its own, which comes
//! once the first screen is built; until then a line says so where a page waits for it, and if it can't come, words do.
//!
//! What it can do is the table of [`Errand`]s. `main.rs` splits it off; `.dev/split.mjs` makes the module,
//! `platform/rest_load.js` fetches it.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::errand::Errand;
use super::focus::focus_heading;
use super::live::{Live, handler, live, when};
use super::markup::{Pick, element, word};
use super::newest::Newest;
use super::notices::{Notices, notices};
use crate::i18n::Messages;
use crate::platform::location;
use crate::state::{Session, session};

/// The way to what is split off.
#[derive(Clone, Copy)]
pub struct Door {
    /// Fetches the rest, if it is not here yet; whether it is here then. A failure is not remembered.
    pub load: fn() -> Pin<Box<dyn Future<Output = bool>>>,
    /// [`Errand::run`], once the rest is here.
    pub run: fn(Errand) -> Option<AnyView>,
}

/// How long after a failure the rest is tried anew.
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
    /// What is done once it is here.
    asked: Newest,
    session: Session,
    notices: Notices,
}

/// The rest of this page.
pub fn rest() -> Rest {
    expect_context()
}

impl Rest {
    /// Nothing is here yet; it comes once the first screen is built.
    pub fn begin(door: Door) -> Self {
        let rest = Self {
            door,
            presence: RwSignal::new(Presence::Awaited),
            asked: Newest::default(),
            session: session(),
            notices: notices(),
        };
        rest.fetch_after(Duration::ZERO);
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
                (self.door.run)(Errand::Begin(self.session, self.notices));
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
        let mut waited_since = None;
        live(move || match self.presence.get() {
            Presence::Here => {
                // Whoever waited has the focus on the page as such: its heading takes it over.
                if waited_since.take().is_some_and(|since| since == location::gestures()) {
                    focus_heading();
                }
                self.build(&errand).into_any()
            }
            Presence::Awaited => {
                waited_since = Some(location::gestures());
                word(session, "p", "loading", pick!(Messages.loading))
            }
            Presence::Failed => {
                let title = view! { <h1 tabindex="-1">{session.said(title)}</h1> }.into_any();
                element("div", "", vec![title, self.failure()])
            }
        })
    }

    /// That the rest did not come, and how to try again.
    fn failure(self) -> AnyView {
        let session = self.session;
        view! {
            <p class="empty" role="alert">{t!(session.rest_failed)}</p>
            <button type="button" data-try-again="" on:click=handler(move |_| self.fetch_now())>{t!(session.try_again)}</button>
        }
        .into_any()
    }

    /// The same on a page that goes on without the rest; nothing while all is well.
    pub fn trouble(self) -> Live<AnyView> {
        when(move || self.presence.get() == Presence::Failed, move || self.failure())
    }

    /// Says why nothing happens to what can't be changed.
    pub fn say_barred(self) {
        self.perform(Errand::SayBarred(self.session, self.notices));
    }

    /// A part of a page that is seen once the rest is here.
    pub fn part(self, errand: Errand) -> Live<AnyView> {
        when(move || self.presence.get() == Presence::Here, move || self.build(&errand))
    }

    /// What an errand shows, built once: what it reads while it is built does not build it anew.
    fn build(self, errand: &Errand) -> Option<AnyView> {
        untrack(|| (self.door.run)(errand.clone()))
    }

    /// Does what needs the rest, at once or when it has come, unless something else is wanted by then; says so when it does
    /// not come, and does nothing.
    pub fn once_here(self, act: impl FnOnce() + 'static) {
        self.wait_for(Box::new(act));
    }

    fn wait_for(self, act: Box<dyn FnOnce()>) {
        if self.is_here() {
            return act();
        }
        let (notices, words) = (self.notices, untrack(move || self.session.words()));
        notices.say(words.loading.to_owned());
        let (is_newest, here) = (self.asked.ask(), self.session.route.get_untracked());
        spawn_local(async move {
            if self.fetch().await {
                notices.unsay(words.loading);
                // Who has gone on, or asked for something else, wants no dialog from before.
                if is_newest() && self.session.route.get_untracked() == here {
                    act();
                }
            } else {
                notices.warn(words.rest_failed.to_owned());
            }
        });
    }

    /// Runs what is to be done, as above.
    pub fn perform(self, errand: Errand) {
        self.once_here(move || _ = (self.door.run)(errand));
    }
}
