//! The tree of sections at the left: where one is, and how far each section has come.

use std::sync::Arc;

use leptos::prelude::*;

use super::figures;
use crate::assessment::AssessmentId;
use crate::plan::{Plan, Section, SectionPath};
use crate::state::{Route, Session, session};

#[component]
pub fn SectionTree(
    plan: Arc<Plan>,
    assessment: AssessmentId,
    /// The section that is shown.
    #[prop(into)]
    current: Signal<SectionPath>,
) -> impl IntoView {
    let session = session();
    let branches = branch(session, &plan.sections, &[], &assessment, current);

    view! {
        <nav class="sections no-print" aria-label=t!(session.sections)>
            <details open>
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
    current: Signal<SectionPath>,
) -> AnyView {
    let items = sections.iter().map(|section| {
        let path: SectionPath = outer.iter().cloned().chain([section.no.clone()]).collect();
        let inner = (!section.sections.is_empty()).then(|| branch(session, &section.sections, &path, assessment, current));
        let item = item(session, section, path, assessment, current);
        view! { {item}{inner} }
    });
    // A section of which the subject is asked nothing is not shown, nor what is under it.
    let items = items.map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

fn item(
    session: Session,
    section: &Section,
    path: SectionPath,
    assessment: &AssessmentId,
    current: Signal<SectionPath>,
) -> impl IntoView + use<> {
    let tally = {
        let path = path.clone();
        Memo::new(move |_| session.evaluation.with(|evaluation| evaluation.as_ref()?.section(&path).cloned()))
    };
    let here = {
        let path = path.clone();
        Memo::new(move |_| current.with(|current| *current == path))
    };
    let coverage = move || tally.get().unwrap_or_default().coverage;
    let done = move || coverage().is_full();
    let figure = move || tally.get().map(|tally| figures::plain_score(&tally)).unwrap_or_default();
    let hash = Route::Answer { assessment: assessment.clone(), section: path.clone() }.hash();

    view! {
        <a
            href=hash
            data-section=path.join("/")
            data-score=figure
            class:done=done
            aria-current=move || here.get().then_some("true")
        >
            <span class="no">{section.no.clone()}</span>
            <span class="title">{section.title.clone()}</span>
            <span class="count">{move || { let coverage = coverage(); format!("{}/{}", coverage.answered, coverage.applicable) }}</span>
        </a>
    }
}
