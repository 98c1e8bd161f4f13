//! 读不出的记录, and what is kept apart: to be saved, and put away with a copy for a month.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::follow_dialog;
use super::live::{handler, list, live, part};
use super::markup::{element, following, said, word};
use super::notices::Notices;
use crate::i18n::KeptWords;
use crate::platform::{clock, files};
use crate::state::{Apart, Session, can_put_away};
use crate::storage::{Key, SetAside};

/// Both, as far as there is anything; what is put away moves from one to the other.
pub fn apart(session: Session, notices: Notices) -> AnyView {
    let found: RwSignal<Vec<Apart>> = RwSignal::default();
    let look = move || session.look_apart(move |apart| _ = found.try_set(apart));
    look();
    let (asked, dialog): (RwSignal<Vec<SetAside>>, NodeRef<html::Dialog>) = (RwSignal::default(), NodeRef::new());
    let is_open = Signal::derive(move || asked.with(|asked| !asked.is_empty()));
    follow_dialog(dialog, is_open, move || asked.set(Vec::new()));
    let unreadable = part(move || {
        let records = session.set_aside.get();
        (!records.is_empty()).then(|| unreadable(session, records, asked))
    });
    let lying = part(move || {
        let apart = found.get();
        (!apart.is_empty()).then(|| {
            let heading = word(session, "h2", "", pick!(KeptWords.apart));
            let rows = list(apart.into_iter().map(|each| apart_row(session, notices, each)));
            element("section", "", vec![heading, element("ul", "findings", rows)])
        })
    });
    let text = live(move || (KeptWords::of(session.language.get()).put_away_text)(asked.with(Vec::len)));
    let confirm = move |_| {
        let records = std::mem::take(&mut *asked.write());
        save_and_put_away(session, notices, records, look);
    };
    view! {
        {unreadable}
        {lying}
        <dialog node_ref=dialog aria-labelledby="put-away-title">
            <h2 id="put-away-title">{t!(session, KeptWords.aside)}</h2>
            <p>{text}</p>
            <p class="actions">
                <button type="button" class="primary" data-put-away-confirm="" on:click=handler(confirm)>{t!(session, KeptWords.put_away)}</button>
                <button type="button" on:click=handler(move |_| asked.set(Vec::new()))>{t!(session.cancel)}</button>
            </p>
        </dialog>
    }
    .into_any()
}

fn unreadable(session: Session, records: Vec<SetAside>, asked: RwSignal<Vec<SetAside>>) -> AnyView {
    let movable: Vec<SetAside> = records.iter().filter(|record| can_put_away(record, &records)).cloned().collect();
    let rows = list(records.iter().cloned().map(|record| {
        let can = movable.contains(&record);
        let key = Key::from_text(&record.key);
        let damage = record.damage;
        let text = said(session, "span", "", move |language| (KeptWords::of(language).aside_row)(key.as_ref(), damage));
        let act = match can {
            true => view! {
                <button type="button" class="small quiet" data-put-away="" on:click=handler(move |_| asked.set(vec![record.clone()]))>
                    {t!(session, KeptWords.put_away)}
                </button>
            }
            .into_any(),
            false => word(session, "span", "hint", pick!(KeptWords.aside_newer)),
        };
        view! { <li data-aside=""><p class="line">{text}</p><p class="actions">{act}</p></li> }
    }));
    let all = (movable.len() > 1).then(|| {
        view! {
            <p class="actions"><button type="button" data-put-away-all="" on:click=handler(move |_| asked.set(movable.clone()))>
                {t!(session, KeptWords.put_away_all)}
            </button></p>
        }
    });
    view! {
        <section>
            <h2>{t!(session, KeptWords.aside)}</h2>
            <p class="hint">{t!(session, KeptWords.aside_hint)}</p>
            {element("ul", "findings", rows)}
            {all}
        </section>
    }
    .into_any()
}

fn save_and_put_away(session: Session, notices: Notices, records: Vec<SetAside>, then: impl FnOnce() + 'static) {
    let words = KeptWords::of(session.language.get_untracked());
    let (name, count) = ((words.put_away_name)(clock::today()), records.len());
    if count == 0 || files::save(&name, "application/json", SetAside::file(&records).as_bytes()).is_err() {
        return;
    }
    session.put_away(records, move |done| {
        match done {
            true => notices.say((words.put_away_done)(count)),
            false => notices.warn(words.put_away_failed.to_owned()),
        }
        then();
    });
}

fn apart_row(session: Session, notices: Notices, apart: Apart) -> AnyView {
    let (mark, day, text) = match &apart {
        Apart::Older { on, .. } => {
            let on = *on;
            ("older", on, said(session, "span", "", move |language| (KeptWords::of(language).apart_older)(on)))
        }
        Apart::PutAway { on, until, keys } => {
            let (on, until, count) = (*on, *until, keys.len());
            let text = live(move || {
                let left = (until - session.today.get()).num_days().max(0);
                (KeptWords::of(session.language.get()).apart_away)(on, count, left)
            });
            ("put-away", on, following(text, "span", ""))
        }
    };
    let save = move |_| {
        let (words, apart) = (KeptWords::of(session.language.get_untracked()), apart.clone());
        spawn_local(async move {
            let name = (words.apart_name)(day);
            let file = session.file_of_apart(apart).await;
            match file.filter(|file| files::save(&name, "application/json", file.as_bytes()).is_ok()) {
                Some(_) => notices.say((words.saved)(&name)),
                None => notices.warn(words.day_unreadable.to_owned()),
            }
        });
    };
    view! {
        <li data-apart=mark>
            <p class="line">{text}</p>
            <p class="actions"><button type="button" class="small" on:click=handler(save)>{t!(session, KeptWords.save)}</button></p>
        </li>
    }
    .into_any()
}
