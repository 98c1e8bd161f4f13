//! 本机内容与找回: where it all lies, what was deleted, how it was on other days, all of it as it lies there, and clearing it.

use chrono::NaiveDate;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::apart::apart;
use super::deleting::take_back;
use super::dialog::follow_dialog;
use super::import::importing;
use super::incoming::show;
use super::live::{handler, list, live, memo, part, when};
use super::markup::{element, following, quoted, said, word};
use super::notices::{Notices, notices};
use super::safety::safety;
use super::text_field::Typed;
use crate::assessment::{AssessmentId, read_day};
use crate::i18n::{KeptWords, Messages};
use crate::platform::{clock, files, keep};
use crate::state::{Session, session};
use crate::storage::{Binned, ROOM};

#[component]
pub fn KeptPage() -> impl IntoView {
    let (session, notices) = (session(), notices());
    view! {
        <div class="results kept">
            <h1 tabindex="-1">{session.said(pick!(Messages.kept))}</h1>
            <p class="hint">{t!(session, KeptWords.intro)}</p>
            {places(session)}
            {safety()}
            {bin(session, notices)}
            {days(session, notices)}
            {apart(session, notices)}
            {first_aid(session, notices)}
            {clearing(session)}
        </div>
    }
}

/// A part of the page under its heading.
fn under(session: Session, title: super::markup::Pick, inside: Vec<AnyView>) -> AnyView {
    let heading = word(session, "h2", "", title);
    element("section", "", std::iter::once(heading).chain(inside).collect())
}

fn places(session: Session) -> AnyView {
    let state = session.save_state();
    let places = live(move || (KeptWords::of(session.language.get()).places)(state.get()).to_owned());
    let used = live(move || {
        // What is used changes with what is saved.
        state.track();
        (KeptWords::of(session.language.get()).used)(session.used(), ROOM)
    });
    let recovered = session.recovered().all();
    let recovered =
        (recovered > 0).then(|| said(session, "p", "", move |language| (KeptWords::of(language).recovered)(recovered)));
    let is_lasting = RwSignal::new(false);
    spawn_local(async move { _ = is_lasting.try_set(keep::is_lasting().await) });
    let lasting = live(move || {
        let words = KeptWords::of(session.language.get());
        if is_lasting.get() { words.lasting } else { words.not_lasting }.to_owned()
    });
    let mut lines = vec![following(places, "p", ""), following(used, "p", "used"), following(lasting, "p", "hint")];
    lines.extend(recovered);
    under(session, pick!(KeptWords.where_title), lines)
}

fn bin(session: Session, notices: Notices) -> AnyView {
    let rows = part(move || {
        let binned = session.shelf.with(|shelf| shelf.binned());
        Some(match binned.is_empty() {
            true => word(session, "p", "empty", pick!(KeptWords.bin_empty)),
            false => {
                element("ul", "findings", list(binned.into_iter().map(|(id, binned)| deleted(session, notices, id, binned))))
            }
        })
    });
    under(session, pick!(KeptWords.bin), vec![rows.into_any()])
}

fn deleted(session: Session, notices: Notices, id: AssessmentId, binned: Binned) -> AnyView {
    let Binned { deleted, dossier } = &binned;
    let left = (binned.until() - session.today.get_untracked()).num_days().max(0);
    let deleted = *deleted;
    let plan =
        session.card_of(&dossier.assessment.plan.id).map_or_else(|| dossier.assessment.plan.id.to_string(), |card| card.title);
    let (name, mark) = (dossier.subject.name.clone(), id.to_string());
    let words = move || KeptWords::of(session.language.get_untracked());
    let bring_back = {
        let (dossier, name) = (binned.dossier.clone(), name.clone());
        move |_| {
            let name = name.clone();
            take_back(session, dossier.clone(), move || notices.say((words().brought_back)(&name)));
        }
    };
    let forget = {
        let name = name.clone();
        move |_| {
            session.out_of_bin(&id);
            notices.say((words().forgotten)(&name));
        }
    };
    view! {
        <li data-binned=mark>
            <p class="line">{quoted("strong", "", name)} {quoted("span", "", plan)}
                <span class="hint">{live(move || (KeptWords::of(session.language.get()).deleted)(deleted, left))}</span></p>
            <p class="actions">
                <button type="button" class="small" data-bring-back="" on:click=handler(bring_back)>{t!(session, KeptWords.bring_back)}</button>
                <button type="button" class="small quiet" data-forget="" on:click=handler(forget)>{t!(session, KeptWords.forget)}</button>
            </p>
        </li>
    }
    .into_any()
}

