//! Scores by section, opened step by step down to the reason for each figure.

use leptos::prelude::*;

use super::drawing;
use super::seen::Page;
use super::shapes::finding_lines;
use crate::evaluate::{Evaluation, Tally};
use crate::plan::{CheckpointId, Indicator, IndicatorId, Section, SectionPath};
use crate::state::{Derived, Session, session};
use crate::ui::figures;
use crate::ui::live::{handler, list, live, memo, when};

/// How many checkpoints of one indicator are shown at once.
const FIRST: usize = 30;

/// The outermost sections; those without a score open, since no chart shows what is below them.
pub fn breakdown(page: &Page) -> AnyView {
    let sections = page.plan.sections.clone();
    view! { <div class="breakdown">{branches(page, &sections, &[])}</div> }.into_any()
}

fn branches(page: &Page, sections: &[Section], outer: &[String]) -> AnyView {
    let path_of = |section: &Section| -> SectionPath { outer.iter().cloned().chain([section.no.clone()]).collect() };
    list(sections.iter().map(|section| branch(page.clone(), section.clone(), path_of(section)))).into_any()
}

fn branch(page: Page, section: Section, path: SectionPath) -> AnyView {
    let tally = {
        let path = path.clone();
        tally_of(page.session, move |evaluation| evaluation.section(&path).cloned())
    };
    let heading = (section.no.clone(), section.title.clone());
    let mark = path.join("/");
    let open = path.len() == 1 && page.plan.rule.is_some();
    let inside = move || {
        let indicators = page.plan.indicators.iter().filter(|indicator| indicator.section == path);
        let indicators = indicators.map(|indicator| indicator_view(page.clone(), indicator));
        view! { {list(indicators)} {branches(&page, &section.sections, &path)} }.into_any()
    };
    view! { <Fold heading tally mark open inside=Callback::new(move |()| inside())/> }.into_any()
}

fn indicator_view(page: Page, indicator: &Indicator) -> AnyView {
    let id = indicator.id.clone();
    let tally = {
        let id = id.clone();
        tally_of(page.session, move |evaluation| evaluation.indicator(&id).cloned())
    };
    let heading = (indicator.no.clone(), indicator.title.clone());
    let inside = move || findings(&page, &id);
    view! { <Fold heading tally mark=String::new() open=false inside=Callback::new(move |()| inside())/> }.into_any()
}

/// The reasons of one indicator's checkpoints.
fn findings(page: &Page, id: &IndicatorId) -> AnyView {
    let own = page.plan.indicator(id).map(|indicator| indicator.checkpoints.as_slice()).unwrap_or_default();
    let own: Vec<CheckpointId> = own.iter().map(|checkpoint| checkpoint.id.clone()).collect();
    page.seen().map(|seen| finding_lines(&seen, own, FIRST)).into_any()
}

fn tally_of(session: Session, read: impl Fn(&Evaluation) -> Option<Tally> + Send + Sync + 'static) -> Derived<Option<Tally>> {
    memo(move || session.evaluation.with(|evaluation| evaluation.as_ref().and_then(|evaluation| read(evaluation))))
}

/// One line that opens; what is inside is made when it is first opened. Nothing asked, nothing shown.
#[component]
fn Fold(
    heading: (String, String),
    tally: Derived<Option<Tally>>,
    /// The section's path, for tools.
    mark: String,
    /// Open from the start.
    open: bool,
    inside: Callback<(), AnyView>,
) -> impl IntoView {
    let session = session();
    let opened = RwSignal::new(open);
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
        opened.set(details.is_some_and(|details| details.open()));
    };
    let (no, title) = heading;

    let fold = move || {
        view! {
            <details class="fold" open=open on:toggle=handler(toggled) data-result=mark.clone() data-score=plain.clone()>
                <summary>
                    <span class="name"><span class="no">{no.clone()}</span> <span lang="zh-CN">{title.clone()}</span></span>
                    <svg class="bar" class:none=move || !has_score() viewBox="0 0 1000 80" preserveAspectRatio="none" aria-hidden="true" inner_html=move || drawing::bar(bar().0, bar().1)></svg>
                    <span class="count">{progress.clone()}</span>
                    <span class="score">{figure.clone()}</span>
                </summary>
                {when(move || opened.get(), move || inside.run(()))}
            </details>
        }
    };
    when(move || shown.get(), fold)
}
