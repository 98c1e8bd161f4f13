//! 简体中文。

use chrono::{Datelike, NaiveDate};

use super::{Language, Messages, figures, terms};
use crate::assessment::Period;
use crate::evaluate::{Due, Grade, HeldDown, NotYet, PartOutcome, State};
use crate::exact::plain;
use crate::plan::{Attribute, Jurisdiction, Nearness, Sourced, Strength, SubjectKind, VetoOn};
use crate::storage::{Damage, Refusal, SaveState};

pub static MESSAGES: Messages = Messages {
    product: "对标自评",
    tagline: "对照教育计划，逐条自评",
    skip_to_content: "跳到正文",
    other_language: "English",
    large_text: "大字",
    home: "首页",
    answering: "作答",
    results: "评定结果",
    where_data_lives: "内容存在这台电脑的这个浏览器里，不会上传。换电脑前，请先导出“自评数据”文件。",
    where_data_lives_file: "内容存在这台电脑的这个浏览器里，不在U盘上，也不会上传。换电脑前，请先导出“自评数据”文件。",
    version: |version| format!("版本 {version}"),
    close: "关闭",
    cancel: "取消",
    loading: "正在打开…",
    and: "、",
    also: "；",
    load_failed: "没有打开成功。请重新加载页面；已填的内容都还在。",
    reload: "重新加载",
    not_here: "这台电脑的这个浏览器里没有这份自评。如果有“自评数据”文件，请在首页打开。",

    save_state,
    save_failed_full: "浏览器的存储空间已满，新填的内容还没有存上。请马上导出“自评数据”文件，再删除不用的自评。",
    save_failed_unavailable: "浏览器不允许保存，关掉页面内容就没有了。请马上导出“自评数据”文件，或换用普通窗口打开。",
    save_file_now: "马上导出自评数据",
    set_aside: |count| format!("有 {count} 条存档读不出来，已原样放在一边，没有覆盖。请下载保存，并联系技术人员。"),
    download_set_aside: "下载这些存档",
    damage,

    intro: [
        "选一份计划，逐条自评，马上看到得分和差距。",
        "内容只存在这台电脑的这个浏览器里，不上传，没有网络也能用。",
        "随时可以导出“自评数据”文件留底，换一台电脑接着填。",
    ],
    my_assessments: "我的自评",
    no_assessments: "还没有自评。从下面选一份计划开始，或打开一个“自评数据”文件。",
    plans: "计划",
    begin: "开始自评",
    go_on: "继续作答",
    see_results: "看结果",
    delete: "删除",
    open_file: "打开自评数据文件",
    open_file_hint: "也可以把文件拖到这里",
    drop_here: "松开鼠标，打开这个文件",
    issuer: "印发单位",
    document_number: "文号",
    issued: "印发日期",
    region: "所在地区",
    period: "自评时段",
    plan_counts: |counts| {
        let parts = [(counts.goals, "项目标"), (counts.measures, "项指标"), (counts.demands, "条要求")];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        format!("{}，共 {} 个观测点", parts.collect::<Vec<_>>().join("、"), counts.checkpoints)
    },
    look_at_plan: "看看这份计划",
    plans_at: |nearness| match nearness {
        Some(Nearness::Own) => "本地区的计划",
        Some(Nearness::Nation) => "国家标准",
        Some(Nearness::Other) => "其他地区（仅参考）",
        None => "各地的计划",
    },
    my_region: "我所在的地区",
    region_choose: "请选择",
    more_plans: "再填一份计划",

    plan: "计划",
    plan_not_here: "没有找到这份计划。请回首页，从计划列表里打开。",
    published: "公布日期",
    plan_region: "适用地区",
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
    outline: "指标目录",
    checkpoint_count: |count| format!("{count} 个观测点"),
    cited_from: "出处",

    start_title: "开始自评",
    name: "自评对象名称",
    name_hint: "写全称，与公章一致，例如：绿春县第一中学",
    name_missing: "请填写自评对象的名称。",
    kind: "类型",
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
    kind_name,
    kinds_schools: "学校",
    kinds_others: "政府和单位",
    stage_name: |stage| terms::stage(Language::Zh, stage),
    stage_prefix: |stage| terms::stage(Language::Zh, stage).to_owned(),
    period_name: |period| match period {
        Period::SchoolYear(start) => format!("{start}—{}学年", start + 1),
        Period::Year(year) => format!("{year}年"),
    },

    sections: "板块",
    show_sections: "选择板块",
    progress: |done, all| format!("已答 {done}/{all}"),
    range: "得分范围",
    score: "得分",
    score_so_far: "暂定",
    coverage: "完成率",
    undo: "撤销",
    redo: "重做",
    next_open: "下一个未作答",
    all_answered: "都答完了",
    previous_section: "上一板块",
    next_section: "下一板块",
    lead: "牵头",
    responsible: "责任",
    deadline: "时限",
    evidence: &super::evidence::ZH,
    rectification: &super::rectification::ZH,
    doubt: "原文存疑",
    not_applicable: "不适用",
    not_applicable_reason: "不适用的理由（必填）",
    clear: "清除",
    note: "说明",
    note_hint: "自评说明、依据",
    target: "目标值",
    target_text: |target| match target.by {
        Some(day) => format!("{}（{}前）", figures::target(Language::Zh, target), day_text(day)),
        None => figures::target(Language::Zh, target),
    },
    each: |checkpoint| {
        let each = checkpoint.each.as_deref().unwrap_or_default();
        match plain(checkpoint.needed_share()).as_str() {
            "100" => format!("每{each}都要做到"),
            share => format!("{share}%以上的{each}要做到"),
        }
    },
    meets: "做到的有",
    of_all: "总共",
    conditions: "条件",
    veto: |on| match on {
        VetoOn::Teacher => "一票否决（教师）",
        VetoOn::School => "一票否决（学校）",
        VetoOn::Township => "一票否决（乡镇）",
        VetoOn::County => "一票否决（县）",
    },
    attribute: |attribute| match attribute {
        Attribute::Binding => "约束性",
        Attribute::Expected => "预期性",
        Attribute::Floor => "问责线",
    },
    strength: |strength| match strength {
        Strength::Strive => "力争",
        Strength::Encourage => "鼓励，不计分",
    },
    verdict: |verdict| terms::verdict(Language::Zh, verdict),
    due,
    meant_percent: |percent| format!("是 {percent}% 吗？"),
    yes_change: |percent| format!("是，改成 {percent}%"),
    definition: "统计口径",
    computed,
    fact_question: |fact| format!("本单位是{}吗？", terms::fact(Language::Zh, fact)),
    yes: "是",
    no: "否",
    settings: "填报设置",
    settings_hint: "这几项整份计划只问一次，改了会立即重新判定。",
    setting_year_hint: "四位数的年份，如 2027",
    asked_first: "先填这里，才知道这一条是否适用：",
    cite: "出处",
    cite_and_doubt: "出处与疑点",
    sourced: |sourced| match sourced {
        Sourced::Two => "两个以上来源互证",
        Sourced::One => "只有一个来源",
        Sourced::None => "来源待查，用前请核原文",
    },
    offer: |plan, day, level| format!("同样的要求，在《{plan}》里 {} 自评为“{level}”", day_text(day)),
    offer_take: "照这样填",

    results_of: |name| format!("{name} · 评定结果"),
    range_so_far: "得分范围",
    final_score: "得分",
    provisional: |score| format!("已答部分暂定 {score} 分"),
    coverage_text: |answered, applicable| format!("应答 {applicable} 个观测点，已答 {answered} 个"),
    declared_out: |declared, applicable| format!("自报不适用 {declared} 个，占 {}%", figures::percent(declared, applicable)),
    grade: "等级",
    grade_text,
    outcome: "自评结论",
    outcome_state: |state| match state {
        State::Pass => "达标",
        State::Fail => "不达标",
        State::Incomplete => "资料不全",
    },
    outcome_hint: "本标准没有总分：各部分都达标才算达标。",
    outcome_part,
    as_of: |day| format!("自评时点 {}", day_text(day)),
    as_of_label: "自评时点",
    basis: "计分基准",
    basis_current: "当前：只计已到期的",
    basis_final: "终期：全部计入",
    by_section: "各板块得分",
    by_section_done: "各板块作答情况",
    section: "板块",
    answered: "已答",
    vetoes: "一票否决",
    gaps: "没有达成的观测点",
    no_gaps: "目前没有未达成的观测点。",
    why: "为什么是这个分",
    files: "导出文件",
    print: "打印",
    format_name: |format| match format {
        "json" => "自评数据（JSON）",
        "csv" => "自评表（CSV）",
        _ => "文件",
    },
    format_purpose: |format| match format {
        "json" => "留底、换电脑、上报汇总用，可以再打开",
        "csv" => "用 Excel、WPS 查看",
        _ => "",
    },

    exporting: "正在核对文件…",
    exported: |name, receipt| format!("已导出：{name}，在“下载”文件夹里，已读回核对。回执码 {receipt}"),
    exported_unchecked: |name| {
        format!(
            "已导出：{name}，在“下载”文件夹里。核对程序没有启动，所以文件没有读回核对，也没有回执码。上交之前请重新加载页面，再导出一次。"
        )
    },
    export_failed: "浏览器没有开始下载。请检查是否禁止了下载，再试一次。",
    export_no_worker: "这种文件没有生成成功。请重新加载页面再试；自评数据仍可照常导出，填好的内容都还在。",
    export_differs: "写出的文件与页面内容核对不上，没有导出。请再试一次；若还是这样，请重新加载页面。",
    file_problems: |name| format!("“{name}”打不开，问题如下："),
    file_unreadable: "读不到这个文件：可能已被移走、改名，或U盘已拔出。请重新选择。",
    file_too_large: |bytes, limit| {
        format!("文件有 {} MB，自评数据文件不会超过 {} MB。请确认选对了文件。", bytes / 1_048_576, limit / 1_048_576)
    },
    is_a_plan: "这是一份计划文件，不是自评数据。请选择导出的“自评数据”文件。",
    nothing_changed: "现有内容没有任何改动。",
    more_problems: |count| format!("……另有 {count} 处"),
    import_no_worker: "这个文件还没有打开：读文件的程序没有启动。请检查网络，重新加载页面后再试。",
    import_title: "打开自评数据",
    import_summary: |answers, values| format!("{answers} 条作答，{values} 个数据"),
    import_receipt: "回执码",
    import_warnings: "请留意：",
    import_exists: "这份自评本机已经有了，内容不同。请选择怎么处理：",
    import_same: "这份自评本机已经有了，内容完全一样，不用再导入。",
    import_take: "导入",
    import_replace: "用文件替换本机的",
    import_keep_both: "两份都保留",
    imported: |name| format!("已导入：{name}"),
    delete_title: "删除这份自评？",
    delete_text: |name, answers| format!("将删除“{name}”的 {answers} 条作答。建议先导出“自评数据”文件留底。"),
    delete_confirm: "确认删除",
    deleted: |name| format!("已删除：{name}"),
};

