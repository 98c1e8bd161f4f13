//! The words of finding on the answering page.

use crate::evaluate::Filter;

/// The words of finding.
pub struct FindWords {
    /// Names the field.
    pub field: &'static str,
    /// What can be typed into it.
    pub hint: &'static str,
    pub filters: &'static str,
    pub filter: fn(Filter) -> &'static str,
    pub lead_unit: &'static str,
    pub topic: &'static str,
    /// No choice among lead units or topics.
    pub any: &'static str,
    pub title: &'static str,
    /// So many checkpoints in so many indicators.
    pub found: fn(usize, usize) -> String,
    pub clear: &'static str,
    /// Takes up what the answers have changed in what was found.
    pub refresh: &'static str,
    /// So many that were found are not shown yet.
    pub show_more: fn(usize) -> String,
}

in_languages!(FindWords);

static ZH: FindWords = FindWords {
    field: "查找",
    hint: "编号、词语或拼音首字母",
    filters: "筛选",
    filter: |filter| match filter {
        Filter::Open => "未作答",
        Filter::Short => "未达成（含部分达成）",
        Filter::Overdue => "已逾期",
        Filter::Review => "待复核",
        Filter::Veto => "一票否决",
        Filter::Binding => "约束性",
    },
    lead_unit: "牵头单位",
    topic: "主题",
    any: "不限",
    title: "查找结果",
    found: |checkpoints, indicators| match checkpoints {
        0 => "没有找到。可以换个词，或者去掉几个筛选条件。".to_owned(),
        _ => format!("找到 {checkpoints} 个观测点，分属 {indicators} 条指标"),
    },
    clear: "清除筛选",
    refresh: "作答后有变化，刷新",
    show_more: |left| format!("继续显示（还有 {left} 个）"),
};

static EN: FindWords = FindWords {
    field: "Find",
    hint: "Number, word or pinyin initials",
    filters: "Filters",
    filter: |filter| match filter {
        Filter::Open => "Not answered",
        Filter::Short => "Not met (or only partly)",
        Filter::Overdue => "Overdue",
        Filter::Review => "To be reviewed",
        Filter::Veto => "Veto",
        Filter::Binding => "Binding",
    },
    lead_unit: "Lead unit",
    topic: "Topic",
    any: "Any",
    title: "What was found",
    found: |checkpoints, indicators| match (checkpoints, indicators) {
        (0, _) => "Nothing was found. Try another word, or untick some filters.".to_owned(),
        (1, _) => "1 checkpoint found".to_owned(),
        (_, 1) => format!("{checkpoints} checkpoints found in 1 indicator"),
        (_, _) => format!("{checkpoints} checkpoints found in {indicators} indicators"),
    },
    clear: "Clear filters",
    refresh: "Answers have changed this: refresh",
    show_more: |left| format!("Show more ({left} left)"),
};
