//! The evaluation as JSON, for other programs. Figures are decimal strings with four decimals, half up, out of
//! 100 (attainments out of 1); what is shown to people is cut off instead, in `shown`. Fields that have nothing
//! to say are left out.

use chrono::NaiveDate;
use serde::Serialize;

use crate::assessment::{Dossier, Period, PlanRef, Subject, asked};
use crate::evaluate::{self, Due, Grade, HeldDown, NotYet, Standing, Tally, Verdict};
use crate::exact::{Ratio, Rounding, fixed, quotient, whole};
use crate::i18n::{Language, reason};
use crate::plan::{CheckpointId, Indicator, IndicatorId, Plan, SectionPath, VetoOn};

use super::receipt::plan_ref;

/// The decimals of every figure in the file.
const DECIMALS: u32 = 4;
/// The decimals of the score that people are shown.
const SHOWN_DECIMALS: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    plan: PlanEntry<'a>,
    subject: &'a Subject,
    period: Period,
    as_of: NaiveDate,
    today: NaiveDate,
    basis: crate::assessment::Basis,
    score: Score,
    coverage: Coverage,
    grade: GradeEntry,
    vetoes: Vec<VetoEntry>,
    sections: Vec<SectionEntry<'a>>,
    indicators: Vec<IndicatorEntry<'a>>,
}

#[derive(Serialize)]
struct PlanEntry<'a> {
    #[serde(flatten)]
    own: PlanRef,
    title: &'a str,
}

/// Out of 100.
#[derive(Serialize)]
struct Score {
    #[serde(skip_serializing_if = "Option::is_none")]
    so_far: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best: Option<String>,
    /// The score so far as people see it: cut off after one decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
}

#[derive(Serialize)]
struct Coverage {
    answered: usize,
    applicable: usize,
    declared_out: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
}

/// The grade with what holds it down, or why there is none yet.
#[derive(Serialize)]
struct GradeEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    checkpoints: Vec<CheckpointId>,
}

#[derive(Serialize)]
struct VetoEntry {
    checkpoint: CheckpointId,
    on: VetoOn,
    verdict: Verdict,
    falls_on_subject: bool,
}

#[derive(Serialize)]
struct SectionEntry<'a> {
    path: SectionPath,
    title: &'a str,
    score: Score,
    coverage: Coverage,
}

#[derive(Serialize)]
struct IndicatorEntry<'a> {
    id: &'a IndicatorId,
    no: &'a str,
    title: &'a str,
    score: Score,
    coverage: Coverage,
    checkpoints: Vec<CheckpointEntry<'a>>,
}

#[derive(Serialize)]
struct CheckpointEntry<'a> {
    id: &'a CheckpointId,
    #[serde(skip_serializing_if = "Option::is_none")]
    attainment: Option<String>,
    verdict: Verdict,
    standing: &'static str,
    due: &'static str,
    /// Days until it is due, or since it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_on: Option<NaiveDate>,
    why: String,
}

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
        grade: grade(&evaluation.grade),
        vetoes: vetoes.collect(),
        sections: sections.collect(),
        indicators: indicators.collect(),
    };
    serde_json::to_string_pretty(&file).expect("an evaluation is plain data") + "\n"
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
            standing: standing(finding.standing),
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

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Counted => "counted",
        Standing::DeclaredOut => "declared-out",
        Standing::Outside => "outside",
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
