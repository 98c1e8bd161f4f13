//! The start form: who is assessed and for which time. Only what is needed to ask the right things.

use leptos::html;
use leptos::prelude::*;

use super::live::{handler, list, live};
use crate::assessment::{Period, Subject, asked};
use crate::plan::{Plan, SubjectKind};
use crate::platform::clock;
use crate::state::{PlanCard, Route, Session, Start, session};
use crate::words::Word;

/// Opens and closes a native dialog with a signal.
pub fn follow_dialog(dialog: NodeRef<html::Dialog>, open: Signal<bool>) {
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => _ = dialog.show_modal(),
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    });
}

/// What stands in the form, as typed.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    kind: RwSignal<String>,
    region: RwSignal<String>,
    period: RwSignal<String>,
    problem: RwSignal<Option<String>>,
}

#[component]
pub fn StartDialog(
    /// The plan to start with; `None` while the form is closed.
    starting: RwSignal<Option<PlanCard>>,
) -> impl IntoView {
    let session = session();
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    follow_dialog(dialog, Signal::derive(move || starting.with(Option::is_some)));
    let periods = periods();
    let form = Form {
        name: RwSignal::default(),
        kind: RwSignal::default(),
        region: RwSignal::default(),
        period: RwSignal::new(periods[0].to_string()),
        problem: RwSignal::default(),
    };
    Effect::new(move |_| {
        if let Some(card) = starting.get() {
            form.region.set(card.region);
            form.problem.set(None);
        }
    });
    let title = live(move || starting.with(|card| card.as_ref().map(|card| card.title.clone())).unwrap_or_default());
    let known = move || {
        let kind = SubjectKind::from_word(&form.kind.get());
        kind.is_some_and(|kind| session.shelf.with(|shelf| shelf.same_subject(&form.name.get(), kind).is_some()))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(card) = starting.get_untracked() {
            leptos::task::spawn_local(begin(session, form, card, starting));
        }
    };

    view! {
        <dialog class="start" node_ref=dialog on:close=handler(move |_| starting.set(None)) aria-labelledby="start-title">
            <form on:submit=handler(submit) novalidate>
                <h2 id="start-title">{t!(session.start_title)}</h2>
                <p class="crumb" lang="zh-CN">{title}</p>
                <label class="field">
                    <span>{t!(session.name)}</span>
                    <input type="text" name="name" required maxlength="60" autocomplete="off" aria-describedby="name-hint"
                        bind:value=form.name/>
                    <small id="name-hint">{move || if known() { session.words().same_subject } else { session.words().name_hint }.to_owned()}</small>
                </label>
                <label class="field">
                    <span>{t!(session.kind)}</span>
                    <select name="kind" required bind:value=form.kind>
                        <option value="">{t!(session.kind_choose)}</option>
                        {kinds(session, true)}
                        {kinds(session, false)}
                    </select>
                </label>
                <label class="field">
                    <span>{t!(session.region)}</span>
                    <input type="text" name="region" maxlength="60" autocomplete="off" aria-describedby="region-hint" bind:value=form.region/>
                    <small id="region-hint">{t!(session.region_hint)}</small>
                </label>
                <label class="field">
                    <span>{t!(session.period)}</span>
                    <select name="period" bind:value=form.period>
                        {list(periods.into_iter().map(|period| view! {
                            <option value=period.to_string()>{move || (session.words().period_name)(period)}</option>
                        }))}
                    </select>
                </label>
                <p class="problem" role="alert">{move || form.problem.get().unwrap_or_default()}</p>
                <p class="actions">
                    <button type="submit" class="primary">{t!(session.start)}</button>
                    <button type="button" on:click=handler(move |_| starting.set(None))>{t!(session.cancel)}</button>
                </p>
            </form>
        </dialog>
    }
}

fn kinds(session: Session, schools: bool) -> impl IntoView {
    let label = session.said(if schools { |words| words.kinds_schools } else { |words| words.kinds_others });
    let kinds = SubjectKind::ALL.iter().copied().filter(move |kind| kind.is_school() == schools);
    let option = move |kind: SubjectKind| view! { <option value=kind.word()>{move || (session.words().kind_name)(kind).to_owned()}</option> };
    view! { <optgroup label=label>{list(kinds.map(option))}</optgroup> }
}

/// This school year first, then the calendar year, then the ones before.
fn periods() -> Vec<Period> {
    let this_school_year = Period::school_year_of(clock::today());
    let last_day = this_school_year.last_day();
    let year = chrono::Datelike::year(&last_day);
    let before = Period::SchoolYear(year - 2);
    let calendar = chrono::Datelike::year(&clock::today());
    vec![this_school_year, Period::Year(calendar), before, Period::Year(calendar - 1)]
}

/// Checks the form, loads the plan, and opens the new assessment; says what is missing else.
async fn begin(session: Session, form: Form, card: PlanCard, starting: RwSignal<Option<PlanCard>>) {
    let words = untrack(move || session.words());
    let say = |text: String| form.problem.set(Some(text));
    let (name, region) = (form.name.get_untracked(), form.region.get_untracked());
    let kind = SubjectKind::from_word(&form.kind.get_untracked());
    let period = Period::from_text(&form.period.get_untracked());
    let (Some(kind), Some(period), false) = (kind, period, name.trim().is_empty()) else {
        let missing = [(name.trim().is_empty(), words.name_missing), (kind.is_none(), words.kind_missing)];
        say(missing.into_iter().filter(|(missing, _)| *missing).map(|(_, text)| text).collect::<Vec<_>>().join(" "));
        return;
    };
    let Some(plan) = session.load_plan(&card.id).await else {
        say(words.load_failed.to_owned());
        return;
    };
    if !asks_anything(&plan, &name, kind) {
        let unit = kind == SubjectKind::Unit;
        say(if unit { words.office_unknown.to_owned() } else { (words.nothing_asked)((words.kind_name)(kind)) });
        return;
    }
    let id = session.start(card.reference(), Start { name, kind, region, period });
    starting.set(None);
    form.name.set(String::new());
    session.go(&Route::Answer { assessment: id, section: Vec::new() });
}

fn asks_anything(plan: &Plan, name: &str, kind: SubjectKind) -> bool {
    let subject = Subject::new("".into(), name.trim().to_owned(), kind, String::new());
    asked(plan, &subject).next().is_some()
}
