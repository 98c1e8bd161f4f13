//! A plan's own page: what it is, what its source lacks, how much it holds, who answers, and its outline.
//!
//! Nothing on it changes but the language: it is made of [`markup`](super::markup) rather than of `view!`s.

use std::sync::Arc;

use leptos::prelude::*;

use super::checkpoint::{Tags, Targets};
use super::form::blank_form;
use super::live::{handler, list, when};
use super::markup::{Pick, element, fact, quoted, said, word};
use super::own_plan::{own_note, save_button};
use super::start::{Opening, starting};
use crate::assessment::PlanCard;
use crate::i18n::{Messages, PlanWords};
use crate::plan::{Checkpoint, Counts, Indicator, Plan, PlanId, SubjectKind};
use crate::platform::location;
use crate::state::{Session, session};

/// The headings of the outline, by depth: below those of the page.
const HEADINGS: [&str; 4] = ["h3", "h4", "h5", "h6"];

#[component]
pub fn PlanPage(id: PlanId) -> impl IntoView {
    let session = session();
    let plan = session.plans.with_untracked(|plans| plans.get(&id).cloned())?;
    let card = untrack(|| session.card_of(&id))?;
    let starting = starting();
    let form = blank_form(session, &plan, &card);
    let begin = move |_| starting.open(Opening { plan: Some(id.clone()), subject: None });
    let missing = plan.missing.iter().map(|line| quoted("li", "", line.clone())).collect();
    let parts: [(Pick, AnyView); 5] = [
        (pick!(PlanWords.missing), element("ul", "lines", missing)),
        (pick!(PlanWords.holds), holds(session, card.counts)),
        (pick!(PlanWords.who_answers), who_answers(session, &card)),
        (pick!(PlanWords.form), form),
        (pick!(PlanWords.outline), outline(session, &plan)),
    ];
    let nothing_missing = plan.missing.is_empty();
    let parts = parts.into_iter().skip(usize::from(nothing_missing));
    let section = |(heading, inside)| element("section", "", vec![word(session, "h2", "", heading), inside]);
    let head = view! {
        <h1 tabindex="-1" lang="zh-CN">{plan.title.clone()}</h1>
        <p class="actions no-print">
            <button type="button" class="primary" data-begin="" on:click=handler(begin)>{t!(session.begin)}</button>
            {save_button(card.id.clone(), card.title.clone())}
            <button type="button" on:click=handler(|_| location::print())>{t!(session.print)}</button>
        </p>
        {own_note(card.id.clone(), card.title.clone())}
    };
    let inside = [head.into_any(), identity(session, &plan)].into_iter().chain(parts.map(section)).collect();
    Some(element("article", "results plan", inside))
}

/// Issuer, number, dates, region, years, level, edition; a line that the source lacks is left out.
fn identity(session: Session, plan: &Plan) -> AnyView {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let written: [(Pick, Option<String>); 7] = [
        (pick!(Messages.issuer), Some(plan.issuer.clone())),
        (pick!(Messages.document_number), plan.document_number.clone()),
        (pick!(Messages.issued), day(plan.issued)),
        (pick!(PlanWords.published), day(plan.published)),
        (pick!(Messages.plan_region), Some(plan.region.replace('/', " "))),
        (pick!(PlanWords.plan_period), Some(plan.period.clone())),
        (pick!(PlanWords.edition), Some(plan.edition.clone())),
    ];
    let mut lines: Vec<AnyView> = Vec::new();
    for (name, text) in written {
        lines.extend(fact(session, ["div", "dt", "dd"], name, text));
    }
    let jurisdiction = plan.jurisdiction;
    let level = said(session, "dd", "", move |language| (PlanWords::of(language).jurisdiction_name)(jurisdiction).to_owned());
    lines.push(element("div", "", vec![word(session, "dt", "", pick!(PlanWords.jurisdiction)), level]));
    element("dl", "identity", lines)
}

/// How many of what; what there is none of is left out.
fn holds(session: Session, counts: Counts) -> AnyView {
    let counts = [counts.sections, counts.goals, counts.measures, counts.demands, counts.checkpoints, counts.measured];
    let mut figures = Vec::new();
    for (place, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let what = said(session, "span", "", move |language| format!(" {}", PlanWords::of(language).holds_what[place]));
        figures.push(element("li", "", vec![quoted("b", "", count.to_string()), what]));
    }
    element("ul", "holds", figures)
}

