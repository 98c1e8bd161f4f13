//! 基础数据表: every number that the plans of one subject ask for, in a clerk's order, with last year's beside, who uses it,
//! and which verdicts a change flips.

mod row;
mod seen;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::growing::Growing;
use super::live::{handler, list, live, memo, part, when};
use super::markup::{said, word};
use super::status::SaveMark;
use crate::assessment::{Dossier, SheetKey};
use crate::evaluate::{Demand, demands};
use crate::i18n::{SealWords, SheetWords};
use crate::plan::Group;
use crate::platform::location;
use crate::state::{Derived, Route, Session, Spot, session};
use row::row;
use seen::Sharing;

/// What is shown: all, or these, which were blank when only they were asked for: a row stays while it is filled in.
type Shown = RwSignal<Option<Arc<Vec<SheetKey>>>>;

#[component]
pub fn SheetPage() -> impl IntoView {
    let session = session();
    let opened = untrack(|| session.with_dossier(|dossier| dossier.sheet.clone())).unwrap_or_default();
    let period = untrack(|| session.with_dossier(|dossier| dossier.assessment.period));
    let period_text = live(move || period.map(|period| (session.words().period_name)(period)).unwrap_or_default());
    // Plans come one after the other: the table is made anew for each.
    let ids = memo(move || session.together().into_iter().map(|(_, id)| id).collect::<Vec<_>>());
    // In a step of its own: the page before has just gone.
    let is_due = Growing::begin().comes_to(1);
    let table = part(move || {
        ids.track();
        is_due.get().then(|| {
            let sharing = Sharing::new(session, untrack(|| session.together()), opened.clone());
            table(session, sharing)
        })
    });

    view! {
        <div class="results sheet-page">
            <h1 tabindex="-1">{t!(session.sheet)}</h1>
            <p class="crumb"><span lang="zh-CN">{move || session.with_dossier(|dossier| dossier.subject.name.clone()).unwrap_or_default()}</span> " · " {period_text}</p>
            {when(move || session.sealed.get(), move || sealed_line(session))}
            {table}
        </div>
    }
}

/// What is entered here does not change what was sealed.
fn sealed_line(session: Session) -> AnyView {
    let results = |dossier: &Dossier| Route::Results { assessment: dossier.assessment.id.clone() }.hash();
    let results = untrack(|| session.with_dossier(results));
    view! {
        <div class="sealed" data-sheet-sealed="">
            <p>{t!(session, SheetWords.sealed)}</p>
            <p class="actions no-print"><a href=results>{t!(session, SealWords.to_results)}</a></p>
        </div>
    }
    .into_any()
}

fn table(session: Session, sharing: Sharing) -> AnyView {
    let dossiers = untrack(|| sharing.dossiers());
    let pairs: Vec<_> = sharing.plans().zip(&dossiers).map(|(plan, dossier)| (&**plan, dossier)).collect();
    let demands = demands(&pairs);
    if demands.is_empty() {
        return word(session, "p", "empty", pick!(SheetWords.nothing_asked));
    }
    let shown: Shown = RwSignal::new(None);
    let keys: Arc<Vec<SheetKey>> = Arc::new(demands.iter().map(|demand| demand.key.clone()).collect());
    let bar = bar(session, &sharing, keys, shown);
    let mut groups: Vec<(Group, Vec<Demand>)> = Vec::new();
    for demand in demands {
        match groups.last_mut() {
            Some((group, inside)) if *group == demand.group => inside.push(demand),
            _ => groups.push((demand.group, vec![demand])),
        }
    }
    let growing = Growing::begin();
    let mut before = 0;
    let bodies = list(groups.into_iter().map(|(group, inside)| {
        let first = before;
        before += inside.len();
        let parts = Parts { growing, first };
        body(session, &sharing, group, inside, shown, parts)
    }));
    let period = untrack(|| session.with_dossier(|dossier| dossier.assessment.period));
    let column = move |over: fn(&'static SheetWords) -> fn(&str) -> String, earlier: bool| {
        live(move || {
            let period = period.map(|period| if earlier { period.before() } else { period });
            let name = period.map(|period| (session.words().period_name)(period)).unwrap_or_default();
            over(SheetWords::of(session.language.get()))(&name)
        })
    };

    view! {
        <p class="hint no-print">{t!(session, SheetWords.intro)}</p>
        {sharing.legend()}
        {bar}
        <table class="sheet">
            <thead><tr>
                <th scope="col">{t!(session, SheetWords.item)}</th>
                <th scope="col">{column(|words| words.last_year, true)}</th>
                <th scope="col">{column(|words| words.this_year, false)}</th>
                <th scope="col">{t!(session, SheetWords.used_by)}</th>
            </tr></thead>
            {bodies}
        </table>
    }
    .into_any()
}

