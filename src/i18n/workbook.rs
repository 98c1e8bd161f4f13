//! The words of the workbook: 自评表, 基础数据表, 整改台账, 佐证材料目录 and their cover. Papers are Chinese whatever the
//! language of the screen, and only who writes or reads them names these words.

use crate::assessment::{Basis, Period};
use crate::plan::Group;

pub use super::sentences::zh::{day_text, grade_text, outcome_part};

/// The names of the sheets, in their order.
pub const COVER: &str = "封面";
pub const TABLE: &str = "自评表";
pub const VALUES: &str = "基础数据表";
pub const LEDGER: &str = "未达成与整改台账";
pub const EVIDENCE: &str = "佐证材料目录";
pub const CHECKS: &str = "校验说明";

pub const PAPER_TITLE: &str = "学校教育工作自评表";
pub const OFFICE_TITLE: &str = "教育工作自评表";
pub const FORM_TITLE: &str = "（空白表）";
/// What a form calls whoever will fill it in.
pub const FORM_NAME: &str = "空白表";
pub const FORM_ID: &str = "form";
/// Where an edit was made that came in by a workbook.
pub const COPY: &str = "xlsx";

/// The lines of the cover.
pub const NAME: &str = "自评单位";
pub const KIND: &str = "单位类型";
pub const CODE: &str = "学校标识码";
pub const REGION: &str = "所在地区";
pub const PLAN: &str = "对照计划";
pub const DOCUMENT: &str = "文号";
pub const EDITION: &str = "清单版本";
pub const PERIOD: &str = "自评时段";
pub const AS_OF: &str = "自评时点";
pub const SCORE: &str = "自评得分";
pub const GRADE: &str = "自评等级";
pub const OUTCOME: &str = "自评结论";
pub const ANSWERED: &str = "作答情况";
pub const SEALED: &str = "审核封存";
pub const RECEIPT: &str = "回执码";
pub const WRITTEN_BY: &str = "填表人（签字）";
pub const HEAD_OF: &str = "校长（签字）";
pub const HEAD_OF_OFFICE: &str = "负责人（签字）";
pub const STAMP: &str = "单位公章";
pub const DATE: &str = "填表日期";

/// The columns of 自评表.
pub const FIRST: &str = "一级指标";
pub const SECOND: &str = "二级指标";
pub const THIRD: &str = "三级指标";
pub const NUMBER: &str = "编号";
pub const CHECKPOINT: &str = "观测点";
pub const TARGET: &str = "目标值";
pub const ACTUAL: &str = "实际值";
pub const LEVEL: &str = "自评等级";
pub const POINTS: &str = "得分";
pub const NOTE: &str = "自评说明";
pub const PROOF: &str = "佐证材料";
pub const REMARK: &str = "备注";

/// The columns of 基础数据表.
pub const GROUP: &str = "类别";
pub const ITEM: &str = "数据项";
pub const STAGE: &str = "学段";
pub const UNIT: &str = "计量单位";
pub const VALUE: &str = "数值";
pub const OF_ALL: &str = "总数";
pub const DEFINITION: &str = "统计口径";
pub const USED_BY: &str = "用于观测点";
pub const KEY: &str = "编码（勿改）";

/// The columns of the ledger.
pub const PLACE: &str = "序号";
pub const INDICATOR: &str = "指标号";
pub const PROBLEM: &str = "存在问题";
pub const CAUSE: &str = "原因分析";
pub const MEASURE: &str = "整改措施";
pub const RESPONSIBLE: &str = "责任单位";
pub const PERSON: &str = "责任人";
pub const DUE: &str = "完成时限";
pub const PROGRESS: &str = "进展情况";
pub const CLOSED: &str = "销号日期";
pub const CLOSED_BY: &str = "销号依据";

/// The columns of 佐证材料目录.
pub const BINDER: &str = "档案号";
pub const TITLE: &str = "材料名称";
pub const SORT: &str = "类别";
pub const ISSUE_NUMBER: &str = "文号";
pub const ISSUE_DATE: &str = "材料日期";
pub const KEPT_AT: &str = "存放位置";
pub const LINK: &str = "网址或文件路径";
pub const SERVES: &str = "对应指标";

