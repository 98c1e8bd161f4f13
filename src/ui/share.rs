//! A universal answered from above: how many of how many meet it.

use leptos::prelude::*;

use super::live::{live, memo};
use super::text_field::Typed;
use crate::assessment::{Edit, SheetKey, read_figure};
use crate::i18n::{Messages, figure_problem};
use crate::plan::{self, CheckpointId};
use crate::state::session;
use crate::storage::Haste;

/// Which half of `3/9`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Meets,
    Of,
}

impl Half {
    fn of(self, text: &str) -> String {
        let (meets, of) = text.split_once('/').unwrap_or((text, ""));
        match self {
            Self::Meets => meets,
            Self::Of => of,
        }
        .to_owned()
    }

    /// `text` with this half replaced; blank when both halves are.
    fn put(self, text: &str, half: &str) -> String {
        let half = half.replace('/', "");
        let (meets, of) = match self {
            Self::Meets => (half, Self::Of.of(text)),
            Self::Of => (Self::Meets.of(text), half),
        };
        if meets.trim().is_empty() && of.trim().is_empty() { String::new() } else { format!("{meets}/{of}") }
    }
}

#[component]
pub fn ShareFields(id: CheckpointId, key: SheetKey) -> impl IntoView {
    view! {
        <div class="numbers">
            <HalfField key=key.clone() id=id.clone() half=Half::Meets/>
            <HalfField key id half=Half::Of/>
        </div>
    }
}

#[component]
fn HalfField(key: SheetKey, id: CheckpointId, half: Half) -> impl IntoView {
    let session = session();
    let value = session.value(key.clone());

    let text = memo(move || value.with(|text| half.of(text)));
    let problem = live(move || {
        let reading = text.with(|text| read_figure(text, plan::count()));
        let problem = reading.and_then(Result::err);
        problem.map(|problem| figure_problem(session.language.get(), &problem)).unwrap_or_default()
    });
    let label = session.said(match half {
        Half::Meets => pick!(Messages.meets),
        Half::Of => pick!(Messages.of_all),
    });
    let set = Callback::new(move |typed: String| {
        session.edit(Haste::AtOnce, |dossier| {
            let text = half.put(dossier.sheet.text(&key), &typed);
            Edit::Value { key: key.clone(), text }
        });
    });
    let typed = Typed::new(set);
    let word = match half {
        Half::Meets => "meets",
        Half::Of => "of",
    };

    view! {
        <label class="number">
            <span class="count-name">{label}</span>
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength="12"
                data-count=format!("{id}:{word}")
                {..typed.field(session, live(move || text.get()))}
            />
        </label>
        <span class="problem" role="status">{problem}</span>
    }
}
