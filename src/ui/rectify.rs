//! Rectification at its checkpoint: the problem, what is done about it, by whom, until when, and its closing.

use std::sync::Arc;

use leptos::prelude::*;

use super::fields::{answer_field, day, long_text, text};
use super::focus::focus_soon;
use super::live::{Live, handler, keyed, live, memo, part, when};
use super::markup::element;
use super::notices::{Notices, notices};
use crate::assessment::{Closing, Edit, Progress, Rectification, RectificationId};
use crate::evaluate::Finding;
use crate::i18n::RectificationWords;
use crate::plan::CheckpointId;
use crate::platform::clock;
use crate::state::{Derived, Facet, Session};
use crate::storage::Haste;

/// The fold of one checkpoint: there while it falls short, and as long as something is noted in it.
pub fn rectify_fold(session: Session, id: &CheckpointId, finding: Derived<Option<Finding>>) -> AnyView {
    let here = {
        let id = id.clone();
        memo(move || {
            let ids: Option<Vec<RectificationId>> = session.with_facets(&[Facet::Rectifications], |dossier| {
                dossier.rectifications_of(&id).map(|each| each.id.clone()).collect()
            });
            ids.unwrap_or_default()
        })
    };
    let is_short = move || finding.with(|finding| finding.as_ref().is_some_and(Finding::is_short));
    let is_shown = move || !here.with(Vec::is_empty) || is_short();
    let id = id.clone();
    when(is_shown, move || fold(session, id.clone(), here)).into_any()
}

fn fold(session: Session, id: CheckpointId, here: Derived<Vec<RectificationId>>) -> AnyView {
    let opened = RwSignal::new(false);
    let mark = id.to_string();
    let name = live(move || {
        let words = RectificationWords::of(session.language.get());
        if here.with(Vec::is_empty) { words.name.to_owned() } else { (words.count)(here.with(Vec::len)) }
    });
    let body = move || {
        let add = {
            let id = id.clone();
            move |_| add(session, &id)
        };
        let entries = keyed(move || here.get(), |id| id.to_string(), move |id| entry(session, id));
        view! {
            <div class="inside">
                {element("ul", "pieces", vec![entries])}
                <p class="actions"><button type="button" class="small" data-rectify-add="" on:click=handler(add)>{session.said(pick!(RectificationWords.add))}</button></p>
            </div>
        }
    };
    view! {
        <details class="hints upkeep no-print" data-rectify=mark on:toggle=handler(move |_| opened.set(true))>
            <summary>{name}</summary>
            {when(move || opened.get(), body)}
        </details>
    }
    .into_any()
}

fn add(session: Session, checkpoint: &CheckpointId) {
    let id: RectificationId = clock::new_id().into();
    let rectification = Some(Rectification::new(id.clone(), checkpoint.clone()));
    focus_soon(format!("[data-rectification=\"{id}\"] textarea"));
    session.edit(Haste::AtOnce, |_| Edit::Rectification { id, rectification });
}

/// One rectification with its fields.
fn entry(session: Session, id: RectificationId) -> AnyView {
    let mark = id.to_string();
    let each = {
        let id = id.clone();
        memo(move || {
            session
                .with_facets(&[Facet::Rectifications], |dossier| {
                    dossier.assessment.rectification(&id).map(|entry| entry.value.clone())
                })
                .flatten()
        })
    };
    let of =
        move |read: fn(&Rectification) -> String| live(move || each.with(|each| each.as_ref().map(read)).unwrap_or_default());
    let progress = memo(move || each.with(|each| each.as_ref().map(|each| each.stands(session.today.get()))));
    let notices = notices();
    let fields = entry_fields(session, id.clone(), of);
    let proof = {
        let id = id.clone();
        move || {
            let write = closing_proof(session, id.clone());
            let read = of(|each| each.closed.as_ref().map(|closing| closing.proof.clone()).unwrap_or_default());
            text(session, pick!(RectificationWords.proof), "proof", read, write)
        }
    };
    let is_closed = move || each.with(|each| each.as_ref().is_some_and(|each| each.closed.is_some()));
    let remove = move |_| remove(session, notices, &id);

    view! {
        <li data-rectification=mark>
            {part(move || progress.get().map(|progress| progress_tag(session, progress)))}
            <div class="fields">{fields}{when(is_closed, proof)}</div>
            <button type="button" class="small" data-rectify-remove="" on:click=handler(remove)>{session.said(pick!(RectificationWords.remove))}</button>
        </li>
    }
    .into_any()
}

