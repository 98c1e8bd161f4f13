//! An earlier assessment of the same subject and plan beside this one: the whole, by section, by indicator.
//!
//! It is chosen among what is kept in this browser. [`then`] is the one place that knows where its figures come from.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use super::shapes::{fold, listed, named, row_head, table, text};
use crate::assessment::{Assessment, AssessmentId};
use crate::evaluate::{Change, Comparison, Figure, Figures, Mark, Row, charted, compare as compare_figures, judged};
use crate::exact::{Ratio, tenths, whole};
use crate::i18n::reason;
use crate::plan::{CheckpointId, IndicatorId};
use crate::sorted;
use crate::ui::figures;
use crate::ui::live::{handler, list, live};
use crate::ui::markup::element;
use crate::ui::way::{Goal, way};

/// How many indicators that changed are shown at first.
const FIRST: usize = 12;

pub fn compare(seen: &Arc<Seen>) -> Option<AnyView> {
    let session = seen.page.session;
    let earlier: Vec<Assessment> = seen
        .with_dossier(|dossier| session.shelf.with(|shelf| shelf.earlier_than(dossier).into_iter().cloned().collect()))
        .unwrap_or_default();
    let Some(newest) = earlier.first().map(|each| each.id.clone()) else {
        return Some(text("p", "empty", seen.words.nothing_earlier.to_owned()));
    };
    let chosen = seen.page.then;
    let value = live(move || chosen.get().unwrap_or(newest.clone()).to_string());
    let options = list(earlier.iter().map(|each| {
        view! { <option value=each.id.to_string()>{option_name(seen, each)}</option> }
    }));
    let choose = move |event: leptos::ev::Event| chosen.set(Some(event_target_value(&event).into()));
    let beside = {
        let (seen, first) = (seen.clone(), earlier.first().map(|each| each.id.clone()));
        live(move || {
            let id = chosen.get().or(first.clone());
            let beside = id.and_then(|id| then(&seen, &id)).map(|then| beside(&seen, &then));
            beside.into_any()
        })
    };
    let field = view! {
        <label class="field compare-with no-print">
            <span>{seen.words.compare_with}</span>
            <select data-compare="" prop:value=value on:change=handler(choose)>{options}</select>
        </label>
        {beside}
    };
    Some(field.into_any())
}

fn option_name(seen: &Seen, each: &Assessment) -> String {
    let own = seen.with_dossier(|dossier| dossier.assessment.period);
    let period = (seen.common.period_name)(each.period);
    if own == Some(each.period) { (seen.words.kept_beside)(&period, each.created.date_naive()) } else { period }
}

/// What an assessment of the shelf came to, on its own day and with the numbers of its own period; as it was sealed,
/// where it is.
fn then(seen: &Seen, id: &AssessmentId) -> Option<Figures> {
    let mut dossier = seen.page.session.shelf.with_untracked(|shelf| shelf.dossier(id))?;
    // The sheet that is open is newer than the shelf's.
    seen.with_dossier(|open| {
        if open.subject.id == dossier.subject.id {
            dossier.sheet = open.sheet.clone();
        }
    });
    let plan = seen.plan();
    let evaluation = judged(plan, &dossier, seen.evaluation.moment.today)?;
    let (period, edition) = (dossier.assessment.period, &dossier.assessment.plan.edition);
    Some(Figures::of(plan, period, edition, &evaluation, |finding| reason(seen.language, plan, finding)))
}

fn now(seen: &Seen) -> Option<Figures> {
    let plan = seen.plan();
    seen.with_dossier(|dossier| {
        let (period, edition) = (dossier.assessment.period, &dossier.assessment.plan.edition);
        Figures::of(plan, period, edition, &seen.evaluation, |finding| reason(seen.language, plan, finding))
    })
}

