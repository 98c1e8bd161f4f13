//! Scores by section: a radar and bars, with the table that says the same in figures.

use std::sync::Arc;

use leptos::prelude::*;

use super::drawing::{RADAR, bar, radar};
use super::seen::Seen;
use super::shapes::{drawing, named, row_head, table, text};
use crate::evaluate::{Tally, charted};
use crate::plan::SectionPath;
use crate::ui::figures;
use crate::ui::markup::element;

/// From how many axes on a radar shows a shape.
const AXES: usize = 3;

/// Bars, radar and table of the sections, where there is a score.
pub fn by_section(seen: &Arc<Seen>) -> Option<AnyView> {
    let words = seen.words;
    let shown = charted(seen.plan(), &seen.evaluation);
    let shown: Vec<(SectionPath, &Tally)> =
        shown.into_iter().filter_map(|path| seen.evaluation.section(&path).map(|tally| (path.clone(), tally))).collect();
    if shown.is_empty() || seen.plan().rule.is_some() {
        return None;
    }
    let rows = shown.iter().enumerate().map(|(place, (path, tally))| row(seen, place + 1, path, tally)).collect();
    let heads = [words.place, words.section, words.bar, words.score, words.answered].map(str::to_owned).into();
    let mut parts = vec![table("figures sections-table", words.by_section.to_owned(), heads, rows)];
    let mut keys = vec![text("p", "hint", words.bar_key.to_owned())];
    if shown.len() >= AXES {
        let values: Vec<(i64, i64)> = shown.iter().map(|(_, tally)| ends(tally)).collect();
        let size = format!("0 0 {RADAR} {RADAR}");
        parts.push(drawing("radar", size, Some(words.radar.to_owned()), radar(&values)));
        keys.push(text("p", "hint", words.radar_key.to_owned()));
    }
    Some(view! { {element("div", "charted", parts)} {keys} }.into_any())
}

/// What is reached and what is possible, in thousandths.
fn ends(tally: &Tally) -> (i64, i64) {
    let (reached, open) = figures::bar(tally);
    (reached, reached + open)
}

fn row(seen: &Seen, place: usize, path: &[String], tally: &Tally) -> AnyView {
    let (no, title) = seen.section_name(path);
    let (reached, open) = figures::bar(tally);
    let cells = vec![
        text("td", "no", place.to_string()),
        row_head(vec![named(no, title)]),
        element("td", "bar-cell", vec![bar_drawing(reached, open)]),
        text("td", "score", figures::headline(tally)),
        text("td", "count", format!("{}/{}", tally.coverage.answered, tally.coverage.applicable)),
    ];
    element("tr", "", cells)
}

#[inline(never)]
fn bar_drawing(reached: i64, open: i64) -> AnyView {
    view! { <svg class="bar" viewBox="0 0 1000 80" preserveAspectRatio="none" aria-hidden="true" inner_html=bar(reached, open)></svg> }
        .into_any()
}
