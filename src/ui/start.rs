//! The start form: who is assessed, for which time, against which plans. Only what is needed to ask the right things.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::follow_dialog;
use super::live::{effect, handler, list, live, memo, when};
use super::markup::{element, following, quoted, word};
use super::notices::{Notices, notices};
use super::plans::{Near, groups, plans_near};
use super::rest::Rest;
use super::text_field::Typed;
use crate::assessment::{AssessmentId, Period, PlanCard, Subject, SubjectId, asked};
use crate::i18n::{Messages, StartWords};
use crate::plan::{NATION, Nearness, Plan, PlanId, SubjectKind};
use crate::platform::{clock, location};
use crate::state::{Derived, Route, Session, Start, session};
use crate::words::Word;

/// What the form is opened with: a plan that was chosen, a subject that is known.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Opening {
    pub plan: Option<PlanId>,
    pub subject: Option<SubjectId>,
}

/// With what the form stands open; `None` while it is closed.
#[derive(Clone, Copy)]
pub struct Starting {
    opening: RwSignal<Option<Opening>>,
    rest: Rest,
}

/// The start form of this page.
pub fn starting() -> Starting {
    expect_context()
}

impl Starting {
    pub fn new(rest: Rest) -> Self {
        Self { opening: RwSignal::default(), rest }
    }

    /// Opens the form, once it is here.
    pub fn open(self, opening: Opening) {
        self.rest.once_here(move || self.opening.set(Some(opening)));
    }

    fn close(self) {
        self.opening.set(None);
    }

    /// The plan that was chosen before the form opened.
    fn plan(self) -> Option<PlanId> {
        self.opening.with(|opening| opening.as_ref().and_then(|opening| opening.plan.clone()))
    }
}

/// What stands in the form, as typed and ticked.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    kind: RwSignal<String>,
    region: RwSignal<String>,
    period: RwSignal<String>,
    /// The ticks that a person set or took away; the others follow from the region.
    ticks: RwSignal<Vec<(PlanId, bool)>>,
    problem: RwSignal<Option<String>>,
    /// It was sent, and its plans are being loaded: sent again, it begins nothing more.
    is_sent: StoredValue<bool>,
    starting: Starting,
    plans: Derived<Vec<Near>>,
}

impl Form {
    fn new(session: Session, starting: Starting, period: String) -> Self {
        let region: RwSignal<String> = RwSignal::default();
        Self {
            name: RwSignal::default(),
            kind: RwSignal::default(),
            region,
            period: RwSignal::new(period),
            ticks: RwSignal::default(),
            problem: RwSignal::default(),
            is_sent: StoredValue::default(),
            starting,
            plans: memo(move || plans_near(session, &[region.get()])),
        }
    }

    /// Fills the form anew for what it is opened with.
    fn open(self, session: Session, opening: &Opening) {
        let known =
            opening.subject.as_ref().and_then(|id| session.shelf.with_untracked(|shelf| shelf.subjects.get(id).cloned()));
        let near = || untrack(move || session.own_regions()).pop();
        let of_plan = || opening.plan.as_ref().and_then(|id| untrack(move || session.card_of(id))).map(|card| card.region);
        let region = known.as_ref().map(|subject| subject.region.clone()).or_else(near).or_else(of_plan);
        self.region.set(region.filter(|region| region != NATION).unwrap_or_default());
        if let Some(subject) = known {
            self.name.set(subject.name);
            self.kind.set(subject.kind.word().to_owned());
        }
        self.ticks.set(Vec::new());
        self.problem.set(None);
    }

    fn kind(self) -> Option<SubjectKind> {
        SubjectKind::from_word(&self.kind.get())
    }

    /// The form as far as it is filled in; `None` while name, kind or time is missing.
    fn filled(self) -> Option<Start> {
        let (name, kind, period) = (self.name.get(), self.kind()?, Period::from_text(&self.period.get())?);
        (!name.trim().is_empty()).then(|| Start { name, kind, region: self.region.get(), period })
    }

    /// The kind that was chosen answers nothing of this plan.
    fn asks_nothing(self, card: &PlanCard) -> bool {
        self.kind().is_some_and(|kind| card.answered_by(kind).is_nothing())
    }

    fn begun(self, session: Session, plan: &PlanId) -> Option<AssessmentId> {
        session.begun(plan, &self.filled()?)
    }

    fn is_ticked(self, session: Session, card: &PlanCard) -> bool {
        let by_hand = || {
            let of_plan = |ticks: &Vec<(PlanId, bool)>| ticks.iter().rev().find(|(id, _)| *id == card.id).map(|(_, on)| *on);
            self.ticks.with(of_plan)
        };
        !self.asks_nothing(card) && by_hand().unwrap_or_else(|| self.is_proposed(session, &card.id))
    }

