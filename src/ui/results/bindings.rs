//! 约束性 targets with what is held against each, and vetoes.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use super::shapes::{finding_lines, row_head, table, text};
use crate::evaluate::{Actual, Binding, Verdict, bindings as bindings_of};
use crate::exact::short;
use crate::i18n::figures;
use crate::plan::Target;
use crate::ui::markup::element;
use crate::ui::way::{Goal, way};

const FIRST: usize = 20;

pub fn bindings(seen: &Arc<Seen>) -> Option<AnyView> {
    let found = seen.with_dossier(|dossier| bindings_of(seen.plan(), dossier, &seen.evaluation)).unwrap_or_default();
    if found.is_empty() {
        return None;
    }
    let words = seen.words;
    let met = found.iter().filter(|each| each.verdict == Verdict::Met).count();
    let heads = [words.checkpoint, words.target, words.actual, words.verdict].map(str::to_owned).into();
    let rows = found.iter().map(|each| row(seen, each)).collect();
    let inside = view! {
        <p class="hint">{(words.binding_counts)(met, found.len())}</p>
        {table("figures", words.bindings.to_owned(), heads, rows)}
    };
    Some(inside.into_any())
}

fn row(seen: &Seen, each: &Binding) -> AnyView {
    let target = Target { stage: each.stage, ..each.target.clone() };
    let actual = match &each.actual {
        Actual::Nothing => "—".to_owned(),
        Actual::Value(value) => figures::with_unit(seen.language, &figures::value(value, &target), &target.unit),
        Actual::Share { meets, of } => (seen.words.share)(&short(meets, 0), &short(of, 0)),
    };
    let cells = vec![
        row_head(way(seen.plan(), &seen.page.assessment, &each.checkpoint, Goal::Answer).into_iter().collect()),
        text("td", "", figures::target(seen.language, &target)),
        text("td", "", actual),
        text("td", "verdict", (seen.common.verdict)(each.verdict).to_owned()),
    ];
    view! { <tr data-verdict=each.verdict.word()>{cells}</tr> }.into_any()
}

pub fn vetoes(seen: &Arc<Seen>) -> Option<AnyView> {
    let ids: Vec<_> = seen.evaluation.vetoes.iter().map(|veto| veto.checkpoint.clone()).collect();
    (!ids.is_empty()).then(|| element("div", "", vec![finding_lines(seen, ids, FIRST)]))
}
