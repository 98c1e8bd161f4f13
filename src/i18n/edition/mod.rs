//! The words of a plan's new edition: that there is one, what of it is other, and what is kept aside.

mod wording;

use crate::assessment::Revised;

pub use wording::{compared, said_alone, why_reviewed, wording_of};

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
