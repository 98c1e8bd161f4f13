//! The tree of sections at the left: where one is, and how far each section has come.

use std::sync::Arc;

use leptos::prelude::*;

use super::finder::Finder;
use super::live::{handler, list, live, memo};
use crate::assessment::AssessmentId;
use crate::plan::{Plan, Section, SectionPath};
use crate::platform::location;
use crate::state::{Derived, Route, Session, session};

#[component]
pub fn SectionTree(
    plan: Arc<Plan>,
    assessment: AssessmentId,
    /// The sections that directly ask the subject something; others are not shown.
    asked: Vec<SectionPath>,
    /// The section that is shown.
    current: Derived<SectionPath>,
) -> impl IntoView {
    let session = session();
    let branches = branch(session, &plan.sections, &[], &assessment, &asked, current);
    let wide = !location::is_narrow();

    view! {
        <nav class="sections no-print" aria-label=t!(session.sections)>
            <details open=wide>
                <summary>{t!(session.show_sections)}</summary>
                {branches}
            </details>
        </nav>
    }
}

fn branch(
    session: Session,
    sections: &[Section],
    outer: &[String],
    assessment: &AssessmentId,
    asked: &[SectionPath],
    current: Derived<SectionPath>,
) -> AnyView {
    let path_of = |section: &Section| -> SectionPath { outer.iter().cloned().chain([section.no.clone()]).collect() };
    let shown = sections.iter().map(|section| (section, path_of(section)));
    let shown = shown.filter(|(_, path)| asked.iter().any(|asked| asked.starts_with(path)));
    let items = shown.map(|(section, path)| {
        let goes_on = asked.iter().any(|asked| asked.len() > path.len() && asked.starts_with(&path));
        let inner = goes_on.then(|| branch(session, &section.sections, &path, assessment, asked, current));
        let item = item(session, section, path, assessment, current);
        view! { <li>{item}{inner}</li> }
    });
    view! { <ul>{list(items)}</ul> }.into_any()
}

fn item(
    session: Session,
    section: &Section,
    path: SectionPath,
    assessment: &AssessmentId,
    current: Derived<SectionPath>,
) -> impl IntoView + use<> {
    let tally = {
        let path = path.clone();
        memo(move || session.judged(&[&path.join("/")], |evaluation| evaluation.section(&path).cloned()))
    };
    let here = {
        let path = path.clone();
        memo(move || current.with(|current| *current == path))
    };
    let coverage = move || tally.get().unwrap_or_default().coverage;
    let done = live(move || coverage().is_full());
    let score = move || tally.get().map(|tally| session.score(&tally)).unwrap_or_default();
    let figure = live(score);
    let points = live(move || {
        Some(score())
            .filter(|score| !score.is_empty())
            .map_or_else(String::new, |score| format!("{} {score}", session.words().score))
    });
    let hash = Route::Answer { assessment: assessment.clone(), section: path.clone() }.hash();
    let finder = use_context::<Finder>();
    let leave = move |_: leptos::ev::MouseEvent| finder.into_iter().for_each(Finder::leave);

    view! {
        <a
            href=hash
            data-section=path.join("/")
            data-score=figure
            class:done=done
            aria-current=move || here.get().then_some("true")
            on:click=handler(leave)
        >
            <span class="no">{section.no.clone()}</span>
            <span class="title">{section.title.clone()}</span>
            <span class="tallied">
                <span class="count">{move || { let coverage = coverage(); format!("{}/{}", coverage.answered, coverage.applicable) }}</span>
                <span class="points">{points}</span>
            </span>
        </a>
    }
}
