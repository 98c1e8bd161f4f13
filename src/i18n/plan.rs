//! The words of the page of one plan.

use crate::plan::Jurisdiction;

/// The words of the page of one plan.
pub struct PlanWords {
    pub published: &'static str,
    pub plan_period: &'static str,
    pub jurisdiction: &'static str,
    pub jurisdiction_name: fn(Jurisdiction) -> &'static str,
    pub edition: &'static str,
    pub missing: &'static str,
    pub holds: &'static str,
    /// What is counted: sections, goals, numbered points, demands, checkpoints, of them measured.
    pub holds_what: [&'static str; 6],
    pub who_answers: &'static str,
    pub indicators: &'static str,
    pub checkpoints: &'static str,
    pub nothing_to_answer: &'static str,
    /// Beside the sum over all responsible units.
    pub units_together: &'static str,
    /// So many checkpoints that only named subjects are asked.
    pub named_also: fn(usize) -> String,
    pub form: &'static str,
    /// What a form is good for.
    pub form_hint: &'static str,
    pub form_name: &'static str,
    pub form_name_hint: &'static str,
    pub form_unit_hint: &'static str,
    pub form_unit_unknown: &'static str,
    pub form_get: &'static str,
    pub form_saved: fn(&str) -> String,
    pub outline: &'static str,
    pub checkpoint_count: fn(usize) -> String,
    pub cited_from: &'static str,
}

in_languages!(PlanWords);

static ZH: PlanWords = PlanWords {
    published: "公布日期",
    plan_period: "实施年份",
    jurisdiction: "计划级别",
    jurisdiction_name: |jurisdiction| match jurisdiction {
        Jurisdiction::Nation => "国家级",
        Jurisdiction::Province => "省级",
        Jurisdiction::Prefecture => "地市州级",
        Jurisdiction::County => "县区级",
    },
    edition: "清单版本",
    missing: "原文缺少的内容",
    holds: "这份计划有多少内容",
    holds_what: ["个板块", "项目标", "项指标", "条要求", "个观测点", "个填数字的观测点"],
    who_answers: "谁来答",
    indicators: "指标",
    checkpoints: "观测点",
    nothing_to_answer: "没有要答的",
    units_together: "各单位只答自己牵头或负责的，这里是合计",
    named_also: |count| format!("另有 {count} 个观测点只问计划点名的对象"),
    form: "空白表",
    form_hint: "先在表格里填，或打印出来手填：下载空白表，在 Excel 或 WPS 里填好，再用“打开文件”读入。读入前逐条核对，不会直接改动已有内容。",
    form_name: "填表单位名称",
    form_name_hint: "可以不填，由填表的人在封面上写。计划点名的学校请填全称，表里才会有点名要它答的内容。",
    form_unit_hint: "责任单位只答本单位牵头或负责的内容，所以要先选好名称。",
    form_unit_unknown: "这份计划里没有这个责任单位。请从列表里选，或按计划里的写法填。",
    form_get: "下载空白表（xlsx）",
    form_saved: |name| format!("已导出：{name}，在“下载”文件夹里，已读回核对。填好后用“打开文件”读入。"),
    outline: "指标目录",
    checkpoint_count: |count| format!("{count} 个观测点"),
    cited_from: "出处",
};

static EN: PlanWords = PlanWords {
    published: "Published",
    plan_period: "Years covered",
    jurisdiction: "Level",
    jurisdiction_name: |jurisdiction| match jurisdiction {
        Jurisdiction::Nation => "national",
        Jurisdiction::Province => "provincial",
        Jurisdiction::Prefecture => "prefecture",
        Jurisdiction::County => "county",
    },
    edition: "Edition of this checklist",
    missing: "What the source lacks",
    holds: "What this plan holds",
    holds_what: ["sections", "goals", "indicators", "closing demands", "checkpoints", "of them answered by a number"],
    who_answers: "Who answers",
    indicators: "Indicators",
    checkpoints: "Checkpoints",
    nothing_to_answer: "nothing to answer",
    units_together: "each unit answers only what it leads or is responsible for; this is the sum",
    named_also: |count| format!("and {count} for subjects that the plan names"),
    form: "Blank form",
    form_hint: "To fill in a spreadsheet, or by pen: download the form, fill it in with Excel or WPS, then open it here with “Open a file”. It is checked line by line first; nothing you have is changed before you confirm.",
    form_name: "Name of the school or office",
    form_name_hint: "May stay empty: whoever fills it in writes it on the cover. A school that the plan names gets what only it is asked when its full name stands here.",
    form_unit_hint: "A responsible unit answers only what it leads or is responsible for, so its name comes first.",
    form_unit_unknown: "The plan knows no such unit. Choose one from the list, or write it as the plan does.",
    form_get: "Download the blank form (xlsx)",
    form_saved: |name| {
        format!(
            "Exported: {name}, in your Downloads folder, read back and compared. When it is filled in, open it with “Open a file”."
        )
    },
    outline: "Indicators",
    checkpoint_count: |count| if count == 1 { "1 checkpoint".to_owned() } else { format!("{count} checkpoints") },
    cited_from: "Source",
};