/// Both side by side.
fn beside(seen: &Arc<Seen>, then: &Figures) -> AnyView {
    let Some(now) = now(seen) else { return ().into_any() };
    let found = compare_figures(then, &now);
    let words = seen.words;
    let edition = found.is_other_edition.then(|| text("p", "hint", (words.other_edition)(&then.edition, &now.edition)));
    let by_indicator = view! { <h3>{words.indicator_changes}</h3> {indicators(seen, found.clone())} };
    view! { {edition} {whole_and_sections(seen, then, &now, &found)} {by_indicator} }.into_any()
}

/// The table of the whole and of the sections that the charts show.
fn whole_and_sections(seen: &Seen, then: &Figures, now: &Figures, found: &Comparison) -> AnyView {
    let words = seen.words;
    let moment = |figures: &Figures| (words.moment)(&(seen.common.period_name)(figures.period), figures.as_of);
    let heads = vec![words.section.to_owned(), moment(then), moment(now), words.change_head.to_owned()];
    let all = |figures: &Figures| {
        let own = figure_text(seen, Some(&figures.total));
        let said = figures.band.clone().or(figures.state.map(|state| (seen.common.outcome_state)(state).to_owned()));
        said.map_or(own.clone(), |said| format!("{own} · {said}"))
    };
    let change = change_text(seen, found.total, share(&then.total), share(&now.total));
    let whole = vec![
        row_head(vec![text("span", "", words.whole.to_owned())]),
        text("td", "", all(then)),
        text("td", "", all(now)),
        text("td", "change", change),
    ];
    let mut rows = vec![view! { <tr data-change=found.total.word()>{whole}</tr> }.into_any()];
    for path in charted(seen.plan(), &seen.evaluation) {
        let Some(row) = found.sections.iter().find(|row| row.key == path) else { continue };
        let (no, title) = seen.section_name(&path);
        let cells = vec![
            row_head(vec![named(no, title)]),
            text("td", "", figure_text(seen, row.then.as_ref())),
            text("td", "", figure_text(seen, row.now.as_ref())),
            text("td", "change", row_change(seen, row)),
        ];
        rows.push(view! { <tr data-change=row.change.word()>{cells}</tr> }.into_any());
    }
    table("figures compared", words.compare.to_owned(), heads, rows)
}

fn share(figure: &Figure) -> Option<&Ratio> {
    figure.share.as_ref()
}

fn row_change<K>(seen: &Seen, row: &Row<K, Figure>) -> String {
    change_text(seen, row.change, row.then.as_ref().and_then(share), row.now.as_ref().and_then(share))
}

/// `82.5`; without a score how many are met; or that nothing counts, or nothing is answered.
fn figure_text(seen: &Seen, figure: Option<&Figure>) -> String {
    match figure {
        None => seen.words.not_counted.to_owned(),
        Some(figure) if figure.applicable == 0 => seen.words.not_counted.to_owned(),
        Some(figure) if seen.plan().rule.is_some() => (seen.words.by_count)(figure.met, figure.applicable),
        Some(figure) => figure.share.as_ref().map_or("—".to_owned(), |share| figures::score(&(share * whole(100)))),
    }
}

/// The change in words and by how much, as the shown figures differ.
fn change_text(seen: &Seen, change: Change, then: Option<&Ratio>, now: Option<&Ratio>) -> String {
    let words = seen.words;
    let moved = then.zip(now).filter(|_| seen.plan().rule.is_none());
    match (change, moved) {
        (Change::Up | Change::Down, Some((then, now))) => {
            let by = (tenths(&(now * whole(100))) - tenths(&(then * whole(100)))).abs();
            let by = if by == 0 { words.tiny.to_owned() } else { format!("{}.{}", by / 10, by % 10) };
            (words.change_by)(change, by.trim_end_matches(".0"))
        }
        (Change::Up | Change::Down | Change::Same | Change::New | Change::Gone | Change::Open, _) => {
            (words.change)(change).to_owned()
        }
    }
}

/// What one indicator was and is, with its checkpoints.
type Changed = (Row<IndicatorId, Figure>, Arc<Comparison>);

