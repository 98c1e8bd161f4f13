//! The words of the page on which 自评表 is looked at and printed. What stands in the sheets is in `workbook`.

/// All of them in one language.
pub struct TableWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub which: &'static str,
    /// As the sheets follow one another in the workbook.
    pub sheets: [&'static str; 6],
    pub all: &'static str,
    pub whole: &'static str,
    pub loading: &'static str,
    pub empty: &'static str,
    pub print_one: &'static str,
    pub print_ledger: &'static str,
    /// On the results page: the way here, and what for.
    pub look: &'static str,
    pub look_for: &'static str,
}

in_languages!(TableWords);

static ZH: TableWords = TableWords {
    title: "自评表",
    hint: "这里就是要交的表，和导出的 Excel 表格一样。选好哪一张，点“打印”；在打印窗口里也可以存成 PDF。",
    which: "哪一张表",
    sheets: ["封面", "自评表", "基础数据表", "未达成与整改台账", "佐证材料目录", "校验说明"],
    all: "全部",
    whole: "看全部指标",
    loading: "正在排表…",
    empty: "这一张表里没有内容。",
    print_one: "打印这一项",
    print_ledger: "打印整改台账",
    look: "自评表（查看、打印）",
    look_for: "按要交的样子看，打印或存成 PDF",
};

static EN: TableWords = TableWords {
    title: "Assessment table",
    hint: "These are the sheets to hand in, the same as in the exported workbook. Choose one and print it; the print dialog can also save a PDF.",
    which: "Which sheet",
    sheets: ["Cover", "Assessment table", "Data sheet", "Shortfalls and rectification", "List of evidence", "Explanations"],
    all: "All",
    whole: "All indicators",
    loading: "Laying out the sheets…",
    empty: "Nothing stands on this sheet.",
    print_one: "Print this one",
    print_ledger: "Print the ledger",
    look: "Assessment table (look, print)",
    look_for: "As it is handed in; print it or save a PDF",
};
