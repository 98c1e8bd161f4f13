//! The shapes that the parts of the results page share: what opens, a list that shows its first lines, a table, a finding.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use crate::evaluate::Finding;
use crate::i18n::reason;
use crate::plan::CheckpointId;
use crate::ui::live::{handler, list, live, when};
use crate::ui::markup::element;
use crate::ui::way::{Goal, way};

/// Plain text of the screen.
#[inline(never)]
pub fn text(tag: &'static str, class: &'static str, text: String) -> AnyView {
    leptos::html::custom(tag).class(class).child(text).into_any()
}

/// What opens: its inside is made when it is first opened.
#[inline(never)]
pub fn fold(class: &'static str, summary: Vec<AnyView>, inside: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    let opened = RwSignal::new(false);
    view! {
        <details class=class on:toggle=handler(move |_| opened.set(true))>
            <summary>{summary}</summary>
            {when(move || opened.get(), inside)}
        </details>
    }
    .into_any()
}

/// A list of which the first lines are shown, and the others on demand and on paper.
pub fn listed<T: Clone + Send + Sync + 'static>(
    seen: &Arc<Seen>,
    class: &'static str,
    items: Vec<T>,
    line: fn(&Arc<Seen>, &T) -> AnyView,
    first: usize,
) -> AnyView {
    let rest: Vec<T> = items.iter().skip(first).cloned().collect();
    let shown = list(items.iter().take(first).map(|item| line(seen, item)));
    if rest.is_empty() {
        return element("ul", class, shown);
    }
    let count = rest.len();
    let others = {
        let seen = seen.clone();
        move || list(rest.iter().map(|item| line(&seen, item))).into_any()
    };
    with_more(seen, class, shown, count, Box::new(others))
}

#[inline(never)]
fn with_more(
    seen: &Arc<Seen>,
    class: &'static str,
    shown: Vec<AnyView>,
    count: usize,
    others: Box<dyn FnMut() -> AnyView + Send>,
) -> AnyView {
    let (all, printing) = (RwSignal::new(false), seen.page.printing);
    let (more, fewer) = ((seen.words.more)(count), seen.words.fewer.to_owned());
    let said = live(move || if all.get() { fewer.clone() } else { more.clone() });
    let toggle = move |_| all.update(|all| *all = !*all);
    view! {
        <ul class=class>{shown}{when(move || all.get() || printing.get(), others)}</ul>
        <p class="actions no-print"><button type="button" class="small" data-more="" aria-expanded=move || all.get().to_string() on:click=handler(toggle)>{said}</button></p>
    }
    .into_any()
}

/// A table with its name, the heads of its columns and its rows; the first cell of each row is the row's head.
#[inline(never)]
pub fn table(class: &'static str, name: String, heads: Vec<String>, rows: Vec<AnyView>) -> AnyView {
    let heads = list(heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }));
    view! {
        <table class=class>
            <caption class="sr-only">{name}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The head of a row.
#[inline(never)]
pub fn row_head(inside: Vec<AnyView>) -> AnyView {
    view! { <th scope="row">{inside}</th> }.into_any()
}

/// A number and a title, as a plan writes them.
#[inline(never)]
pub fn named(no: String, title: String) -> AnyView {
    view! { <span class="name"><span class="no">{no}</span> <span lang="zh-CN">{title}</span></span> }.into_any()
}

/// A drawing made of plain elements; what it says stands in words beside it.
#[inline(never)]
pub fn drawing(class: &'static str, view_box: String, label: Option<String>, markup: String) -> AnyView {
    let is_decoration = label.is_none().then_some("true");
    view! { <svg class=class viewBox=view_box role=label.is_some().then_some("img") aria-label=label aria-hidden=is_decoration inner_html=markup></svg> }
        .into_any()
}

/// One line for a checkpoint: the way to it, how it stands, and why.
pub fn finding_line(seen: &Arc<Seen>, id: &CheckpointId) -> AnyView {
    seen.finding(id).map(|finding| finding_item(seen, finding)).into_any()
}

fn finding_item(seen: &Seen, finding: &Finding) -> AnyView {
    let verdict = (seen.common.verdict)(finding.verdict).to_owned();
    let why = reason(seen.language, seen.plan(), finding);
    view! {
        <li class="finding" data-verdict=finding.verdict.word()>
            {way(seen.plan(), &seen.page.assessment, &finding.checkpoint, Goal::Answer)}
            <span class="verdict">{verdict}</span>
            <p class="why">{why}</p>
        </li>
    }
    .into_any()
}

/// Several of them, the first ones shown.
pub fn finding_lines(seen: &Arc<Seen>, ids: Vec<CheckpointId>, first: usize) -> AnyView {
    listed(seen, "findings", ids, finding_line, first)
}