fn indicators(seen: &Arc<Seen>, found: Comparison) -> AnyView {
    let words = seen.words;
    let found = Arc::new(found);
    let count = |change: Change| found.indicators.iter().filter(|row| row.change == change).count();
    let counts = Change::ALL.iter().map(|change| (*change, count(*change))).filter(|(_, count)| *count > 0);
    let counts = counts.map(|(change, count)| view! { <li data-count=change.word()>{(words.counted)(change, count)}</li> });
    let is_news = |change: Change| match change {
        Change::Up | Change::Down | Change::New | Change::Gone => true,
        Change::Same | Change::Open => false,
    };
    let (news, same): (Vec<Changed>, Vec<Changed>) =
        found.indicators.iter().map(|row| (row.clone(), found.clone())).partition(|(row, _)| is_news(row.change));
    let changed = match news.is_empty() {
        true => text("p", "empty", words.all_same.to_owned()),
        false => listed(seen, "findings", largest_first(news), indicator, FIRST),
    };
    let others = (!same.is_empty()).then(|| {
        let (seen, name) = (seen.clone(), (words.others)(same.len()));
        let inside = move || listed(&seen, "findings", same.clone(), indicator, usize::MAX);
        fold("how", vec![text("span", "", name)], Box::new(inside))
    });
    view! { <ul class="facts counts">{list(counts)}</ul> {changed} {others} }.into_any()
}

/// By how much each moved; what came or went stands at the end.
fn largest_first(changed: Vec<Changed>) -> Vec<Changed> {
    let share = |figure: &Option<Figure>| figure.as_ref().and_then(|figure| figure.share.clone());
    let moved = |row: &Row<IndicatorId, Figure>| match (share(&row.then), share(&row.now)) {
        (Some(then), Some(now)) if now > then => Some(now - then),
        (Some(then), Some(now)) => Some(then - now),
        (None, _) | (_, None) => None,
    };
    sorted::by_key(changed, |(row, _)| std::cmp::Reverse(moved(row)))
}

fn indicator(seen: &Arc<Seen>, (row, found): &Changed) -> AnyView {
    let name = match seen.indicator(&row.key) {
        Some(indicator) => named(indicator.no.clone(), indicator.title.clone()),
        None => text("span", "name", row.key.to_string()),
    };
    let sides = (seen.words.from_to)(&figure_text(seen, row.then.as_ref()), &figure_text(seen, row.now.as_ref()));
    let summary = vec![name, text("span", "sides", sides), text("span", "change", row_change(seen, row))];
    let inside = {
        let (seen, found, id) = (seen.clone(), found.clone(), row.key.clone());
        move || checkpoints(&seen, &found, &id)
    };
    let mark = row.key.to_string();
    view! { <li data-compared=mark data-change=row.change.word()>{fold("point line", summary, Box::new(inside))}</li> }
        .into_any()
}

/// The checkpoints of an indicator, then and now.
fn checkpoints(seen: &Arc<Seen>, found: &Comparison, id: &IndicatorId) -> AnyView {
    let own = seen.indicator(id).map(|indicator| indicator.checkpoints.as_slice()).unwrap_or_default();
    let is_own = |row: &&Row<CheckpointId, Mark>| own.iter().any(|checkpoint| checkpoint.id == row.key);
    let lines = found.checkpoints.iter().filter(is_own).map(|row| checkpoint(seen, row));
    element("ul", "findings", list(lines))
}

fn checkpoint(seen: &Seen, row: &Row<CheckpointId, Mark>) -> AnyView {
    let words = seen.words;
    let side = |name: &str, mark: Option<&Mark>| {
        let why = mark.map_or(words.not_counted, |mark| mark.why.as_str());
        view! { <p class="why"><b>{name.to_owned()}</b> {why.to_owned()}</p> }
    };
    let change = (words.change)(row.change);
    view! {
        <li class="finding" data-change=row.change.word()>
            {way(seen.plan(), &seen.page.assessment, &row.key, Goal::Answer)}
            <span class="change">{change}</span>
            {side(words.then, row.then.as_ref())}
            {side(words.now, row.now.as_ref())}
        </li>
    }
    .into_any()
}
