//! On the page of a plan: saving it as a file for others, and taking out again what the user added.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::incoming::say_with_undo;
use super::live::{handler, live, memo, when};
use super::markup::word;
use super::notices::notices;
use crate::exchange::{PLAN, file_name};
use crate::i18n::{FileWords, OwnPlanWords};
use crate::plan::PlanId;
use crate::platform::{clock, files};
use crate::state::{Route, session};

/// The button that saves a plan as a file.
pub fn save_button(id: PlanId, title: String) -> AnyView {
    let (session, notices) = (session(), notices());
    let save = move |_| {
        let (id, name) = (id.clone(), file_name(&PLAN, &title, clock::today()));
        spawn_local(async move {
            let text = session.plan_text(&id).await;
            let saved = text.is_some_and(|text| files::save(&name, PLAN.media_type, text.as_bytes()).is_ok());
            let language = session.language.get_untracked();
            match saved {
                true => notices.say((OwnPlanWords::of(language).saved)(&name)),
                false => notices.warn(FileWords::of(language).export_failed.to_owned()),
            }
        });
    };
    view! { <button type="button" data-save-plan="" on:click=handler(save)>{t!(session, OwnPlanWords.save)}</button> }
        .into_any()
}

/// That the user added it, with the button that removes it; nothing for a plan that came along.
pub fn own_note(id: PlanId, title: String) -> Option<AnyView> {
    let (session, notices) = (session(), notices());
    if !session.is_own(&id) {
        return None;
    }
    let count = {
        let id = id.clone();
        memo(move || session.answering(&id))
    };
    let in_use = live(move || (OwnPlanWords::of(session.language.get()).in_use)(count.get()));
    let remove = move |_| {
        // Clicked again before the page was left.
        if !session.is_own(&id) {
            return;
        }
        let swap = session.remove_plan(&id);
        session.go(&Route::Home);
        let text = (OwnPlanWords::of(session.language.get_untracked()).removed)(&title);
        say_with_undo(session, notices, text, swap);
    };
    let button = move || {
        let remove = remove.clone();
        view! { <button type="button" data-remove-plan="" on:click=handler(remove)>{t!(session, OwnPlanWords.remove)}</button> }
    };
    let note = word(session, "p", "hint", pick!(OwnPlanWords.is_own));
    let told = when(move || count.get() > 0, move || view! { <p class="hint" data-in-use="">{in_use.clone()}</p> });
    Some(
        view! { <div class="no-print own">{note}{told}<p class="actions">{when(move || count.get() == 0, button)}</p></div> }
            .into_any(),
    )
}
