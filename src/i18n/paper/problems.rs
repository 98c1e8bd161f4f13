//! 存在的问题及原因, 整改措施与下一步打算 in words.

use chrono::NaiveDate;

use super::{GAP, PLANS, close, open_point, quoted, sentence};
use crate::assessment::Closing;
use crate::evaluate::Verdict;
use crate::i18n::sentences::zh::day_text;
use crate::i18n::{Language, figures, terms};

/// What falls short, said by a person or, where nobody did, by the figures.
pub struct Short<'a> {
    pub no: &'a str,
    pub text: &'a str,
    /// `自评为部分达成`, `目标≥1名，实际0名`
    pub found: &'a str,
    /// Blank where the figures say it.
    pub problem: String,
    pub cause: String,
}

pub fn problem(short: &Short) -> String {
    let Short { no, text, found, problem, cause } = short;
    let no = indicator(no);
    // The full stop belongs behind the brackets.
    let said = match problem.is_empty() {
        false => format!("{}（{no}，{found}）。", problem.trim_end_matches('。')),
        true => format!("{}没有达到要求（{no}，{found}）。", quoted(text)),
    };
    let cause = if cause.is_empty() { format!("{GAP}。") } else { cause.clone() };
    format!("{said}原因：{cause}")
}

/// Those of a section of which nobody wrote what is wrong.
pub fn unexplained(texts: &[&str], others: bool) -> String {
    let (also, named): (_, String) = (if others { "另有" } else { "" }, texts.iter().map(|text| quoted(text)).collect());
    let count = if texts.len() > 1 { format!("{}项", texts.len()) } else { "一项".to_owned() };
    format!("{also}{named}{count}没有完全做到，具体问题和原因：{GAP}。")
}

/// `指标38`; one that has a name of its own goes by that: `目标8`.
fn indicator(no: &str) -> String {
    let is_named = no.chars().next().is_some_and(|c| !c.is_ascii_digit() && c != '（');
    if is_named { no.to_owned() } else { format!("指标{no}") }
}

pub fn rated(level: &str) -> String {
    if level == "否" { "自评为没有做到".to_owned() } else { format!("自评为{level}") }
}

/// Of what was sealed by other rules than today's.
pub fn judged(verdict: Verdict) -> String {
    format!("评定为{}", terms::verdict(Language::Zh, verdict))
}

pub fn measured(target: &str, actual: &str) -> String {
    format!("目标{}，实际{}", close(target), close(actual))
}

pub fn share(meets: &str, of: &str, each: &str) -> String {
    let (classifier, noun) = figures::counted_zh(each);
    format!("{of}{classifier}{noun}中{meets}{classifier}做到")
}

/// One rectification, as it is told.
pub struct Mending<'a> {
    /// Its problem, else what the plan asks.
    pub about: &'a str,
    pub is_problem: bool,
    pub measure: String,
    pub unit: &'a str,
    pub person: &'a str,
    pub due: Option<NaiveDate>,
    pub is_overdue: bool,
    pub progress: String,
    pub closed: Option<&'a Closing>,
}

pub fn mending(mending: &Mending) -> String {
    let Mending { about, is_problem, measure, unit, person, due, is_overdue, progress, closed } = mending;
    let measure = if measure.is_empty() { format!("整改措施：{GAP}。") } else { measure.clone() };
    let who = match (unit.trim(), person.trim()) {
        ("", "") => format!("责任单位和责任人：{GAP}"),
        ("", person) => format!("由{person}负责"),
        (unit, "") => format!("由{unit}负责"),
        (unit, person) => format!("由{unit}{person}负责"),
    };
    let about = format!("针对{}{}，", quoted(about), if *is_problem { "的问题" } else { "一项" });
    let mut text = format!("{about}{measure}{who}");
    if let Some(closing) = closed {
        text += &format!("，已于{}整改到位并销号。", day_text(closing.on));
        let proof = sentence(&closing.proof);
        return if proof.is_empty() { text } else { format!("{text}销号依据：{proof}") };
    }
    text += &match (due, is_overdue) {
        (Some(due), true) => format!("，原定{}前完成，目前尚未完成。", day_text(*due)),
        (Some(due), false) => format!("，{}前完成。", day_text(*due)),
        (None, _) => format!("，完成时限：{GAP}。"),
    };
    if !progress.is_empty() {
        text += &format!("目前进展：{progress}");
    }
    text
}

/// What falls short and nobody noted anything about mending it.
pub fn unmended(texts: &[&str], others: bool) -> String {
    const NAMED: usize = 5;
    let named: String = texts.iter().take(NAMED).map(|text| quoted(text)).collect();
    let count = match texts.len() {
        1 => "一项".to_owned(),
        count if count <= NAMED => format!("{count}项"),
        count => format!("等{count}项"),
    };
    format!("{}{named}{count}，整改措施、责任人和完成时限：{GAP}。", if others { "其余" } else { "针对" })
}

pub const NOTHING_TO_MEND: &str = "目前没有需要整改的事项。";

/// What is still ahead: unanswered now, and due later.
pub fn ahead(open: usize, later: usize, first: Option<NaiveDate>) -> String {
    let mut text = String::new();
    if open > 0 {
        text += &format!("对还没有作答的{open}个观测点，尽快核实情况，完成自评。");
    }
    if let (1.., Some(day)) = (later, first) {
        text += &format!("计划中还有{later}个观测点时限未到，最早的{}到期，按时限继续推进。", day_text(day));
    }
    text + &open_point(PLANS)
}
