//! One sheet as a table. Its rows come in parts that no cell reaches across, one after another.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::workbook::{Cell, Look, Page, Span, Value};
use crate::ui::growing::Growing;
use crate::ui::live::{keyed, list};
use crate::ui::markup::{element, quoted};

/// How many rows a part has, if cells do not reach further.
const PART: usize = 24;

/// A sheet with its heading; what stands over its columns is text.
pub fn sheet(page: Arc<Page>) -> AnyView {
    let head = page.head as usize;
    let above = list((0..head.saturating_sub(1)).filter_map(|row| line(&page, row)));
    // A cover has no heads: its title stands first.
    let first = if head == 0 { 1 } else { head };
    let title = (head == 0).then(|| line(&page, 0));
    let total: u32 = printed(&page).map(|width| u32::from(*width)).sum();
    let column =
        |width: &u16| leptos::html::custom("col").attr("width", format!("{}%", u32::from(*width) * 100 / total.max(1)));
    let columns = list(printed(&page).map(column));
    let heads = (head > 0).then(|| element("thead", "", vec![row(&page, head - 1)]));
    let parts = parts(&page, first);
    let growing = Growing::begin();
    let body = {
        let page = page.clone();
        keyed(
            move || growing.so_far(parts.clone(), 1),
            |part| part.0.to_string(),
            move |(from, to)| element("tbody", "", (from..to).map(|each| row(&page, each)).collect()),
        )
    };
    let class = if page.is_portrait { "sheet-paper upright" } else { "sheet-paper" };
    let name = page.name;
    view! {
        <section class=class data-sheet=name lang="zh-CN" aria-label=name>
            {title}
            {above}
            <div class="table-frame" tabindex="0" role="group" aria-label=name>
                <table class="paper-table"><colgroup>{columns}</colgroup>{heads}{body}</table>
            </div>
        </section>
    }
    .into_any()
}

fn printed(page: &Page) -> impl Iterator<Item = &u16> {
    page.widths.iter().take(usize::from(page.printed))
}

/// A line over the table, as text.
fn line(page: &Page, row: usize) -> Option<AnyView> {
    let cell = page.rows.get(row)?.first()?;
    Some(quoted(if cell.look == Look::Title { "h2" } else { "p" }, "", said(&cell.value)))
}

/// From and to which row each part goes.
fn parts(page: &Page, first: usize) -> Vec<(usize, usize)> {
    let reaches_across =
        |row: usize| page.spans.iter().any(|span| (span.first.0 as usize) < row && row <= span.last.0 as usize);
    let mut parts = Vec::new();
    let mut from = first;
    for to in first..=page.rows.len() {
        let is_end = to == page.rows.len();
        if (is_end && to > from) || (to - from >= PART && !reaches_across(to)) {
            parts.push((from, to));
            from = to;
        }
    }
    parts
}

fn row(page: &Page, place: usize) -> AnyView {
    let cells = page.rows.get(place).map(Vec::as_slice).unwrap_or_default();
    let cells = cells.iter().enumerate().take(usize::from(page.printed)).filter_map(|(column, each)| {
        let at = (place as u32, column as u16);
        let span = page.spans.iter().find(|span| covers(span, at));
        match span {
            Some(span) if span.first != at => None,
            span => Some(cell(page, each, column as u16, span)),
        }
    });
    element("tr", "", cells.collect())
}

fn covers(span: &Span, (row, column): (u32, u16)) -> bool {
    (span.first.0..=span.last.0).contains(&row) && (span.first.1..=span.last.1).contains(&column)
}

fn cell(page: &Page, cell: &Cell, column: u16, span: Option<&Span>) -> AnyView {
    let text = said(&cell.value);
    let mark = page.shades.iter().find(|shade| shade.column == column && shade.words.contains(&text));
    let class = match (cell.look, mark) {
        (_, Some(shade)) if shade.is_grave => "centre grave",
        (_, Some(_)) => "centre slight",
        (Look::Centre | Look::Day | Look::FillCentre, None) => "centre",
        (Look::Number | Look::FillNumber, None) => "amount",
        (Look::Bare | Look::Title | Look::Line | Look::Head | Look::Text | Look::Code | Look::Fill, None) => "",
    };
    let tag = if cell.look == Look::Head { "th" } else { "td" };
    // The heads of a cover stand beside what they name.
    let scope = (cell.look == Look::Head).then_some(if page.head == 0 { "row" } else { "col" });
    let reach = |first: u32, last: u32| (last > first).then(|| (last - first + 1).to_string());
    let rows = span.and_then(|span| reach(span.first.0, span.last.0));
    let columns = span.and_then(|span| reach(u32::from(span.first.1), u32::from(span.last.1.min(page.printed - 1))));
    leptos::html::custom(tag)
        .class(class)
        .attr("scope", scope)
        .attr("rowspan", rows)
        .attr("colspan", columns)
        .child(text)
        .into_any()
}

fn said(value: &Value) -> String {
    match value {
        Value::Blank => String::new(),
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Day(day) => crate::i18n::workbook::day_text(*day),
    }
}