fn save_state(state: SaveState) -> &'static str {
    match state {
        SaveState::Saved => "已保存",
        SaveState::Pending => "保存中…",
        SaveState::Failed(Refusal::Full) => "没有存上：空间已满",
        SaveState::Failed(Refusal::Unavailable) => "没有存上：浏览器不允许",
    }
}

fn damage(damage: Damage) -> &'static str {
    match damage {
        Damage::Unreadable => "不完整",
        Damage::Changed => "内容与校验不符",
        Damage::Newer => "由更新的版本写成",
    }
}

fn kind_name(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Kindergarten => "幼儿园",
        SubjectKind::Primary => "小学",
        SubjectKind::TeachingPoint => "教学点",
        SubjectKind::Junior => "初中",
        SubjectKind::NineYear => "九年一贯制学校",
        SubjectKind::TwelveYear => "十二年一贯制学校",
        SubjectKind::Senior => "普通高中",
        SubjectKind::CompleteSecondary => "完全中学",
        SubjectKind::Vocational => "中职学校",
        SubjectKind::Special => "特教学校",
        SubjectKind::Township => "乡镇",
        SubjectKind::Unit => "责任单位",
        SubjectKind::County => "县区",
        SubjectKind::Prefecture => "地市州",
    }
}

fn due(due: Due) -> Option<String> {
    match due {
        Due::Undated | Due::Past => None,
        Due::Later { .. } => Some("未到期".to_owned()),
        Due::Soon { days: 0 } => Some("今天到期".to_owned()),
        Due::Soon { days } => Some(format!("还有 {days} 天")),
        Due::Overdue { days } => Some(format!("已逾期 {days} 天")),
        Due::Ongoing => Some("持续落实".to_owned()),
    }
}

