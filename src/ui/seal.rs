//! 封存: the banner that says by whom and when, with the way to open it again; and on the results page what was explained,
//! what is different since, and everything that was done about it. Until it is sealed, [`super::approve`] stands there.

use std::sync::Arc;

use leptos::prelude::*;

use super::approve::Approve;
use super::dialog::follow_dialog;
use super::fields::text;
use super::focus::focus_soon;
use super::live::{handler, list, live, memo, part, when};
use super::markup::{element, following, quoted, said, word};
use super::notices::notices;
use super::way::{Goal, way};
use crate::assessment::{AssessmentId, Dossier, Explained, Seal, SealAct, Seals};
use crate::evaluate::differences;
use crate::exchange::program;
use crate::i18n::{CheckWords, DifferenceLine, SealWords, difference_lines};
use crate::plan::Plan;
use crate::state::{Derived, Facet, Route, Session, session};

/// The seals of what is open.
fn seals_now(session: Session) -> Derived<Option<Seals>> {
    memo(move || session.with_facets(&[Facet::Seal], Dossier::seals).flatten())
}

pub(super) fn section_heading(session: Session) -> AnyView {
    view! { <h2 id="approval" tabindex="-1">{t!(session, SealWords.title)}</h2> }.into_any()
}

/// By whom and when it was sealed, and what can be done about it; nothing where it is not.
#[component]
pub fn SealBanner() -> impl IntoView {
    let session = session();
    let seals = seals_now(session);
    let unsealing = RwSignal::new(false);
    let banner = live(move || {
        let words = SealWords::of(session.language.get());
        seals.with(|seals| match seals.as_ref().and_then(|seals| seals.seal.as_ref()) {
            Some(seal) => (words.banner)(&seal.by, seal.on),
            None => words.unreadable.to_owned(),
        })
    });
    let receipt = live(move || {
        let words = SealWords::of(session.language.get());
        let said = |seal: &Seal| (words.receipt)(&seal.receipt, &seal.plan.edition);
        seals.with(|seals| seals.as_ref()?.seal.as_ref().map(said)).unwrap_or_default()
    });
    let way = part(move || {
        let hash = match session.route.get() {
            Route::Answer { assessment, .. } | Route::Report { assessment } | Route::Table { assessment, .. } => {
                Some(Route::Results { assessment }.hash())
            }
            Route::Home
            | Route::Kept
            | Route::Plan { .. }
            | Route::Results { .. }
            | Route::Rectify { .. }
            | Route::Sheet { .. } => None,
        };
        let is_readable = seals.with(Option::is_some);
        Some(match hash {
            Some(hash) => view! { <a href=hash>{t!(session, SealWords.to_results)}</a> }.into_any(),
            None if is_readable => view! {
                <button type="button" data-unseal="" on:click=handler(move |_| unsealing.set(true))>{t!(session, SealWords.unseal)}</button>
            }
            .into_any(),
            None => ().into_any(),
        })
    });
    when(
        move || session.sealed.get(),
        move || {
            view! {
                <div class="sealed" data-sealed="" tabindex="-1">
                    <p><b>{banner.clone()}</b> <span class="receipt">{receipt.clone()}</span></p>
                    <p class="actions no-print">{way.clone()}</p>
                </div>
                {unseal_dialog(session, unsealing)}
            }
        },
    )
}

/// Who opens it, and why: both are asked, and kept.
fn unseal_dialog(session: Session, unsealing: RwSignal<bool>) -> AnyView {
    let notices = notices();
    let (by, why, is_lacking) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    follow_dialog(dialog, unsealing.into(), move || unsealing.set(false));
    let set = |field: RwSignal<String>| {
        Callback::new(move |text| {
            field.set(text);
            is_lacking.set(false);
        })
    };
    let fields = [
        text(session, pick!(SealWords.unseal_by), "unseal-by", live(move || by.get()), set(by)),
        text(session, pick!(SealWords.unseal_why), "unseal-why", live(move || why.get()), set(why)),
    ];
    let unseal = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (by, why) = (by.get_untracked(), why.get_untracked());
        if by.trim().is_empty() || why.trim().is_empty() {
            is_lacking.set(true);
            let field = if by.trim().is_empty() { "unseal-by" } else { "unseal-why" };
            focus_soon(format!("[data-field={field}]"));
        } else if session.unseal(&by, &why) {
            unsealing.set(false);
            notices.say(SealWords::of(session.language.get_untracked()).unsealed.to_owned());
            focus_soon("#approval".to_owned());
        }
    };
    view! {
        <dialog node_ref=dialog aria-label=t!(session, SealWords.unseal_title)>
            {word(session, "h2", "", pick!(SealWords.unseal_title))}
            {word(session, "p", "", pick!(SealWords.unseal_text))}
            <form on:submit=handler(unseal)>
                {list(fields)}
                {when(move || is_lacking.get(), move || view! { <p class="problem" role="alert">{t!(session, SealWords.unseal_needs)}</p> })}
                <p class="actions">
                    <button type="submit" class="danger" data-unseal-confirm="">{t!(session, SealWords.unseal)}</button>
                    <button type="button" on:click=handler(move |_| unsealing.set(false))>{t!(session, SealWords.cancel)}</button>
                </p>
            </form>
        </dialog>
    }
    .into_any()
}

