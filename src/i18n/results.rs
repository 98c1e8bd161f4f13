//! The words of the results page.

use super::figures;
use super::sentences::{en, zh};
use crate::evaluate::Grade;

/// The words of the results page.
pub struct ResultsWords {
    pub results_of: fn(&str) -> String,
    pub provisional: fn(&str) -> String,
    pub coverage_text: fn(usize, usize) -> String,
    pub declared_out: fn(usize, usize) -> String,
    pub grade: &'static str,
    pub grade_text: fn(&Grade) -> String,
    pub as_of_label: &'static str,
    pub basis: &'static str,
    pub basis_current: &'static str,
    pub basis_final: &'static str,
    pub by_section: &'static str,
    /// The same where a plan gives no score.
    pub by_section_done: &'static str,
    pub vetoes: &'static str,
    /// Over the indicators that would move the score most.
    pub levers: &'static str,
    pub gain: fn(&str) -> String,
    pub gaps: &'static str,
    pub no_gaps: &'static str,
    pub files: &'static str,
    pub format_name: fn(&str) -> &'static str,
    pub format_purpose: fn(&str) -> &'static str,
}

in_languages!(ResultsWords);

static ZH: ResultsWords = ResultsWords {
    results_of: |name| format!("{name} · 评定结果"),
    provisional: |score| format!("已答部分暂定 {score} 分"),
    coverage_text: |answered, applicable| format!("应答 {applicable} 个观测点，已答 {answered} 个"),
    declared_out: |declared, applicable| format!("自报不适用 {declared} 个，占 {}%", figures::percent(declared, applicable)),
    grade: "等级",
    grade_text: zh::grade_text,
    as_of_label: "自评时点",
    basis: "计分基准",
    basis_current: "当前：只计已到期的",
    basis_final: "终期：全部计入",
    by_section: "各板块得分",
    by_section_done: "各板块作答情况",
    vetoes: "一票否决",
    levers: "提分空间最大的指标",
    gain: |points| format!("全部达成可提 {points} 分"),
    gaps: "没有达成的观测点",
    no_gaps: "目前没有未达成的观测点。",
    files: "导出文件",
    format_name: |format| match format {
        "json" => "自评数据（JSON）",
        "csv" => "自评表（CSV）",
        _ => "文件",
    },
    format_purpose: |format| match format {
        "json" => "留底、换电脑、上报汇总用，可以再打开",
        "csv" => "用 Excel、WPS 查看",
        _ => "",
    },
};

static EN: ResultsWords = ResultsWords {
    results_of: |name| format!("{name} · Results"),
    provisional: |score| format!("{score} so far, over what is answered"),
    coverage_text: |answered, applicable| format!("{answered} of {applicable} checkpoints answered"),
    declared_out: |declared, applicable| {
        format!("{declared} declared not applicable ({}%)", figures::percent(declared, applicable))
    },
    grade: "Grade",
    grade_text: en::grade_text,
    as_of_label: "As of",
    basis: "Basis",
    basis_current: "Current: only what is due",
    basis_final: "Final: everything",
    by_section: "Scores by section",
    by_section_done: "Answers by section",
    vetoes: "Vetoes",
    levers: "What would raise the score most",
    gain: |points| format!("{points} points if met"),
    gaps: "Checkpoints not met",
    no_gaps: "Nothing is short at present.",
    files: "Export",
    format_name: |format| match format {
        "json" => "Assessment data (JSON)",
        "csv" => "Self-assessment table (CSV)",
        _ => "File",
    },
    format_purpose: |format| match format {
        "json" => "to keep, to move to another computer, to hand in; can be opened again",
        "csv" => "to look at in Excel or WPS",
        _ => "",
    },
};
