//! The words of a plan's new edition: that there is one, what of it is other, and what is kept aside.

use super::figures::{target, typed_with_unit};
use super::seal::value_name;
use super::{Language, Messages, terms};
use crate::assessment::{Ask, Choice, Dossier, Revised, Wording, ask};
use crate::plan::{Checkpoint, CheckpointId, Indicator, Plan, Question};

/// All of them in one language.
pub struct EditionWords {
    /// There is a newer edition: how many are changed, gone, new.
    pub line: fn(usize, usize, usize) -> String,
    /// The same where nobody knows what the old one said.
    pub line_unknown: &'static str,
    pub look: &'static str,
    pub title: &'static str,
    /// Which edition was answered, and which there is now.
    pub editions: fn(&str, &str) -> String,
    pub what_happens: &'static str,
    pub unknown: &'static str,
    pub mark_all: fn(usize) -> String,
    pub changed: fn(usize) -> String,
    pub removed: fn(usize) -> String,
    pub added: fn(usize) -> String,
    pub answered: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    /// Nothing stands there.
    pub nothing: &'static str,
    /// Something is other that can't be said in a line.
    pub is_other: &'static str,
    pub name: fn(Revised) -> &'static str,
    pub take: &'static str,
    pub later: &'static str,
    /// How many answers were marked, and how many are kept aside.
    pub taken: fn(usize, usize) -> String,
    pub taken_back: &'static str,
    pub aside: fn(usize) -> String,
    pub aside_hint: &'static str,
    pub of_edition: fn(&str) -> String,
    pub said: &'static str,
    pub note: &'static str,
    pub evidence: &'static str,
    why: fn(&str) -> String,
    why_unknown: &'static str,
    was: fn(&str, &str) -> String,
    lost: fn(&str) -> String,
    and: &'static str,
}

in_languages!(EditionWords);

static ZH: EditionWords = EditionWords {
    line: |changed, removed, added| {
        let counts = [("改动", changed), ("删去", removed), ("新增", added)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what} {count} 项"));
        format!("这份计划有了新版，与本单位有关的：{}。", counts.collect::<Vec<_>>().join("，"))
    },
    line_unknown: "这份计划有了新版。作答时的版本没有保存在这台电脑上，列不出改了哪里。",
    look: "查看新版",
    title: "计划的新版",
    editions: |then, now| match then == now {
        true => format!("作答之后，计划（{now} 版）的内容有修订。"),
        false => format!("作答时是 {then} 版，现在是 {now} 版。"),
    },
    what_happens: "页面和得分已按新版显示。采用新版时，已作答而有改动的标为“待复核”，不再要求的作答留存在作答页最后；这一步可以撤销。",
    unknown: "作答时的版本没有保存在这台电脑上，无法逐项对照。请对照新版把作答核对一遍。",
    mark_all: |count| format!("把已作答的 {count} 项都标为“待复核”"),
    changed: |count| format!("改动 {count} 项"),
    removed: |count| format!("不再要求 {count} 项"),
    added: |count| format!("新增 {count} 项"),
    answered: "已作答",
    before: "原来",
    after: "现在",
    nothing: "无",
    is_other: "有改动",
    name: |revised| match revised {
        Revised::Text => "内容",
        Revised::Question => "作答方式",
        Revised::Targets => "目标值",
        Revised::Deadline => "完成时限",
        Revised::Scope => "适用条件",
        Revised::Force => "要求程度",
    },
    take: "采用新版",
    later: "以后再说",
    taken: |marked, aside| match (marked, aside) {
        (0, 0) => "已采用新版，已有作答都不用改。".to_owned(),
        (marked, 0) => format!("已采用新版，{marked} 项标为待复核。"),
        (0, aside) => format!("已采用新版，{aside} 项作答留存。"),
        (marked, aside) => format!("已采用新版，{marked} 项标为待复核，{aside} 项作答留存。"),
    },
    taken_back: "已撤销，仍按采用新版之前的样子。",
    aside: |count| format!("留存的作答 {count} 项"),
    aside_hint: "计划现在的版本不要求这些内容。作答留存备查，不计分，随数据文件和自评表一起导出；以后的版本重新要求时，会自动回到原处。",
    of_edition: |edition| format!("{edition} 版"),
    said: "作答",
    note: "说明",
    evidence: "佐证材料",
    why: |what| format!("计划新版改了{what}"),
    why_unknown: "计划有了新版，请对照核对",
    was: |name, was| format!("{name}（原为“{was}”）"),
    lost: |said| format!("，原来的作答“{said}”不再可选"),
    and: "、",
};

static EN: EditionWords = EditionWords {
    line: |changed, removed, added| {
        let counts = [("changed", changed), ("removed", removed), ("new", added)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{count} {what}"));
        format!("This plan has a new edition. Of what concerns you: {}.", counts.collect::<Vec<_>>().join(", "))
    },
    line_unknown: "This plan has a new edition. The one that was answered is not kept on this computer, so what changed can't be listed.",
    look: "Look at it",
    title: "The plan's new edition",
    editions: |then, now| match then == now {
        true => format!("Edition {now} of the plan was revised since it was answered."),
        false => format!("Edition {then} was answered; now there is edition {now}."),
    },
    what_happens: "The pages and the score follow the new edition already. When you take it over, answers to what changed are marked for review, and answers to what is asked no more are kept at the end of the answering page. The step can be undone.",
    unknown: "The edition that was answered is not kept on this computer, so the two can't be compared. Please check your answers against the new one.",
    mark_all: |count| format!("Mark all {count} answered for review"),
    changed: |count| format!("{count} changed"),
    removed: |count| format!("{count} asked no more"),
    added: |count| format!("{count} new"),
    answered: "answered",
    before: "before",
    after: "now",
    nothing: "none",
    is_other: "changed",
    name: |revised| match revised {
        Revised::Text => "wording",
        Revised::Question => "way of answering",
        Revised::Targets => "target",
        Revised::Deadline => "deadline",
        Revised::Scope => "when it applies",
        Revised::Force => "how strictly it is meant",
    },
    take: "Take over the new edition",
    later: "Later",
    taken: |marked, aside| match (marked, aside) {
        (0, 0) => "The new edition is taken over; no answer is touched by it.".to_owned(),
        (marked, 0) => format!("The new edition is taken over; {marked} marked for review."),
        (0, aside) => format!("The new edition is taken over; {aside} answers kept aside."),
        (marked, aside) => format!("The new edition is taken over; {marked} marked for review, {aside} kept aside."),
    },
    taken_back: "Undone: as it was before the new edition was taken over.",
    aside: |count| format!("Answers kept aside: {count}"),
    aside_hint: "The plan's present edition does not ask these. The answers are kept for reference and not scored; data file and table have them too. Should a later edition ask them again, they return to their place.",
    of_edition: |edition| format!("edition {edition}"),
    said: "answer",
    note: "note",
    evidence: "evidence",
    why: |what| format!("the new edition changed {what}"),
    why_unknown: "the plan has a new edition, please check",
    was: |name, was| format!("{name} (was “{was}”)"),
    lost: |said| format!("; the earlier answer “{said}” can't be chosen any more"),
    and: ", ",
};

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

/// The level that was chosen, or the numbers that were typed.
fn said(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint) -> String {
    let asked = ask(plan, dossier, checkpoint);
    if let Ask::Level(_) = asked {
        return dossier
            .assessment
            .answer(&checkpoint.id)
            .map(|answer| level_name(plan, checkpoint, &answer.choice))
            .unwrap_or_default();
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