fn day_text(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn computed(of: &str, less: &str, per: &str, split: bool) -> String {
    let less = if less.is_empty() { String::new() } else { format!(" − {less}") };
    let per = if per.is_empty() { String::new() } else { format!(" ÷ {per}") };
    let is_sum = of.contains('+') || !less.is_empty();
    let of = if is_sum && !per.is_empty() { format!("（{of}{less}）") } else { format!("{of}{less}") };
    let split = if split { "；全校总量先按学段权重分开" } else { "" };
    format!("自动计算：{of}{per}{split}")
}

fn outcome_part(part: &PartOutcome) -> String {
    if part.awaits_rollup {
        return "要等各校的自评文件汇总后才能判定".to_owned();
    }
    let all = part.met + part.near + part.missed + part.open;
    let rest = [(part.near, "接近目标（不低于下限）"), (part.missed, "未达标"), (part.open, "未作答")];
    let rest = rest.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("，{count} 项{word}"));
    format!("{all} 项中 {} 项达标{}", part.met, rest.collect::<String>())
}

fn grade_text(grade: &Grade) -> String {
    match grade {
        Grade::Given { band, held_down: None } => band.clone(),
        Grade::Given { band, held_down: Some(HeldDown::Veto(_)) } => format!("{band}（触发一票否决）"),
        Grade::Given { band, held_down: Some(HeldDown::Binding(_)) } => format!("{band}（有约束性指标未达成，不能评为优秀）"),
        Grade::NotYet(NotYet::NothingApplies) => "暂不评等级：目前没有到期的内容".to_owned(),
        Grade::NotYet(NotYet::Incomplete) => "答完后评定".to_owned(),
        Grade::NotYet(NotYet::VetoUnanswered(_)) => "答完后评定；一票否决项还没有回答".to_owned(),
        Grade::NotYet(NotYet::TooMuchDeclaredOut) => "不评等级：自报不适用超过 15%".to_owned(),
    }
}
