//! What answers change of an evaluation: their findings, the tallies above them, and the conclusion. All else stays as it
//! was judged, so that it costs a fraction of judging everything. A law of the tests: it comes to the same.

use super::{Conclusion, Evaluation, Tally, asked_indicators, finding, grade, outcome};
use crate::assessment::Dossier;
use crate::exact::Decimal;
use crate::plan::{CheckpointId, Indicator, Plan};

/// Judges anew after the answers to these checkpoints changed, and nothing else did: no number, fact or setting, which reach
/// further, and neither subject nor day.
pub fn update(evaluation: &mut Evaluation, plan: &Plan, dossier: &Dossier, changed: &[CheckpointId]) {
    let touched: Vec<&Indicator> = changed.iter().filter_map(|id| judge_anew(evaluation, plan, dossier, id)).collect();
    if touched.is_empty() {
        return;
    }
    for indicator in &touched {
        let own = indicator.checkpoints.iter();
        let weighed = own.filter_map(|checkpoint| Some((evaluation.finding(&checkpoint.id)?, checkpoint.weight)));
        let tally = Tally::of_checkpoints(weighed);
        let tally = if plan.rule.is_some() { tally.without_score() } else { tally };
        evaluation.indicators.iter_mut().filter(|(id, _)| *id == indicator.id).for_each(|(_, each)| *each = tally.clone());
    }
    let weighed = weighed(plan, evaluation);
    let under = |path: &[String]| {
        let inside = weighed.iter().filter(|(indicator, _, _)| indicator.section.starts_with(path));
        Tally::of_indicators(inside.map(|(_, tally, weight)| (*tally, *weight)))
    };
    let is_above = |path: &[String]| touched.iter().any(|indicator| indicator.section.starts_with(path));
    let above = evaluation.sections.iter().enumerate().filter(|(_, (path, _))| is_above(path));
    let sections: Vec<(usize, Tally)> = above.map(|(place, (path, _))| (place, under(path))).collect();
    let total = under(&[]);
    sections.into_iter().for_each(|(place, tally)| evaluation.sections[place].1 = tally);
    evaluation.total = total;
    evaluation.conclusion = match &plan.rule {
        Some(rule) => {
            let asked = asked_indicators(plan, dossier);
            let (findings, moment) = (&evaluation.findings, &evaluation.moment);
            Conclusion::Outcome(outcome::outcome(plan, rule, dossier, &asked, findings, moment))
        }
        None => Conclusion::Grade(grade::grade(plan, &evaluation.findings, &evaluation.total, &evaluation.vetoes)),
    };
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

/// The tallies of indicators with the indicators they are of and their weights; both are in the plan's order.
fn weighed<'a>(plan: &'a Plan, evaluation: &'a Evaluation) -> Vec<(&'a Indicator, &'a Tally, Decimal)> {
    let mut of_plan = plan.indicators.iter();
    let with = |(id, tally): &'a (_, Tally)| {
        let indicator = of_plan.find(|indicator| indicator.id == *id)?;
        Some((indicator, tally, indicator.weight))
    };
    evaluation.indicators.iter().filter_map(with).collect()
}
