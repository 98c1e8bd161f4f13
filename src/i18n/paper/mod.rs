//! The words of the papers 自评报告: Chinese documents whatever the screen's language, so there is one table and no other.
//!
//! Here is how a thing is said; what is said, in which order, is in `exchange::report`. Nothing is invented: what nobody
//! wrote is [`GAP`].

mod problems;
mod result;

use chrono::NaiveDate;

use super::figures;
use super::sentences::zh::day_text;
use crate::assessment::{Period, Subject};
use crate::plan::{Plan, SubjectKind};

pub use problems::{
    Mending, NOTHING_TO_MEND, Short, ahead, judged, measured, mending, problem, rated, share, unexplained, unmended,
};
pub use result::{
    bindings, by_far, counted, graded, merits, no_merits, no_problems, outcome, part, proven, state, veto, vetoes,
};

/// Where something has still to be written.
pub const GAP: &str = "〔待补充〕";

pub const WORK: &str = "自评工作开展情况";
pub const RESULT: &str = "自评结果";
pub const MERITS: &str = "主要成效";
pub const PROBLEMS: &str = "存在的问题及原因";
pub const MEASURES: &str = "整改措施与下一步打算";
pub const WHOLE: &str = "总体情况";
pub const VETOES: &str = "一票否决事项";
pub const BINDINGS: &str = "约束性指标完成情况";
pub const MENDING: &str = "整改措施";
pub const NEXT: &str = "下一步打算";
/// With what the heading of an annex begins.
pub const ANNEX: &str = "附件";
pub const EVIDENCE: &str = "附件1　佐证材料目录";
pub const FIGURES: &str = "附件2　基础数据表";

/// Last row of a table, and where there is no number.
pub const SUM: &str = "合计";
pub const NONE: &str = "—";
/// A rectification of what an older edition asked.
pub const ASKED_NO_MORE: &str = "上一版计划中的要求";

pub const SECTIONS_HEAD: [&str; 7] = ["板块", "应作答", "已作答", "达成", "部分达成", "未达成", "得分"];
pub const PARTS_HEAD: [&str; 3] = ["部分", "情况", "结论"];
pub const BINDINGS_HEAD: [&str; 4] = ["观测点", "目标值", "实际值", "结论"];
pub const EVIDENCE_HEAD: [&str; 6] = ["编号", "材料名称", "文号", "材料日期", "对应指标", "存放位置"];
pub const FIGURES_HEAD: [&str; 4] = ["数据项", "数值", "单位", "时段"];

/// How a subject speaks of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// 我校
    pub we: &'static str,
    /// 学校
    pub it: &'static str,
    /// 学校概况
    pub overview: &'static str,
    /// What nobody asks for in a checklist and a report has at its beginning.
    pub unasked: &'static str,
}

/// The county or prefecture that an office speaks for, 巴南区 for 巴南区教育委员会: its region's last part, unless it bears
/// the name of a place itself. Anyone else speaks for themselves.
fn area(subject: &Subject) -> &str {
    let (name, last) = (subject.name.trim(), subject.region.rsplit('/').next().unwrap_or_default().trim());
    let is_place = ["县", "区", "市", "旗", "州", "盟"].iter().any(|ending| name.ends_with(ending));
    match subject.kind {
        SubjectKind::County | SubjectKind::Prefecture if !is_place && !last.is_empty() => last,
        _ => name,
    }
}

/// The voice of a subject: of townships and up by what their name ends with.
pub fn voice(subject: &Subject) -> Voice {
    let area_name = area(subject);
    let ends = |ending: &str| area_name.ends_with(ending);
    let school = "办学历史、办学条件和办学特色";
    let area = "经济社会和教育事业发展的基本情况";
    let voice = |we, it, overview, unasked| Voice { we, it, overview, unasked };
    match subject.kind {
        SubjectKind::Kindergarten => voice("我园", "幼儿园", "幼儿园概况", school),
        SubjectKind::Primary
        | SubjectKind::TeachingPoint
        | SubjectKind::Junior
        | SubjectKind::NineYear
        | SubjectKind::TwelveYear
        | SubjectKind::Senior
        | SubjectKind::CompleteSecondary
        | SubjectKind::Vocational
        | SubjectKind::Special => voice("我校", "学校", "学校概况", school),
        SubjectKind::Township if ends("乡") => voice("我乡", "全乡", "乡域概况", area),
        SubjectKind::Township if ends("街道") => voice("我街道", "街道", "街道概况", area),
        SubjectKind::Township => voice("我镇", "全镇", "镇域概况", area),
        SubjectKind::County if ends("区") => voice("我区", "全区", "区域概况", area),
        SubjectKind::County if ends("市") => voice("我市", "全市", "市域概况", area),
        SubjectKind::County if ends("旗") => voice("我旗", "全旗", "旗域概况", area),
        SubjectKind::County => voice("我县", "全县", "县域概况", area),
        SubjectKind::Prefecture if ends("州") => voice("我州", "全州", "州域概况", area),
        SubjectKind::Prefecture if ends("盟") => voice("我盟", "全盟", "盟域概况", area),
        SubjectKind::Prefecture => voice("我市", "全市", "市域概况", area),
        SubjectKind::Unit => voice("本单位", "本单位", "单位概况", "工作职责和人员情况"),
    }
}

