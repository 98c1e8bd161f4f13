//! Words for our small vocabularies, as they stand in tables and sentences.

use super::Language;
use crate::evaluate::Verdict;
use crate::plan::{Fact, Level, ScaleId, Stage, SubjectKind};

/// What is said of a checkpoint.
pub fn verdict(language: Language, verdict: Verdict) -> &'static str {
    let (zh, en) = match verdict {
        Verdict::Met => ("达成", "met"),
        Verdict::PartlyMet => ("部分达成", "partly met"),
        Verdict::NotMet => ("未达成", "not met"),
        Verdict::Unanswered => ("未作答", "unanswered"),
        Verdict::NotApplicable => ("不适用", "not applicable"),
        Verdict::NotDue => ("未到期", "not due yet"),
        Verdict::Recorded => ("记录", "recorded"),
    };
    in_language(language, zh, en)
}

/// A kind of subject.
pub fn kind(language: Language, kind: SubjectKind) -> &'static str {
    let (zh, en) = match kind {
        SubjectKind::Kindergarten => ("幼儿园", "Kindergarten"),
        SubjectKind::Primary => ("小学", "Primary school"),
        SubjectKind::TeachingPoint => ("教学点", "Teaching point"),
        SubjectKind::Junior => ("初中", "Junior middle school"),
        SubjectKind::NineYear => ("九年一贯制学校", "Nine-year school"),
        SubjectKind::TwelveYear => ("十二年一贯制学校", "Twelve-year school"),
        SubjectKind::Senior => ("普通高中", "Senior high school"),
        SubjectKind::CompleteSecondary => ("完全中学", "Junior and senior secondary school"),
        SubjectKind::Vocational => ("中职学校", "Vocational school"),
        SubjectKind::Special => ("特教学校", "Special education school"),
        SubjectKind::Township => ("乡镇", "Township"),
        SubjectKind::Unit => ("责任单位", "Responsible unit"),
        SubjectKind::County => ("县区", "County"),
        SubjectKind::Prefecture => ("地市州", "Prefecture"),
    };
    in_language(language, zh, en)
}

/// A stage of schooling.
pub fn stage(language: Language, stage: Stage) -> &'static str {
    let (zh, en) = match stage {
        Stage::Kindergarten => ("幼儿园", "kindergarten"),
        Stage::Primary => ("小学", "primary"),
        Stage::Junior => ("初中", "junior secondary"),
        Stage::Senior => ("高中", "senior secondary"),
        Stage::Vocational => ("中职", "vocational"),
        Stage::Special => ("特殊教育", "special education"),
    };
    in_language(language, zh, en)
}

/// A level of a scale: in English for the shipped scales, else as the plan writes it.
pub fn level<'a>(language: Language, scale: &ScaleId, level: &'a Level) -> &'a str {
    let english = match (scale.as_str(), level.id.as_str()) {
        ("four", "full") => "Met",
        ("four", "most") => "Mostly met",
        ("four", "part") => "Partly met",
        ("four", "none") => "Not met",
        ("yes-no", "yes") => "Yes",
        ("yes-no", "no") => "No",
        ("project", "done") => "Completed",
        ("project", "fitting") => "Finishing",
        ("project", "building") => "Under way",
        ("project", "preparing") => "Preparing",
        ("project", "not-begun") => "Not begun",
        _ => &level.name,
    };
    match language {
        Language::Zh => &level.name,
        Language::En => english,
    }
}

/// What is asked of a subject's identity.
pub fn fact(language: Language, fact: Fact) -> &'static str {
    let (zh, en) = match fact {
        Fact::Boarding => ("寄宿制学校", "a boarding school"),
        Fact::Public => ("公办学校", "a public school"),
        Fact::Rural => ("农村学校（在乡镇或村里）", "a rural school (in a township or village)"),
        Fact::Centre => ("中心校（园）", "a centre school"),
    };
    in_language(language, zh, en)
}

fn in_language(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}
