//! What to look at before handing in: contradictions, then surprises, each with the way to its checkpoint.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use super::shapes::{listed, text};
use crate::evaluate::{Check, checks as checks_of};
use crate::i18n::CheckWords;
use crate::ui::way::{Goal, way};

const FIRST: usize = 10;

pub fn checks(seen: &Arc<Seen>) -> Option<AnyView> {
    // What was looked at before it was sealed stands with the seal.
    if seen.page.session.sealed.get() {
        return None;
    }
    let found = seen.with_dossier(|dossier| checks_of(seen.plan(), dossier, &seen.evaluation)).unwrap_or_default();
    let lines = match found.is_empty() {
        true => text("p", "empty", CheckWords::of(seen.language).checks_none.to_owned()),
        false => listed(seen, "findings", found, line, FIRST),
    };
    Some(view! { <p class="hint">{CheckWords::of(seen.language).checks_hint}</p> {lines} }.into_any())
}

/// The checkpoint, and below it what was noticed; of the whole assessment just that.
fn line(seen: &Arc<Seen>, check: &Check) -> AnyView {
    let words = CheckWords::of(seen.language);
    let tier = check.oddity.tier();
    let place = check.checkpoint.as_ref().and_then(|id| way(seen.plan(), &seen.page.assessment, id, Goal::Answer));
    let explained = check.is_explained.then(|| text("span", "tag", words.explained.to_owned()));
    let noticed = (words.oddity)(check.oddity);
    let body = match place {
        Some(place) => {
            view! { {place} <span class="verdict">{(words.tier)(tier)}</span> <p class="why">{noticed} " " {explained}</p> }
                .into_any()
        }
        None => view! { <span>{noticed}</span> <span class="verdict">{(words.tier)(tier)}</span> }.into_any(),
    };
    view! { <li class="finding" data-check=check.oddity.word() data-tier=tier.word()>{body}</li> }.into_any()
}