/// How much is filled in, what changed, and the filter.
fn bar(session: Session, sharing: &Sharing, keys: Arc<Vec<SheetKey>>, shown: Shown) -> AnyView {
    let all = keys.len();
    let filled = filled(session, keys.to_vec());
    let flips = sharing.flip_count();
    let flipped = live(move || {
        let words = SheetWords::of(session.language.get());
        match flips.get() {
            0 => words.none_flipped.to_owned(),
            count => (words.flipped)(count),
        }
    });
    let set = move |event: ev::Event| {
        let blank = || {
            let is_blank =
                |key: &&SheetKey| session.with_dossier(|dossier| dossier.sheet.text(key).trim().is_empty()) == Some(true);
            Arc::new(untrack(|| keys.iter().filter(is_blank).cloned().collect::<Vec<_>>()))
        };
        shown.set(event_target_checked(&event).then(blank));
    };
    let none_blank = when(
        move || shown.with(|shown| shown.as_ref().is_some_and(|keys| keys.is_empty())),
        move || word(session, "p", "empty", pick!(SheetWords.all_filled)),
    );
    let (can_undo, can_redo) = (session.can_undo(), session.can_redo());
    let back = move |_| show(session.undo());
    let forth = move |_| show(session.redo());
    let count = live(move || (SheetWords::of(session.language.get()).filled)(filled.get(), all));

    view! {
        <div class="status sheet-bar">
            <p data-filled=live(move || filled.get().to_string())><strong>{count}</strong></p>
            <progress class="no-print" max=all.to_string() prop:value=live(move || filled.get().to_string()) aria-hidden="true"></progress>
            <label class="tick no-print"><input type="checkbox" data-only-blank="" on:change=handler(set)/>{word(session, "span", "", pick!(SheetWords.only_blank))}</label>
            <SaveMark/>
            <p class="flips no-print" role="status" data-flips=live(move || flips.get().to_string())>{flipped}</p>
            <p class="steps no-print">
                <button type="button" class="quiet" disabled=move || !can_undo.get() on:click=handler(back)>{t!(session.undo)}</button>
                <button type="button" class="quiet" disabled=move || !can_redo.get() on:click=handler(forth)>{t!(session.redo)}</button>
            </p>
        </div>
        {none_blank}
    }
    .into_any()
}

/// Shows what a step back or forth changed, where that is on the page.
fn show(spot: Option<Spot>) {
    if let Some(Spot::Value(key)) = spot {
        location::focus(&format!("tr[data-key=\"{}\"] input", key.text()));
    }
}

/// How many of these are filled in.
fn filled(session: Session, keys: Vec<SheetKey>) -> Derived<usize> {
    memo(move || {
        let count = |dossier: &Dossier| keys.iter().filter(|key| !dossier.sheet.text(key).trim().is_empty()).count();
        session.with_dossier(count).unwrap_or_default()
    })
}

/// So many rows are shown at a time.
const PART: usize = 12;

/// Where a group begins among all rows, which are shown a part at a time.
struct Parts {
    growing: Growing,
    first: usize,
}

/// One group with its rows.
fn body(
    session: Session,
    sharing: &Sharing,
    group: Group,
    demands: Vec<Demand>,
    shown: Shown,
    Parts { growing, first }: Parts,
) -> AnyView {
    let keys: Vec<SheetKey> = demands.iter().map(|demand| demand.key.clone()).collect();
    let (all, filled) = (keys.len(), filled(session, keys.clone()));
    let is_hidden =
        live(move || shown.with(|shown| shown.as_ref().is_some_and(|shown| !keys.iter().any(|key| shown.contains(key)))));
    let name = said(session, "span", "", move |language| (SheetWords::of(language).group)(group).to_owned());
    let count = said(session, "span", "count", move |language| (SheetWords::of(language).group_filled)(filled.get(), all));
    let rows = list(demands.chunks(PART).enumerate().map(|(place, part)| {
        let (part, sharing) = (part.to_vec(), sharing.clone());
        let is_here = growing.comes_to(first / PART + place);
        let made = move || list(part.iter().map(|demand| row(session, &sharing, demand.clone(), shown))).into_any();
        when(move || is_here.get(), made)
    }));
    view! {
        <tbody data-group=group.word() hidden=is_hidden>
            <tr class="group-row"><th colspan="4" scope="rowgroup">{name} {count}</th></tr>
            {rows}
        </tbody>
    }
    .into_any()
}
