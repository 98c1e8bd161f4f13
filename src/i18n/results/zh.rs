//! 简体中文。

use super::ResultsWords;
use crate::assessment::Basis;
use crate::evaluate::{Change, Stop};
use crate::i18n::figures;
use crate::i18n::sentences::zh;

pub static ZH: ResultsWords = ResultsWords {
    title: |name| format!("{name} · 评定结果"),
    range_so_far: "得分范围",
    provisional: |score| format!("已答部分暂定 {score} 分"),
    coverage: |answered, applicable| format!("应答 {applicable} 个观测点，已答 {answered} 个"),
    declared_out: |declared, applicable| format!("自报不适用 {declared} 个，占 {}%", figures::percent(declared, applicable)),
    grade: "等级",
    grade_text: zh::grade_text,
    as_of: |day| format!("自评时点 {}", zh::day_text(day)),
    as_of_label: "自评时点",
    basis: "计分基准",
    basis_name: |basis| match basis {
        Basis::Current => "当前：只计已到期的",
        Basis::Final => "终期：全部计入",
    },
    how: "这个结果怎么来的",
    how_total: |indicators, open, declared, outside| {
        let mut text =
            format!("每条指标按自己的观测点计分，{indicators} 条已作答的指标按权重平均，就是得分；只舍不入，保留一位小数。");
        if open > 0 {
            text += &format!("还有 {open} 个观测点没有作答：都按 0 分算是最低分，都按满分算是最高分。");
        }
        if declared > 0 {
            text += &format!("自报不适用的 {declared} 个：算最低分时按 0 分，算最高分时不计。");
        }
        if outside > 0 {
            text += &format!("没有到期、按规定不适用、鼓励性和只作记录的共 {outside} 个，不计分。");
        }
        text
    },
    how_outcome: "每一部分按标准自己的规则判定，下面“各部分情况”逐项列出；有一部分不达标，整体就不达标。",
    by_section: "各板块得分",
    place: "序号",
    section: "板块",
    bar: "图示",
    score: "得分",
    answered: "已答/应答",
    radar: "各板块得分雷达图，数值见表",
    radar_key: "图上的数字是表中的序号，最外圈是 100 分。涂色部分是已经得到的分；虚线是还没作答的都达成时的分。",
    bar_key: "深色是已经得到的分，浅色是还没作答的最多还能得的分。",
    step_by_step: "逐级展开，看结果怎么来的",
    parts: "各部分情况",
    outcome_hint: "本标准没有总分：各部分都达标才算达标。",
    outcome_part: zh::outcome_part,
    squares: ["达标", "接近目标", "未达标", "未作答"],
    strengths: "亮点",
    no_strengths: "还没有整条达成的指标。一条指标的观测点全部达成后，会列在这里。",
    met_count: |met, all| if all { format!("{met} 个观测点全部达成") } else { format!("{met} 个观测点达成") },
    by_far: "明显优于目标",
    binding_met: "约束性目标达成",
    unproven: "无佐证",
    gaps: "差距",
    no_gaps: "目前没有未达成的观测点。",
    gap_counts: |not_met, partly| {
        let parts = [(not_met, "个未达成"), (partly, "个部分达成")];
        let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
        parts.collect::<Vec<_>>().join("，")
    },
    gap_points: |points| format!("补齐可提 {points} 分"),
    more: |count| format!("显示其余 {count} 项"),
    fewer: "收起",
    tiny: "不到 0.1",
    levers: "提分空间最大的指标",
    gain: |points| format!("全部达成可提 {points} 分"),
    how_gain: |own, weight, gain| {
        format!("这条指标现在得 {own} 分，权重占已作答指标的 {weight}%；补到满分，总分可提 {gain} 分。")
    },
    bindings: "约束性目标",
    binding_counts: |met, all| format!("共 {all} 项，达成 {met} 项。"),
    checkpoint: "观测点",
    target: "目标",
    actual: "实际",
    verdict: "结论",
    share: |meets, of| format!("{of} 个中 {meets} 个"),
    vetoes: "一票否决",
    timeline: "完成时限",
    timeline_hint: |today| format!("从今天（{}）往后看。", zh::day_text(today)),
    when: "时间",
    count: "观测点",
    met: "已达成",
    stop: |stop| match stop {
        Stop::Overdue => "已逾期".to_owned(),
        Stop::OpenPast => "期限已过，还没作答".to_owned(),
        Stop::Soon => "90 天内到期".to_owned(),
        Stop::Quarter { year, quarter } => format!("{year}年第{quarter}季度"),
        Stop::Ongoing => "持续落实".to_owned(),
        Stop::Done => "已按期达成".to_owned(),
    },
    days: |first, last| {
        if first == last { zh::day_text(first) } else { format!("{}至{}", zh::day_text(first), zh::day_text(last)) }
    },
    show: "查看",
    compare: "与以前比较",
    compare_with: "和哪一次比",
    nothing_earlier: "这里还没有同一自评对象、同一计划更早的自评。下一次自评时，会在这里列出每条指标是升是降。",
    kept_beside: |period, day| format!("{period}，另存的一份（{}开始）", zh::day_text(day)),
    other_edition: |then, now| {
        format!("那一次用的是清单版本 {then}，现在是 {now}。这里都按现在的版本评定，按观测点编号一一对应。")
    },
    moment: |period, day| format!("{period}（{}）", zh::day_text(day)),
    whole: "整体",
    change: |change| match change {
        Change::Up => "▲ 升",
        Change::Down => "▼ 降",
        Change::Same => "＝ 持平",
        Change::New => "＋ 新增",
        Change::Gone => "－ 不再适用",
        Change::Open => "… 没答完",
    },
    change_by: |change, by| match change {
        Change::Up => format!("▲ 升 {by}"),
        Change::Down => format!("▼ 降 {by}"),
        Change::Same | Change::New | Change::Gone | Change::Open => by.to_owned(),
    },
    change_head: "变化",
    others: |count| format!("其余 {count} 条没有变化或不能比较，点开查看"),
    from_to: |then, now| format!("{then} → {now}"),
    all_same: "各条指标都没有变化。",
    counted: |change, count| match change {
        Change::Up => format!("升 {count} 条"),
        Change::Down => format!("降 {count} 条"),
        Change::Same => format!("持平 {count} 条"),
        Change::New => format!("新增 {count} 条"),
        Change::Gone => format!("不再适用 {count} 条"),
        Change::Open => format!("没答完、不能比的 {count} 条"),
    },
    by_count: |met, all| format!("{all} 项中 {met} 项达成"),
    not_counted: "不计",
    then: "那一次",
    now: "这一次",
    indicator_changes: "各条指标的变化",
    signatures: ["自评单位（盖章）：", "负责人（签字）：", "日期："],
    files: "导出文件",
    format_name: |format| match format {
        "json" => "自评数据（JSON）",
        "xlsx" => "自评表（Excel 表格）",
        "csv" => "自评表（CSV）",
        "docx" => "自评报告（Word）",
        "md" => "自评报告（Markdown）",
        "ics" => "时限日历（ICS）",
        _ => "文件",
    },
    format_purpose: |format| match format {
        "json" => "留底、换电脑、上报汇总用，可以再打开",
        "xlsx" => "打印、签字、盖章上交；改过的表可以再读入",
        "csv" => "用 Excel、WPS 查看",
        "docx" => "按公文格式排好版，可以直接修改、打印",
        "md" => "不带格式的文字，便于粘贴到别处",
        "ics" => "把没到的时限和整改期限放进手机、电脑日历",
        _ => "",
    },
};
