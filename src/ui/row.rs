//! What every answer has beside the answer itself: 不适用 with its reason, and the note.

use leptos::ev;
use leptos::prelude::*;

use super::live::{handler, memo, when};
use super::text_field::{NoteArea, Typed};
use crate::assessment::Choice;
use crate::plan::CheckpointId;
use crate::state::session;
use crate::storage::Haste;

/// The box 不适用 and, once it is ticked, the reason.
#[component]
pub fn NotApplicable(
    /// The checkpoint it belongs to.
    id: CheckpointId,
) -> impl IntoView {
    let session = session();
    let answer = session.answer(id.clone());
    let reason = memo(move || match answer.get().choice {
        Choice::NotApplicable { reason } => Some(reason),
        Choice::Nothing | Choice::Level(_) => None,
    });
    let declared = memo(move || reason.with(Option::is_some));
    let blank = memo(move || reason.with(|reason| reason.as_ref().is_some_and(|reason| reason.trim().is_empty())));

    let declare = {
        let id = id.clone();
        move |event: leptos::ev::Event| {
            let reason = event_target_checked(&event).then(String::new);
            session.edit(Haste::AtOnce, |dossier| dossier.declare_not_applicable(&id, reason));
        }
    };
    let typed = Typed::new(Callback::new({
        let id = id.clone();
        move |text: String| {
            session.edit(Haste::AfterPause, |dossier| dossier.declare_not_applicable(&id, Some(text)));
        }
    }));
    let name = format!("na-{id}");
    let field = move || {
        view! {
            <input
                type="text"
                class="reason"
                data-na-reason=""
                id=name.clone()
                aria-label=t!(session.not_applicable_reason)
                placeholder=t!(session.not_applicable_reason)
                aria-invalid=move || blank.get().to_string()
                prop:value=move || reason.get().unwrap_or_default()
                on:compositionstart=handler(move |_| typed.begin())
                on:compositionend=handler(move |event: ev::CompositionEvent| typed.end(&event))
                on:input=handler(move |event| typed.input(&event))
                on:change=handler(move |event| typed.end(&event))
                on:blur=handler(move |_| session.flush())
            />
        }
    };

    view! {
        <label class="tick">
            <input type="checkbox" data-na="" prop:checked=declared on:change=handler(declare)/>
            <span>{t!(session.not_applicable)}</span>
        </label>
        {when(move || declared.get(), field)}
    }
}

/// The note of one checkpoint.
#[component]
pub fn NoteField(
    /// The checkpoint it belongs to.
    id: CheckpointId,
) -> impl IntoView {
    let session = session();
    let answer = session.answer(id.clone());

    let note = Signal::derive(move || answer.get().note);
    let label = {
        let id = id.clone();
        Signal::derive(move || format!("{} {id}", session.words().note))
    };
    let set_note = Callback::new(move |text: String| {
        session.edit(Haste::AfterPause, |dossier| dossier.write_note(&id, text));
    });

    view! {
        <NoteArea
            label
            hint=session.word(|words| words.note_hint)
            value=note
            on_text=set_note
            on_leave=Callback::new(move |()| session.flush())
        />
    }
}