/// 谁来答: every kind of subject, also those who have nothing to answer.
fn who_answers(session: Session, card: &PlanCard) -> AnyView {
    let mut rows: Vec<AnyView> = Vec::new();
    for kind in SubjectKind::ALL.iter().copied() {
        let addressed = card.answered_by(kind);
        let name = said(session, "th", "", move |language| (Messages::of(language).kind_name)(kind).to_owned());
        let number = |count: usize| {
            let text = if addressed.is_nothing() { "—".to_owned() } else { count.to_string() };
            quoted("td", "", text)
        };
        let note = said(session, "td", "hint", move |language| match addressed.named {
            _ if addressed.is_nothing() => PlanWords::of(language).nothing_to_answer.to_owned(),
            0 if kind == SubjectKind::Unit => PlanWords::of(language).units_together.to_owned(),
            0 => String::new(),
            named => (PlanWords::of(language).named_also)(named),
        });
        rows.push(element("tr", "", vec![name, number(addressed.indicators), number(addressed.checkpoints), note]));
    }
    let heads: [Pick; 3] = [pick!(Messages.kind), pick!(PlanWords.indicators), pick!(PlanWords.checkpoints)];
    let heads = heads.map(|head| word(session, "th", "", head)).into_iter().chain([element("td", "", Vec::new())]);
    let head = element("thead", "", vec![element("tr", "", heads.collect())]);
    element("table", "who", vec![head, element("tbody", "", rows)])
}

/// Sections as headings, indicators as lines that open.
fn outline(session: Session, plan: &Arc<Plan>) -> AnyView {
    let mut parts = Vec::new();
    for (path, section) in plan.walk_sections() {
        let no = quoted("span", "no", section.no.clone());
        let heading = HEADINGS[path.len().min(HEADINGS.len()) - 1];
        parts.push(element(heading, "", vec![no, quoted("span", "", section.title.clone())]));
        let indicators = plan.indicators.iter().filter(|indicator| indicator.section == path);
        parts.extend(indicators.map(|indicator| line(session, plan.clone(), indicator)));
    }
    element("div", "breakdown outline", parts)
}

/// One indicator; its checkpoints are made when it is first opened: the largest plan has some seven hundred.
fn line(session: Session, plan: Arc<Plan>, indicator: &Indicator) -> AnyView {
    let opened = RwSignal::new(false);
    let count = indicator.checkpoints.len();
    let deadline = indicator.deadline.as_ref().map(|deadline| deadline.text.clone());
    let name = vec![quoted("span", "no", indicator.no.clone()), quoted("span", "", indicator.title.clone())];
    let summary = vec![
        element("span", "name", name),
        quoted("span", "hint", deadline.unwrap_or_default()),
        said(session, "span", "count", move |language| (PlanWords::of(language).checkpoint_count)(count)),
    ];
    let id = indicator.id.clone();
    let inside = move || plan.indicator(&id).map(|indicator| inside(session, &plan, indicator));
    view! {
        <details class="point" data-indicator=indicator.id.to_string() on:toggle=handler(move |_| opened.set(true))>
            {element("summary", "", summary)}
            {when(move || opened.get(), inside)}
        </details>
    }
    .into_any()
}

/// An indicator's checkpoints, its source, and what is open in it.
fn inside(session: Session, plan: &Plan, indicator: &Indicator) -> AnyView {
    let checkpoint = |checkpoint: &Checkpoint| {
        let text = vec![
            quoted("span", "no", checkpoint.id.to_string()),
            quoted("span", "", checkpoint.text.clone()),
            view! { <Tags checkpoint=checkpoint.clone()/> }.into_any(),
        ];
        let targets = view! { <Targets checkpoint=checkpoint.clone()/> }.into_any();
        element("li", "", vec![element("p", "", text), targets])
    };
    let mut parts = vec![element("ul", "lines", list(indicator.checkpoints.iter().map(checkpoint)))];
    if let Some(doubt) = indicator.doubt.clone() {
        let summary = word(session, "summary", "", pick!(Messages.doubt));
        parts.push(element("details", "hints", vec![summary, quoted("p", "", doubt)]));
    }
    let source = word(session, "b", "", pick!(PlanWords.cited_from));
    parts.push(element("p", "hint source", vec![source, quoted("span", "", plan.citation(indicator))]));
    element("div", "inside", parts)
}