/// 一、二、 … 二十一、
pub fn ordinal(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10 % 10, number % 10) {
        (0, one) => DIGITS[one].to_owned(),
        (1, one) => format!("十{}", DIGITS[one]),
        (ten, one) => format!("{}十{}", DIGITS[ten], DIGITS[one]),
    }
}

/// The level of a heading with its number: `一、`, `（一）`.
pub fn heading(level: u8, number: usize, text: &str) -> String {
    match level {
        1 => format!("{}、{text}", ordinal(number)),
        _ => format!("（{}）{text}", ordinal(number)),
    }
}

/// In one line, or two where one is too long for 2号 letters.
pub fn title(plan: &Plan) -> Vec<String> {
    const LINE: usize = 20;
    let (of, what) = (format!("《{}》", plan.title), "自评报告".to_owned());
    if of.chars().count() + what.chars().count() > LINE { vec![of, what] } else { vec![of + &what] }
}

pub fn period(period: Period) -> String {
    match period {
        Period::SchoolYear(start) => format!("{start}—{}学年", start + 1),
        Period::Year(year) => format!("{year}年"),
    }
}

pub fn opening(plan: &Plan, voice: &Voice, of: Period) -> String {
    let number = plan.document_number.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
    let Voice { we, .. } = voice;
    format!("{we}对照《{}》{number}，就其中应由{we}落实的内容逐条开展了自评。现将{}自评情况报告如下。", plan.title, period(of))
}

/// `位于云南省红河州绿春县，是一所农村公办寄宿制小学，学校标识码2153012345。`; nothing of those whose name says where they are.
pub fn identity(subject: &Subject) -> String {
    let place = subject.region.replace('/', "");
    let place = place.trim();
    let at = if place.is_empty() { String::new() } else { format!("位于{place}") };
    let said = |is: Option<bool>, yes: &'static str, no: &'static str| is.map_or("", |is| if is { yes } else { no });
    if !subject.kind.is_school() {
        let name = area(subject);
        // An area's own name is the end of its region.
        return match place.strip_suffix(name).unwrap_or(place) {
            "" => String::new(),
            outside => format!("{name}位于{outside}。"),
        };
    }
    let name = subject.name.trim();
    let kind = super::terms::kind(super::Language::Zh, subject.kind);
    let (rural, public) = (said(subject.rural, "农村", ""), said(subject.public, "公办", "民办"));
    let (boarding, centre) = (said(subject.boarding, "寄宿制", ""), said(subject.centre, "，是乡镇中心校", ""));
    let centre =
        if subject.kind == SubjectKind::Kindergarten { centre.replace("中心校", "中心园") } else { centre.to_owned() };
    let code = subject.code.as_ref().map(|code| format!("，学校标识码{code}")).unwrap_or_default();
    let at = if at.is_empty() { at } else { format!("{at}，") };
    format!("{name}{at}是一所{rural}{public}{boarding}{kind}{centre}{code}。")
}

