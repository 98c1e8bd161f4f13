//! The words of what to look at before handing in.

use crate::evaluate::{Oddity, Tier};

/// The words of what to look at before handing in.
pub struct CheckWords {
    pub checks: &'static str,
    pub checks_none: &'static str,
    pub checks_hint: &'static str,
    pub tier: fn(Tier) -> &'static str,
    pub oddity: fn(Oddity) -> &'static str,
    pub explained: &'static str,
}

in_languages!(CheckWords);

static ZH: CheckWords = CheckWords {
    checks: "交表前检查",
    checks_none: "没有发现要改的地方。",
    checks_hint: "逻辑校验的问题必须改正；经验校验的问题请核对，确实如此的，在该观测点的自评说明里写一句原因。",
    tier: |tier| match tier {
        Tier::Logic => "逻辑校验",
        Tier::Experience => "经验校验",
    },
    oddity: |oddity| match oddity {
        Oddity::Unfinished => "填了但读不出结果，现在按未作答处理",
        Oddity::PartOverWhole => "分子比分母还大，请核对这几个数",
        Oddity::OverHundred => "数值超过 100%",
        Oddity::FarFromLastYear => "与上一年相差十倍以上",
        Oddity::NoReason => "没有达成，也没有写说明",
        Oddity::AllBest => "所有评定项都选了最高一级",
        Oddity::MuchDeclaredOut => "自报不适用超过 15%",
    },
    explained: "已写说明",
};

static EN: CheckWords = CheckWords {
    checks: "Checks before handing in",
    checks_none: "Nothing to mend was found.",
    checks_hint: "Contradictions must be mended. What is only surprising: check it, and if it is so, say why in the checkpoint's note.",
    tier: |tier| match tier {
        Tier::Logic => "Contradiction",
        Tier::Experience => "Surprising",
    },
    oddity: |oddity| match oddity {
        Oddity::Unfinished => "something stands there, but it counts as unanswered",
        Oddity::PartOverWhole => "the part is larger than the whole: check the counts",
        Oddity::OverHundred => "over 100%",
        Oddity::FarFromLastYear => "ten times last year's number, or a tenth of it",
        Oddity::NoReason => "not met, and no word why",
        Oddity::AllBest => "everything is rated at its best level",
        Oddity::MuchDeclaredOut => "more than 15% declared not applicable",
    },
    explained: "explained",
};
