//! Results: the figure and the grade or why there is none, then part by part what it is made of, each figure opening to
//! how it came about; and the files.
//!
//! A part of the page is a row of [`PARTS`]: a heading, and a function from what is [`Seen`] to what is shown of it.

mod bindings;
mod breakdown;
mod checks;
mod compare;
mod drawing;
mod files;
mod headline;
mod levers;
mod parts;
mod sections;
mod seen;
mod shapes;
mod strengths;
mod timeline;

use std::sync::Arc;

use leptos::prelude::*;

use super::edition::edition_line;
use super::growing::Growing;
use super::live::{Live, list, live, part, when};
use super::seal::{SealBanner, SealSection};
use crate::assessment::AssessmentId;
use crate::i18n::{CheckWords, ResultsWords};
use crate::state::{Derived, session};
use breakdown::breakdown;
use files::Files;
use headline::Headline;
use seen::{Page, Seen};

pub use files::export;

/// A part of the page: its id, its heading, and its body; without a body it is not shown.
struct Part {
    id: &'static str,
    heading: fn(&Seen) -> &'static str,
    body: fn(&Arc<Seen>) -> Option<AnyView>,
}

/// Above the sections that open step by step.
const FIRST: &[Part] = &[
    Part { id: "parts", heading: |seen| seen.words.parts, body: parts::parts },
    Part { id: "by-section", heading: |seen| seen.words.by_section, body: sections::by_section },
];

/// Below them.
const PARTS: &[Part] = &[
    Part { id: "strengths", heading: |seen| seen.words.strengths, body: strengths::strengths },
    Part { id: "gaps", heading: |seen| seen.words.gaps, body: strengths::gaps },
    Part { id: "levers", heading: |seen| seen.words.levers, body: levers::levers },
    Part { id: "bindings", heading: |seen| seen.words.bindings, body: bindings::bindings },
    Part { id: "vetoes", heading: |seen| seen.words.vetoes, body: bindings::vetoes },
    Part { id: "timeline", heading: |seen| seen.words.timeline, body: timeline::timeline },
    Part { id: "compare", heading: |seen| seen.words.compare, body: compare::compare },
    Part { id: "checks", heading: |seen| CheckWords::of(seen.language).checks, body: checks::checks },
];

#[component]
pub fn ResultsPage(assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let plan = untrack(move || session.plan())?;
    let subject = session.with_dossier(|dossier| dossier.subject.name.clone()).unwrap_or_default();
    let page = Page::new(session, plan.clone(), assessment);
    let words = move || ResultsWords::of(session.language.get());
    let title = live(move || (words().title)(&subject));
    // Each part by itself, so that no task takes long.
    let growing = Growing::begin();
    let comes = move |place: usize| growing.comes_to(place);
    let (files, first) = (comes(1), 2);
    let steps = comes(first + FIRST.len());
    let parts = first + FIRST.len() + 1;
    let seal = comes(parts + PARTS.len());
    let (below, sealed) = (page.clone(), page.clone());
    let how = {
        let page = page.clone();
        part(move || headline::how(&page.seen()?))
    };

    Some(view! {
        <div class="results">
            <h1 tabindex="-1">{title}</h1>
            {crumb(&page)}
            <SealBanner/>
            {edition_line(session)}
            <Headline plan=plan.clone()/>
            {how}
            {when(move || files.get(), move || view! { <Files/> })}
            {list(FIRST.iter().enumerate().map(|(place, each)| section(&page, each, comes(first + place))))}
            <section class="steps" aria-labelledby="steps">
                <h2 id="steps">{t!(session, ResultsWords.step_by_step)}</h2>
                {when(move || steps.get(), move || breakdown(&below))}
            </section>
            {list(PARTS.iter().enumerate().map(|(place, each)| section(&page, each, comes(parts + place))))}
            {when(move || seal.get(), move || view! { <SealSection plan=sealed.plan.clone() assessment=sealed.assessment.clone()/> })}
            <p class="print-only signatures">{list((0..3).map(|place| live(move || words().signatures[place].to_owned())).map(|word| view! { <span>{word}</span> }))}</p>
        </div>
    })
}

/// The plan with its document number, and the period.
fn crumb(page: &Page) -> AnyView {
    let session = page.session;
    let number = page.plan.document_number.clone().map(|number| view! { " " <span lang="zh-CN">{number}</span> });
    let period = session.with_dossier(|dossier| dossier.assessment.period);
    let period = live(move || period.map(|period| (session.words().period_name)(period)).unwrap_or_default());
    view! { <p class="crumb"><span lang="zh-CN">{page.plan.title.clone()}</span>{number} " · " {period}</p> }.into_any()
}

/// A part with its heading, following the evaluation and the language.
fn section(page: &Page, part: &'static Part, is_here: Derived<bool>) -> Live<AnyView> {
    let page = page.clone();
    live(move || {
        let body = is_here
            .get()
            .then(|| page.seen())
            .flatten()
            .and_then(|seen| (part.body)(&seen).map(|body| ((part.heading)(&seen), body)));
        let section = body.map(|(heading, body)| {
            view! { <section data-part-of=part.id aria-labelledby=part.id><h2 id=part.id>{heading}</h2>{body}</section> }
        });
        section.into_any()
    })
}