fn days(session: Session, notices: Notices) -> AnyView {
    let importing = importing();
    let state = session.save_state();
    // The day's own is made by the first thing that is saved on it.
    let days = memo(move || {
        state.track();
        session.days()
    });
    let look = move |day: NaiveDate| {
        spawn_local(async move {
            match session.look_at_day(day).await {
                Some(found) => show(importing, found),
                None => notices.warn(KeptWords::of(session.language.get_untracked()).day_unreadable.to_owned()),
            }
        });
    };
    let row = move |day: NaiveDate| {
        let text = live(move || (KeptWords::of(session.language.get()).day)(day));
        view! {
            <li data-day=day.to_string()>
                <p class="line">{following(text, "span", "")}</p>
                <p class="actions"><button type="button" class="small" on:click=handler(move |_| look(day))>{t!(session, KeptWords.look)}</button></p>
            </li>
        }
    };
    let rows = part(move || {
        let days: Vec<NaiveDate> = days.with(|days| days.iter().rev().filter_map(|day| read_day(day)).collect());
        Some(match days.is_empty() {
            true => word(session, "p", "empty", pick!(KeptWords.days_empty)),
            false => element("ul", "findings", list(days.into_iter().map(row))),
        })
    });
    under(session, pick!(KeptWords.days), vec![word(session, "p", "hint", pick!(KeptWords.days_hint)), rows.into_any()])
}

fn first_aid(session: Session, notices: Notices) -> AnyView {
    let words = move || KeptWords::of(session.language.get_untracked());
    let save = move |_| {
        session.raw(move |text, count| {
            let name = (words().rescue_name)(clock::today());
            if files::save(&name, "application/json", text.as_bytes()).is_ok() {
                notices.say((words().rescued)(&name, count));
            }
        });
    };
    let button = view! { <p class="actions"><button type="button" data-rescue="" on:click=handler(save)>{t!(session, KeptWords.rescue_all)}</button></p> };
    under(session, pick!(KeptWords.rescue), vec![word(session, "p", "hint", pick!(KeptWords.rescue_hint)), button.into_any()])
}

/// 清除本机数据: a backup is offered first, and the word has to be typed.
fn clearing(session: Session) -> AnyView {
    let (asking, typed, is_wrong) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(false));
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    follow_dialog(dialog, asking.into(), move || asking.set(false));
    let clear = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let word = KeptWords::of(session.language.get_untracked()).clear_word;
        match typed.get_untracked().trim().to_lowercase() == word {
            true => session.clear_everything(),
            false => is_wrong.set(true),
        }
    };
    let type_in = Typed::new(Callback::new(move |text| {
        typed.set(text);
        is_wrong.set(false);
    }));
    let wrong = move || view! { <p class="problem" role="alert" id="clear-wrong">{t!(session, KeptWords.clear_mismatch)}</p> };
    let body = view! {
        <p class="hint">{t!(session, KeptWords.clear_hint)}</p>
        <p class="actions"><button type="button" data-clear="" on:click=handler(move |_| asking.set(true))>{t!(session, KeptWords.clear_button)}</button></p>
        <dialog node_ref=dialog aria-labelledby="clear-title">
            <h2 id="clear-title">{t!(session, KeptWords.clear)}</h2>
            <p>{t!(session, KeptWords.clear_hint)}</p>
            <p>{t!(session, KeptWords.clear_first)}</p>
            <form on:submit=handler(clear)>
                <label class="field">
                    <span>{t!(session, KeptWords.clear_type)}</span>
                    <input type="text" name="clear" autocomplete="off" aria-describedby="clear-wrong"
                        aria-invalid=live(move || is_wrong.get().to_string())
                        {..type_in.field(session, live(move || typed.get()))}/>
                </label>
                {when(move || is_wrong.get(), wrong)}
                <p class="actions">
                    <button type="submit" class="danger">{t!(session, KeptWords.clear_confirm)}</button>
                    <button type="button" on:click=handler(move |_| asking.set(false))>{t!(session.cancel)}</button>
                </p>
            </form>
        </dialog>
    };
    under(session, pick!(KeptWords.clear), vec![body.into_any()])
}
