//! The same school, begun here and on the computer of a backup: what shall become of it is asked, and nothing done before.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::live::{Live, handler, list, live};
use crate::exchange::backup::{self, Preview, Twin};
use crate::i18n::BackupWords;
use crate::state::{FoundBackup, Session};

/// The twins of a backup, and for each whether it is to be joined with the one that is here, once that is said.
#[derive(Clone)]
pub struct Twins(Arc<[(Twin, RwSignal<Option<bool>>)]>);

impl Twins {
    pub fn of(session: Session, found: Arc<FoundBackup>) -> Self {
        let twins = session.shelf.with_untracked(|here| backup::twins(here, &found.backup.shelf));
        Self(twins.into_iter().map(|twin| (twin, RwSignal::new(None))).collect())
    }

    /// Those that are to be joined.
    pub fn joined(&self) -> Vec<Twin> {
        self.0.iter().filter(|(_, join)| join.get() == Some(true)).map(|(twin, _)| twin.clone()).collect()
    }

    /// Whether anything is still to be said.
    pub fn undecided(&self) -> Live<bool> {
        let twins = self.0.clone();
        live(move || twins.iter().any(|(_, join)| join.get().is_none()))
    }

    /// What a restore would do as it is said now.
    pub fn preview(&self, session: Session, found: &FoundBackup) -> Preview {
        let joined = self.joined();
        session.shelf.with_untracked(|here| backup::preview(here, &backup::joined(here, &found.backup.shelf, &joined)))
    }

    /// The question for each.
    pub fn asked(&self, session: Session) -> Option<AnyView> {
        let words = BackupWords::of(session.language.get_untracked());
        let one = |(place, (twin, join)): (usize, &(Twin, RwSignal<Option<bool>>))| {
            let join = *join;
            let way = |(text, mark, own): (&'static str, &'static str, bool)| {
                let is_chosen = live(move || join.get() == Some(own));
                view! {
                    <label class="pick">
                        <input type="radio" name=format!("twin-{place}") data-twin=mark prop:checked=is_chosen on:change=handler(move |_| join.set(Some(own)))/>
                        <span>{text}</span>
                    </label>
                }
            };
            let ways = [(words.twin_join, "join", true), (words.twin_apart, "apart", false)];
            view! { <fieldset class="which"><legend>{(words.twin)(&twin.name)}</legend>{list(ways.map(way))}</fieldset> }
        };
        let asked = list(self.0.iter().enumerate().map(one));
        (!asked.is_empty()).then(|| view! { {asked} <p class="hint">{words.twin_hint}</p> }.into_any())
    }
}
