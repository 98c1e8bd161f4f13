//! Scores by section, opened step by step down to the reason for each figure.

use std::sync::Arc;

use leptos::prelude::*;

use super::figures;
use super::live::{handler, list, live, memo, when};
use super::results::FindingLine;
use crate::assessment::AssessmentId;
use crate::evaluate::{Evaluation, Tally};
use crate::plan::{Indicator, IndicatorId, Plan, Section, SectionPath};
use crate::state::{Session, session};

#[component]
pub fn Breakdown(plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let sections = plan.sections.clone();
    view! { <div class="breakdown">{branches(session, &plan, &sections, &[], &assessment)}</div> }
}

fn branches(session: Session, plan: &Arc<Plan>, sections: &[Section], outer: &[String], assessment: &AssessmentId) -> AnyView {
    let path_of = |section: &Section| -> SectionPath { outer.iter().cloned().chain([section.no.clone()]).collect() };
    let views =
        sections.iter().map(|section| branch(session, plan.clone(), section.clone(), path_of(section), assessment.clone()));
    list(views).into_any()
}

fn branch(session: Session, plan: Arc<Plan>, section: Section, path: SectionPath, assessment: AssessmentId) -> AnyView {
    let tally = {
        let path = path.clone();
        part(session, move |evaluation| evaluation.section(&path).cloned())
    };
    let heading = (section.no.clone(), section.title.clone());
    let mark = path.join("/");
    let outermost = path.len() == 1;
    let inside = move || {
        let indicators = plan.indicators.iter().filter(|indicator| indicator.section == path);
        let indicators = indicators.map(|indicator| indicator_view(session, plan.clone(), indicator, assessment.clone()));
        view! { {list(indicators)} {branches(session, &plan, &section.sections, &path, &assessment)} }.into_any()
    };
    view! { <Fold heading tally mark outermost inside=Callback::new(move |()| inside())/> }.into_any()
}

fn indicator_view(session: Session, plan: Arc<Plan>, indicator: &Indicator, assessment: AssessmentId) -> AnyView {
    let id = indicator.id.clone();
    let tally = {
        let id = id.clone();
        part(session, move |evaluation| evaluation.indicator(&id).cloned())
    };
    let heading = (indicator.no.clone(), indicator.title.clone());
    let inside = move || findings(session, &plan, &id, &assessment);
    view! { <Fold heading tally mark=String::new() outermost=false inside=Callback::new(move |()| inside())/> }.into_any()
}

/// The reasons of one indicator's checkpoints.
fn findings(session: Session, plan: &Arc<Plan>, id: &IndicatorId, assessment: &AssessmentId) -> AnyView {
    let own = plan.indicator(id).map(|indicator| indicator.checkpoints.clone()).unwrap_or_default();
    let evaluation = session.evaluation.get();
    let found = own.iter().filter_map(|checkpoint| evaluation.as_ref()?.finding(&checkpoint.id).cloned());
    let lines = found.map(|finding| view! { <li><FindingLine plan=plan.clone() finding assessment=assessment.clone()/></li> });
    view! { <ul class="findings">{list(lines)}</ul> }.into_any()
}

fn part(session: Session, read: impl Fn(&Evaluation) -> Option<Tally> + Send + Sync + 'static) -> Memo<Option<Tally>> {
    memo(move || session.evaluation.with(|evaluation| evaluation.as_ref().and_then(|evaluation| read(evaluation))))
}

/// One line that opens; what is inside is made when it is first opened. Nothing asked, nothing shown.
#[component]
fn Fold(
    heading: (String, String),
    tally: Memo<Option<Tally>>,
    /// The section's path, for tools.
    mark: String,
    /// Open from the start.
    outermost: bool,
    inside: Callback<(), AnyView>,
) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(outermost);
    let shown = memo(move || tally.get().is_some_and(|tally| tally.coverage.applicable > 0 || tally.so_far.is_some()));
    let figure = live(move || tally.get().map(|tally| figures::headline(&tally)).unwrap_or_default());
    // A plan that gives no score has no bar.
    let has_score = move || tally.with(|tally| tally.as_ref().is_some_and(|tally| tally.range().is_some()));
    let progress = live(move || {
        let coverage = tally.get().unwrap_or_default().coverage;
        (session.words().progress)(coverage.answered, coverage.applicable)
    });
    let bar = move || figures::bar(&tally.get().unwrap_or_default());
    let plain = live(move || tally.get().map(|tally| figures::plain_score(&tally)).unwrap_or_default());
    let toggled = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
        open.set(details.is_some_and(|details| details.open()));
    };
    let (no, title) = heading;

    let fold = move || {
        view! {
            <details class="fold" open=outermost on:toggle=handler(toggled) data-result=mark.clone() data-score=plain.clone()>
                <summary>
                    <span class="name"><span class="no">{no.clone()}</span> <span lang="zh-CN">{title.clone()}</span></span>
                    <svg class="bar" class:none=move || !has_score() viewBox="0 0 1000 80" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="worst" x="0" y="0" height="80" width=move || bar().0.to_string()/>
                        <rect class="open" y="0" height="80" x=move || bar().0.to_string() width=move || bar().1.to_string()/>
                    </svg>
                    <span class="count">{progress.clone()}</span>
                    <span class="score">{figure.clone()}</span>
                </summary>
                {when(move || open.get(), move || inside.run(()))}
            </details>
        }
    };
    when(move || shown.get(), fold)
}
