//! 整改台账: every rectification of the assessment, what is overdue first, each with the way to its checkpoint.

use std::sync::Arc;

use leptos::prelude::*;

use super::fields::choice;
use super::live::{list, live};
use super::markup::{element, fact, quoted, word};
use super::rectify::progress_tag;
use super::way::{Goal, way};
use crate::assessment::{AssessmentId, LedgerOrder, LedgerShown, Rectification};
use crate::exchange::workbook::Sheet;
use crate::i18n::{Messages, RectificationWords, TableWords};
use crate::plan::{CheckpointId, Plan};
use crate::state::{Route, Session, session};
use crate::words::Word;

#[component]
pub fn LedgerPage(assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let plan = untrack(move || session.plan())?;
    let (order, shown) = (RwSignal::new(LedgerOrder::Due), RwSignal::new(LedgerShown::All));
    let orders = LedgerOrder::ALL
        .iter()
        .map(|each| (each.word(), live(move || (RectificationWords::of(session.language.get()).order_name)(*each).to_owned())));
    let kinds = LedgerShown::ALL
        .iter()
        .map(|each| (each.word(), live(move || (RectificationWords::of(session.language.get()).shown_name)(*each).to_owned())));
    let set_order = Callback::new(move |text: String| order.set(LedgerOrder::from_word(&text).unwrap_or(LedgerOrder::Due)));
    let set_shown = Callback::new(move |text: String| shown.set(LedgerShown::from_word(&text).unwrap_or(LedgerShown::All)));
    let order_field = choice(
        session,
        pick!(RectificationWords.order),
        "order",
        orders.collect(),
        live(move || order.get().word().to_owned()),
        set_order,
    );
    let shown_field = choice(
        session,
        pick!(RectificationWords.shown),
        "shown",
        kinds.collect(),
        live(move || shown.get().word().to_owned()),
        set_shown,
    );
    let title = plan.title.clone();
    let table = Route::Table { assessment: assessment.clone(), of: Some(Sheet::Ledger.word().to_owned()) }.hash();
    let entries = live(move || {
        let of = |shown| {
            let place_of = |id: &CheckpointId| plan.checkpoints().position(|(_, each)| each.id == *id).unwrap_or(usize::MAX);
            session
                .with_dossier(|dossier| dossier.ledger(order.get(), shown, session.today.get(), place_of))
                .unwrap_or_default()
        };
        let found = of(shown.get());
        if found.is_empty() {
            let is_none = of(LedgerShown::All).is_empty();
            return match is_none {
                true => word(session, "p", "empty", pick!(RectificationWords.none_yet)),
                false => word(session, "p", "empty", pick!(RectificationWords.none_such)),
            };
        }
        element("ul", "findings", list(found.into_iter().map(|each| line(session, &plan, &assessment, each))))
    });

    Some(view! {
        <div class="results ledger">
            <h1 tabindex="-1">{session.said(pick!(Messages.ledger))}</h1>
            <p class="crumb">{move || session.with_dossier(|dossier| dossier.subject.name.clone()).unwrap_or_default()} " · " <span lang="zh-CN">{title}</span></p>
            <div class="actions no-print">{order_field}{shown_field}<a class="button" data-print-ledger="" href=table>{t!(session, TableWords.print_ledger)}</a></div>
            {entries}
        </div>
    })
}

/// One rectification: the problem, how it stands, who answers for it, and the checkpoint it is about.
fn line(session: Session, plan: &Arc<Plan>, assessment: &AssessmentId, each: Rectification) -> AnyView {
    let heading = match each.problem.trim() {
        "" => word(session, "strong", "", pick!(RectificationWords.no_problem)),
        problem => quoted("strong", "", problem.to_owned()),
    };
    let stands = progress_tag(session, each.stands(session.today.get_untracked()));
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let proof = each.closed.as_ref().and_then(|closing| some(&closing.proof));
    let facts = [
        fact(session, ["span", "b", "span"], pick!(RectificationWords.due), each.due.map(|day| day.to_string())),
        fact(session, ["span", "b", "span"], pick!(RectificationWords.unit), some(&each.unit)),
        fact(session, ["span", "b", "span"], pick!(RectificationWords.person), some(&each.person)),
        fact(session, ["span", "b", "span"], pick!(RectificationWords.cause), some(&each.cause)),
        fact(session, ["span", "b", "span"], pick!(RectificationWords.measure), some(&each.measure)),
        fact(session, ["span", "b", "span"], pick!(RectificationWords.progress), some(&each.progress)),
        fact(session, ["span", "b", "span"], pick!(RectificationWords.proof), proof),
    ];
    let facts = element("p", "facts why", facts.into_iter().flatten().collect());
    let mark = each.id.to_string();
    let inside = vec![heading, stands, facts, place(session, plan, assessment, &each.checkpoint)];
    view! { <li class="finding" data-rectification=mark>{inside}</li> }.into_any()
}

/// The checkpoint as a link to it, or its bare id where this edition does not have it.
fn place(session: Session, plan: &Plan, assessment: &AssessmentId, id: &CheckpointId) -> AnyView {
    let inside = way(plan, assessment, id, Goal::Rectification).map_or_else(
        || {
            let lost = word(session, "span", "hint", pick!(RectificationWords.lost));
            vec![quoted("span", "no", id.to_string()), lost]
        },
        |way| vec![way],
    );
    element("p", "why", inside)
}
