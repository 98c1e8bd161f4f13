//! 自动备份: choosing the file, when it was written last, and what to do where it can't be.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::{effect, handler, live, memo, part};
use super::markup::{element, following, quoted, said, word};
use super::notices::{Notices, notices};
use crate::i18n::ChosenWords;
use crate::platform::clock;
use crate::state::{Route, Session, can_choose_file, chosen_file};
use crate::storage::{FileNote, Trouble};

/// Begins to follow the file, and says so wherever the user is when it can't be written.
pub fn follow(session: Session, notices: Notices) {
    let file = chosen_file();
    let trouble = memo(move || file.with(|note| note.as_ref().and_then(|note| note.trouble)));
    effect(move || {
        let is_told = matches!(session.route.get_untracked(), Route::Home | Route::Kept);
        if let Some(trouble) = trouble.get().filter(|_| !is_told) {
            notices.warn((ChosenWords::of(session.language.get_untracked()).stopped)(trouble).to_owned());
        }
    });
    session.follow_file();
}

/// The part of 备份; where the browser can't, only the page of what is kept says so.
pub fn chosen(session: Session) -> AnyView {
    let (notices, file) = (notices(), chosen_file());
    if !can_choose_file() {
        let is_told = untrack(move || session.route.get() == Route::Kept);
        return is_told.then(|| word(session, "p", "hint", pick!(ChosenWords.not_here))).into_any();
    }
    let has_any = memo(move || session.shelf.with(|shelf| !shelf.assessments.is_empty()));
    part(move || match file.get() {
        Some(note) => Some(state_of(session, notices, note)),
        None => has_any.get().then(|| offer(session, notices)),
    })
    .into_any()
}

fn offer(session: Session, notices: Notices) -> AnyView {
    let button = button(session, "choose-file", "", pick!(ChosenWords.choose), move || choose(session, notices));
    element("div", "chosen", vec![word(session, "p", "hint", pick!(ChosenWords.hint)), element("p", "actions", vec![button])])
}

fn state_of(session: Session, notices: Notices, note: FileNote) -> AnyView {
    let is_awaited = note.is_asked || note.written.is_none();
    let mark = match note.trouble {
        Some(trouble) => trouble.word(),
        None if is_awaited => "writing",
        None => "written",
    };
    let written = note.written.filter(|_| !note.is_asked).map(|written| clock::local(written.at));
    let time = live(move || {
        let words = ChosenWords::of(session.language.get());
        written.map_or_else(|| words.writing.to_owned(), words.written)
    });
    let time = (note.trouble.is_none() || written.is_some()).then(|| following(time, "span", "hint"));
    let trouble = note
        .trouble
        .map(|trouble| said(session, "p", "problem", move |language| (ChosenWords::of(language).trouble)(trouble).to_owned()));
    let name = note.name.clone();
    let stop = move || {
        session.give_up_file();
        notices.say((ChosenWords::of(session.language.get_untracked()).given_up)(&name));
    };
    let choose = move || choose(session, notices);
    let mut buttons: Vec<AnyView> = note.trouble.map(|trouble| mend(session, trouble)).into_iter().collect();
    if note.trouble.is_some() {
        buttons.push(button(session, "choose-file", "small", pick!(ChosenWords.other), choose));
    }
    buttons.push(button(session, "give-up-file", "small quiet", pick!(ChosenWords.stop), stop));
    view! {
        <div class="chosen" data-chosen=mark>
            <p class="line">{word(session, "span", "", pick!(ChosenWords.to))} " " {quoted("strong", "", note.name)} " " {time}</p>
            <div role="status">{trouble}</div>
            {element("p", "actions", buttons)}
        </div>
    }
    .into_any()
}

/// What helps at once.
fn mend(session: Session, trouble: Trouble) -> AnyView {
    let (pick, may_replace): (super::markup::Pick, bool) = match trouble {
        Trouble::NotAllowed => (pick!(ChosenWords.allow), false),
        Trouble::Missing | Trouble::Full | Trouble::Differs | Trouble::Failed => (pick!(ChosenWords.again), false),
        Trouble::Elsewhere => (pick!(ChosenWords.replace), true),
    };
    button(session, "mend-file", "small", pick, move || spawn_local(session.allow_file(may_replace)))
}

fn button(
    session: Session,
    mark: &'static str,
    class: &'static str,
    pick: super::markup::Pick,
    act: impl Fn() + 'static,
) -> AnyView {
    view! { <button type="button" class=class data-do=mark on:click=handler(move |_| act())>{session.said(pick)}</button> }
        .into_any()
}

fn choose(session: Session, notices: Notices) {
    let words = ChosenWords::of(session.language.get_untracked());
    spawn_local(async move {
        if session.choose_file(words.suggested, words.described).await.is_err() {
            notices.warn(words.not_chosen.to_owned());
        }
    });
}