    /// Ticked before anyone touched it: the plan that was chosen; unless that is another region's, also those of the
    /// own region and the national standard, as far as they are not begun.
    fn is_proposed(self, session: Session, id: &PlanId) -> bool {
        let is_near =
            |id: &PlanId| self.plans.with(|plans| plans.iter().any(|(near, card)| card.id == *id && *near != Nearness::Other));
        match self.starting.plan() {
            Some(chosen) if chosen == *id => true,
            Some(chosen) if !is_near(&chosen) => false,
            Some(_) | None => is_near(id) && self.begun(session, id).is_none(),
        }
    }

    /// The plans that are ticked; the one that was chosen first, the others as they are shown.
    fn ticked(self, session: Session) -> Vec<PlanCard> {
        let chosen = self.starting.plan();
        let mut ticked = Vec::new();
        for (_, card) in self.plans.get().into_iter().filter(|(_, card)| self.is_ticked(session, card)) {
            let place = if Some(&card.id) == chosen.as_ref() { 0 } else { ticked.len() };
            ticked.insert(place, card);
        }
        ticked
    }
}

#[component]
pub fn StartDialog() -> impl IntoView {
    let (session, notices, starting) = (session(), notices(), starting());
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let periods = periods();
    let form = Form::new(session, starting, periods[0].to_string());
    provide_context(form);
    effect(move || {
        if let Some(opening) = starting.opening.get() {
            form.open(session, &opening);
        }
    });
    // It is filled before it opens.
    follow_dialog(dialog, Signal::derive(move || starting.opening.with(Option::is_some)), move || starting.close());
    let is_known = move || {
        form.kind().is_some_and(|kind| session.shelf.with(|shelf| shelf.same_subject(&form.name.get(), kind).is_some()))
    };
    let name_hint = live(move || {
        if is_known() {
            StartWords::of(session.language.get()).same_subject
        } else {
            StartWords::of(session.language.get()).name_hint
        }
        .to_owned()
    });
    let region = |region: String| view! { <option value=region></option> };
    let field = move |text: RwSignal<String>| {
        Typed::new(Callback::new(move |typed| text.set(typed))).field(session, live(move || text.get()))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.is_sent.get_value() {
            form.is_sent.set_value(true);
            spawn_local(async move {
                begin(session, notices, form).await;
                form.is_sent.set_value(false);
            });
        }
    };

    view! {
        <dialog class="start" node_ref=dialog aria-labelledby="start-title">
            <form on:submit=handler(submit) novalidate>
                <h2 id="start-title">{t!(session, StartWords.start_title)}</h2>
                <div class="fields">
                    <label class="field wide">
                        <span>{t!(session.name)}</span>
                        <input type="text" name="name" required maxlength="60" autocomplete="off" aria-describedby="name-hint"
                            {..field(form.name)}/>
                        <small id="name-hint">{name_hint}</small>
                    </label>
                    <label class="field">
                        <span>{t!(session.kind)}</span>
                        <select name="kind" required bind:value=form.kind>
                            <option value="">{t!(session, StartWords.kind_choose)}</option>
                            {kinds(session, true)}
                            {kinds(session, false)}
                        </select>
                    </label>
                    <label class="field">
                        <span>{t!(session.region)}</span>
                        <input type="text" name="region" maxlength="60" autocomplete="off" list="regions" aria-describedby="region-hint" {..field(form.region)}/>
                        <datalist id="regions">{move || list(session.regions().into_iter().map(region)).into_any()}</datalist>
                        <small id="region-hint">{t!(session, StartWords.region_hint)}</small>
                    </label>
                    <label class="field">
                        <span>{t!(session.period)}</span>
                        <select name="period" bind:value=form.period>
                            {list(periods.into_iter().map(|period| view! {
                                <option value=period.to_string()>{move || (session.words().period_name)(period)}</option>
                            }))}
                        </select>
                    </label>
                </div>
                <Which form/>
                <p class="problem" role="alert">{move || form.problem.get().unwrap_or_default()}</p>
                <p class="actions">
                    <button type="submit" class="primary">{t!(session, StartWords.start)}</button>
                    <button type="button" on:click=handler(move |_| starting.close())>{t!(session.cancel)}</button>
                </p>
            </form>
        </dialog>
    }
}

/// 要填哪几份计划.
#[component]
fn Which(form: Form) -> impl IntoView {
    let session = session();
    let region_known = memo(move || !form.region.get().trim().is_empty());
    let chosen = memo(move || form.starting.plan());
    let hint = move || view! { <p class="hint">{t!(session, StartWords.plans_hint)}</p> };
    view! {
        <fieldset class="which">
            <legend>{t!(session, StartWords.which_plans)}</legend>
            {when(move || form.kind().is_none(), hint)}
            {groups(session, form.plans, region_known, chosen, pick)}
        </fieldset>
    }
}

