//! What is other in a new edition, checkpoint by checkpoint: what stood there, what stands there now.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::live::list;
use super::super::markup::{Pick, element, quoted, said, word};
use crate::assessment::{Dossier, Revised};
use crate::i18n::{EditionWords, compared};
use crate::plan::{CheckpointId, Plan};
use crate::state::{NewEdition, Session};

/// All of it: what changed, what is asked no more, what is new; a part of which there is nothing is left out.
pub fn changes(session: Session, new: &Arc<NewEdition>) -> AnyView {
    let revision = &new.revision;
    let changed = list(revision.changed.iter().map(|(id, revised)| change(session, new, id, revised)));
    let plain = |plan: Option<&Plan>, ids: &[CheckpointId], mark: &'static str| {
        list(ids.iter().map(|id| {
            let line = head(session, plan, id, true);
            view! { <li class="finding" data-revised=mark data-of=id.to_string()>{line}</li> }
        }))
    };
    let removed = plain(new.old.as_ref(), &revision.removed, "removed");
    let added = plain(Some(&new.new), &revision.added, "added");
    let words = EditionWords::of;
    let parts = [
        under(session, changed, move |language, count| (words(language).changed)(count)),
        under(session, removed, move |language, count| (words(language).removed)(count)),
        under(session, added, move |language, count| (words(language).added)(count)),
    ];
    element("div", "editions", parts.into_iter().flatten().collect())
}

/// A heading with a count over its lines.
fn under(
    session: Session,
    lines: Vec<AnyView>,
    heading: impl Fn(crate::i18n::Language, usize) -> String + Send + 'static,
) -> Option<AnyView> {
    let count = lines.len();
    (count > 0).then(|| {
        let heading = said(session, "h3", "", move |language| heading(language, count));
        element("section", "", vec![heading, element("ul", "findings", lines)])
    })
}

/// The checkpoint by number and, unless that is what changed, by what it says; whether it is answered.
fn head(session: Session, plan: Option<&Plan>, id: &CheckpointId, with_text: bool) -> AnyView {
    let text = plan.and_then(|plan| plan.checkpoint(id)).map(|(indicator, checkpoint)| match with_text {
        true => checkpoint.text.clone(),
        false => indicator.title.clone(),
    });
    let is_answered = |dossier: &Dossier| match plan {
        Some(plan) => dossier.has_said(plan, id),
        None => dossier.assessment.answer(id).is_some(),
    };
    let is_answered = untrack(|| session.with_dossier(is_answered)).unwrap_or_default();
    let mut parts = vec![quoted("span", "no", id.to_string()), quoted("span", "", format!(" {} ", text.unwrap_or_default()))];
    if is_answered {
        parts.push(word(session, "span", "tag", pick!(EditionWords.answered)));
    }
    element("p", "", parts)
}

fn change(session: Session, new: &Arc<NewEdition>, id: &CheckpointId, revised: &[Revised]) -> AnyView {
    let head = head(session, Some(&new.new), id, !revised.contains(&Revised::Text));
    let aspects = list(revised.iter().map(|revised| aspect(session, new, id, *revised)));
    view! { <li class="finding" data-revised="changed" data-of=id.to_string()>{head}<dl>{aspects}</dl></li> }.into_any()
}

fn aspect(session: Session, new: &Arc<NewEdition>, id: &CheckpointId, revised: Revised) -> AnyView {
    let name = said(session, "dt", "", move |language| (EditionWords::of(language).name)(revised).to_owned());
    let language = session.language.get_untracked();
    let texts = new.old.as_ref().and_then(|old| compared(language, old, &new.new, id, revised));
    let side = |class: &'static str, pick: Pick, text: String| {
        let text = if text.trim().is_empty() {
            word(session, "span", "", pick!(EditionWords.nothing))
        } else {
            quoted("span", "", text)
        };
        element("dd", class, vec![word(session, "b", "", pick), " ".into_any(), text])
    };
    let sides = match texts {
        Some((was, is)) => {
            vec![side("was", pick!(EditionWords.before), was), side("is", pick!(EditionWords.after), is)]
        }
        None => vec![word(session, "dd", "", pick!(EditionWords.is_other))],
    };
    element("div", "aspect", std::iter::once(name).chain(sides).collect())
}
