//! 概况 and 自评工作开展情况: who speaks, and how the work was done.

use super::Draft;
use crate::assessment::{Basis, SheetKey, Stamped};
use crate::exact::{Decimal, plain, read_decimal};
use crate::i18n::paper;
use crate::plan::MetricId;

pub fn write(draft: &mut Draft) {
    draft.say("opening", paper::opening(draft.plan, &draft.voice, draft.dossier.assessment.period));
    draft.heading(1, draft.voice.overview);
    let counts = counts(draft);
    let scale = if counts.is_empty() { String::new() } else { paper::scale(&draft.voice, &counts) };
    draft.say("overview", paper::identity(&draft.dossier.subject) + &scale);
    draft.say("overview/more", paper::open_point(draft.voice.unasked));
    draft.heading(1, paper::WORK);
    draft.say("work", paper::open_point(paper::ORGANISATION));
    let done = work(draft);
    let sealed = draft.seal.map(|seal| paper::sealed(&seal.by, seal.on)).unwrap_or_default();
    draft.say("work/done", paper::work(&draft.voice, &done) + &sealed);
}

fn work(draft: &Draft) -> paper::Work {
    let (coverage, evaluation) = (draft.evaluation.total.coverage, draft.evaluation);
    paper::Work {
        as_of: evaluation.moment.as_of,
        is_final: evaluation.moment.basis == Basis::Final,
        indicators: evaluation.indicators.len(),
        checkpoints: evaluation.findings.len(),
        applicable: coverage.applicable,
        answered: coverage.answered,
        declared_out: coverage.declared_out,
        evidence: draft.filed.len(),
    }
}

/// `在校学生480人`. What every school has is a gap where it was not typed.
fn counts(draft: &Draft) -> Vec<String> {
    let typed = draft.dossier.values_used(draft.plan);
    let one = |(metric, name, needed): &paper::Counted| {
        let found = count(draft, &(*metric).into(), &typed);
        let own = |(known, count): (String, String)| format!("{}{count}", if name.is_empty() { &known } else { *name });
        found.map(own).or_else(|| needed.map(|unit| format!("{name}{}{unit}", paper::GAP)))
    };
    let wanted = if draft.dossier.subject.kind.is_school() { paper::SCHOOL_COUNTS } else { paper::AREA_COUNTS };
    wanted.iter().filter_map(one).collect()
}

/// What the plan's part of the sheet has of a count, its stages added up: its name, and the number in its unit.
fn count(draft: &Draft, id: &MetricId, typed: &[(&SheetKey, &Stamped<String>)]) -> Option<(String, String)> {
    let metric = draft.plan.metric(id)?;
    let own = typed.iter().filter(|(key, _)| key.metric == *id);
    let numbers: Option<Vec<Decimal>> = own.map(|(_, entry)| read_decimal(entry.value.trim())).collect();
    let sum = plain(numbers.filter(|numbers| !numbers.is_empty())?.into_iter().sum());
    Some((paper::counted_name(&metric.name), paper::count(&sum, &metric.unit)))
}
