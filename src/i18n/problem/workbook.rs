//! What is wrong in a workbook, in sentences.

use crate::problem::InWorkbook;

const MEGABYTE: usize = 1024 * 1024;

/// As many codes as a sentence bears.
fn some(codes: &[String]) -> (String, usize) {
    const SHOWN: usize = 8;
    (codes.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("、"), codes.len().saturating_sub(SHOWN))
}

pub fn zh(place: &str, what: &InWorkbook) -> String {
    let said = match what {
        InWorkbook::TooLarge { bytes, limit } => format!(
            "表格文件有 {} MB，超过 {} MB。填好的自评表一般不到 1 MB，请看看是不是选错了文件，或者贴进了图片。",
            bytes.div_ceil(MEGABYTE),
            limit / MEGABYTE
        ),
        InWorkbook::Swollen => "这个文件展开后大得不正常，不会是自评表，没有打开。请看看是不是选错了文件。".to_owned(),
        InWorkbook::Damaged => {
            "表格文件不完整或已损坏。请在 Excel 或 WPS 里打开，另存为 xlsx 格式再试，或请对方重发一份。".to_owned()
        }
        InWorkbook::Password => "表格文件设了打开密码。请在 Excel 或 WPS 里取消密码，保存后再打开。".to_owned(),
        InWorkbook::OldWorkbook => {
            "这是旧格式的表格（xls），改了扩展名也还是旧格式。请在 Excel 或 WPS 里打开，另存为 xlsx 格式再试。".to_owned()
        }
        InWorkbook::Csv => {
            "这是 CSV 文本表格，丢了核对用的编码，不能读入。请用原来的 xlsx 自评表填写，保存时不要改格式。".to_owned()
        }
        InWorkbook::Gb18030 => {
            "这是 GB18030（GBK）编码的文本，不是自评表，也不是自评数据。请选择 xlsx 格式的自评表，或导出的“自评数据”文件；如果是计划文件，请另存为 UTF-8 编码再打开。"
                .to_owned()
        }
        InWorkbook::TooManyCells { sheet } => {
            format!("工作表“{sheet}”里的内容多得不正常，没有读入。请看看是不是选错了文件，或者多余的行列里有内容。")
        }
        InWorkbook::NotOurs => {
            "这份表格不是本程序导出的自评表，读不出对应关系。请在计划页下载空白表，或从评定结果导出自评表，再把内容填进去。"
                .to_owned()
        }
        InWorkbook::HiddenSheet => {
            "表格里供程序核对的隐藏工作表被改动或不完整，无法读入。请重新导出一份，把填的内容抄过去。".to_owned()
        }
        InWorkbook::OtherEdition { found, wanted } => format!(
            "这份表格按清单版本 {found} 制作，这里的是 {wanted}，观测点可能不同，没有读入。请用现在的清单重新下载空白表。"
        ),
        InWorkbook::Sealed => "这份自评表已经审核封存，表里的改动不能读入。要修改请先在程序里解除封存。".to_owned(),
        InWorkbook::NoSheet { sheet } => format!("缺少工作表“{sheet}”，可能被删除或改了名。请恢复后再试。"),
        InWorkbook::NoColumn { heading } => format!("找不到“{heading}”这一列，表头可能被改动或删除。请恢复表头后再试。"),
        InWorkbook::DoubleColumn { heading } => format!("“{heading}”这一列出现了两次。请删去多余的一列。"),
        InWorkbook::NoRows { codes } => match some(codes) {
            (named, 0) => format!("少了 {} 行，编号是：{named}。请恢复被删除的行。", codes.len()),
            (named, _) => format!("少了 {} 行，编号是：{named} 等。请恢复被删除的行。", codes.len()),
        },
        InWorkbook::DoubleRow { code } => format!("编号 {code} 出现了两次，不知道以哪一行为准。请删去多余的一行。"),
        InWorkbook::UnknownCode { code } => format!("编号“{code}”不在这份表里，可能被改动过。请恢复原来的编号。"),
        InWorkbook::NoCode => "这一行填了内容，但没有编号，不知道属于哪一条。请补上编号，或删去这些内容。".to_owned(),
        InWorkbook::Merged { cells } => format!("{cells} 合并成了一格，分不清各行填了什么。请取消合并，每行单独填写。"),
        InWorkbook::NoName => "没有填自评单位的名称。请填写全称（同公章）。".to_owned(),
        InWorkbook::CellError { found } => format!("单元格里的公式出错（{found}）。请改成要填的内容。"),
        InWorkbook::UnknownLevel { found, known } => {
            format!("填的“{found}”不在可选的等级里。请从下拉中选：{}。", known.join("、"))
        }
        InWorkbook::LevelOfNumber => {
            "这一条按数据判定，不用填等级；只有确实不适用的才填“不适用”。数据请填在“基础数据表”。".to_owned()
        }
        InWorkbook::RemarkWithoutUse => "“备注”只在选“不适用”时写理由，这里的内容没有地方放。请改写到“自评说明”。".to_owned(),
        InWorkbook::NotANumber { found, unit } => format!("填的“{found}”不是数字。这一格只填数字，单位是{unit}。"),
        InWorkbook::DayForNumber => {
            "这一格变成了日期，可能是输入“3/9”时被表格软件改掉的。请把单元格格式改为“常规”，重新填数字。".to_owned()
        }
        InWorkbook::OnlyOneNumber => "这一行只要填“数值”，不用填“总数”。请清空这一格。".to_owned(),
        InWorkbook::HalfShare => "这一行要填两个数：“数值”填做到的个数，“总数”填一共几个。请补上这一格。".to_owned(),
        InWorkbook::NotYesNo { found } => format!("填的“{found}”看不懂，这里只填“是”或“否”。"),
        InWorkbook::NotAYear { found } => format!("填的“{found}”不是年份，请填四位数字，如 2027。"),
        InWorkbook::NotADay { found } => format!("填的“{found}”不是日期，请按 2026-12-31 的样子填写。"),
        InWorkbook::ProofWithoutDay => "填了“销号依据”，没有填“销号日期”。已销号的请补上日期，没有销号的请清空依据。".to_owned(),
        InWorkbook::NoTitle => "这一份材料没有名称。请填写“材料名称”。".to_owned(),
        InWorkbook::UnknownSort { found, known } => format!("没有“{found}”这个类别。可以填：{}。", known.join("、")),
        InWorkbook::UnknownIndicator { found } => {
            format!("“{found}”不是这份计划的指标号。请照“指标号”填写，几个之间用顿号隔开。")
        }
        InWorkbook::ServesNothing => "没有填对应哪项指标。请填指标号，几个之间用顿号隔开。".to_owned(),
        InWorkbook::ExplainedTwice => {
            "这一条的说明在这里和“自评表”里改成了不同的话，不知道以哪一处为准。请改成一样。".to_owned()
        }
        InWorkbook::ExplainedElsewhere => "这里的说明不属于哪一个观测点，或已随审核封存，没有读入。".to_owned(),
        InWorkbook::RowsKept { codes } => match some(codes) {
            (named, 0) => format!("少了 {} 行（{named}），没有当作删除。要删除，请在程序里删。", codes.len()),
            (named, _) => format!("少了 {} 行（{named} 等），没有当作删除。要删除，请在程序里删。", codes.len()),
        },
        InWorkbook::PerhapsPercent { found, percent } => {
            format!("{found} 按 {found}% 读入。如果是 {percent}%，请改填 {percent}。")
        }
        InWorkbook::NotTaken => "单位名称与导出时不同，没有读入这一改动；名称以本机的为准。".to_owned(),
        InWorkbook::SheetNotTaken { sheet } => {
            format!("“{sheet}”不全，或被删去、改名，里面的内容没有读入；其他工作表照常读入。")
        }
    };
    if place.is_empty() { said } else { format!("{place}：{said}") }
}

