//! What a plan asks and what was said to it, in words: before and after, why an answer is to be reviewed, what is kept aside.

use super::EditionWords;
use crate::assessment::{Ask, Choice, Dossier, Revised, Wording, ask};
use crate::i18n::figures::{target, typed_with_unit};
use crate::i18n::seal::value_name;
use crate::i18n::{Language, Messages, terms};
use crate::plan::{Checkpoint, CheckpointId, Indicator, Plan, Question};

/// So much of what stood there before is repeated in a mark.
const QUOTED: usize = 60;

/// Why an answer is to be reviewed, with what stood there before; where its level is lost, with that.
pub fn why_reviewed(
    language: Language,
    (old, new): (Option<&Plan>, &Plan),
    dossier: &Dossier,
    id: &CheckpointId,
    revised: &[Revised],
    is_lost: bool,
) -> String {
    let words = EditionWords::of(language);
    let what = |revised: &Revised| {
        let name = (words.name)(*revised);
        let was = old.and_then(|old| compared(language, old, new, id, *revised)).map(|(was, _)| shortened(&was));
        was.filter(|was| !was.is_empty()).map_or_else(|| name.to_owned(), |was| (words.was)(name, &was))
    };
    let why = match revised {
        [] => words.why_unknown.to_owned(),
        all => (words.why)(&all.iter().map(what).collect::<Vec<_>>().join(words.and)),
    };
    let said = || match old.and_then(|old| old.checkpoint(id).map(|(_, checkpoint)| said(old, dossier, checkpoint))) {
        Some(said) if !said.is_empty() => said,
        Some(_) | None => dossier.assessment.answer(id).map(|answer| said_alone(new, &answer.choice)).unwrap_or_default(),
    };
    if is_lost { why + &(words.lost)(&said()) } else { why }
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

/// What was asked and said where it is asked no more, in the plan's own language.
pub fn wording_of(old: Option<&Plan>, edition: &str, dossier: &Dossier, id: &CheckpointId) -> Wording {
    let edition = edition.to_owned();
    match old.and_then(|old| Some((old, old.checkpoint(id)?))) {
        None => Wording { edition, ..Wording::default() },
        Some((old, (indicator, checkpoint))) => Wording {
            edition,
            indicator: format!("{} {}", indicator.no, indicator.title),
            text: checkpoint.text.clone(),
            said: said(old, dossier, checkpoint),
        },
    }
}

/// The level that was chosen, that it is 不适用, or the numbers that were typed.
fn said(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint) -> String {
    let choice = dossier.assessment.answer(&checkpoint.id).map(|answer| &answer.choice);
    let asked = ask(plan, dossier, checkpoint);
    match (choice, &asked) {
        (Some(choice @ Choice::NotApplicable { .. }), _) => return said_alone(plan, choice),
        (choice, Ask::Level(_)) => return choice.map(|choice| level_name(plan, checkpoint, choice)).unwrap_or_default(),
        (_, Ask::Numbers(_) | Ask::Share(_)) => {}
    }
    let keys = asked.keys();
    let number = |key: &crate::assessment::SheetKey| {
        let text = dossier.sheet.text(key).trim();
        let unit = plan.metric(&key.metric).map_or("", |metric| metric.unit.as_str());
        let number = if unit.is_empty() { text.to_owned() } else { typed_with_unit(Language::Zh, text, unit) };
        let named = || format!("{} {number}", value_name(Language::Zh, plan, key));
        (!text.is_empty()).then(|| if keys.len() > 1 { named() } else { number.clone() })
    };
    keys.iter().filter_map(number).collect::<Vec<_>>().join("；")
}

fn level_name(plan: &Plan, checkpoint: &Checkpoint, choice: &Choice) -> String {
    let Choice::Level(level) = choice else { return String::new() };
    let scale = match &checkpoint.question {
        Question::Rated { scale } => plan.scale(scale),
        Question::Measured { .. } => None,
    };
    let known = scale.and_then(|scale| scale.level(level));
    known.map_or_else(|| said_alone(plan, choice), |level| level.name.clone())
}

/// A choice whose scale nobody knows: by any scale of the plan that has such a level.
pub fn said_alone(plan: &Plan, choice: &Choice) -> String {
    match choice {
        Choice::Nothing => String::new(),
        Choice::NotApplicable { reason } if reason.trim().is_empty() => "不适用".to_owned(),
        Choice::NotApplicable { reason } => format!("不适用（{}）", reason.trim()),
        Choice::Level(level) => {
            let known = plan.scales.iter().find_map(|scale| scale.level(level));
            known.map_or_else(|| level.to_string(), |level| level.name.clone())
        }
    }
}

/// What stood there and what stands there now; nothing where it can't be said in a line.
pub fn compared(language: Language, old: &Plan, new: &Plan, id: &CheckpointId, revised: Revised) -> Option<(String, String)> {
    let (was, is) = (old.checkpoint(id)?, new.checkpoint(id)?);
    let both = |say: &dyn Fn(&Plan, &Indicator, &Checkpoint) -> String| (say(old, was.0, was.1), say(new, is.0, is.1));
    let texts = match revised {
        Revised::Text => both(&|_, _, checkpoint| {
            std::iter::once(&checkpoint.text).chain(&checkpoint.conditions).cloned().collect::<Vec<_>>().join("；")
        }),
        Revised::Question => {
            let asked = both(&|plan, _, checkpoint| question(language, plan, checkpoint));
            if asked.0 == asked.1 { both(&|plan, _, checkpoint| definition(plan, checkpoint)) } else { asked }
        }
        Revised::Targets => both(&|_, _, checkpoint| targets(language, checkpoint)),
        Revised::Deadline => both(&|_, indicator, checkpoint| deadline(language, indicator, checkpoint)),
        Revised::Force => both(&|_, _, checkpoint| force(language, checkpoint)),
        Revised::Scope => return None,
    };
    (texts.0 != texts.1).then_some(texts)
}

/// The levels, or the number with its unit.
fn question(language: Language, plan: &Plan, checkpoint: &Checkpoint) -> String {
    match &checkpoint.question {
        Question::Rated { scale } => plan.scale(scale).map_or_else(String::new, |scale| {
            scale.levels.iter().map(|level| terms::level(language, &scale.id, level)).collect::<Vec<_>>().join(" / ")
        }),
        Question::Measured { metric, .. } => {
            plan.metric(metric).map_or_else(String::new, |metric| format!("{}（{}）", metric.name, metric.unit))
        }
    }
}

fn definition(plan: &Plan, checkpoint: &Checkpoint) -> String {
    match &checkpoint.question {
        Question::Rated { .. } => String::new(),
        Question::Measured { metric, .. } => plan.metric(metric).map(|metric| metric.definition.clone()).unwrap_or_default(),
    }
}

fn targets(language: Language, checkpoint: &Checkpoint) -> String {
    let words = Messages::of(language);
    let targets = match &checkpoint.question {
        Question::Measured { targets, .. } => targets.as_slice(),
        Question::Rated { .. } => &[],
    };
    let row = |each: &crate::plan::Target| {
        let strength = each.strength.map(|strength| format!(" {}", (words.strength)(strength))).unwrap_or_default();
        let day = each.by.map(|by| format!("（{by}）")).unwrap_or_default();
        format!("{}{day}{strength}", target(language, each))
    };
    let share = checkpoint.each.as_ref().map(|_| (words.each)(checkpoint));
    share.into_iter().chain(targets.iter().map(row)).collect::<Vec<_>>().join("；")
}

fn deadline(language: Language, indicator: &Indicator, checkpoint: &Checkpoint) -> String {
    let own = checkpoint.deadline.as_ref().or(indicator.deadline.as_ref());
    own.map_or_else(|| EditionWords::of(language).nothing.to_owned(), |deadline| deadline.text.clone())
}

fn force(language: Language, checkpoint: &Checkpoint) -> String {
    let words = Messages::of(language);
    let veto = checkpoint.veto.as_ref().map(|veto| (words.veto)(veto.on));
    let said: Vec<&str> = veto.into_iter().chain(checkpoint.strength.map(words.strength)).collect();
    if said.is_empty() { EditionWords::of(language).nothing.to_owned() } else { said.join(words.also) }
}
