//! The evaluation as JSON, for other programs. Figures are decimal strings with four decimals, half up, out of
//! 100 (attainments out of 1); what is shown to people is cut off instead, in `shown`. Fields that have nothing
//! to say are left out.

mod file;

use file::{
    CheckpointEntry, Coverage, File, GradeEntry, IndicatorEntry, PlanEntry, Score, SealedEntry, SectionEntry, VetoEntry,
};

use crate::assessment::{Dossier, Seal, asked};
use crate::evaluate::{self, Conclusion, Due, Grade, HeldDown, NotYet, Tally, differences};
use crate::exact::{Ratio, Rounding, fixed, quotient, whole};
use crate::i18n::{DifferenceLine, Language, difference_lines, reason};
use crate::plan::{Indicator, Plan};

use super::receipt::{plan_ref, program};

/// The decimals of every figure in the file.
const DECIMALS: u32 = 4;
/// The decimals of the score that people are shown.
const SHOWN_DECIMALS: u32 = 1;

/// An evaluation as JSON, its reasons in `language`.
pub fn write(plan: &Plan, dossier: &Dossier, evaluation: &evaluate::Evaluation, language: Language) -> String {
    let sections = plan.walk_sections().into_iter().filter_map(|(path, section)| {
        let tally = evaluation.section(&path)?;
        Some(SectionEntry { title: &section.title, score: score(tally), coverage: coverage(tally), path })
    });
    let indicators = evaluation.indicators.iter().filter_map(|(id, tally)| {
        let indicator = plan.indicator(id)?;
        let checkpoints = checkpoints(plan, dossier, evaluation, indicator, language);
        let (score, coverage) = (score(tally), coverage(tally));
        Some(IndicatorEntry { id: &indicator.id, no: &indicator.no, title: &indicator.title, score, coverage, checkpoints })
    });
    let vetoes = evaluation.vetoes.iter().map(|veto| VetoEntry {
        checkpoint: veto.checkpoint.clone(),
        on: veto.on,
        verdict: veto.verdict,
        falls_on_subject: veto.falls_on_subject,
    });
    let file = File {
        plan: PlanEntry { own: plan_ref(plan), title: &plan.title },
        subject: &dossier.subject,
        period: dossier.assessment.period,
        as_of: evaluation.moment.as_of,
        today: evaluation.moment.today,
        basis: evaluation.moment.basis,
        score: score(&evaluation.total),
        coverage: coverage(&evaluation.total),
        grade: match &evaluation.conclusion {
            Conclusion::Grade(found) => Some(grade(found)),
            Conclusion::Outcome(_) => None,
        },
        outcome: match &evaluation.conclusion {
            Conclusion::Grade(_) => None,
            Conclusion::Outcome(found) => Some(found),
        },
        sealed: sealed(plan, dossier, language),
        vetoes: vetoes.collect(),
        sections: sections.collect(),
        indicators: indicators.collect(),
    };
    serde_json::to_string_pretty(&file).expect("an evaluation is plain data") + "\n"
}

fn sealed(plan: &Plan, dossier: &Dossier, language: Language) -> Option<SealedEntry> {
    let seal = dossier.seals()?.seal?;
    let differences = differences(plan, &plan_ref(plan), &program(), dossier, &seal);
    let line = |line: DifferenceLine| match line.checkpoint {
        Some(checkpoint) => format!("{checkpoint} {}", line.text),
        None => line.text,
    };
    let differences = difference_lines(language, plan, &differences).into_iter().map(line).collect();
    let Seal { by, on, program, plan, receipt, .. } = seal;
    Some(SealedEntry { by, on, program, plan, receipt, differences })
}

fn checkpoints<'a>(
    plan: &'a Plan,
    dossier: &'a Dossier,
    evaluation: &'a evaluate::Evaluation,
    indicator: &Indicator,
    language: Language,
) -> Vec<CheckpointEntry<'a>> {
    let own = asked(plan, &dossier.subject).filter(|(each, _)| each.id == indicator.id);
    let entry = |(_, checkpoint): (&Indicator, &crate::plan::Checkpoint)| {
        let finding = evaluation.finding(&checkpoint.id)?;
        let (due, days) = due(finding.due);
        Some(CheckpointEntry {
            id: &finding.checkpoint,
            attainment: finding.attainment.as_ref().map(figure),
            verdict: finding.verdict,
            standing: finding.standing.word(),
            due,
            days,
            due_on: finding.due_on,
            why: reason(language, plan, finding),
        })
    };
    own.filter_map(entry).collect()
}

fn figure(value: &Ratio) -> String {
    fixed(value, DECIMALS, Rounding::HalfUp)
}

fn score(tally: &Tally) -> Score {
    let range = tally.range();
    Score {
        so_far: tally.score().as_ref().map(figure),
        worst: range.as_ref().map(|(worst, _)| figure(worst)),
        best: range.as_ref().map(|(_, best)| figure(best)),
        shown: tally.score().map(|score| fixed(&score, SHOWN_DECIMALS, Rounding::Down)),
    }
}

fn coverage(tally: &Tally) -> Coverage {
    let evaluate::Coverage { answered, applicable, declared_out } = tally.coverage;
    let percent = || figure(&(quotient(answered as i64, applicable as i64) * whole(100)));
    Coverage { answered, applicable, declared_out, percent: (applicable > 0).then(percent) }
}

fn grade(grade: &Grade) -> GradeEntry {
    match grade {
        Grade::Given { band, held_down } => {
            let (why, checkpoints) = match held_down {
                Some(HeldDown::Veto(ids)) => (Some("veto-failed"), ids.clone()),
                Some(HeldDown::Binding(ids)) => (Some("binding-missed"), ids.clone()),
                None => (None, Vec::new()),
            };
            GradeEntry { band: Some(band.clone()), why, checkpoints }
        }
        Grade::NotYet(not_yet) => {
            let (why, checkpoints) = match not_yet {
                NotYet::NothingApplies => ("nothing-applies", Vec::new()),
                NotYet::Incomplete => ("incomplete", Vec::new()),
                NotYet::VetoUnanswered(ids) => ("veto-unanswered", ids.clone()),
                NotYet::TooMuchDeclaredOut => ("too-much-declared-out", Vec::new()),
            };
            GradeEntry { band: None, why: Some(why), checkpoints }
        }
    }
}

fn due(due: Due) -> (&'static str, Option<i64>) {
    match due {
        Due::Undated => ("undated", None),
        Due::Later { days } => ("later", Some(days)),
        Due::Soon { days } => ("soon", Some(days)),
        Due::Overdue { days } => ("overdue", Some(days)),
        Due::Ongoing => ("ongoing", None),
        Due::Past => ("past", None),
    }
}
