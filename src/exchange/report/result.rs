//! 自评结果: what the whole comes to, by section, with vetoes and 约束性 targets.

use super::super::binder::binders;
use super::Draft;
use crate::evaluate::{Actual, Binding, Conclusion, Grade, HeldDown, Standing, Tally, Verdict, bindings};
use crate::exact::short;
use crate::i18n::{Language, figures, paper, terms};
use crate::plan::{CheckpointId, Section};

const ZH: Language = Language::Zh;

/// The verdicts that are counted, in this order.
const COUNTED: [Verdict; 4] = [Verdict::Met, Verdict::PartlyMet, Verdict::NotMet, Verdict::Unanswered];

pub fn write(draft: &mut Draft) {
    draft.heading(1, paper::RESULT);
    draft.heading(2, paper::WHOLE);
    let (conclusion, counted) = (conclusion(draft), counted(draft));
    draft.say("result", conclusion + &counted);
    parts(draft);
    sections(draft);
    vetoes(draft);
    binding(draft);
}

pub fn open(draft: &Draft) -> usize {
    let coverage = draft.evaluation.total.coverage;
    coverage.applicable - coverage.answered
}

fn conclusion(draft: &Draft) -> String {
    let evaluation = draft.evaluation;
    let grade = match &evaluation.conclusion {
        Conclusion::Grade(grade) => grade,
        Conclusion::Outcome(found) => return paper::outcome(found.state),
    };
    let held: &[CheckpointId] = match grade {
        Grade::Given { held_down: Some(HeldDown::Veto(ids) | HeldDown::Binding(ids)), .. } => ids,
        Grade::Given { held_down: None, .. } | Grade::NotYet(_) => &[],
    };
    let named: Vec<String> = held.iter().filter_map(|id| Some(draft.plan.checkpoint(id)?.1.text.clone())).collect();
    let score = evaluation.total.so_far.as_ref().map(figures::share);
    let range = evaluation.total.range().map(|(worst, best)| (figures::cut(&worst, 1), figures::cut(&best, 1)));
    let range = range.as_ref().map(|(worst, best)| (worst.as_str(), best.as_str()));
    paper::graded(grade, score.as_deref(), range, open(draft), &named)
}

fn counted(draft: &Draft) -> String {
    let applicable = draft.evaluation.total.coverage.applicable;
    if applicable == 0 {
        return String::new();
    }
    let counted = |verdict: Verdict| {
        let all = draft.evaluation.findings.iter();
        all.filter(|finding| finding.standing == Standing::Counted && finding.verdict == verdict).count()
    };
    let mut counts: Vec<(Verdict, usize)> = COUNTED.iter().map(|verdict| (*verdict, counted(*verdict))).collect();
    counts.push((Verdict::NotApplicable, draft.evaluation.total.coverage.declared_out));
    paper::counted(applicable, &counts)
}

/// Of a plan with a rule of its own: each part.
fn parts(draft: &mut Draft) {
    let Conclusion::Outcome(found) = &draft.evaluation.conclusion else { return };
    let named = |path: &[String]| draft.plan.sections_to(path).last().map(|section| name(section)).unwrap_or_default();
    let rows = found.parts.iter().map(|part| {
        let stage = part.stage.map(|stage| format!("（{}）", terms::stage(ZH, stage))).unwrap_or_default();
        vec![named(&part.section) + &stage, paper::part(part), paper::state(part.state).to_owned()]
    });
    let rows = rows.collect();
    draft.table(&paper::PARTS_HEAD, &[34, 50, 16], rows);
}

pub fn name(section: &Section) -> String {
    paper::section(&section.no, &section.title)
}

/// Each section that has a binder of its own, as far as anything of it counts; then the whole.
fn sections(draft: &mut Draft) {
    let has_score = matches!(draft.evaluation.conclusion, Conclusion::Grade(_));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for binder in binders(draft.plan) {
        let Some(tally) = draft.evaluation.section(&binder.path).filter(|tally| tally.coverage.applicable > 0) else {
            continue;
        };
        let title = draft.plan.sections_to(&binder.path).last().map(|section| name(section)).unwrap_or_default();
        rows.push(row(draft, title, &binder.path, tally, has_score));
    }
    if rows.is_empty() {
        return;
    }
    rows.push(row(draft, paper::SUM.to_owned(), &[], &draft.evaluation.total, has_score));
    match has_score {
        true => draft.table(&paper::SECTIONS_HEAD, &[28, 12, 12, 12, 12, 12, 12], rows),
        false => draft.table(&paper::SECTIONS_HEAD[..6], &[40, 12, 12, 12, 12, 12], rows),
    }
}

fn row(draft: &Draft, title: String, path: &[String], tally: &Tally, has_score: bool) -> Vec<String> {
    let count = |verdict: Verdict| {
        let all = draft.evaluation.with_checkpoints(draft.plan).filter(|(indicator, _, _)| indicator.section.starts_with(path));
        all.filter(|(_, _, finding)| finding.standing == Standing::Counted && finding.verdict == verdict).count().to_string()
    };
    let mut row = vec![title, tally.coverage.applicable.to_string(), tally.coverage.answered.to_string()];
    row.extend([Verdict::Met, Verdict::PartlyMet, Verdict::NotMet].map(count));
    if has_score {
        row.push(tally.so_far.as_ref().map(figures::share).unwrap_or_else(|| paper::NONE.to_owned()));
    }
    row
}

fn vetoes(draft: &mut Draft) {
    let text =
        |id: &CheckpointId| draft.plan.checkpoint(id).map(|(_, checkpoint)| checkpoint.text.as_str()).unwrap_or_default();
    let all = draft.evaluation.vetoes.iter();
    let told: Vec<String> =
        all.filter_map(|veto| paper::veto(text(&veto.checkpoint), veto.verdict, veto.on, veto.falls_on_subject)).collect();
    if !draft.evaluation.vetoes.is_empty() {
        draft.heading(2, paper::VETOES);
        draft.say("result/vetoes", paper::vetoes(draft.evaluation.vetoes.len(), &told));
    }
}

fn binding(draft: &mut Draft) {
    let found = bindings(draft.plan, draft.dossier, draft.evaluation);
    if found.is_empty() {
        return;
    }
    let met = found.iter().filter(|each| each.verdict == Verdict::Met).count();
    draft.heading(2, paper::BINDINGS);
    draft.say("result/bindings", paper::bindings(met, found.len()));
    let rows = found.iter().map(|each| binding_row(draft, each)).collect();
    draft.table(&paper::BINDINGS_HEAD, &[46, 20, 18, 16], rows);
}

fn binding_row(draft: &Draft, each: &Binding) -> Vec<String> {
    let checkpoint = draft.plan.checkpoint(&each.checkpoint).map(|(_, checkpoint)| checkpoint);
    let text = checkpoint.map(|checkpoint| checkpoint.text.clone()).unwrap_or_default();
    let stage = each.stage.map(|stage| format!("（{}）", terms::stage(ZH, stage))).unwrap_or_default();
    let actual = match &each.actual {
        Actual::Nothing => paper::NONE.to_owned(),
        Actual::Value(value) => figures::with_unit(ZH, &figures::value(value, &each.target), &each.target.unit),
        Actual::Share { meets, of } => {
            let counted = checkpoint.and_then(|checkpoint| checkpoint.each.as_deref()).unwrap_or_default();
            paper::share(&short(meets, 0), &short(of, 0), counted)
        }
    };
    vec![
        text + &stage,
        paper::close(&figures::target(ZH, &each.target)),
        paper::close(&actual),
        terms::verdict(ZH, each.verdict).to_owned(),
    ]
}
