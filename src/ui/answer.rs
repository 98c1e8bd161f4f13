//! The answering page: the tree, the status line, and the indicators of one section.

use std::sync::Arc;

use leptos::prelude::*;

use super::cards::{Card, Cards};
use super::errand::Errand;
use super::facts::Settings;
use super::finder::Finder;
use super::indicator::IndicatorCard;
use super::keys::Keys;
use super::live::{handler, keyed_apart, live, memo, part, when};
use super::rest::rest;
use super::sections::SectionTree;
use super::status::StatusLine;
use crate::assessment::{AssessmentId, asked};
use crate::plan::{Checkpoint, Indicator, Plan, Section, SectionPath};
use crate::state::{Derived, Route, Session, session};

/// An indicator with what the subject is asked of it, all or a part.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What tells its card from others: the indicator with just these checkpoints.
    pub key: String,
    /// Which of all that is asked it is.
    pub place: usize,
    pub indicator: Indicator,
    pub checkpoints: Vec<Checkpoint>,
}

impl Asked {
    pub fn new(place: usize, indicator: Indicator, checkpoints: Vec<Checkpoint>) -> Arc<Self> {
        let key = checkpoints.iter().fold(indicator.id.to_string(), |key, checkpoint| key + " " + checkpoint.id.as_str());
        Arc::new(Self { key, place, indicator, checkpoints })
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Asked {}

#[component]
pub fn AnswerPage(assessment: AssessmentId) -> impl IntoView {
    let (session, rest) = (session(), rest());
    let plan = untrack(move || session.plan())?;
    provide_context(Keys::begin());
    let everything = Arc::new(asked_indicators(session, &plan));
    let current = memo({
        let (plan, everything) = (plan.clone(), everything.clone());
        move || shown_section(session, &plan, &everything)
    });
    let finder = Finder::new(session, plan.clone());
    provide_context(finder);
    // While something is looked for, no section is shown.
    let here = memo(move || if finder.is_on() { SectionPath::new() } else { current.get() });
    let sections = own_sections(&plan, &everything);
    let subject = session.with_dossier(|dossier| dossier.subject.name.clone()).unwrap_or_default();
    let period = session.with_dossier(|dossier| dossier.assessment.period);
    let period_text = live(move || period.map(|period| (session.words().period_name)(period)).unwrap_or_default());

    let shown = {
        let everything = everything.clone();
        move || {
            if let Some(found) = finder.shown(&everything) {
                return found;
            }
            let path = current.get();
            everything.iter().filter(|asked| asked.indicator.section.starts_with(&path)).cloned().collect::<Vec<_>>()
        }
    };
    let cards = Cards::begin();
    let busy = live(move || cards.is_busy.get().to_string());
    let card = {
        let plan = plan.clone();
        move |Card { asked, rows }| view! { <IndicatorCard plan=plan.clone() asked rows/> }
    };
    let title = {
        let plan = plan.clone();
        move || {
            section_at(&plan, &current.get()).map(|section| (section.no.clone(), section.title.clone(), section.goal.clone()))
        }
    };

    let neighbours = {
        let (plan, assessment) = (plan.clone(), assessment.clone());
        move || view! { <Neighbours plan=plan.clone() everything=everything.clone() current assessment=assessment.clone()/> }
    };

    Some(view! {
        <div class="answering">
            <div class="side">
                <div class="find-place">{rest.part(Errand::Find(finder))}</div>
                <SectionTree plan=plan.clone() assessment=assessment.clone() asked=sections current=here/>
            </div>
            <div class="work">
                <p class="crumb">{subject} " · " {plan.title.clone()} " · " {period_text}</p>
                {when(move || finder.is_on(), move || rest.part(Errand::Found(finder)))}
                {part(move || title().filter(|_| !finder.is_on()).map(|(no, title, goal)| view! {
                    <h1 tabindex="-1"><span class="no">{no}</span> {title}</h1>
                    {goal.map(|goal| view! { <p class="goal">{goal}</p> })}
                }))}
                {rest.part(Errand::SealBanner)}
                <StatusLine/>
                {rest.trouble()}
                <Settings plan=plan.clone()/>
                // By key, so that no field is ever handed from one checkpoint to another.
                <div class="indicators" aria-busy=busy on:focusin=handler(move |event| cards.keep_ahead(&event))>
                    {keyed_apart(move || cards.so_far(shown()), |card| card.asked.key.clone(), card)}
                </div>
                {rest.part(Errand::More(finder))}
                {when(move || !finder.is_on(), neighbours)}
                {rest.part(Errand::Aside)}
                {rest.part(Errand::KeyAids)}
            </div>
        </div>
    })
}

fn asked_indicators(session: Session, plan: &Plan) -> Vec<Arc<Asked>> {
    let Some(dossier) = session.dossier_now() else {
        return Vec::new();
    };
    let mut grouped: Vec<(&Indicator, Vec<Checkpoint>)> = Vec::new();
    for (indicator, checkpoint) in asked(plan, &dossier.subject) {
        match grouped.last_mut() {
            Some((last, checkpoints)) if last.id == indicator.id => checkpoints.push(checkpoint.clone()),
            _ => grouped.push((indicator, vec![checkpoint.clone()])),
        }
    }
    let mut everything = Vec::new();
    for (place, (indicator, checkpoints)) in grouped.into_iter().enumerate() {
        everything.push(Asked::new(place, indicator.clone(), checkpoints));
    }
    everything
}

/// The sections that directly ask something, in the plan's order of sections: a goal may stand before the measures of
/// sections that come before its own.
fn own_sections(plan: &Plan, everything: &[Arc<Asked>]) -> Vec<SectionPath> {
    let asks = |path: &SectionPath| everything.iter().any(|asked| asked.indicator.section == *path);
    plan.walk_sections().into_iter().map(|(path, _)| path).filter(asks).collect()
}

/// The section of the address, or the first with something asked: never the whole plan by surprise.
fn shown_section(session: Session, plan: &Plan, everything: &[Arc<Asked>]) -> SectionPath {
    let wanted = session.route.with(|route| match route {
        Route::Answer { section, .. } => section.clone(),
        Route::Home
        | Route::Kept
        | Route::Plan { .. }
        | Route::Results { .. }
        | Route::Rectify { .. }
        | Route::Report { .. }
        | Route::Sheet { .. }
        | Route::Table { .. } => Vec::new(),
    });
    let known = !wanted.is_empty() && section_at(plan, &wanted).is_some();
    if known { wanted } else { everything.first().map(|asked| asked.indicator.section.clone()).unwrap_or_default() }
}

fn section_at<'a>(plan: &'a Plan, path: &[String]) -> Option<&'a Section> {
    let (first, rest) = path.split_first()?;
    let mut section = plan.sections.iter().find(|section| section.no == *first)?;
    for no in rest {
        section = section.sections.iter().find(|section| section.no == *no)?;
    }
    Some(section)
}

/// The sections before and after, of those that ask something directly.
#[component]
fn Neighbours(
    plan: Arc<Plan>,
    everything: Arc<Vec<Arc<Asked>>>,
    current: Derived<SectionPath>,
    assessment: AssessmentId,
) -> impl IntoView {
    let session = session();
    let paths = Arc::new(own_sections(&plan, &everything));
    let neighbour = move |forward: bool| {
        let here = current.get();
        let inside = |path: &SectionPath| path.starts_with(&here);
        let place =
            if forward { paths.iter().rposition(inside)? + 1 } else { paths.iter().position(inside)?.checked_sub(1)? };
        let section = paths.get(place)?.clone();
        let title = section_at(&plan, &section)?.title.clone();
        Some((Route::Answer { assessment: assessment.clone(), section }.hash(), title))
    };
    let link = move |forward: bool| {
        let label = if forward { session.words().next_section } else { session.words().previous_section };
        neighbour(forward)
            .map(|(hash, title)| view! { <a class="button" href=hash><span class="label">{label}</span> {title}</a> })
    };
    let (before, after) = (link.clone(), link);
    view! { <nav class="neighbours no-print" aria-label=t!(session.next_section)>{part(move || before(false))} {part(move || after(true))}</nav> }
}