/// The columns of 校验说明.
pub const TIER: &str = "校验类别";
pub const NOTICED: &str = "发现的情况";
pub const SAID: &str = "情况说明";

pub const NOT_APPLICABLE: &str = "不适用";
/// Beside what the rules of a plan leave out.
pub const LEFT_OUT: &str = "按计划规定不适用";
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const TO_BE_FILLED: &str = "〔待补充〕";
pub const WHOLE: &str = "全表";
pub const REVIEW: &str = "待复核";
pub const SETTINGS: &str = "计划设定";
pub const IN_VALUES: &str = "数据填在“基础数据表”";
pub const NO_LEDGER: &str = "没有未达成或需要整改的观测点。";
pub const NO_EVIDENCE: &str = "还没有登记佐证材料。";
pub const NO_CHECKS: &str = "没有发现需要改正或说明的地方。";

/// Under the heading of 自评表 in a form.
pub const HOW_TABLE: &str = "填写：浅色格可填。“自评等级”从下拉中选；选“不适用”的，在“备注”写明理由；做得怎样、差在哪里写在“自评说明”。标明数据的观测点只在“基础数据表”填数，等级由程序判定。请不要增删或合并行。";
/// Under the heading of 基础数据表.
pub const HOW_VALUES: &str = "填写：只填数字，按“计量单位”一列的单位；百分比填 95，不填 0.95。几个里有几个做到的，“数值”填做到的个数，“总数”填一共几个。没有的填 0，不清楚的空着。";
pub const HOW_COVER: &str = "填好后请保存为 xlsx 格式，在“对标自评”里点“打开文件”读入；读入前会先核对，不会直接改动已有内容。";

pub fn group(group: Group) -> &'static str {
    (super::SheetWords::of(super::Language::Zh).group)(group)
}

/// `2025–2026学年`, `2026年`
pub fn period(period: Period) -> String {
    match period {
        Period::SchoolYear(start) => format!("{start}—{}学年", start + 1),
        Period::Year(year) => format!("{year}年"),
    }
}

pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Current => "只计已到期的",
        Basis::Final => "全部计入",
    }
}

/// The score while not all is answered.
pub fn provisional(score: &str) -> String {
    format!("暂定 {score} 分（未答完）")
}

pub fn points(score: &str) -> String {
    format!("{score} 分")
}

pub fn answered(answered: usize, applicable: usize) -> String {
    format!("应答 {applicable} 个观测点，已答 {answered} 个")
}

pub fn sealed(by: &str, on: chrono::NaiveDate) -> String {
    format!("{by}于{}审核通过", day_text(on))
}

pub fn as_of(day: chrono::NaiveDate, how: Basis) -> String {
    format!("{}（{}）", day_text(day), basis(how))
}

/// The line under a sheet's heading.
pub fn line(name: &str, period: &str, receipt: &str) -> String {
    let name = if name.is_empty() { "　　　　　　　　" } else { name };
    let receipt = if receipt.is_empty() { String::new() } else { format!("　　回执码：{receipt}") };
    format!("单位：{name}　　时段：{period}{receipt}")
}

/// What stands at the foot of every page: the sheet's name and its pages.
pub fn footer(sheet: &str) -> String {
    format!("&L&9{sheet}&C&9第 &P 页　共 &N 页&R&9")
}

pub fn review(why: &str) -> String {
    if why.trim().is_empty() { REVIEW.to_owned() } else { format!("{REVIEW}：{}", why.trim()) }
}

pub const CHOOSE: &str = "请从下拉中选";

/// What a spreadsheet says when something else is typed.
pub fn choose_from(among: &[String]) -> String {
    let all = among.join("、");
    let short: String = all.chars().take(180).collect();
    format!("请从下拉中选：{short}")
}

pub fn state(state: crate::evaluate::State) -> &'static str {
    match state {
        crate::evaluate::State::Pass => "达标",
        crate::evaluate::State::Fail => "未达标",
        crate::evaluate::State::Incomplete => "资料不全，暂不判定",
    }
}
