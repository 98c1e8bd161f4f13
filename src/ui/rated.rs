//! A rated checkpoint: the levels of its scale as one row of buttons.

use leptos::prelude::*;

use super::live::{Live, handler, list, live, memo, when};
use crate::assessment::Choice;
use crate::i18n::terms;
use crate::plan::{CheckpointId, Level, LevelId, Scale, ScaleId};
use crate::state::{Derived, Session, session};
use crate::storage::Haste;

#[component]
pub fn Levels(
    /// The checkpoint that is rated.
    id: CheckpointId,
    /// Its scale.
    scale: Scale,
) -> impl IntoView {
    let session = session();
    let answer = session.answer(id.clone());
    let chosen = memo(move || match answer.get().choice {
        Choice::Level(level) => Some(level),
        Choice::Nothing | Choice::NotApplicable { .. } => None,
    });
    let rate = {
        let id = id.clone();
        Callback::new(move |level: Option<LevelId>| session.edit(Haste::AtOnce, |dossier| dossier.rate(&id, level)))
    };
    let name = format!("level-{id}");
    let button = |level: &Level| level_button(session, scale.id.clone(), level.clone(), name.clone(), chosen, rate);
    let clear = move || {
        view! {
            <button type="button" class="quiet small clear no-print" on:click=handler(move |_| rate.run(None))>{t!(session.clear)}</button>
        }
    };
    let levels = list(scale.levels.iter().map(button));

    view! {
        <div class="levels">{levels}</div>
        {when(move || chosen.with(Option::is_some), clear)}
    }
}

fn level_button(
    session: Session,
    scale: ScaleId,
    level: Level,
    group: String,
    chosen: Derived<Option<LevelId>>,
    rate: Callback<Option<LevelId>>,
) -> impl IntoView {
    let id = level.id.clone();
    let is_chosen = {
        let id = id.clone();
        live(move || chosen.with(|chosen| chosen.as_ref() == Some(&id)))
    };
    let choose = {
        let id = id.clone();
        move |_| rate.run(Some(id.clone()))
    };
    let name = level_name(session, scale, level.clone());

    view! {
        <label class="level">
            <input type="radio" autocomplete="off" title=level.meaning name=group value=id.to_string() prop:checked=is_chosen on:change=handler(choose)/>
            <span>{name}</span>
        </label>
    }
}

/// The level's name in the language of now.
pub fn level_name(session: Session, scale: ScaleId, level: Level) -> Live<String> {
    live(move || terms::level(session.language.get(), &scale, &level).to_owned())
}
