//! Reasons in Chinese.

use num_traits::{One, Zero};

use super::facts::{Side, Way, each, is_capped, is_encouraged, is_floor, level, percent_of_target, side, unit_of, way};
use crate::evaluate::{Exempt, Finding, Missing, Part, Reason, Short, Verdict, Worked};
use crate::exact::{Decimal, Ratio, plain, short, whole};
use crate::i18n::{Language, figure_problem, figures, terms};
use crate::plan::{Condition, Op, Plan};

const ZH: Language = Language::Zh;

pub fn sentence(plan: &Plan, finding: &Finding) -> String {
    let own = match &finding.reason {
        Reason::Level { .. } => {
            let name = level(plan, finding).map(|level| level.name.as_str()).unwrap_or_default();
            match plan.rule {
                Some(_) => format!("自评为“{name}”。"),
                None => format!("自评为“{name}”，{}。", points(&finding.attainment.clone().unwrap_or_default())),
            }
        }
        Reason::Numbers(parts) => numbers(plan, parts, finding),
        Reason::Share { meets, of, needed, met, gap } => universal(plan, finding, meets, of, *needed, *met, gap.as_ref()),
        Reason::Unanswered(missing) => unanswered(plan, missing),
        Reason::NotApplicable(exempt) => not_applicable(plan, exempt),
        Reason::AsSealed => return "按封存时的判定。现在的计划或程序得出的结果不同，所以这里不再写依据。".to_owned(),
    };
    format!("{own}{}", outside(plan, finding))
}

fn points(share: &Ratio) -> String {
    if share.is_one() {
        "得满分".to_owned()
    } else if figures::is_tiny(share) {
        "得分不到 0.1 分".to_owned()
    } else {
        format!("得 {} 分", figures::share(share))
    }
}

fn numbers(plan: &Plan, parts: &[Part], finding: &Finding) -> String {
    let own: String = parts.iter().map(|part| number(plan, part, parts.len() > 1)).collect();
    match &finding.attainment {
        Some(mean) if parts.len() > 1 && plan.rule.is_none() => format!("{own}各学段平均，{}。", points(mean)),
        Some(_) | None => own,
    }
}

fn number(plan: &Plan, part: &Part, named: bool) -> String {
    let stage = part.stage.filter(|_| named).map(|stage| format!("{}：", terms::stage(ZH, stage))).unwrap_or_default();
    let actual = figures::with_unit(ZH, &figures::value(&part.value, &part.target), &part.target.unit);
    let actual = format!("{stage}实际 {actual}{}", counts(part));
    let target = target(part);
    if part.target.op == Op::Forecast {
        return format!("{actual}，规划数{target}；只作记录，不计分。");
    }
    match (&part.attainment.gap, &plan.rule) {
        (None, Some(_)) => format!("{actual}，达到目标{target}。"),
        (None, None) => format!("{actual}，达到目标{target}，得满分。"),
        (Some(gap), Some(_)) => format!("{actual}，目标{target}，{}{}。", distance(part, gap), reached(part)),
        (Some(gap), None) => format!("{actual}，目标{target}，{}；{}。", distance(part, gap), weighed(part)),
    }
}

/// ` ≥ 4.2 人/百生`, ready to stand behind 目标.
fn target(part: &Part) -> String {
    let text = figures::target(ZH, &crate::plan::Target { stage: None, ..part.target.clone() });
    match text.strip_prefix("等于") {
        Some(number) => format!("值{number}"),
        None => format!(" {text}"),
    }
}

/// How far a missed number got, where no score says it.
fn reached(part: &Part) -> String {
    percent_of_target(part).map(|percent| format!("，是目标的 {}%", figures::cut(&percent, 2))).unwrap_or_default()
}

/// `（42 ÷ 1000 × 100）`, `（全校 23226 中本学段按权重分得 13512.92，÷ 210）`
fn counts(part: &Part) -> String {
    let Some(Worked { whole, top, per, .. }) = &part.worked else { return String::new() };
    let Some(per) = per else { return String::new() };
    let times = match unit_of(part).map_or(1, |unit| unit.factor) {
        1 => String::new(),
        factor => format!(" × {factor}"),
    };
    match whole {
        Some(whole) => format!("（全校 {} 中本学段按权重分得 {}，÷ {}{times}）", short(whole, 2), short(top, 2), short(per, 2)),
        None => format!("（{} ÷ {}{times}）", short(top, 6), short(per, 6)),
    }
}

fn distance(part: &Part, gap: &Ratio) -> String {
    let gap = figures::with_unit(ZH, &figures::gap(gap), &part.target.unit);
    let gap = gap.strip_suffix('%').map(|points| format!("{points} 个百分点")).unwrap_or(gap);
    match side(part) {
        Side::Below => format!("还差 {gap}{}", more(part)),
        Side::At => "刚好等于，还不算达到".to_owned(),
        Side::Above => format!("多出 {gap}"),
    }
}

/// `，再增加 3 人就达到`: what would close the gap.
fn more(part: &Part) -> String {
    let Some(Worked { whole, short: Some(Short { amount, unit }), .. }) = &part.worked else { return String::new() };
    let school = if whole.is_some() { "全校" } else { "" };
    format!("，{school}再增加 {}就达到", figures::with_unit(ZH, &figures::gap(amount), unit.name))
}