/// How it stands, on which what is overdue is told from the rest.
pub fn progress_tag(session: Session, progress: Progress) -> AnyView {
    let text = live(move || (RectificationWords::of(session.language.get()).stands)(progress));
    let is_overdue = matches!(progress, Progress::Overdue { .. });
    super::markup::following(text, "span", if is_overdue { "tag strong" } else { "tag" })
}

fn entry_fields(
    session: Session,
    id: RectificationId,
    of: impl Fn(fn(&Rectification) -> String) -> Live<String>,
) -> Vec<AnyView> {
    let amend = move |change: Box<dyn FnOnce(&mut Rectification)>| {
        session.edit(Haste::AfterPause, |dossier| dossier.amend_rectification(&id, change));
    };
    let write = |field: fn(&mut Rectification) -> &mut String| {
        let amend = amend.clone();
        Callback::new(move |text: String| amend(Box::new(move |each| *field(each) = text)))
    };
    let set_due = {
        let amend = amend.clone();
        Callback::new(move |day| amend(Box::new(move |each| each.due = day)))
    };
    let set_closed = {
        let amend = amend.clone();
        Callback::new(move |day: Option<chrono::NaiveDate>| {
            amend(Box::new(move |each| {
                let proof = each.closed.take().map(|closing| closing.proof).unwrap_or_default();
                each.closed = day.map(|on| Closing { on, proof });
            }))
        })
    };
    let due = of(|each| each.due.map(|day| day.to_string()).unwrap_or_default());
    let closed = of(|each| each.closed.as_ref().map(|closing| closing.on.to_string()).unwrap_or_default());
    vec![
        long_text(
            session,
            pick!(RectificationWords.problem),
            "problem",
            of(|each| each.problem.clone()),
            write(|each| &mut each.problem),
        ),
        long_text(
            session,
            pick!(RectificationWords.cause),
            "cause",
            of(|each| each.cause.clone()),
            write(|each| &mut each.cause),
        ),
        long_text(
            session,
            pick!(RectificationWords.measure),
            "measure",
            of(|each| each.measure.clone()),
            write(|each| &mut each.measure),
        ),
        text(session, pick!(RectificationWords.unit), "unit", of(|each| each.unit.clone()), write(|each| &mut each.unit)),
        text(
            session,
            pick!(RectificationWords.person),
            "person",
            of(|each| each.person.clone()),
            write(|each| &mut each.person),
        ),
        day(session, pick!(RectificationWords.due), "due", due, set_due),
        long_text(
            session,
            pick!(RectificationWords.progress),
            "progress",
            of(|each| each.progress.clone()),
            write(|each| &mut each.progress),
        ),
        day(session, pick!(RectificationWords.close_on), "closed", closed, set_closed),
    ]
}

fn closing_proof(session: Session, id: RectificationId) -> Callback<String> {
    Callback::new(move |proof: String| {
        session.edit(Haste::AfterPause, |dossier| {
            dossier.amend_rectification(&id, |each| {
                if let Some(closing) = &mut each.closed {
                    closing.proof = proof;
                }
            })
        });
    })
}

fn remove(session: Session, notices: Notices, id: &RectificationId) {
    let before =
        session.dossier_now().and_then(|dossier| dossier.assessment.rectification(id).map(|entry| entry.value.clone()));
    let Some(before) = before else { return };
    focus_soon(answer_field(&before.checkpoint));
    session.edit(Haste::AtOnce, |_| Edit::Rectification { id: id.clone(), rectification: None });
    let text = untrack(move || RectificationWords::of(session.language.get()).removed.to_owned());
    let back = Edit::Rectification { id: id.clone(), rectification: Some(before) };
    notices.say_with_undo_here(session, text, Arc::new(move || session.edit(Haste::AtOnce, |_| back.clone())));
}
