//! Strengths 亮点 and gaps 差距: what is met whole or by far, and what falls short, the gravest first.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use super::shapes::{finding_lines, fold, listed, named, text};
use crate::evaluate::{Gap, Standing, Strength, Verdict, gaps as gaps_of, is_unproven, strengths as strengths_of};
use crate::plan::CheckpointId;
use crate::ui::figures;
use crate::ui::live::list;

/// How many strengths are shown at first, how many gaps of the worst section, and how many of every other.
const STRENGTHS: usize = 8;
const WORST: usize = 8;
const OTHERS: usize = 3;
/// How many checkpoints of one indicator.
const INSIDE: usize = 20;

pub fn strengths(seen: &Arc<Seen>) -> Option<AnyView> {
    let found = strengths_of(seen.plan(), &seen.evaluation);
    if found.is_empty() {
        return Some(text("p", "empty", seen.words.no_strengths.to_owned()));
    }
    Some(listed(seen, "findings", found, strength, STRENGTHS))
}

fn strength(seen: &Arc<Seen>, each: &Strength) -> AnyView {
    let Some(indicator) = seen.indicator(&each.indicator) else { return ().into_any() };
    let words = seen.words;
    let unproven = seen.with_dossier(|dossier| is_unproven(&seen.evaluation, dossier, indicator)).unwrap_or(false);
    let tags = [
        (!each.by_far.is_empty(), words.by_far, "tag good"),
        (each.binding > 0, words.binding_met, "tag good"),
        (unproven, words.unproven, "tag review"),
    ];
    let tags = tags.into_iter().filter(|(is, _, _)| *is).map(|(_, word, class)| text("span", class, word.to_owned()));
    let summary = vec![
        named(indicator.no.clone(), indicator.title.clone()),
        view! { <span class="tags">{list(tags)}</span> }.into_any(),
        text("span", "count", (words.met_count)(each.met, each.is_whole)),
    ];
    let own: Vec<CheckpointId> = indicator.checkpoints.iter().map(|checkpoint| checkpoint.id.clone()).collect();
    let inside = {
        let seen = seen.clone();
        move || {
            let is_met = |id: &&CheckpointId| {
                seen.finding(id).is_some_and(|each| each.standing == Standing::Counted && each.verdict == Verdict::Met)
            };
            finding_lines(&seen, own.iter().filter(is_met).cloned().collect(), INSIDE)
        }
    };
    let mark = each.indicator.to_string();
    view! { <li data-strength=mark>{fold("point line", summary, Box::new(inside))}</li> }.into_any()
}

pub fn gaps(seen: &Arc<Seen>) -> Option<AnyView> {
    let found = gaps_of(seen.plan(), &seen.evaluation);
    if found.is_empty() {
        return Some(text("p", "empty", seen.words.no_gaps.to_owned()));
    }
    Some(list(found.iter().enumerate().map(|(place, gap)| group(seen, place, gap))).into_any())
}

/// What falls short in one section.
fn group(seen: &Arc<Seen>, place: usize, gap: &Gap) -> AnyView {
    let (no, title) = seen.section_name(&gap.section);
    let points = (seen.plan().rule.is_none() && gap.points != Default::default())
        .then(|| text("span", "hint", (seen.words.gap_points)(&figures::score(&gap.points))));
    view! {
        <div class="gap" data-gap=gap.section.join("/")>
            <h3>{named(no, title)} {text("span", "hint", (seen.words.gap_counts)(gap.not_met, gap.partly))} {points}</h3>
            {finding_lines(seen, gap.short.clone(), if place == 0 { WORST } else { OTHERS })}
        </div>
    }
    .into_any()
}
