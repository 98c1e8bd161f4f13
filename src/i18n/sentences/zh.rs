//! Sentences and names that hang on a value, in Chinese.

use chrono::{Datelike, NaiveDate};

use crate::evaluate::{Due, Grade, HeldDown, NotYet, PartOutcome};
use crate::storage::{Refusal, SaveState};

pub fn save_state(state: SaveState) -> &'static str {
    match state {
        SaveState::Saved => "已保存",
        SaveState::OnlyLocal => "已保存（只存了一处）",
        SaveState::Pending => "保存中…",
        SaveState::OnlyMirror(_) => "只存了备用的一处",
        SaveState::Failed(Refusal::Full) => "没有存上：空间已满",
        SaveState::Failed(Refusal::Unavailable) => "没有存上：浏览器不允许",
    }
}

pub fn saved_in_mirror(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Full => "浏览器的存储空间已满，新填的内容只存在备用的一处。请马上导出“自评数据”文件留底，再删除不用的自评。",
        Refusal::Unavailable => {
            "浏览器不允许使用主存储，填写的内容只存在备用的一处。请导出“自评数据”文件留底，或换用普通窗口打开。"
        }
    }
}

pub fn due(due: Due) -> Option<String> {
    match due {
        Due::Undated | Due::Past => None,
        Due::Later { .. } => Some("未到期".to_owned()),
        Due::Soon { days: 0 } => Some("今天到期".to_owned()),
        Due::Soon { days } => Some(format!("还有 {days} 天")),
        Due::Overdue { days } => Some(format!("已逾期 {days} 天")),
        Due::Ongoing => Some("持续落实".to_owned()),
    }
}

pub fn day_text(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

pub fn computed(of: &str, less: &str, per: &str, split: bool) -> String {
    let less = if less.is_empty() { String::new() } else { format!(" − {less}") };
    let per = if per.is_empty() { String::new() } else { format!(" ÷ {per}") };
    let is_sum = of.contains('+') || !less.is_empty();
    let of = if is_sum && !per.is_empty() { format!("（{of}{less}）") } else { format!("{of}{less}") };
    let split = if split { "；全校总量先按学段权重分开" } else { "" };
    format!("自动计算：{of}{per}{split}")
}

pub fn outcome_part(part: &PartOutcome) -> String {
    if part.awaits_rollup {
        return "要等各校的自评文件汇总后才能判定".to_owned();
    }
    let all = part.met + part.near + part.missed + part.open;
    let rest = [(part.near, "接近目标（不低于下限）"), (part.missed, "未达标"), (part.open, "未作答")];
    let rest = rest.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("，{count} 项{word}"));
    format!("{all} 项中 {} 项达标{}", part.met, rest.collect::<String>())
}

pub fn grade_text(grade: &Grade) -> String {
    match grade {
        Grade::Given { band, held_down: None } => band.clone(),
        Grade::Given { band, held_down: Some(HeldDown::Veto(_)) } => format!("{band}（触发一票否决）"),
        Grade::Given { band, held_down: Some(HeldDown::Binding(_)) } => format!("{band}（有约束性指标未达成，不能评为优秀）"),
        Grade::NotYet(NotYet::NothingApplies) => "暂不评等级：目前没有到期的内容".to_owned(),
        Grade::NotYet(NotYet::Incomplete) => "答完后评定".to_owned(),
        Grade::NotYet(NotYet::VetoUnanswered(_)) => "答完后评定；一票否决项还没有回答".to_owned(),
        Grade::NotYet(NotYet::TooMuchDeclaredOut) => "不评等级：自报不适用超过 15%".to_owned(),
    }
}
