//! 自评结果 and 主要成效 in words.

use super::{DOINGS, close, open_point, quoted};
use crate::evaluate::{Grade, HeldDown, NotYet, PartOutcome, State, Verdict};
use crate::i18n::{Language, sentences, terms};
use crate::plan::VetoOn;

/// `自评得分86.3分，等级为良好。`; `named` are the checkpoints that hold it down.
pub fn graded(grade: &Grade, score: Option<&str>, range: Option<(&str, &str)>, open: usize, named: &[String]) -> String {
    let named = || named.iter().map(|text| quoted(text)).collect::<String>();
    let scored = score.map(|score| format!("自评得分{score}分")).unwrap_or_default();
    match grade {
        Grade::Given { band, held_down: None } => format!("{scored}，等级为{band}。"),
        Grade::Given { band, held_down: Some(HeldDown::Veto(_)) } => {
            format!("{scored}。因{}没有做到，触发一票否决，等级定为{band}。", named())
        }
        Grade::Given { band, held_down: Some(HeldDown::Binding(_)) } => {
            format!("{scored}。因{}的约束性指标没有达成，不能评为优秀，等级为{band}。", named())
        }
        Grade::NotYet(NotYet::NothingApplies) => "目前没有时限已到、应当评定的内容，暂不评定等级。".to_owned(),
        Grade::NotYet(NotYet::TooMuchDeclaredOut) => format!("{scored}。自报不适用的观测点超过15%，不评定等级。"),
        Grade::NotYet(not_yet @ (NotYet::Incomplete | NotYet::VetoUnanswered(_))) => {
            let so_far = match (score, range) {
                (Some(score), Some((worst, best))) => {
                    format!("按已作答的内容暂定{score}分，全部作答后的得分在{worst}分至{best}分之间。")
                }
                (_, _) => String::new(),
            };
            let veto = if matches!(not_yet, NotYet::VetoUnanswered(_)) { "，其中有一票否决事项" } else { "" };
            format!("{so_far}因还有{open}个观测点没有作答{veto}，暂不评定等级。")
        }
    }
}

pub fn outcome(state: State) -> String {
    let found = match state {
        State::Pass => "各部分均达标，自评结果为达标",
        State::Fail => "有的部分没有达标，自评结果为未达标",
        State::Incomplete => "资料还不齐全，暂不能作出结论",
    };
    format!("按标准逐项判定，{found}，各部分情况如下表。")
}

pub fn state(state: State) -> &'static str {
    match state {
        State::Pass => "达标",
        State::Fail => "未达标",
        State::Incomplete => "资料不全",
    }
}

/// `纳入评定的45个观测点中，达成30个，部分达成5个，未达成5个，没有作答5个。`
pub fn counted(all: usize, counts: &[(Verdict, usize)]) -> String {
    let word = |verdict: Verdict| match verdict {
        Verdict::Unanswered => "没有作答",
        Verdict::NotApplicable => "自报不适用",
        Verdict::Met | Verdict::PartlyMet | Verdict::NotMet | Verdict::NotDue | Verdict::Recorded => {
            terms::verdict(Language::Zh, verdict)
        }
    };
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = some.map(|(verdict, count)| format!("{}{count}个", word(*verdict))).collect();
    format!("纳入评定的{all}个观测点中，{}。", parts.join("，"))
}

/// One that is not simply kept; nothing of one that is.
pub fn veto(text: &str, verdict: Verdict, on: VetoOn, falls: bool) -> Option<String> {
    let held = match verdict {
        Verdict::NotMet | Verdict::PartlyMet if falls => "没有做到，触发一票否决",
        Verdict::NotMet | Verdict::PartlyMet => "没有做到",
        Verdict::Unanswered => "还没有作答",
        Verdict::NotDue => "时限未到",
        Verdict::Met | Verdict::Recorded | Verdict::NotApplicable => return None,
    };
    let whom = match on {
        VetoOn::Teacher => "（否决对象为教师个人）",
        VetoOn::School if !falls => "（否决对象为学校）",
        VetoOn::Township if !falls => "（否决对象为乡镇）",
        VetoOn::County if !falls => "（否决对象为县级）",
        VetoOn::School | VetoOn::Township | VetoOn::County => "",
    };
    Some(format!("{}{whom}{held}", quoted(text)))
}

pub fn vetoes(all: usize, told: &[String]) -> String {
    match (told.len(), all - told.len()) {
        (0, _) => format!("一票否决事项共{all}项，均符合要求。"),
        (_, 0) => format!("一票否决事项共{all}项：{}。", told.join("；")),
        (_, kept) => format!("一票否决事项共{all}项：{}；其余{kept}项均符合要求。", told.join("；")),
    }
}

pub fn bindings(met: usize, all: usize) -> String {
    format!("约束性指标共{all}项，达成{met}项，逐项情况如下表。")
}

/// `“健全校长负责制”“落实党建”等3项指标全部达成。`
pub fn merits(titles: &[String]) -> String {
    const NAMED: usize = 4;
    let named: String = titles.iter().take(NAMED).map(|title| quoted(title)).collect();
    match titles.len() {
        0 => String::new(),
        1 => format!("{named}一项指标全部达成。"),
        count if count <= NAMED => format!("{named}{count}项指标全部达成。"),
        count => format!("{named}等{count}项指标全部达成。"),
    }
}

/// A note with where its proof stands: `……（佐证材料1-1-01）。`
pub fn proven(note: &str, numbers: &[&str]) -> String {
    match numbers.is_empty() {
        true => note.to_owned(),
        false => format!("{}（佐证材料{}）。", note.trim_end_matches('。'), numbers.join("、")),
    }
}

/// How one part of a standard stands.
pub fn part(part: &PartOutcome) -> String {
    close(&sentences::zh::outcome_part(part))
}

/// `专任教师学历达标率98%，明显优于≥ 85%的目标。`
pub fn by_far(metric: &str, actual: &str, target: &str) -> String {
    format!("{metric}为{}，明显优于目标（{}）。", close(actual), close(target))
}

pub fn no_merits() -> String {
    format!("还没有整项达成的指标。{}", open_point(DOINGS))
}

pub fn no_problems(open: usize) -> String {
    match open {
        0 => "纳入评定的内容没有发现未达成的情况。".to_owned(),
        open => format!("已作答的内容没有发现未达成的情况；还有{open}个观测点没有作答。"),
    }
}