pub fn en(place: &str, what: &InWorkbook) -> String {
    let said = match what {
        InWorkbook::TooLarge { bytes, limit } => format!(
            "The workbook has {} MB, over {} MB. A filled one is mostly below 1 MB: is it the right file, or are there pictures in it?",
            bytes.div_ceil(MEGABYTE),
            limit / MEGABYTE
        ),
        InWorkbook::Swollen => "Unpacked, this file would be abnormally large; it can be no assessment and was not opened. Is it the right file?".to_owned(),
        InWorkbook::Damaged => "The workbook is incomplete or damaged. Open it in Excel or WPS, save it as xlsx and try again, or ask for it again.".to_owned(),
        InWorkbook::Password => "The workbook asks for a password. Remove the password in Excel or WPS, save, and open it again.".to_owned(),
        InWorkbook::OldWorkbook => "This is a workbook of the old format (xls), whatever its name says. Open it in Excel or WPS, save it as xlsx and try again.".to_owned(),
        InWorkbook::Csv => "This is a CSV table: the codes that rows are matched by are lost, so it cannot be read. Fill in the xlsx workbook and keep its format when saving.".to_owned(),
        InWorkbook::Gb18030 => "This is text in the GB18030 (GBK) encoding, neither a workbook nor assessment data. Choose an xlsx workbook or an exported assessment data file; a plan file should be saved in UTF-8 first.".to_owned(),
        InWorkbook::TooManyCells { sheet } => format!("The sheet “{sheet}” holds abnormally much and was not read. Is it the right file, or is there something in far rows or columns?"),
        InWorkbook::NotOurs => "This workbook was not made by this program, so nothing in it can be matched. Get a blank form from the plan's page, or export an assessment, and fill that in.".to_owned(),
        InWorkbook::HiddenSheet => "The hidden sheet by which the program matches things was changed or is incomplete. Export the workbook again and copy over what was filled in.".to_owned(),
        InWorkbook::OtherEdition { found, wanted } => format!(
            "The workbook was made for edition {found} of the checklist, here is {wanted}; checkpoints may differ, so it was not read. Get a new blank form."
        ),
        InWorkbook::Sealed => "This assessment is sealed, so changes in the workbook cannot be taken. Unseal it in the program first.".to_owned(),
        InWorkbook::NoSheet { sheet } => format!("The sheet “{sheet}” is missing; it may have been removed or renamed. Bring it back and try again."),
        InWorkbook::NoColumn { heading } => format!("There is no column “{heading}”; its heading may have been changed or removed. Bring it back and try again."),
        InWorkbook::DoubleColumn { heading } => format!("The column “{heading}” is there twice. Remove one of them."),
        InWorkbook::NoRows { codes } => match some(codes) {
            (named, 0) => format!("Rows are missing ({}): {named}. Bring them back.", codes.len()),
            (named, more) => format!("Rows are missing ({}): {named} and {more} more. Bring them back.", codes.len()),
        },
        InWorkbook::DoubleRow { code } => format!("The code {code} is there twice: which row holds? Remove one of them."),
        InWorkbook::UnknownCode { code } => format!("The code “{code}” is none of this workbook's; it may have been changed. Bring the old one back."),
        InWorkbook::NoCode => "Something is filled in here, but the row has no code, so nobody knows what it belongs to. Add the code, or clear these cells.".to_owned(),
        InWorkbook::Merged { cells } => format!("{cells} were merged, so nobody can tell the rows apart. Unmerge them and fill in each row."),
        InWorkbook::NoName => "The name of the school or office is missing. Fill in its full name, as on the seal.".to_owned(),
        InWorkbook::CellError { found } => format!("The cell's formula fails ({found}). Replace it by what is meant."),
        InWorkbook::UnknownLevel { found, known } => format!("“{found}” is none of the levels. Choose from the list: {}.", known.join(", ")),
        InWorkbook::LevelOfNumber => "This one is judged by its number and takes no level; only 不适用 where it does not apply. Numbers go to the sheet 基础数据表.".to_owned(),
        InWorkbook::RemarkWithoutUse => "备注 holds only the reason for 不适用; there is no place for this. Write it under 自评说明.".to_owned(),
        InWorkbook::NotANumber { found, unit } => format!("“{found}” is no number. Only a number goes here, in {unit}."),
        InWorkbook::DayForNumber => "This cell became a date; typing “3/9” does that in spreadsheets. Set its format to General and type the number again.".to_owned(),
        InWorkbook::OnlyOneNumber => "This row takes one number only, under 数值. Clear this cell.".to_owned(),
        InWorkbook::HalfShare => "This row takes two numbers: 数值 is how many meet it, 总数 how many there are. Fill in this cell.".to_owned(),
        InWorkbook::NotYesNo { found } => format!("“{found}” is not understood; only 是 (yes) or 否 (no) goes here."),
        InWorkbook::NotAYear { found } => format!("“{found}” is no year; type four digits, as 2027."),
        InWorkbook::NotADay { found } => format!("“{found}” is no day; type it as 2026-12-31."),
        InWorkbook::ProofWithoutDay => "What proves the closing (销号依据) is there, its day (销号日期) is not. Add the day, or clear the proof.".to_owned(),
        InWorkbook::NoTitle => "This document has no name. Fill in 材料名称.".to_owned(),
        InWorkbook::UnknownSort { found, known } => format!("There is no kind “{found}”. Use one of: {}.", known.join(", ")),
        InWorkbook::UnknownIndicator { found } => format!("“{found}” is no indicator of this plan. Use its numbers, several with 、 between."),
        InWorkbook::ServesNothing => "Which indicator is it for? Fill in its number, several with 、 between.".to_owned(),
        InWorkbook::ExplainedTwice => "This note was changed here and otherwise on the sheet 自评表. Make both alike.".to_owned(),
        InWorkbook::ExplainedElsewhere => "This explanation belongs to no checkpoint, or was sealed with the assessment; it is not taken.".to_owned(),
        InWorkbook::RowsKept { codes } => match some(codes) {
            (named, 0) => format!("Rows are missing ({}): {named}. That removes nothing; remove them in the program.", codes.len()),
            (named, more) => format!("Rows are missing ({}): {named} and {more} more. That removes nothing; remove them in the program.", codes.len()),
        },
        InWorkbook::PerhapsPercent { found, percent } => format!("{found} is taken as {found}%. If {percent}% is meant, type {percent}."),
        InWorkbook::NotTaken => "The name differs from when it was exported; this change is not taken, the name here stands.".to_owned(),
        InWorkbook::SheetNotTaken { sheet } => format!("The sheet “{sheet}” is incomplete, gone or renamed; nothing of it is taken. The other sheets are read as usual."),
    };
    if place.is_empty() { said } else { format!("{place}: {said}") }
}