/// The section 审核通过: what to do until it is sealed, then what is different since, and what was done.
#[component]
pub fn SealSection(plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let seals = seals_now(session);
    let approving = {
        let (plan, assessment) = (plan.clone(), assessment.clone());
        move || view! { <Approve plan=plan.clone() assessment=assessment.clone()/> }
    };
    let kept = live(move || {
        let seals = seals.get().unwrap_or_default();
        let mut parts: Vec<AnyView> = Vec::new();
        if let Some(seal) = &seals.seal {
            parts.push(section_heading(session));
            parts.extend(explanations(session, &plan, &assessment, seal));
            parts.push(since(session, &plan, &assessment, seal));
        }
        parts.extend(acts(session, &seals.acts));
        list(parts).into_any()
    });
    view! {
        <section class="approval" aria-labelledby="approval">
            {when(move || !session.locked.get(), approving)}
            {kept}
        </section>
    }
}

/// 经验校验 with the sentences that explain it.
fn explanations(session: Session, plan: &Arc<Plan>, assessment: &AssessmentId, seal: &Seal) -> Option<AnyView> {
    let line = |each: &Explained| {
        let oddity = each.oddity;
        let place = match &each.checkpoint {
            Some(id) => way(plan, assessment, id, Goal::Whole).unwrap_or_else(|| quoted("span", "no", id.to_string())),
            None => word(session, "b", "", pick!(SealWords.whole)),
        };
        let what = said(session, "span", "hint", move |language| format!(" {}", (CheckWords::of(language).oddity)(oddity)));
        let head = element("span", "", vec![place, if is_short(each) { ().into_any() } else { what }]);
        let said = quoted("p", "why", each.said.clone());
        view! { <li class="finding" data-explained=oddity.word()>{head}{said}</li> }
    };
    let lines = list(seal.explained.iter().map(line));
    let head = word(session, "h3", "", pick!(SealWords.explained));
    (!lines.is_empty()).then(|| element("div", "", vec![head, element("ul", "findings", lines)]))
}

/// Not met: its note is the word why, and there is nothing to add.
fn is_short(each: &Explained) -> bool {
    each.oddity == crate::assessment::Oddity::NoReason
}

/// So many differences are shown at once, the rest in a fold.
const SHOWN: usize = 8;

/// 与封存时不同: beside the figures, never in them.
fn since(session: Session, plan: &Arc<Plan>, assessment: &AssessmentId, seal: &Seal) -> AnyView {
    let own = session.card_of(&plan.id).map_or_else(|| seal.plan.clone(), |card| card.reference());
    let found = session.with_dossier(|dossier| differences(plan, &own, &program(), dossier, seal)).unwrap_or_default();
    let lines = difference_lines(session.language.get(), plan, &found);
    let head = word(session, "h3", "", pick!(SealWords.differs));
    if lines.is_empty() {
        return element("div", "", vec![head, word(session, "p", "hint", pick!(SealWords.differs_none))]);
    }
    let line = |line: &DifferenceLine| {
        let mark = line.checkpoint.as_ref().map(ToString::to_string);
        let place = line.checkpoint.as_ref().and_then(|id| way(plan, assessment, id, Goal::Whole));
        let text = quoted("span", "", format!(" {}", line.text));
        view! { <li class="finding" data-differs=mark><span>{place}{text}</span></li> }.into_any()
    };
    let (first, more) = lines.split_at(lines.len().min(SHOWN));
    let rest = (!more.is_empty()).then(|| {
        let count = more.len();
        let more = list(more.iter().map(line));
        view! {
            <details class="more">
                <summary>{said(session, "span", "", move |language| (SealWords::of(language).more)(count))}</summary>
                <ul class="findings">{more}</ul>
            </details>
        }
        .into_any()
    });
    let mut parts = vec![
        head,
        word(session, "p", "hint", pick!(SealWords.differs_hint)),
        element("ul", "findings", list(first.iter().map(line))),
    ];
    parts.extend(rest);
    view! { <div class="differs" data-differences=lines.len().to_string()>{parts}</div> }.into_any()
}

/// Every sealing and unsealing.
fn acts(session: Session, acts: &[SealAct]) -> Option<AnyView> {
    let line = |act: &SealAct| {
        let (word, act) = (act.act.word(), act.clone());
        let text = live(move || (SealWords::of(session.language.get()).act)(&act));
        view! { <li data-act=word>{following(text, "span", "")}</li> }
    };
    let lines = list(acts.iter().map(line));
    let head = word(session, "h3", "", pick!(SealWords.acts));
    (!lines.is_empty()).then(|| element("div", "", vec![head, element("ul", "acts", lines)]))
}
