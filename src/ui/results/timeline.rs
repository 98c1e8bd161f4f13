//! Deadlines on a time line: what is overdue, what comes, what goes on, each stop with its checkpoints.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use super::shapes::{finding_lines, fold, text};
use crate::evaluate::{Deadlines, Stop, timeline as timeline_of};
use crate::ui::live::list;

const FIRST: usize = 20;

pub fn timeline(seen: &Arc<Seen>) -> Option<AnyView> {
    let found = timeline_of(&seen.evaluation);
    if found.is_empty() {
        return None;
    }
    let words = seen.words;
    let heads = [words.when, words.count, words.met];
    let heads = list(heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }));
    let stops = list(found.iter().map(|stop| stop_rows(seen, stop)));
    let inside = view! {
        <p class="hint">{(words.timeline_hint)(seen.evaluation.moment.today)}</p>
        <table class="figures timeline">
            <caption class="sr-only">{words.timeline}</caption>
            <thead><tr>{heads}</tr></thead>
            {stops}
        </table>
    };
    Some(inside.into_any())
}

/// A word for each kind of stop, for tools and for its mark on the track.
fn word(stop: Stop) -> &'static str {
    match stop {
        Stop::Overdue => "overdue",
        Stop::OpenPast => "open",
        Stop::Soon => "soon",
        Stop::Quarter { .. } => "later",
        Stop::Ongoing => "ongoing",
        Stop::Done => "done",
    }
}

fn stop_rows(seen: &Arc<Seen>, here: &Deadlines) -> AnyView {
    let words = seen.words;
    let days = here.first.zip(here.last).map(|(first, last)| text("span", "hint", (words.days)(first, last)));
    let inside = {
        let (seen, ids) = (seen.clone(), here.checkpoints.clone());
        move || finding_lines(&seen, ids.clone(), FIRST)
    };
    let show = vec![text("span", "", words.show.to_owned())];
    let met = if here.met == 0 { "—".to_owned() } else { here.met.to_string() };
    view! {
        <tbody data-stop=word(here.stop)>
            <tr>
                <th scope="row"><span class="name">{(words.stop)(here.stop)}</span> {days}</th>
                <td>{here.checkpoints.len().to_string()}</td>
                <td>{met}</td>
            </tr>
            <tr class="opens"><td colspan="3">{fold("how", show, Box::new(inside))}</td></tr>
        </tbody>
    }
    .into_any()
}