/// One plan to tick, with how much there is to answer, or why it can't be ticked.
fn pick(card: PlanCard) -> AnyView {
    let session = session();
    let form: Form = expect_context();
    let (id, title, region) = (card.id.clone(), card.title.clone(), card.region.replace('/', " "));
    let card = StoredValue::new(card);
    let asks = live(move || {
        let Some(kind) = form.kind() else { return String::new() };
        let language = session.language.get();
        let (words, answered) = (StartWords::of(language), card.with_value(|card| card.answered_by(kind)));
        match () {
            () if answered.is_nothing() => (words.nothing_asked)((Messages::of(language).kind_name)(kind)),
            () if answered.checkpoints == 0 => words.asks_named.to_owned(),
            () => (words.asks)(kind, answered.checkpoints),
        }
    });
    let is_off = live(move || card.with_value(|card| form.asks_nothing(card)));
    let is_ticked = live(move || card.with_value(|card| form.is_ticked(session, card)));
    let is_begun = move || card.with_value(|card| form.begun(session, &card.id)).is_some();
    let begun = move || word(session, "b", "", pick!(StartWords.begun));
    let tick = {
        let id = id.clone();
        move |event| form.ticks.update(|ticks| ticks.push((id.clone(), event_target_checked(&event))))
    };

    let facts = vec![quoted("span", "", region), following(asks, "span", ""), when(is_begun, begun).into_any()];
    let said = element("span", "", vec![quoted("span", "", title), element("small", "facts", facts)]);

    view! {
        <li>
            <label class="pick">
                <input type="checkbox" name="plan" value=id.to_string() prop:checked=is_ticked disabled=is_off on:change=handler(tick)/>
                {said}
            </label>
        </li>
    }
    .into_any()
}

fn kinds(session: Session, schools: bool) -> impl IntoView {
    let label = session.said(if schools { pick!(StartWords.kinds_schools) } else { pick!(StartWords.kinds_others) });
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

/// Checks the form, loads the plans, begins or goes on with each that asks anything, and opens the first; says what
/// is missing else.
async fn begin(session: Session, notices: Notices, form: Form) {
    let language = untrack(move || session.language.get());
    let words = StartWords::of(language);
    let (filled, ticked) = untrack(move || (form.filled(), form.ticked(session)));
    let (Some(start), false) = (filled, ticked.is_empty()) else {
        say_missing(session, form);
        return;
    };
    let (mut begun, mut left_out) = (None, Vec::new());
    for card in ticked {
        let Some(plan) = session.load_plan(&card.id).await else {
            form.problem.set(Some(Messages::of(language).load_failed.to_owned()));
            return;
        };
        if asks_anything(&plan, &start) {
            let id = session.start(card.reference(), &start);
            begun = begun.or(Some(id));
        } else {
            left_out.push(card.title);
        }
    }
    let Some(first) = begun else {
        let unit = start.kind == SubjectKind::Unit;
        form.problem.set(Some(if unit { words.office_unknown } else { words.name_unknown }.to_owned()));
        return;
    };
    if !left_out.is_empty() {
        notices.say((words.left_out)(&left_out.join(Messages::of(language).and)));
    }
    form.starting.close();
    form.name.set(String::new());
    session.go(&Route::Answer { assessment: first, section: Vec::new() });
}

/// Names all that is missing, and moves the focus to the first of it.
fn say_missing(session: Session, form: Form) {
    let language = untrack(move || session.language.get());
    let words = StartWords::of(language);
    let (name, kind) = untrack(move || (form.name.get(), form.kind()));
    let missing = [
        (name.trim().is_empty(), words.name_missing, "name"),
        (kind.is_none(), words.kind_missing, "kind"),
        (untrack(move || form.ticked(session)).is_empty(), words.plans_missing, "plan"),
    ];
    let missing: Vec<_> = missing.into_iter().filter(|(is_missing, ..)| *is_missing).collect();
    form.problem.set(Some(missing.iter().map(|(_, sentence, _)| *sentence).collect::<Vec<_>>().join(" ")));
    if let Some((.., field)) = missing.first() {
        location::focus(&format!("dialog[open] [name={field}]"));
    }
}

/// Whether a plan has anything for this very name: a unit is asked only what it is responsible for.
fn asks_anything(plan: &Plan, start: &Start) -> bool {
    let subject = Subject::new("".into(), start.name.trim().to_owned(), start.kind, String::new());
    asked(plan, &subject).next().is_some()
}
