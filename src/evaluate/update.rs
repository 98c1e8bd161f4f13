//! What answers change of an evaluation: their findings, the tallies above them, and the conclusion. All else stays as it
//! was judged, so that it costs a fraction of judging everything. A law of the tests: it comes to the same.

use super::{Conclusion, Evaluation, Tally, asked_indicators, finding, grade, outcome};
use crate::assessment::Dossier;
use crate::plan::{CheckpointId, Indicator, IndicatorId, Plan, SectionPath};

/// What is another than before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    pub checkpoints: Vec<CheckpointId>,
    pub indicators: Vec<IndicatorId>,
    pub sections: Vec<SectionPath>,
}

/// Judges anew after the answers to these checkpoints changed, and nothing else did: no number, fact or setting, which reach
/// further, and neither subject nor day. What was sealed stays as it is.
pub fn update(evaluation: &mut Evaluation, plan: &Plan, dossier: &Dossier, answered: &[CheckpointId]) -> Changed {
    let mut changed = Changed::default();
    if evaluation.workings.sections.len() != evaluation.sections.len() {
        return changed;
    }
    let mut above: Vec<&Indicator> = Vec::new();
    for id in answered {
        let Some(indicator) = judge_anew(evaluation, plan, dossier, id) else { continue };
        changed.checkpoints.push(id.clone());
        if !above.iter().any(|each| each.id == indicator.id) {
            above.push(indicator);
        }
    }
    if changed.checkpoints.is_empty() {
        return changed;
    }
    // Once all of them are judged: what one of them takes away another may bring back.
    above.retain(|indicator| tally_anew(evaluation, plan, indicator));
    changed.indicators.extend(above.iter().map(|indicator| indicator.id.clone()));
    for ((path, tally), means) in evaluation.sections.iter_mut().zip(&evaluation.workings.sections) {
        if above.iter().any(|indicator| indicator.section.starts_with(path)) {
            let now = means.tally();
            if *tally != now {
                *tally = now;
                changed.sections.push(path.clone());
            }
        }
    }
    evaluation.total = evaluation.workings.total.tally();
    evaluation.conclusion = match &plan.rule {
        Some(rule) => {
            let asked = asked_indicators(plan, dossier);
            let (findings, moment) = (&evaluation.findings, &evaluation.moment);
            Conclusion::Outcome(outcome::outcome(plan, rule, dossier, &asked, findings, moment))
        }
        None => Conclusion::Grade(grade::grade(plan, &evaluation.findings, &evaluation.total, &evaluation.vetoes)),
    };
    changed
}

/// Judges one checkpoint anew; its indicator, if anything came of it.
fn judge_anew<'a>(evaluation: &mut Evaluation, plan: &'a Plan, dossier: &Dossier, id: &CheckpointId) -> Option<&'a Indicator> {
    let place = *evaluation.places.get(id)?;
    let (indicator, checkpoint) = plan.checkpoint(id)?;
    let found = finding::find(plan, dossier, indicator, checkpoint, &evaluation.moment);
    if found == evaluation.findings[place] {
        return None;
    }
    let vetoes = evaluation.vetoes.iter_mut().filter(|veto| veto.checkpoint == *id);
    vetoes.for_each(|veto| veto.verdict = found.verdict);
    evaluation.findings[place] = found;
    Some(indicator)
}

/// Tallies an indicator anew, and puts it into what stands above it; whether anything came of it.
fn tally_anew(evaluation: &mut Evaluation, plan: &Plan, indicator: &Indicator) -> bool {
    let own = indicator.checkpoints.iter();
    let weighed = own.filter_map(|checkpoint| Some((evaluation.finding(&checkpoint.id)?, checkpoint.weight)));
    let tally = Tally::of_checkpoints(weighed);
    let tally = if plan.rule.is_some() { tally.without_score() } else { tally };
    let Evaluation { indicators, sections, workings, .. } = evaluation;
    let Some((_, before)) = indicators.iter_mut().find(|(id, tallied)| *id == indicator.id && *tallied != tally) else {
        return false;
    };
    workings.put(sections, &indicator.section, |means| {
        means.take(before, indicator.weight);
        means.add(&tally, indicator.weight);
    });
    *before = tally;
    true
}
