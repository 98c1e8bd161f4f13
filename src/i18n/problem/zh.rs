//! Problems in Chinese.

use super::fields::{zh_field as field, zh_place};
use super::workbook;
use crate::problem::{Problem, Wanted, What};

pub fn sentence(problem: &Problem) -> String {
    let at = zh_place(&problem.place);
    match &problem.what {
        What::NotText => {
            "这不是文本文件，或者文字编码不是 UTF-8。请选择本程序导出的自评数据（扩展名一般是 .json）或自评表（.xlsx）。"
                .to_owned()
        }
        What::Syntax { line, column, detail } => format!(
            "文件在第 {line} 行第 {column} 个字符处读不下去，可能被别的程序改动过。请重新导出，或请对方重发一份。（{detail}）"
        ),
        What::TooLarge { bytes, limit } => format!(
            "文件太大（{}），最大能读 {}。自评数据一般不到 1 MB，请看看是不是选错了文件。",
            megabytes(*bytes),
            megabytes(*limit)
        ),
        What::TooDeep { limit } => format!("文件嵌套超过 {limit} 层，不是本程序的文件，请看看是不是选错了。"),
        What::TooMany { field: name, count, limit } => {
            format!("{at}的{}有 {count} 条，最多能读 {limit} 条。请看看是不是选错了文件。", field(name))
        }
        What::Truncated => "文件不完整，后面一部分丢了，可能是复制或下载中断。请重新复制，或请对方重发一份。".to_owned(),
        What::NotOurs => {
            "这不是本程序的文件。可以读入的是本程序导出的自评数据、自评表（xlsx）、空白表和计划文件；CSV 表格不能再读入。"
                .to_owned()
        }
        What::NewerFormat { found, known } => format!(
            "这个文件来自更新的程序（文件格式第 {found} 版，这里能读到第 {known} 版）。文件没有问题，请换用新版程序再打开。"
        ),
        What::OtherChecksum => {
            "文件里的回执码和内容对不上，导出以后可能有人改动过。内容仍可使用，请和交文件的人核对。".to_owned()
        }
        What::MissingField { field: name } => format!("{at}缺少{}，请补上。", field(name)),
        What::UnknownField { field: name } => {
            format!("{at}里多出一项“{name}”，程序不认识，可能是写错了名字。请改正或删去。")
        }
        What::WrongType { field: name, wanted } => format!("{at}的{}应当是{}，请改正。", field(name), kind(*wanted)),
        What::UnknownWord { field: name, found, known } => {
            format!("{at}的{}写的是“{found}”，不在可用的写法之列。可用：{}。", field(name), known.join("、"))
        }
        What::Empty { field: name } => format!("{at}的{}是空白，请填写。", field(name)),
        What::BadDate { field: name, found } => {
            format!("{at}的{}“{found}”不是有效日期，请写成 2024-12-31 的样子。", field(name))
        }
        What::BadDecimal { field: name, found } => {
            format!("{at}的{}“{found}”不是有效数字，请写成 95 或 4.2 的样子。", field(name))
        }
        What::BadTime { field: name, found } => {
            format!("{at}的{}“{found}”不是有效时间，请写成 2026-06-30T08:00:00Z 的样子。", field(name))
        }
        What::BadPeriod { field: name, found } => {
            format!("{at}的{}“{found}”不对：学年请写成 2025-2026，年度请写成 2026。", field(name))
        }
        What::DoubleId { id } => format!("编号“{id}”在{at}里用了不止一次，请保留一个，其余改号或删去。"),
        What::UnknownSection { path } => format!("{at}归在板块“{path}”下，可是没有这个板块。请先列出板块，或改正路径。"),
        What::UnknownUnit { unit } => format!("{at}的计量单位“{unit}”不在单位表里，请换用单位表中的写法。"),
        What::UnknownMetric { metric } => format!("{at}用到数据项“{metric}”，可是没有定义。请补上定义，或改正名字。"),
        What::UnknownScale { scale } => {
            format!("{at}用到评定等级“{scale}”，可是没有定义。可用 four、yes-no、project，或自己定义。")
        }
        What::UnknownSetting { setting } => {
            format!("{at}用到填报设置“{setting}”，可是计划里没有这一项，或者类型不对（年份用 year，是否用 flag）。")
        }
        What::FormulaOfFormula { metric } => format!("{at}的算式用到“{metric}”，而它自己也是算出来的。请直接写到原始数据项。"),
        What::SplitByStage => {
            format!("{at}分学段计算，可是全校总量怎样分到各学段没有写清：请给 split 各学段的权重，per 用分学段的学生数。")
        }
        What::MetricUnit { metric, metric_unit, target_unit } => {
            format!("{at}的目标值用“{target_unit}”，数据项“{metric}”用“{metric_unit}”，单位要一致。请改正其中一个。")
        }
        What::NoIndicator => format!("{at}里一个指标也没有，请至少列出一个。"),
        What::NoCheckpoint => format!("指标 {at}没有观测点，请至少写一个，不然没有什么可以作答。"),
        What::NoTarget => format!("{at}要填数字，却没有目标值。请写出目标值；只作记录的，比较方式写 forecast。"),
        What::TargetWithoutUnit => format!("{at}没有写计量单位，请补上。"),
        What::TargetWithoutValue => format!("{at}没有写数值，请补上。"),
        What::RangeWithoutBounds => format!("{at}是一个范围，请把下限（low）和上限（high）都写上。"),
        What::RangeUpsideDown => format!("{at}的下限大于上限，请对调。"),
        What::NoAudience => format!("{at}没有写由谁作答，请写明作答对象（audience）。"),
        What::VetoNotYesNo => format!("{at}是一票否决，只能用“是/否”（yes-no）作答，请改正评定等级。"),
        What::ShareOutOfRange { found } => {
            format!("{at}的份额“{found}”超出范围：等级在 0 到 1 之间，比例在 0 到 100 之间。请改正。")
        }
        What::WeightNotPositive { found } => format!("{at}的权重“{found}”必须大于 0，请改正。"),
        What::LostSubject { subject } => {
            format!("{at}属于编号“{subject}”的自评对象，可是备份里没有它。备份可能被改动过，请换一份备份。")
        }
        What::LevelAndNotApplicable => format!("{at}既评了等级又报了不适用，只能留一样，请改正。"),
        What::NoReason => format!("{at}报了不适用，没有写理由。写了理由才算作答，请在读入后补上。"),
        What::OtherPlan { found, wanted } => {
            format!("这份自评对照的是计划“{found}”，不是“{wanted}”。请换成这份自评所对照的计划，或另选文件。")
        }
        What::OtherEdition { found, wanted } => format!(
            "这份自评是按计划的另一版（{found}）作答的，现在用的是 {wanted}。相同的观测点照旧保留，请把变动过的再看一遍。"
        ),
        What::UnknownPlan { plan } => format!("没有找到计划“{plan}”。请先读入这个计划的文件，再打开自评。"),
        What::UnknownCheckpoint { checkpoint } => {
            format!("这个计划没有观测点 {checkpoint}，文件可能被改动过。请核对编号，或请对方重新导出。")
        }
        What::LostCheckpoint { checkpoint } => {
            format!("观测点 {checkpoint} 在现在这一版计划里没有了。原来的作答仍保留在文件里，不再计分。")
        }
        What::LostIndicator { indicator } => {
            format!("佐证材料{at}对应的指标 {indicator} 不在这一版计划里。材料仍然保留，请在读入后重新关联到指标。")
        }
        What::LostRectification { checkpoint } => {
            format!("观测点 {checkpoint} 不在这一版计划里，它的整改记录仍然保留，在“整改台账”里可以看到。")
        }
        What::NoLongerFits => {
            format!("{at}原来填的内容，在现在这一版计划里用不上了。原文仍保留在文件里，请重新作答。")
        }
        What::UnknownLevel { level, known } => {
            format!("{at}的等级“{level}”不在可选之列，可用：{}。请改正后再读入。", known.join("、"))
        }
        What::LevelOnNumber => format!("{at}要填数字，不评等级。请删去等级，把数字填在数据里。"),
        What::UnknownSheetMetric { metric } => {
            format!("这个计划用不到数据项“{metric}”，名字可能写错了。请改正或删去。")
        }
        What::InWorkbook(what) => workbook::zh(&problem.place, what),
        What::UnreadableValue { text } => format!("{at}填的“{text}”不是有效数字。原文已照样保留，请在读入后改正。"),
    }
}

fn kind(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "文字（要加引号）",
        Wanted::List => "列表",
        Wanted::Object => "一组字段",
        Wanted::Flag => "true 或 false",
        Wanted::Whole => "不带引号的整数",
    }
}

fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes.div_ceil(1024 * 1024))
}