/// What an overview gives first: the metric, its name where that of the sheet is too long, and the unit of what every such
/// subject has.
pub type Counted = (&'static str, &'static str, Option<&'static str>);
pub const SCHOOL_COUNTS: &[Counted] = &[
    ("compulsory_classes", "教学班", None),
    ("pupils", "在校学生", Some("人")),
    ("full_time_teachers", "专任教师", Some("人")),
];
pub const AREA_COUNTS: &[Counted] = &[
    ("county_population", "人口", None),
    ("compulsory_schools", "", None),
    ("public_kindergartens", "", None),
    ("kindergarten_enrolment", "在园幼儿", None),
    ("primary_enrolment", "小学在校学生", None),
    ("junior_enrolment", "初中在校学生", None),
    ("general_senior_enrolment", "普通高中在校学生", None),
    ("vocational_enrolment", "中职在校学生", None),
    ("primary_secondary_teachers", "中小学专任教师", None),
    ("full_time_teachers", "专任教师", None),
];

/// `义务教育学校数` is counted as `义务教育学校`.
pub fn counted_name(metric: &str) -> String {
    let bare = metric.strip_suffix("人数").or_else(|| metric.strip_suffix("所数")).or_else(|| metric.strip_suffix('数'));
    bare.unwrap_or(metric).to_owned()
}

/// `480人`
pub fn count(number: &str, unit: &str) -> String {
    let unit = if unit == "班" { "个" } else { unit };
    format!("{number}{unit}")
}

/// `学校现有教学班12个、在校学生480人、专任教师30人。`; what nobody typed is a gap.
pub fn scale(voice: &Voice, counts: &[String]) -> String {
    format!("{}现有{}。", voice.it, counts.join("、"))
}

/// A section with its number as papers write it; a number that is a word says what the title says.
pub fn section(no: &str, title: &str) -> String {
    let is_number = |c: char| "一二三四五六七八九十".contains(c);
    match () {
        () if no.ends_with('）') => format!("{no}{title}"),
        () if no.chars().all(is_number) => format!("{no}、{title}"),
        () if no.chars().all(|c| c.is_ascii_digit()) => format!("{no}.{title}"),
        () => title.to_owned(),
    }
}

/// Something that only a person can write.
pub fn open_point(what: &str) -> String {
    format!("{what}：{GAP}。")
}

pub const ORGANISATION: &str = "自评工作的组织领导和人员分工";
pub const DOINGS: &str = "主要做法和成效";
pub const PLANS: &str = "其他工作打算";

/// How the work was done, in figures.
pub struct Work {
    pub as_of: NaiveDate,
    pub is_final: bool,
    pub indicators: usize,
    pub checkpoints: usize,
    pub applicable: usize,
    pub answered: usize,
    pub declared_out: usize,
    pub evidence: usize,
}

pub fn work(voice: &Voice, work: &Work) -> String {
    let Work { indicators, checkpoints, applicable, answered, declared_out, evidence, .. } = work;
    let basis = if work.is_final { "按终期目标全部计入" } else { "只评定时限已到的内容" };
    let mut text = format!("本次自评以{}为时点，{basis}。", day_text(work.as_of));
    text += &format!("应由{}落实的指标共{indicators}项、观测点{checkpoints}个", voice.we);
    text += &match (checkpoints == applicable, answered == applicable) {
        (true, true) => "，已全部作答。".to_owned(),
        (true, false) => format!("，已作答{answered}个，还有{}个没有作答。", applicable - answered),
        (false, true) => format!("，纳入本次评定的{applicable}个，已全部作答。"),
        (false, false) => {
            format!("，纳入本次评定的{applicable}个，已作答{answered}个，还有{}个没有作答。", applicable - answered)
        }
    };
    if *declared_out > 0 {
        text += &format!("其中自报不适用{declared_out}个，占{}%。", figures::percent(*declared_out, *applicable));
    }
    text += &match evidence {
        0 => format!("佐证材料：{GAP}。"),
        count => format!("整理佐证材料{count}份，按指标编号归档，目录见附件1。"),
    };
    text
}

pub fn sealed(by: &str, on: NaiveDate) -> String {
    format!("自评结果由{}审核，{}审核通过并封存。", by.trim(), day_text(on))
}

pub fn no_evidence() -> String {
    open_point("佐证材料")
}

pub fn missing_figures(count: usize) -> String {
    format!("另有{count}个数据项没有填写。")
}

/// The name of a calendar of deadlines.
pub fn calendar(name: &str, plan: &Plan) -> String {
    format!("{} {}", name.trim(), plan.title)
}

pub fn deadline(text: &str) -> String {
    format!("到期：{}", one_line(text))
}

pub fn to_mend(text: &str) -> String {
    format!("整改到期：{}", one_line(text))
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

pub fn receipt(code: &str) -> String {
    format!("回执码：{code}")
}

pub fn signed(name: &str) -> String {
    format!("{}（盖章）", name.trim())
}

pub fn day(day: NaiveDate) -> String {
    day_text(day)
}

/// A number and its unit without a space between, as Chinese papers write them.
pub fn close(figure: &str) -> String {
    figure.replace(' ', "")
}

pub fn quoted(text: &str) -> String {
    format!("“{}”", text.trim().trim_end_matches('。').replace('“', "‘").replace('”', "’"))
}

/// What people typed as one sentence or several: lines run together, with a full stop at the end.
pub fn sentence(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let ended = |line: &str| {
        if line.ends_with(['。', '！', '？', '；', '：', '，', '、']) { line.to_owned() } else { format!("{line}；") }
    };
    let mut joined: String = lines.map(ended).collect();
    while joined.ends_with(['；', '，', '、', '：', '.', ';', ',']) {
        joined.pop();
    }
    if joined.is_empty() || joined.ends_with(['。', '！', '？']) { joined } else { joined + "。" }
}
