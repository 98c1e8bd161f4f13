//! 存在的问题及原因, 整改措施与下一步打算: by section what falls short and why, then what is done about it.

use chrono::NaiveDate;

use super::super::binder::binders;
use super::{Draft, result};
use crate::assessment::{Progress, Rectification};
use crate::evaluate::{Finding, Reason, Standing, Verdict};
use crate::exact::short;
use crate::i18n::{Language, figures, paper};
use crate::plan::{Checkpoint, Indicator, Target};

const ZH: Language = Language::Zh;

pub fn write(draft: &mut Draft) {
    draft.heading(1, paper::PROBLEMS);
    problems(draft);
    draft.heading(1, paper::MEASURES);
    draft.heading(2, paper::MENDING);
    measures(draft);
    draft.heading(2, paper::NEXT);
    let (later, first) = later(draft);
    draft.say("next", paper::ahead(result::open(draft), later, first));
}

fn is_short(finding: &Finding) -> bool {
    finding.is_short() && finding.standing == Standing::Counted
}

/// Counted through the whole part, so that one can speak of the fifth problem. What nobody explained is told together.
fn problems(draft: &mut Draft) {
    let (plan, evaluation) = (draft.plan, draft.evaluation);
    let mut number = 0;
    for binder in binders(plan) {
        let inside = evaluation.with_checkpoints(plan).filter(|(each, _, _)| each.section.starts_with(&binder.path));
        let found: Vec<_> = inside.filter(|(_, _, finding)| is_short(finding)).collect();
        if found.is_empty() {
            continue;
        }
        let title = plan.sections_to(&binder.path).last().map(|section| section.title.clone()).unwrap_or_default();
        draft.heading(2, &title);
        let mut unexplained: Vec<&str> = Vec::new();
        for (indicator, checkpoint, finding) in &found {
            match problem(draft, indicator, checkpoint, finding) {
                Some(made) => {
                    number += 1;
                    draft.passage(&format!("problem/{}", checkpoint.id), Some(number), made);
                }
                None => unexplained.push(&checkpoint.text),
            }
        }
        if !unexplained.is_empty() {
            number += 1;
            let made = paper::unexplained(&unexplained, unexplained.len() < found.len());
            draft.passage(&format!("problems/{}", binder.path.join("/")), Some(number), made);
        }
    }
    if draft.meter.short == 0 {
        draft.say("problems", paper::no_problems(result::open(draft)));
    }
}

/// What is wrong and why; nothing where nobody said either, and no figures speak for themselves.
fn problem(draft: &mut Draft, indicator: &Indicator, checkpoint: &Checkpoint, finding: &Finding) -> Option<String> {
    let noted = draft.dossier.rectifications_of(&checkpoint.id);
    let said: Vec<(String, String)> =
        noted.map(|each| (paper::sentence(&each.problem), paper::sentence(&each.cause))).collect();
    let note = draft.dossier.assessment.answer(&checkpoint.id).map(|answer| paper::sentence(&answer.note)).unwrap_or_default();
    let problem: String = said.iter().map(|(problem, _)| problem.as_str()).filter(|problem| *problem != note).collect();
    let cause: String = said.iter().map(|(_, cause)| cause.as_str()).collect();
    let problem = problem + &note;
    let found = found(draft, checkpoint, finding);
    let speaks = matches!(finding.reason, Reason::Numbers(_) | Reason::Share { .. });
    draft.meter.short += 1;
    draft.meter.problems += usize::from(speaks || !problem.is_empty());
    draft.meter.causes += usize::from(!cause.is_empty());
    let is_told = speaks || !problem.is_empty() || !cause.is_empty();
    let short = paper::Short { no: &indicator.no, text: &checkpoint.text, found: &found, problem, cause };
    is_told.then(|| paper::problem(&short))
}

/// `自评为部分达成`, `目标≥ 1 名，实际0 名`
fn found(draft: &Draft, checkpoint: &Checkpoint, finding: &Finding) -> String {
    match &finding.reason {
        Reason::Level { scale, level, .. } => {
            let level = draft.plan.scale(scale).and_then(|scale| scale.level(level));
            paper::rated(level.map(|level| level.name.as_str()).unwrap_or_default())
        }
        Reason::Numbers(parts) => {
            let missed = parts.iter().filter(|part| !part.attainment.met);
            let one = missed.map(|part| {
                let actual = figures::with_unit(ZH, &figures::value(&part.value, &part.target), &part.target.unit);
                paper::measured(&figures::target(ZH, &Target { stage: None, ..part.target.clone() }), &actual)
            });
            one.collect::<Vec<_>>().join("；")
        }
        Reason::Share { meets, of, .. } => {
            paper::share(&short(meets, 0), &short(of, 0), checkpoint.each.as_deref().unwrap_or_default())
        }
        Reason::Unanswered(_) | Reason::NotApplicable(_) | Reason::AsSealed => paper::judged(finding.verdict),
    }
}

/// Every rectification in the plan's order, then those of what is asked no more, then what falls short and has none.
fn measures(draft: &mut Draft) {
    let (plan, evaluation, dossier) = (draft.plan, draft.evaluation, draft.dossier);
    let today = evaluation.moment.today;
    let mut told: Vec<(String, String)> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for (_, checkpoint) in plan.checkpoints() {
        let said = dossier.rectifications_of(&checkpoint.id).filter(|each| says(each));
        let before = told.len();
        told.extend(said.map(|each| (format!("measure/{}", each.id), mending(each, &checkpoint.text, today))));
        if told.len() == before && evaluation.finding(&checkpoint.id).is_some_and(is_short) {
            open.push(&checkpoint.text);
        }
    }
    let all = dossier.assessment.rectifications().map(|(_, entry)| &entry.value);
    let lost = all.filter(|each| says(each) && plan.checkpoint(&each.checkpoint).is_none());
    told.extend(lost.map(|each| (format!("measure/{}", each.id), mending(each, paper::ASKED_NO_MORE, today))));
    if !open.is_empty() {
        let made = paper::unmended(&open, !told.is_empty());
        told.push(("measures/open".to_owned(), made));
    }
    if told.is_empty() {
        draft.say("measures", paper::NOTHING_TO_MEND.to_owned());
    }
    for (place, (id, made)) in told.into_iter().enumerate() {
        draft.passage(&id, Some(place + 1), made);
    }
}

/// Whether anything is said of mending: a problem alone is told where the problems are.
fn says(each: &Rectification) -> bool {
    let said = [&each.measure, &each.unit, &each.person, &each.progress].iter().any(|text| !text.trim().is_empty());
    said || each.due.is_some() || each.closed.is_some()
}

/// It is told by its problem, else by what the plan asks.
fn mending(each: &Rectification, text: &str, today: NaiveDate) -> String {
    let is_problem = !each.problem.trim().is_empty();
    let about = if is_problem { paper::sentence(&each.problem) } else { text.to_owned() };
    paper::mending(&paper::Mending {
        about: &about,
        is_problem,
        measure: paper::sentence(&each.measure),
        unit: &each.unit,
        person: &each.person,
        due: each.due,
        is_overdue: matches!(each.stands(today), Progress::Overdue { .. }),
        progress: paper::sentence(&each.progress),
        closed: each.closed.as_ref(),
    })
}

/// How many are due later, and the first day of them.
fn later(draft: &Draft) -> (usize, Option<NaiveDate>) {
    let later = || draft.evaluation.findings.iter().filter(|finding| finding.verdict == Verdict::NotDue);
    (later().count(), later().filter_map(|finding| finding.due_on).min())
}
