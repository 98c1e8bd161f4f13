//! The parts of a plan that gives no score: how each stands, one square for each of its indicators.

use std::sync::Arc;

use leptos::prelude::*;

use super::drawing::{SQUARE, Square, squares};
use super::seen::Seen;
use super::shapes::{drawing, finding_lines, fold, text};
use crate::evaluate::{PartOutcome, Standing};
use crate::plan::{CheckpointId, Stage};
use crate::ui::live::list;
use crate::ui::outcome::outcome_of;

/// How many checkpoints of a part are shown at once.
const FIRST: usize = 20;

pub fn parts(seen: &Arc<Seen>) -> Option<AnyView> {
    let outcome = outcome_of(&seen.evaluation)?;
    let rows = list(outcome.parts.iter().map(|part| row(seen, part)));
    let key = Square::ALL.iter().zip(seen.words.squares).map(|(square, word)| {
        view! { <span>{drawing("squares", "0 0 18 18".to_owned(), None, squares([*square].into_iter()))} {word}</span> }
    });
    let inside = view! {
        <p class="hint">{seen.words.outcome_hint}</p>
        <p class="hint key">{list(key)}</p>
        <ul class="outcome-parts">{rows}</ul>
    };
    Some(inside.into_any())
}

fn row(seen: &Arc<Seen>, part: &PartOutcome) -> AnyView {
    let (no, title) = seen.section_name(&part.section);
    let stage = part.stage.map(|stage: Stage| format!(" · {}", (seen.common.stage_name)(stage))).unwrap_or_default();
    let counts = [part.met, part.near, part.missed, part.open];
    let all: usize = counts.iter().sum();
    let each = Square::ALL.iter().zip(counts).flat_map(|(square, count)| std::iter::repeat_n(*square, count));
    let size = format!("0 0 {} 18", (SQUARE * all as i64).max(SQUARE));
    let chart = (all > 0).then(|| drawing("squares", size, None, squares(each)));
    let findings = {
        let (seen, section) = (seen.clone(), part.section.clone());
        move || finding_lines(&seen, inside(&seen, &section), FIRST)
    };
    view! {
        <li data-part=part.section.join("/") data-outcome=part.state.word() data-stage=part.stage.map(Stage::word)>
            <span class="name"><span lang="zh-CN">{format!("{no} {title}")}</span>{stage}</span>
            {text("span", "verdict", (seen.common.outcome_state)(part.state).to_owned())}
            {chart}
            {text("span", "hint", (seen.words.outcome_part)(part))}
            {fold("how", vec![text("span", "", seen.words.show.to_owned())], Box::new(findings))}
        </li>
    }
    .into_any()
}

/// What counts of a section, in the plan's order.
fn inside(seen: &Seen, section: &[String]) -> Vec<CheckpointId> {
    let own = seen.plan().indicators.iter().filter(|indicator| indicator.section.starts_with(section));
    let findings = own.flat_map(|indicator| &indicator.checkpoints).filter_map(|each| seen.finding(&each.id));
    findings.filter(|finding| finding.standing != Standing::Outside).map(|finding| finding.checkpoint.clone()).collect()
}
