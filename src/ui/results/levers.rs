//! The indicators that would move the score most, each with what it would bring and why.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use super::shapes::{finding_lines, fold, listed, named, text};
use crate::exact::{Ratio, ratio, whole};
use crate::plan::{CheckpointId, IndicatorId};
use crate::ui::figures;

/// How many of the largest gains are shown at first.
const FIRST: usize = 5;
const INSIDE: usize = 20;

pub fn levers(seen: &Arc<Seen>) -> Option<AnyView> {
    let found = seen.evaluation.levers(seen.plan());
    (!found.is_empty()).then(|| listed(seen, "findings", found, lever, FIRST))
}

fn lever(seen: &Arc<Seen>, (id, gain): &(IndicatorId, Ratio)) -> AnyView {
    let Some(indicator) = seen.indicator(id) else { return ().into_any() };
    let gain = figures::score(gain);
    let gain = if gain == "0" { seen.words.tiny.to_owned() } else { gain };
    let summary = vec![named(indicator.no.clone(), indicator.title.clone()), text("span", "verdict", (seen.words.gain)(&gain))];
    let inside = {
        let (seen, id) = (seen.clone(), id.clone());
        move || inside(&seen, &id, &gain)
    };
    let mark = id.to_string();
    view! { <li data-lever=mark>{fold("point line", summary, Box::new(inside))}</li> }.into_any()
}

/// Where the gain comes from, and what is short.
fn inside(seen: &Arc<Seen>, id: &IndicatorId, gain: &str) -> AnyView {
    let Some(indicator) = seen.indicator(id) else { return ().into_any() };
    let weights = seen.evaluation.indicators.iter().filter(|(_, tally)| tally.so_far.is_some());
    let all: Ratio = weights.filter_map(|(id, _)| seen.indicator(id)).map(|each| ratio(each.weight)).sum();
    let own = seen.evaluation.indicator(id).map(figures::plain_score).unwrap_or_default();
    let share = if all == Ratio::default() { all } else { ratio(indicator.weight) * whole(100) / all };
    let findings = indicator.checkpoints.iter().filter_map(|checkpoint| seen.finding(&checkpoint.id));
    let short: Vec<CheckpointId> =
        findings.filter(|finding| finding.is_short()).map(|finding| finding.checkpoint.clone()).collect();
    view! {
        <p class="why">{(seen.words.how_gain)(&own, &figures::score(&share), gain)}</p>
        {finding_lines(seen, short, INSIDE)}
    }
    .into_any()
}
