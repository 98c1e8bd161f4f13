//! 主要成效: by section what is wholly met, what is met by far, and what people noted about what is met.

use super::super::binder::{binders, numbers_of};
use super::Draft;
use crate::evaluate::{Finding, Part, Reason, Standing, Strength, Verdict, strengths};
use crate::i18n::{Language, figures, paper};
use crate::plan::{Plan, Question, SectionPath};

const ZH: Language = Language::Zh;

pub fn write(draft: &mut Draft) {
    draft.heading(1, paper::MERITS);
    let strong = strengths(draft.plan, draft.evaluation);
    let before = draft.blocks.len();
    for binder in binders(draft.plan) {
        let titles = titles(draft, &strong, &binder.path);
        let (notes, far) = (notes(draft, &binder.path), far(draft, &strong, &binder.path));
        if titles.is_empty() && notes.is_empty() && far.is_empty() {
            continue;
        }
        let title = draft.plan.sections_to(&binder.path).last().map(|section| section.title.clone()).unwrap_or_default();
        let doings = if notes.is_empty() { paper::open_point(paper::DOINGS) } else { notes };
        draft.heading(2, &title);
        draft.say(&format!("merits/{}", binder.path.join("/")), paper::merits(&titles) + &far + &doings);
    }
    if draft.blocks.len() == before {
        draft.say("merits", paper::no_merits());
    }
}

/// The indicators of a section that are wholly met.
fn titles(draft: &Draft, strong: &[Strength], path: &SectionPath) -> Vec<String> {
    let whole = |id: &crate::plan::IndicatorId| strong.iter().any(|each: &Strength| each.indicator == *id && each.is_whole);
    let own = draft.plan.indicators.iter().filter(|each| each.section.starts_with(path) && whole(&each.id));
    own.map(|indicator| indicator.title.clone()).collect()
}

/// What was noted about what is met, with where the proof of it stands.
fn notes(draft: &Draft, path: &SectionPath) -> String {
    let met = draft.evaluation.with_checkpoints(draft.plan).filter(|(indicator, _, finding)| {
        indicator.section.starts_with(path) && finding.verdict == Verdict::Met && finding.standing == Standing::Counted
    });
    let note = |(indicator, checkpoint, _): (&crate::plan::Indicator, &crate::plan::Checkpoint, &Finding)| {
        let note = paper::sentence(&draft.dossier.assessment.answer(&checkpoint.id)?.note);
        let numbers: Vec<&str> = numbers_of(&draft.filed, &indicator.id).collect();
        (!note.is_empty()).then(|| paper::proven(&note, &numbers))
    };
    met.filter_map(note).collect()
}

/// Numbers that are far better than their targets.
fn far(draft: &Draft, strong: &[Strength], path: &SectionPath) -> String {
    let by_far = strong.iter().flat_map(|each| &each.by_far);
    let own = by_far.filter(|id| draft.plan.checkpoint(id).is_some_and(|(indicator, _)| indicator.section.starts_with(path)));
    own.filter_map(|id| number(draft.plan, draft.evaluation.finding(id)?)).collect()
}

fn number(plan: &Plan, finding: &Finding) -> Option<String> {
    let (_, checkpoint) = plan.checkpoint(&finding.checkpoint)?;
    let (Question::Measured { metric, .. }, Reason::Numbers(parts)) = (&checkpoint.question, &finding.reason) else {
        return None;
    };
    let part: &Part = parts.first()?;
    let actual = figures::with_unit(ZH, &figures::value(&part.value, &part.target), &part.target.unit);
    Some(paper::by_far(
        &plan.metric(metric)?.name,
        &actual,
        &figures::target(ZH, &crate::plan::Target { stage: None, ..part.target.clone() }),
    ))
}