fn weighed(part: &Part) -> String {
    let share = &part.attainment.share;
    let scored = match (is_capped(share), share.is_zero()) {
        (true, _) => "未达到目标的最多得 80 分，这里得 80 分".to_owned(),
        (false, true) => "得 0 分".to_owned(),
        (false, false) => format!("按比例{}", points(share)),
    };
    let (lower, upper) = if part.target.op == Op::Range { ("下限", "上限") } else { ("目标", "目标") };
    match way(part) {
        Way::Floor => "这是问责线，没有达到就得 0 分".to_owned(),
        Way::TargetZero => "目标为 0，只要有就得 0 分".to_owned(),
        Way::RateBelow => format!("比率类指标降到{lower}的一半记 0 分，{scored}"),
        Way::Above => format!("达到{upper}的两倍记 0 分，{scored}"),
        Way::AmountBelow => format!("按完成的比例计分，{scored}"),
    }
}

fn universal(
    plan: &Plan,
    finding: &Finding,
    meets: &Ratio,
    of: &Ratio,
    needed: Decimal,
    met: bool,
    gap: Option<&Ratio>,
) -> String {
    let (classifier, noun) = figures::counted_zh(each(plan, finding));
    let done = format!("{} {classifier}{noun}中 {} {classifier}做到", short(of, 0), short(meets, 0));
    let wanted = if needed == Decimal::ONE_HUNDRED {
        "要求全部做到".to_owned()
    } else {
        format!("要求 {}% 以上做到", plain(needed))
    };
    if met {
        let all = if meets == of { "" } else { "，已经达到" };
        let full = if plan.rule.is_some() { "" } else { "，得满分" };
        return format!("{done}，{wanted}{all}{full}。");
    }
    let gap = gap.map(|gap| format!("，还差 {} {classifier}", short(gap, 0))).unwrap_or_default();
    let share = finding.attainment.clone().unwrap_or_default();
    let percent = figures::cut(&(meets / of * whole(100)), 2);
    if plan.rule.is_some() {
        return format!("{done}，{wanted}{gap}；做到 {percent}%。");
    }
    let scored = match (is_floor(plan, finding), is_capped(&share)) {
        (true, _) => "这是问责线，没有达到就得 0 分".to_owned(),
        (false, true) => format!("做到 {percent}%，未达到目标的最多得 80 分，这里得 80 分"),
        (false, false) => format!("做到 {percent}%，{}", points(&share)),
    };
    format!("{done}，{wanted}{gap}；{scored}。")
}

fn unanswered(plan: &Plan, missing: &Missing) -> String {
    match missing {
        Missing::Answer => "还没有作答。".to_owned(),
        Missing::Unreadable { text, problem } => {
            format!("填的“{text}”读不出数字，按未作答处理。{}", figure_problem(ZH, problem))
        }
        Missing::ReasonForNotApplicable => "报了不适用，还没有写理由；写了理由才算作答。".to_owned(),
        Missing::MoreThanAll => "做到的个数比总数还多，请核对这两个数；现在按未作答处理。".to_owned(),
        Missing::LessThanNothing => "要减去的数比总数还大，请核对这几个数；现在按未作答处理。".to_owned(),
        Missing::Fact(condition) => format!("先{}，才能知道这一条是否适用。", asked_first(plan, condition)),
        Missing::FactForTarget(condition) => format!("先{}，才能知道按哪个目标值判定。", asked_first(plan, condition)),
    }
}

/// What has to be said before it is known whether something applies.
fn asked_first(plan: &Plan, condition: &Condition) -> String {
    match condition {
        Condition::Identity { fact, .. } => format!("说明本单位是不是{}", terms::fact(ZH, *fact)),
        Condition::Number { metric, .. } => {
            format!("填“{}”", plan.metric(metric).map_or(metric.as_str(), |metric| metric.name.as_str()))
        }
        Condition::Kind { .. } | Condition::Setting { .. } | Condition::Any { .. } | Condition::All { .. } => {
            let parts = condition.leaves().into_iter().filter(|leaf| *leaf != condition);
            parts.map(|leaf| asked_first(plan, leaf)).collect::<Vec<_>>().join("，或")
        }
    }
}

fn not_applicable(plan: &Plan, exempt: &Exempt) -> String {
    if plan.rule.is_some() {
        return unscored(exempt);
    }
    match exempt {
        Exempt::Declared { reason } => {
            format!("自报不适用，理由：{}。不计入得分，算最低可能得分时按 0 分。", reason.trim_end_matches('。'))
        }
        Exempt::NothingToCount => "总数为 0，没有可以计算的对象，按规则不适用，不计入得分。".to_owned(),
        Exempt::Rule => "按计划的规定，这一条不适用于本单位，不计入得分。".to_owned(),
    }
}

/// The same where the plan gives no score.
fn unscored(exempt: &Exempt) -> String {
    match exempt {
        Exempt::Declared { reason } => format!("自报不适用，理由：{}。", reason.trim_end_matches('。')),
        Exempt::NothingToCount => "总数为 0，没有可以计算的对象，按规则不适用。".to_owned(),
        Exempt::Rule => "按标准的规定，这一条不适用于本单位。".to_owned(),
    }
}

/// Why it does not count, though it was judged.
fn outside(plan: &Plan, finding: &Finding) -> String {
    let day = finding.due_on.map(|day| day.to_string()).unwrap_or_default();
    match finding.verdict {
        Verdict::NotDue => format!("期限是 {day}，还没有到，暂不计入得分。"),
        Verdict::NotApplicable | Verdict::Recorded => String::new(),
        Verdict::Met | Verdict::PartlyMet | Verdict::NotMet | Verdict::Unanswered => {
            if is_encouraged(plan, finding) {
                "这一条是鼓励性要求，不计入得分。".to_owned()
            } else {
                String::new()
            }
        }
    }
}
