//! The words of the form in which assessments are begun.

use crate::plan::SubjectKind;

/// The words of the form in which assessments are begun.
pub struct StartWords {
    pub start_title: &'static str,
    pub name_hint: &'static str,
    pub name_missing: &'static str,
    pub kind_choose: &'static str,
    pub kind_missing: &'static str,
    pub region_hint: &'static str,
    pub start: &'static str,
    pub same_subject: &'static str,
    pub which_plans: &'static str,
    pub plans_hint: &'static str,
    pub plans_missing: &'static str,
    /// Beside a plan: how many checkpoints this kind answers.
    pub asks: fn(SubjectKind, usize) -> String,
    pub asks_named: &'static str,
    pub nothing_asked: fn(&str) -> String,
    /// Beside a plan that this subject has begun for this period.
    pub begun: &'static str,
    pub office_unknown: &'static str,
    pub name_unknown: &'static str,
    /// A plan that was ticked and has nothing for this name.
    pub left_out: fn(&str) -> String,
    pub kinds_schools: &'static str,
    pub kinds_others: &'static str,
}

in_languages!(StartWords);

static ZH: StartWords = StartWords {
    start_title: "开始自评",
    name_hint: "写全称，与公章一致，例如：绿春县第一中学",
    name_missing: "请填写自评对象的名称。",
    kind_choose: "请选择",
    kind_missing: "请选择类型：不同类型要答的内容不一样。",
    region_hint: "省、州市、县用“/”隔开",
    start: "开始",
    same_subject: "这个名称已经有过自评，基础数据会共用，不用再填。",
    which_plans: "要填哪几份计划",
    plans_hint: "选好类型，这里会写明每份计划要答多少。",
    plans_missing: "请至少勾选一份计划。",
    asks: |kind, count| {
        if kind == SubjectKind::Unit {
            format!("只答本单位牵头或负责的，各单位合计 {count} 个观测点")
        } else {
            format!("要答 {count} 个观测点")
        }
    },
    asks_named: "只问计划点名的对象",
    nothing_asked: |kind| format!("没有要{kind}答的内容"),
    begun: "这个时段的自评已经有了，勾选后接着填",
    office_unknown: "勾选的计划里没有这个单位。请按计划里的写法填，例如：县教体局。",
    name_unknown: "勾选的计划没有要问这个对象的内容。请核对名称和类型，或换一份计划。",
    left_out: |titles| format!("“{titles}”没有要问这个对象的内容，没有建自评。"),
    kinds_schools: "学校",
    kinds_others: "政府和单位",
};

static EN: StartWords = StartWords {
    start_title: "Start an assessment",
    name_hint: "The full name as on the seal",
    name_missing: "Please enter the name.",
    kind_choose: "Choose",
    kind_missing: "Please choose the kind: what is asked depends on it.",
    region_hint: "Province, prefecture and county, parted by “/”",
    start: "Start",
    same_subject: "This name has been assessed before: its data sheet is shared and need not be filled in again.",
    which_plans: "Which plans to answer",
    plans_hint: "Once the kind is chosen, each plan says how much there is to answer.",
    plans_missing: "Please tick at least one plan.",
    asks: |kind, count| {
        if kind == SubjectKind::Unit {
            format!("only what the unit leads or is responsible for; {count} checkpoints over all units")
        } else {
            format!("{count} checkpoints to answer")
        }
    },
    asks_named: "asks only subjects that it names",
    nothing_asked: |kind| format!("nothing to answer for this kind ({kind})"),
    begun: "already begun for this period: tick it to continue",
    office_unknown: "The plans that are ticked name no such unit. Please write it as the plan does, for example 县教体局.",
    name_unknown: "The plans that are ticked ask nothing of this subject. Please check its name and kind, or choose another plan.",
    left_out: |titles| format!("“{titles}” asks nothing of this subject; no assessment was made for it."),
    kinds_schools: "Schools",
    kinds_others: "Government and units",
};
