//! What every answer has beside the answer itself: 不适用 with its reason, 待复核 with a word why, and the note.

use leptos::ev;
use leptos::prelude::*;

use super::live::{Live, handler, live, memo, when};
use super::markup::{Pick, word};
use super::text_field::{Typed, note_area};
use crate::assessment::{Answer, Choice, Dossier, Edit};
use crate::i18n::Messages;
use crate::plan::CheckpointId;
use crate::state::{Session, session};
use crate::storage::Haste;

/// A box with a text that is asked for once it is ticked.
struct Tick {
    name: Pick,
    /// What the text is to say.
    why: Pick,
    is_required: bool,
    /// The text, where the box is ticked.
    read: fn(&Answer) -> Option<String>,
    write: fn(&Dossier, &CheckpointId, Option<String>) -> Edit,
}

/// The box 不适用 and, once it is ticked, the reason.
#[component]
pub fn NotApplicable(
    /// The checkpoint it belongs to.
    id: CheckpointId,
) -> impl IntoView {
    let reason = |answer: &Answer| match &answer.choice {
        Choice::NotApplicable { reason } => Some(reason.clone()),
        Choice::Nothing | Choice::Level(_) => None,
    };
    let tick = Tick {
        name: pick!(Messages.not_applicable),
        why: pick!(Messages.not_applicable_reason),
        is_required: true,
        read: reason,
        write: Dossier::declare_not_applicable,
    };
    ticked(session(), id, tick)
}

/// The box 待复核 and, once it is ticked, a word why.
#[component]
pub fn Review(
    /// The checkpoint it belongs to.
    id: CheckpointId,
) -> impl IntoView {
    let tick = Tick {
        name: pick!(Messages.review),
        why: pick!(Messages.review_why),
        is_required: false,
        read: |answer| answer.review.clone(),
        write: Dossier::mark_review,
    };
    ticked(session(), id, tick)
}

/// Stands on the row of what is 待复核.
pub fn review_tag(session: Session, id: CheckpointId) -> Live<AnyView> {
    let answer = session.answer(id);
    when(
        move || answer.with(|answer| answer.review.is_some()),
        move || word(session, "span", "tag review", pick!(Messages.review)),
    )
}

fn ticked(session: Session, id: CheckpointId, tick: Tick) -> AnyView {
    let Tick { name, why, is_required, read, write } = tick;
    let answer = session.answer(id.clone());
    let text = memo(move || answer.with(read));
    let is_on = memo(move || text.with(Option::is_some));
    let is_blank = move || text.with(|text| text.as_ref().is_some_and(|text| text.trim().is_empty()));
    let lacks = live(move || (is_required && is_blank()).to_string());
    let mark = move |of_reason: bool| (of_reason == is_required).then_some("");

    let set = {
        let id = id.clone();
        move |event: ev::Event| {
            let text = event_target_checked(&event).then(String::new);
            session.edit(Haste::AtOnce, |dossier| write(dossier, &id, text));
        }
    };
    let field_id = format!("{}-{id}", if is_required { "na" } else { "review" });
    let typed = Typed::new(Callback::new(move |text: String| {
        session.edit(Haste::AfterPause, |dossier| write(dossier, &id, Some(text)));
    }));
    let field = move || {
        view! {
            <input
                type="text"
                class="reason"
                autocomplete="off"
                data-na-reason=mark(true)
                data-review-why=mark(false)
                id=field_id.clone()
                aria-label=session.said(why)
                placeholder=session.said(why)
                aria-invalid=lacks.clone()
                {..typed.field(session, live(move || text.get().unwrap_or_default()))}
            />
        }
    };

    view! {
        <label class="tick">
            <input type="checkbox" autocomplete="off" data-na=mark(true) data-review=mark(false) prop:checked=live(move || is_on.get()) on:change=handler(set)/>
            {word(session, "span", "", name)}
        </label>
        {when(move || is_on.get(), field)}
    }
    .into_any()
}

/// The note of one checkpoint.
#[component]
pub fn NoteField(
    /// The checkpoint it belongs to.
    id: CheckpointId,
) -> impl IntoView {
    let session = session();
    let answer = session.answer(id.clone());

    let note = live(move || answer.with(|answer| answer.note.clone()));
    let label = {
        let id = id.clone();
        live(move || format!("{} {id}", session.words().note))
    };
    let set_note = Callback::new(move |text: String| {
        session.edit(Haste::AfterPause, |dossier| dossier.write_note(&id, text));
    });

    note_area(session, label, session.said(pick!(Messages.note_hint)), note, set_note)
}
