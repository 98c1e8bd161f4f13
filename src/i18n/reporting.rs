//! Words of the page on which the report 自评报告 is read, edited and saved. What stands in the report is in `paper`.

/// All of them in one language.
pub struct ReportWords {
    pub title: &'static str,
    pub hint: &'static str,
    /// How many of so many have their problem and their cause written, and how many gaps are left.
    pub meter: fn(usize, usize, usize) -> String,
    pub gaps: fn(usize) -> String,
    pub nothing_short: &'static str,
    pub problems: &'static str,
    pub edit: &'static str,
    /// For those who hear it: which passage.
    pub edit_this: fn(&str) -> String,
    pub done: &'static str,
    pub rewritten: &'static str,
    pub restore: &'static str,
    pub restored: &'static str,
    pub outdated: &'static str,
    pub keep: &'static str,
    pub files: &'static str,
    pub loading: &'static str,
}

in_languages!(ReportWords);

static ZH: ReportWords = ReportWords {
    title: "自评报告",
    hint: "报告由作答、自评说明和整改记录写成，随填随变。〔待补充〕的地方请补写：点“改写”直接改这一段，改过的文字会保存下来。",
    meter: |problems, causes, short| format!("{short} 个未达成的观测点中，{problems} 个写了问题，{causes} 个写了原因。"),
    gaps: |gaps| match gaps {
        0 => "没有待补充的地方。".to_owned(),
        gaps => format!("还有 {gaps} 处待补充。"),
    },
    nothing_short: "已作答的内容没有未达成的，不用写问题和原因。",
    problems: "问题和原因的完成度",
    edit: "改写",
    edit_this: |text| format!("改写：{text}"),
    done: "改好了",
    rewritten: "已改写",
    restore: "恢复自动生成的文字",
    restored: "已恢复自动生成的文字",
    outdated: "改写以后，填报的内容又有变化。按现在的内容，这一段是：",
    keep: "仍用改写的",
    files: "保存报告",
    loading: "正在生成报告…",
};

static EN: ReportWords = ReportWords {
    title: "Report",
    hint: "The report is written from answers, notes and rectifications, in Chinese, and follows them. Where it says 〔待补充〕 something has still to be written: choose “Rewrite” to change a passage; what you write is kept.",
    meter: |problems, causes, short| {
        format!("Of {short} checkpoints that fall short, {problems} have their problem written and {causes} its cause.")
    },
    gaps: |gaps| match gaps {
        0 => "There are no gaps.".to_owned(),
        1 => "One gap is left.".to_owned(),
        gaps => format!("{gaps} gaps are left."),
    },
    nothing_short: "Nothing that was answered falls short: no problems or causes to write.",
    problems: "Problems and causes written",
    edit: "Rewrite",
    edit_this: |text| format!("Rewrite: {text}"),
    done: "Done",
    rewritten: "rewritten",
    restore: "Back to the text made from the answers",
    restored: "The text made from the answers is back",
    outdated: "The answers have changed since you rewrote this. From what is there now, the passage would be:",
    keep: "Keep what I wrote",
    files: "Save the report",
    loading: "Writing the report…",
};
