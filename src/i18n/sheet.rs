//! Words of the page 基础数据表, in both languages.

use crate::assessment::Leap;
use crate::evaluate::Verdict;
use crate::plan::Group;

/// All of them in one language.
pub struct SheetWords {
    pub intro: &'static str,
    /// Over the numbers, where the page is opened from what is sealed.
    pub sealed: &'static str,
    /// How many of how many numbers are filled in.
    pub filled: fn(usize, usize) -> String,
    /// The same of one group, beside its name.
    pub group_filled: fn(usize, usize) -> String,
    pub only_blank: &'static str,
    pub item: &'static str,
    /// Over the column of the period before, which is named.
    pub last_year: fn(&str) -> String,
    pub this_year: fn(&str) -> String,
    /// Before the value, where there is no column.
    pub last_year_short: &'static str,
    pub used_by: &'static str,
    pub no_last_year: &'static str,
    pub definition: &'static str,
    pub group: fn(Group) -> &'static str,
    /// How many verdicts are others than when the page was opened.
    pub flipped: fn(usize) -> String,
    pub none_flipped: &'static str,
    /// What a verdict was before.
    pub was: fn(Verdict) -> String,
    /// A number that is computed from what is typed, with its unit.
    pub computed: fn(&str, &str) -> String,
    pub nothing_asked: &'static str,
    pub all_filled: &'static str,
    /// Beside a number that is far from last year's, which is quoted with its unit.
    pub leap: fn(Leap, &str) -> String,
}

in_languages!(SheetWords);

static ZH: SheetWords = SheetWords {
    intro: "各计划要的数都在这里，一个数只填一次，用到它的计划都会跟着算。",
    sealed: "这份自评已经封存。数据还可以改，下面的结论按改后的数算；封存的结果不变，不同之处列在结果页。",
    filled: |filled, all| format!("已填 {filled} / {all}"),
    group_filled: |filled, all| format!("{filled} / {all}"),
    only_blank: "只看未填",
    item: "数据项",
    last_year: |period| format!("去年（{period}）"),
    this_year: |period| format!("今年（{period}）"),
    last_year_short: "去年",
    used_by: "用在哪里，现在的结论",
    no_last_year: "去年没有填",
    definition: "统计口径",
    group: |group| match group {
        Group::Pupils => "学生和班级",
        Group::Staff => "教师和教职工",
        Group::Campus => "校舍、设施设备和信息化",
        Group::Funds => "经费和待遇",
        Group::Teaching => "教学、教研和质量",
        Group::Safety => "安全和健康",
        Group::Schools => "学校布局和办学规模",
        Group::Management => "党建和管理",
        Group::Projects => "建设项目",
        Group::Universals => "有多少学校、乡镇做到",
        Group::Other => "其他",
    },
    flipped: |count| format!("打开本页以来，{count} 个观测点的结论变了"),
    none_flipped: "打开本页以来，结论没有变化",
    was: |verdict| format!("{} →", super::terms::verdict(super::Language::Zh, verdict)),
    computed: |name, value| format!("{name} {value}"),
    nothing_asked: "这个自评对象的计划没有要填的数。",
    all_filled: "都填好了，没有空着的。",
    leap: |leap, before| match leap {
        Leap::Up => format!("是去年（{before}）的 10 倍以上，请核对"),
        Leap::Down => format!("只有去年（{before}）的十分之一或更少，请核对"),
    },
};

static EN: SheetWords = SheetWords {
    intro: "Every number that the plans ask for, each typed once: all plans that use it follow.",
    sealed: "This assessment is sealed. Numbers can still be changed, and the verdicts below follow them; the sealed result stays as it is, and what differs is listed on the results page.",
    filled: |filled, all| format!("{filled} of {all} filled in"),
    group_filled: |filled, all| format!("{filled} of {all}"),
    only_blank: "Only what is blank",
    item: "Item",
    last_year: |period| format!("Last year ({period})"),
    this_year: |period| format!("This year ({period})"),
    last_year_short: "Last year",
    used_by: "Used by, with the verdict now",
    no_last_year: "not filled in last year",
    definition: "How it is counted",
    group: |group| match group {
        Group::Pupils => "Pupils and classes",
        Group::Staff => "Teachers and staff",
        Group::Campus => "Buildings, equipment and IT",
        Group::Funds => "Funds and pay",
        Group::Teaching => "Teaching, research and results",
        Group::Safety => "Safety and health",
        Group::Schools => "Schools and their size",
        Group::Management => "Party work and management",
        Group::Projects => "Building projects",
        Group::Universals => "How many schools or townships meet it",
        Group::Other => "Other",
    },
    flipped: |count| match count {
        1 => "1 verdict changed since this page was opened".to_owned(),
        count => format!("{count} verdicts changed since this page was opened"),
    },
    none_flipped: "No verdict changed since this page was opened",
    was: |verdict| format!("{} →", super::terms::verdict(super::Language::En, verdict)),
    computed: |name, value| format!("{name}: {value}"),
    nothing_asked: "The plans ask this subject for no numbers.",
    all_filled: "All of it is filled in.",
    leap: |leap, before| match leap {
        Leap::Up => format!("Ten times the {before} of last year, or more: please check"),
        Leap::Down => format!("A tenth of the {before} of last year, or less: please check"),
    },
};
