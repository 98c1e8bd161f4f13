//! A plan's new edition: the line that tells of it, the dialog in which it is looked at and taken over, and the answers that
//! are kept aside.

mod aside;
mod changes;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use aside::aside_fold;
use changes::changes;

use super::dialog::follow_dialog;
use super::focus::focus_soon;
use super::live::{effect, handler, live, memo, part};
use super::markup::{following, said, word};
use super::newest::Newest;
use super::notices::{Notices, notices};
use crate::assessment::{Dossier, Edit, Revision, Spoken};
use crate::i18n::{EditionWords, why_reviewed, wording_of};
use crate::state::{Facet, NewEdition, Session};

type New = RwSignal<Option<Arc<NewEdition>>>;

/// That there is a newer edition than what is open answers, and the way to it; nothing while there is none.
pub fn edition_line(session: Session) -> AnyView {
    let (new, is_looking): (New, _) = (RwSignal::new(None), RwSignal::new(false));
    follow_edition(session, new);
    let line = part(move || {
        let text = {
            let new = new.get()?;
            said(session, "p", "", move |language| line(EditionWords::of(language), &new))
        };
        Some(view! {
            <div class="newer no-print" role="status" data-edition="">
                {text}
                <p class="actions"><button type="button" data-edition-look="" on:click=handler(move |_| is_looking.set(true))>{t!(session, EditionWords.look)}</button></p>
            </div>
        })
    });
    view! { {line} {dialog(session, new, is_looking)} }.into_any()
}

fn line(words: &EditionWords, new: &NewEdition) -> String {
    let Revision { changed, removed, added } = &new.revision;
    match new.old {
        Some(_) => (words.line)(changed.len(), removed.len(), added.len()),
        None => words.line_unknown.to_owned(),
    }
}

/// Looks for a newer edition now, and again when what is open answers another one.
fn follow_edition(session: Session, new: New) {
    let answered = memo(move || {
        let of = |dossier: &Dossier| (dossier.assessment.plan.clone(), dossier.is_sealed());
        session.with_facets(&[Facet::Head, Facet::Seal], of)
    });
    let newest = Newest::default();
    effect(move || {
        let is_known = session.catalogue.with(|cards| !cards.is_empty());
        if answered.with(Option::is_none) || !is_known {
            return;
        }
        let is_newest = newest.ask();
        spawn_local(async move {
            let found = session.new_edition().await.map(Arc::new);
            // The page may have been left meanwhile, or the step taken back.
            if is_newest() {
                let of = found.as_ref().and_then(|_| session.with_dossier(|dossier| dossier.assessment.id.clone()));
                session.edition_waits.set(of);
                new.set(found);
                session.keep_editions().await;
            }
        });
    });
}

fn dialog(session: Session, new: New, is_looking: RwSignal<bool>) -> AnyView {
    let notices = notices();
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let is_open = Signal::derive(move || is_looking.get() && new.with(Option::is_some));
    follow_dialog(dialog, is_open, move || is_looking.set(false));
    let content = part(move || is_open.get().then(|| new.get().map(|new| content(session, notices, &new, is_looking)))?);
    view! {
        <dialog class="import edition" node_ref=dialog aria-labelledby="edition-title">
            <h2 id="edition-title">{t!(session, EditionWords.title)}</h2>
            {content}
        </dialog>
    }
    .into_any()
}

/// What is other, and what becomes of the answers.
fn content(session: Session, notices: Notices, new: &Arc<NewEdition>, is_looking: RwSignal<bool>) -> AnyView {
    let (then, now) = (new.from.edition.clone(), new.to.edition.clone());
    let editions = said(session, "p", "", move |language| (EditionWords::of(language).editions)(&then, &now));
    let marks_all = RwSignal::new(true);
    let unknown = new.old.is_none().then(|| {
        let count = untrack(|| session.with_dossier(|dossier| Revision::unknown(dossier, &new.new, true).changed.len()));
        let count = count.unwrap_or_default();
        let label = live(move || (EditionWords::of(session.language.get()).mark_all)(count));
        view! {
            {word(session, "p", "", pick!(EditionWords.unknown))}
            <label class="tick">
                <input type="checkbox" data-edition-mark-all="" prop:checked=live(move || marks_all.get())
                    on:change=handler(move |event| marks_all.set(event_target_checked(&event)))/>
                {following(label, "span", "")}
            </label>
        }
    });
    let take = {
        let new = new.clone();
        move |_| {
            // Clicked again before the dialog has closed.
            if is_looking.get_untracked() {
                is_looking.set(false);
                take(session, notices, &new, marks_all.get_untracked());
            }
        }
    };
    view! {
        {editions}
        {word(session, "p", "", pick!(EditionWords.what_happens))}
        {unknown}
        {changes(session, new)}
        <p class="actions">
            <button type="button" class="primary" data-edition-take="" disabled=live(move || session.locked.get()) on:click=handler(take)>{t!(session, EditionWords.take)}</button>
            <button type="button" on:click=handler(move |_| is_looking.set(false))>{t!(session, EditionWords.later)}</button>
        </p>
    }
    .into_any()
}

/// Takes it over, says what came of it, and offers to take that back.
fn take(session: Session, notices: Notices, new: &NewEdition, marks_all: bool) {
    let language = session.language.get_untracked();
    let Some(dossier) = session.dossier_now() else { return };
    let revision = match new.old {
        Some(_) => new.revision.clone(),
        None => Revision::unknown(&dossier, &new.new, marks_all),
    };
    let why =
        |id: &_, revised: &[_], is_lost| why_reviewed(language, (new.old.as_ref(), &new.new), &dossier, id, revised, is_lost);
    let wording = |id: &_| wording_of(new.old.as_ref(), &new.from.edition, &dossier, id);
    let say = Spoken { why: &why, wording: &wording };
    let edits = dossier.take_edition(new.old.as_ref(), &new.new, new.to.clone(), &revision, &say);
    let count = |is: fn(&crate::assessment::Answer) -> bool| {
        edits.iter().filter(|edit| matches!(edit, Edit::Answer { answer, .. } if is(answer))).count()
    };
    let (marked, aside) =
        (count(|answer| answer.review.is_some() && answer.aside.is_none()), count(|answer| answer.aside.is_some()));
    if session.take_edition(new, &revision, &say) {
        let words = move || EditionWords::of(session.language.get_untracked());
        let undo = Arc::new(move || {
            session.undo();
            notices.say(words().taken_back.to_owned());
        });
        // It takes back the last step: as long as that is the last one.
        let stand = untrack(move || session.stand());
        notices.say_with_undo_while(session, (words().taken)(marked, aside), undo, move || session.stand() == stand);
        // The line from which it was opened is gone.
        focus_soon("main h1".to_owned());
    }
}
