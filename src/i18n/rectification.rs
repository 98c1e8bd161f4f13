//! Words around rectification 整改, in both languages.

use chrono::Datelike;

use crate::assessment::{LedgerOrder, LedgerShown, Progress};

/// All of them in one language.
pub struct RectificationWords {
    /// Beside a checkpoint, and over the page 整改台账.
    pub name: &'static str,
    pub count: fn(usize) -> String,
    pub add: &'static str,
    pub problem: &'static str,
    pub cause: &'static str,
    pub measure: &'static str,
    pub unit: &'static str,
    pub person: &'static str,
    pub due: &'static str,
    pub progress: &'static str,
    pub close_on: &'static str,
    pub proof: &'static str,
    pub stands: fn(Progress) -> String,
    pub remove: &'static str,
    pub removed: &'static str,
    /// Where a problem is not written down yet.
    pub no_problem: &'static str,
    pub order: &'static str,
    pub order_name: fn(LedgerOrder) -> &'static str,
    pub shown: &'static str,
    pub shown_name: fn(LedgerShown) -> &'static str,
    pub none_yet: &'static str,
    pub none_such: &'static str,
    pub lost: &'static str,
}

in_languages!(RectificationWords);

static ZH: RectificationWords = RectificationWords {
    name: "整改",
    count: |count| format!("整改 {count} 条"),
    add: "记一条整改",
    problem: "存在的问题",
    cause: "原因",
    measure: "整改措施",
    unit: "责任单位",
    person: "责任人",
    due: "整改期限",
    progress: "进展",
    close_on: "销号日期",
    proof: "销号依据",
    stands: |progress| match progress {
        Progress::Closed(day) => format!("{}年{}月{}日已销号", day.year(), day.month(), day.day()),
        Progress::Overdue { days } => format!("已逾期 {days} 天"),
        Progress::Left { days: 0 } => "今天到期".to_owned(),
        Progress::Left { days } => format!("还有 {days} 天"),
        Progress::Undated => "没有定期限".to_owned(),
    },
    remove: "删除这条整改",
    removed: "已删除一条整改",
    no_problem: "（问题还没有写）",
    order: "排序",
    order_name: |order| match order {
        LedgerOrder::Due => "按期限",
        LedgerOrder::Unit => "按责任单位",
        LedgerOrder::Number => "按观测点号",
    },
    shown: "显示",
    shown_name: |shown| match shown {
        LedgerShown::All => "全部",
        LedgerShown::Open => "未销号",
        LedgerShown::Closed => "已销号",
    },
    none_yet: "还没有整改记录。作答页上没有达成的观测点下面都有“整改”，在那里记下问题、措施和期限，这里就会列出来。",
    none_such: "没有这样的整改记录。",
    lost: "这一版计划里没有这个观测点",
};

static EN: RectificationWords = RectificationWords {
    name: "Rectification",
    count: |count| format!("Rectifications: {count}"),
    add: "Note a rectification",
    problem: "Problem",
    cause: "Cause",
    measure: "Measure",
    unit: "Responsible unit",
    person: "Responsible person",
    due: "Due day",
    progress: "Progress",
    close_on: "Closed on",
    proof: "Proof",
    stands: |progress| match progress {
        Progress::Closed(day) => format!("closed on {day}"),
        Progress::Overdue { days } => format!("{days} days overdue"),
        Progress::Left { days: 0 } => "due today".to_owned(),
        Progress::Left { days } => format!("{days} days left"),
        Progress::Undated => "no due day".to_owned(),
    },
    remove: "Delete this rectification",
    removed: "A rectification was deleted",
    no_problem: "(problem not written down yet)",
    order: "Order",
    order_name: |order| match order {
        LedgerOrder::Due => "by due day",
        LedgerOrder::Unit => "by unit",
        LedgerOrder::Number => "by checkpoint",
    },
    shown: "Show",
    shown_name: |shown| match shown {
        LedgerShown::All => "all",
        LedgerShown::Open => "open",
        LedgerShown::Closed => "closed",
    },
    none_yet: "Nothing here yet. On the answering page every checkpoint that is not met has a fold “Rectification”: note the problem, the measure and the due day there.",
    none_such: "There are none of this sort.",
    lost: "this edition of the plan does not have this checkpoint",
};
