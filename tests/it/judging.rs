//! Verdicts, what counts, means, range, coverage, grades and due days (design §5.2–9), in a user's words.

use duibiao::assessment::Period;
use duibiao::exact::{Ratio, Rounding, fixed, quotient, short};
use duibiao::plan::{Plan, SubjectKind};

use crate::scenario::{Scenario, check, check_found, day, plan, read_plan};

const COUNTY: SubjectKind = SubjectKind::County;
const PRIMARY: SubjectKind = SubjectKind::Primary;

/// A plan of yes-no and rated checkpoints for a county: each item is `id fields`, an indicator by the id's first part.
pub fn small(checkpoints: &[&str]) -> Plan {
    let mut toml = "id='p'\ntitle='t'\nissuer='i'\nperiod='2024-2027'\nregion='r'\njurisdiction='county'\nedition='1'\n\
        [[sections]]\nno='a'\ntitle='A'\n[[sections]]\nno='b'\ntitle='B'\n"
        .to_owned();
    let mut open = "";
    for checkpoint in checkpoints {
        let (id, fields) = checkpoint.split_once(' ').unwrap_or((checkpoint, ""));
        let (no, _) = id.split_once('.').unwrap_or((id, ""));
        let (section, on_indicator) = if no.starts_with('b') { ("b", "") } else { ("a", "") };
        if no != open {
            toml += &format!("[[indicators]]\nno='{no}'\nsection=['{section}']\ntitle='t'\n{on_indicator}");
            let indicator: Vec<&str> = fields.split(" ^").skip(1).collect();
            toml += &indicator.iter().map(|field| format!("{field}\n")).collect::<String>();
            open = no;
        }
        let own = fields.split(" ^").next().unwrap_or_default();
        let kind = if own.contains("metric") { "measured" } else { "rated" };
        toml += &format!("[[indicators.checkpoints]]\nid='{id}'\ntext='t'\nkind='{kind}'\n");
        if !own.contains("audience") {
            toml += "audience=['county','schools']\n";
        }
        toml += &own.split(" & ").map(|field| format!("{field}\n")).collect::<String>();
    }
    for (metric, unit, by_stage) in [("rate", "%", false), ("count", "个", false), ("staged", "%", true)] {
        toml += &format!(
            "[[metrics]]\nid='{metric}'\nname='n'\nunit='{unit}'\ndefinition='d'\nperiod='school-year'\nby_stage={by_stage}\n"
        );
    }
    read_plan(&toml)
}

#[test]
fn an_unanswered_checkpoint_lowers_coverage_not_score() {
    check(&small(&["1.1", "1.2"]), COUNTY, "1.1=full", "暂定 100，范围 50…100，1/2");
    check(&small(&["1.1", "2.1"]), COUNTY, "1.1=full", "暂定 100，范围 50…100，1/2");
    check(&small(&["1.1", "1.2"]), COUNTY, "", "暂定 —，范围 0…100，0/2");
}

#[test]
fn indicators_weigh_and_sections_do_not() {
    let three_to_one = small(&["1.1", "2.1", "3.1", "b1.1"]);
    check(&three_to_one, COUNTY, "1.1=full; 2.1=full; 3.1=full; b1.1=none", "得分 75，合格");
    let many_checkpoints = small(&["1.1", "1.2", "1.3", "2.1"]);
    check(&many_checkpoints, COUNTY, "1.1=full; 1.2=full; 1.3=full; 2.1=none", "得分 50，不合格");
    let heavy = small(&["1.1  ^weight='3'", "2.1"]);
    check(&heavy, COUNTY, "1.1=full; 2.1=none", "得分 75，合格");
    let heavy_checkpoint = small(&["1.1 weight='0.5'", "1.2"]);
    check(&heavy_checkpoint, COUNTY, "1.1=full; 1.2=none", "得分 33.3，不合格");
    check(&small(&["1.1", "1.2", "1.3"]), COUNTY, "1.1=full; 1.2=most; 1.3=part", "得分 76.6，合格");
}

#[test]
fn sections_hold_all_that_stands_under_them() {
    let mut county = Scenario::start(plan("demo"), COUNTY, "演示县");
    county.say("1.1=full; 1.3=building; 2.6=49; 4.1=9/9");
    let evaluation = county.evaluation();
    let score = |path: &[&str]| {
        let path: Vec<String> = path.iter().map(|no| (*no).to_owned()).collect();
        let tally = evaluation.section(&path).unwrap_or_else(|| panic!("no section {path:?}"));
        let score = tally.score().map_or("—".to_owned(), |score| short(&score, 2));
        format!("{score} {}/{}", tally.coverage.answered, tally.coverage.applicable)
    };
    assert_eq!(score(&["一"]), "37.5 3/4");
    assert_eq!(score(&["一", "（一）"]), "75 2/2");
    assert_eq!(score(&["一", "（二）"]), "0 1/2");
    assert_eq!(score(&["二"]), "100 1/4");
}

#[test]
fn what_is_not_due_stands_outside() {
    let plan = small(&[
        "1.1 deadline={text='到2025年',date=2025-12-31}",
        "1.2 deadline={text='到2026年8月',date=2026-08-31}",
        "1.3 deadline={text='长期'}",
    ]);
    check(&plan, COUNTY, "1.1=full; 1.2=none; 1.3=full", "得分 100，优秀");
    check(&plan, COUNTY, "1.1=full; 1.2=none; 1.3=full; 基准=终期", "得分 66.6，合格");
    check_found(&plan, COUNTY, "1.2=part", "1.2", "未到期 0.5，不计，还有 62 天");
    check_found(&plan, COUNTY, "1.2=part; 基准=终期", "1.2", "部分达成 0.5，计入，还有 62 天");
    check_found(&plan, COUNTY, "", "1.2", "未到期，不计，还有 62 天");
    check_found(&plan, COUNTY, "1.2=不适用：没有", "1.2", "不适用，不计，还有 62 天");
    check_found(&plan, COUNTY, "1.1=part; 时点=2025-12-30", "1.1", "未到期 0.5，不计，逾期 181 天");
    check_found(&plan, COUNTY, "1.1=part; 时点=2025-12-31", "1.1", "部分达成 0.5，计入，逾期 181 天");
}

#[test]
fn the_rung_whose_day_has_come_judges() {
    let demo = plan("demo");
    check_found(&demo, COUNTY, "3.1=30; 时点=2024-06-30", "3.1", "未到期 1，不计，已过");
    check_found(&demo, COUNTY, "3.1=30; 时点=2024-12-31", "3.1", "达成 1，计入，已过");
    check_found(&demo, COUNTY, "3.1=30; 时点=2025-12-30", "3.1", "达成 1，计入，已过");
    check_found(&demo, COUNTY, "3.1=30; 时点=2025-12-31", "3.1", "未达成 0.5，计入，逾期 181 天");
    check_found(&demo, COUNTY, "3.1=30", "3.1", "未达成 0.5，计入，逾期 181 天");
    check_found(&demo, COUNTY, "3.1=60; 基准=终期", "3.1", "未达成 0.5，计入，549 天后");
    check_found(&demo, COUNTY, "3.1=30; 今天=2028-02-01; 时点=2027-12-31", "3.1", "未达成 0，计入，逾期 32 天");
}

#[test]
fn a_forecast_beside_a_target_never_judges() {
    let plan = small(&[
        "1.1 metric='count' & targets=[{op='>=',value='10',unit='个'},{by=2025-12-31,op='forecast',value='99',unit='个'}]",
    ]);
    check_found(&plan, COUNTY, "1.1=5", "1.1", "未达成 0.5，计入");
    let alone = small(&["1.1 metric='count' & targets=[{op='forecast',value='99',unit='个'}]", "1.2"]);
    check_found(&alone, COUNTY, "1.1=5", "1.1", "记录 1，不计");
    check(&alone, COUNTY, "1.2=part", "得分 50，不合格");
}

#[test]
fn an_encouraged_row_beside_a_target_never_lowers() {
    let plan = small(&[
        "1.1 metric='rate' & targets=[{op='>=',value='80',unit='%'},{op='>=',value='95',unit='%',strength='encourage'}]",
    ]);
    check_found(&plan, COUNTY, "1.1=85", "1.1", "达成 1，计入");
    check_found(&plan, COUNTY, "1.1=60", "1.1", "未达成 0.5，计入");
    let only = small(&[
        "1.1 metric='rate' & targets=[{op='forecast',value='80',unit='%'},{op='>=',value='95',unit='%',strength='encourage'}]",
        "1.2",
    ]);
    check(&only, COUNTY, "1.1=10; 1.2=full", "得分 100，优秀");
}

#[test]
fn encouragements_and_records_stand_outside() {
    let plan = small(&["1.1 strength='encourage'", "1.2"]);
    check(&plan, COUNTY, "1.1=none; 1.2=full", "得分 100，优秀");
    check(&plan, COUNTY, "1.2=full", "得分 100，优秀");
    check(&plan, COUNTY, "1.1=full; 1.2=none", "得分 0，不合格");
    check(&small(&["1.1 strength='strive'", "1.2"]), COUNTY, "1.1=none; 1.2=full", "得分 50，不合格");
}

#[test]
fn each_stage_is_held_against_its_own_target() {
    let demo = plan("demo");
    let nine = SubjectKind::NineYear;
    check_found(&demo, nine, "2.1@primary=42÷1000; 2.1@junior=53÷1000", "2.1", "达成 1，计入，已过");
    check_found(&demo, nine, "2.1@primary=42÷1000; 2.1@junior=42÷1000", "2.1", "未达成 0.7925，计入，逾期 181 天");
    check_found(&demo, nine, "2.1@primary=42÷1000", "2.1", "未作答，计入，已过");
    check_found(&demo, nine, "2.1@primary=42÷1000; 2.1@junior=0÷0", "2.1", "达成 1，计入，已过");
    check_found(&demo, nine, "2.1@primary=0÷0; 2.1@junior=3÷0", "2.1", "不适用，不计，已过");
    check_found(&demo, PRIMARY, "2.1@primary=42÷1000", "2.1", "达成 1，计入，已过");
    check_found(&demo, SubjectKind::Junior, "2.1@junior=42÷1000", "2.1", "未达成 0.5849，计入，逾期 181 天");
    check_found(&demo, PRIMARY, "2.1=42/1000÷3", "2.1", "未作答，计入，已过");
}

#[test]
fn a_stage_is_judged_only_by_rows_that_fit_it() {
    let plan = small(&["1.1 metric='staged' & audience=['primary','junior'] & targets=[\
        {stage='primary',by=2025-12-31,op='>=',value='90',unit='%'},{stage='junior',by=2027-12-31,op='>=',value='90',unit='%'}]"]);
    check_found(&plan, PRIMARY, "1.1@primary=45", "1.1", "未达成 0，计入，逾期 181 天");
    check_found(&plan, SubjectKind::Junior, "1.1@junior=45", "1.1", "未到期 0，不计，549 天后");
    check_found(&plan, SubjectKind::NineYear, "1.1@primary=90; 1.1@junior=45", "1.1", "达成 1，计入，已过");
    check_found(&plan, SubjectKind::NineYear, "1.1@primary=90; 1.1@junior=45; 基准=终期", "1.1", "未达成 0.5，计入，549 天后");
}

#[test]
fn a_staged_number_is_asked_once_of_those_who_have_no_stages() {
    let plan = small(&["1.1 metric='staged' & targets=[{op='>=',value='90',unit='%'}]"]);
    check_found(&plan, COUNTY, "", "1.1", "未作答，计入");
    check_found(&plan, COUNTY, "1.1=90", "1.1", "达成 1，计入");
}

#[test]
fn a_universal_is_answered_by_its_own_number_or_by_how_many() {
    let demo = plan("demo");
    check_found(&demo, COUNTY, "4.1=9/9", "4.1", "达成 1，计入");
    check_found(&demo, COUNTY, "4.1=3/9", "4.1", "未达成 0.3333，计入");
    check_found(&demo, COUNTY, "4.1=３／９", "4.1", "未达成 0.3333，计入");
    check_found(&demo, COUNTY, "4.1=3", "4.1", "未作答，计入");
    check_found(&demo, COUNTY, "4.1=/9", "4.1", "未作答，计入");
    check_found(&demo, COUNTY, "4.1=10/9", "4.1", "未作答，计入");
    check_found(&demo, COUNTY, "4.1=2.5/9", "4.1", "未作答，计入");
    check_found(&demo, COUNTY, "4.1=0/0", "4.1", "不适用，不计");
    check_found(&demo, SubjectKind::Township, "4.1=1", "4.1", "达成 1，计入");
    check_found(&demo, SubjectKind::Township, "4.1=0", "4.1", "未达成 0，计入");
    check_found(&demo, COUNTY, "4.2=8/10", "4.2", "达成 1，计入");
    check_found(&demo, COUNTY, "4.2=79/100", "4.2", "未达成 0.79，计入");
    check_found(&demo, PRIMARY, "4.2=yes", "4.2", "达成 1，计入");
    check_found(&demo, PRIMARY, "4.2=no", "4.2", "未达成 0，计入");
}

#[test]
fn a_floor_is_held_or_not() {
    check_found(&plan("demo"), COUNTY, "2.6=49.99", "2.6", "未达成 0，计入，逾期 181 天");
    check_found(&plan("demo"), COUNTY, "2.6=50%", "2.6", "达成 1，计入，已过");
    check_found(&plan("demo"), COUNTY, "2.6=50.5元", "2.6", "未作答，计入，已过");
}

#[test]
fn rules_on_facts_ask_first() {
    let demo = plan("demo");
    check_found(&demo, PRIMARY, "5.1=yes", "5.1", "未作答，计入");
    check_found(&demo, PRIMARY, "5.1=yes; 寄宿=是", "5.1", "达成 1，计入");
    check_found(&demo, PRIMARY, "寄宿=否", "5.1", "不适用，不计");
    check_found(&demo, PRIMARY, "5.2=no", "5.2", "未作答，计入");
    check_found(&demo, PRIMARY, "5.2=no; boarders:=600", "5.2", "未达成 0，计入");
    check_found(&demo, PRIMARY, "boarders:=599", "5.2", "不适用，不计");
    check_found(&demo, PRIMARY, "boarders:=许多", "5.2", "未作答，计入");
}

#[test]
fn an_assessment_carries_every_value_that_its_score_rests_on() {
    let mut school = Scenario::start(plan("demo"), PRIMARY, "演示小学");
    school.say("2.1@primary=42÷1000; 2.2=900; boarders:=700; planned_pupils:=5");
    let used = school.dossier.values_used(&school.plan);
    let used: Vec<&str> = used.iter().map(|(key, _)| key.metric.as_str()).collect();
    assert_eq!(used, ["boarders", "books", "pupils", "teachers"], "the number of a rule is one of them");
}

#[test]
fn declared_out_counts_nothing_at_worst() {
    let two = small(&["1.1", "1.2"]);
    check(&two, COUNTY, "1.1=full; 1.2=不适用：没有", "得分 100，范围 50…100，自报不适用 1/2，无等级（自报不适用过多）");
    check(&two, COUNTY, "1.1=full; 1.2=不适用：  ", "暂定 100，范围 50…100，1/2");
    check(&two, COUNTY, "1.2=不适用：没有", "暂定 —，范围 0…100，1/2");
    check(&two, COUNTY, "1.1=不适用：无; 1.2=不适用：无", "得分 —，范围 0…0，自报不适用 2/2，无等级（自报不适用过多）");
    let checkpoints: Vec<String> = (1..=20).map(|n| format!("1.{n}")).collect();
    let twenty = small(&checkpoints.iter().map(String::as_str).collect::<Vec<_>>());
    let answers = |out: usize| -> String {
        (1..=20).map(|n| if n <= out { format!("1.{n}=不适用：无;") } else { format!("1.{n}=full;") }).collect()
    };
    check(&twenty, COUNTY, &answers(3), "得分 100，范围 85…100，自报不适用 3/20，优秀");
    check(&twenty, COUNTY, &answers(4), "得分 100，范围 80…100，自报不适用 4/20，无等级（自报不适用过多）");
}

#[test]
fn bands_hold_on_unrounded_figures() {
    let rate = small(&[
        "1.1 metric='rate' & weight='9' & targets=[{op='>=',value='100',unit='%',attribute='expected'}]",
        "1.2 weight='1'",
    ]);
    check(&rate, COUNTY, "1.1=100; 1.2=none", "得分 90，优秀");
    check(&small(&["1.1 weight='8'", "1.2 weight='2'"]), COUNTY, "1.1=full; 1.2=none", "得分 80，良好");
    check(&small(&["1.1 weight='6'", "1.2 weight='4'"]), COUNTY, "1.1=full; 1.2=none", "得分 60，合格");
    check(&small(&["1.1 weight='89.9999'", "1.2 weight='10.0001'"]), COUNTY, "1.1=full; 1.2=none", "得分 89.9，良好");
    check(&small(&["1.1 weight='79.9999'", "1.2 weight='20.0001'"]), COUNTY, "1.1=full; 1.2=none", "得分 79.9，合格");
    check(&small(&["1.1 weight='59.9999'", "1.2 weight='40.0001'"]), COUNTY, "1.1=full; 1.2=none", "得分 59.9，不合格");
    check(&small(&["1.1 weight='9999'", "1.2 weight='1'"]), COUNTY, "1.1=full; 1.2=none", "得分 99.9，优秀");
    check(&small(&["1.1 audience=['township']"]), COUNTY, "", "暂定 —，范围 —，0/0");
}

#[test]
fn a_failed_veto_caps_only_whom_it_falls_on() {
    let plan = |on: &str| small(&["1.1", "1.2", &format!("1.3 scale='yes-no' & weight='0.01' & veto={{on='{on}'}}")]);
    let answers = "1.1=full; 1.2=full; 1.3=no";
    check(&plan("school"), PRIMARY, answers, "得分 99.5，不合格（否决 1.3）");
    check(&plan("school"), COUNTY, answers, "得分 99.5，优秀");
    check(&plan("county"), COUNTY, answers, "得分 99.5，不合格（否决 1.3）");
    check(&plan("teacher"), PRIMARY, answers, "得分 99.5，优秀");
    check(&plan("township"), PRIMARY, answers, "得分 99.5，优秀");
    check(&plan("school"), PRIMARY, "1.1=full; 1.2=full; 1.3=yes", "得分 100，优秀");
    check(&plan("school"), PRIMARY, "1.1=full; 1.2=full", "暂定 100，范围 99.5…100，2/3");
    let listed = Scenario::start(plan("teacher"), PRIMARY, "演示小学").say(answers).evaluation();
    assert_eq!(listed.vetoes.len(), 1, "a veto on another is listed");
    assert!(!listed.vetoes[0].falls_on_subject);
}

#[test]
fn a_missed_binding_target_keeps_from_the_top_band() {
    let plan = small(&["1.1 weight='99'", "1.2 metric='rate' & targets=[{op='>=',value='90',unit='%',attribute='binding'}]"]);
    check(&plan, COUNTY, "1.1=full; 1.2=89", "得分 99.8，良好（约束性 1.2）");
    check(&plan, COUNTY, "1.1=full; 1.2=90", "得分 100，优秀");
    check(&plan, COUNTY, "1.1=most; 1.2=10", "得分 79.2，合格");
    let other_row = small(&[
        "1.1 weight='99'",
        "1.2 metric='rate' & targets=[\
        {by=2024-12-31,op='>=',value='50',unit='%',attribute='binding'},{by=2025-12-31,op='>=',value='90',unit='%'}]",
    ]);
    check(&other_row, COUNTY, "1.1=full; 1.2=80", "得分 99.7，优秀");
}

#[test]
fn due_days_are_said_as_people_need_them() {
    let on = |date: &str, ongoing: bool| small(&[&format!("1.1  ^deadline={{text='x',date={date}}} ^ongoing={ongoing}")]);
    check_found(&on("2026-09-28", false), COUNTY, "", "1.1", "未到期，不计，还有 90 天");
    check_found(&on("2026-09-29", false), COUNTY, "", "1.1", "未到期，不计，91 天后");
    check_found(&on("2026-06-30", false), COUNTY, "1.1=none", "1.1", "未达成 0，计入，还有 0 天");
    check_found(&on("2026-06-29", false), COUNTY, "1.1=none", "1.1", "未达成 0，计入，逾期 1 天");
    check_found(&on("2026-06-29", false), COUNTY, "1.1=most", "1.1", "部分达成 0.8，计入，逾期 1 天");
    check_found(&on("2026-06-29", false), COUNTY, "", "1.1", "未作答，计入，已过");
    check_found(&on("2026-06-29", false), COUNTY, "1.1=不适用：没有", "1.1", "不适用，自报，已过");
    check_found(&on("2026-06-29", false), COUNTY, "1.1=full", "1.1", "达成 1，计入，已过");
    check_found(&on("2026-06-29", true), COUNTY, "1.1=full", "1.1", "达成 1，计入，持续落实");
    check_found(&on("2026-06-29", true), COUNTY, "1.1=part", "1.1", "部分达成 0.5，计入，逾期 1 天");
    check_found(&on("2026-07-29", true), COUNTY, "1.1=full", "1.1", "未到期 1，不计，还有 29 天");
}

#[test]
fn it_stands_on_the_last_day_of_its_period_and_never_after_today() {
    let mut school = Scenario::start(plan("demo"), PRIMARY, "演示小学");
    let mut stands = |period: Period, as_of: Option<&str>, today: &str| {
        school.dossier.assessment.period = period;
        school.dossier.assessment.as_of = as_of.map(day);
        school.dossier.assessment.stands_on(day(today)).to_string()
    };
    assert_eq!(stands(Period::SchoolYear(2024), None, "2026-06-30"), "2025-08-31");
    assert_eq!(stands(Period::SchoolYear(2025), None, "2026-06-30"), "2026-06-30");
    assert_eq!(stands(Period::Year(2025), None, "2026-06-30"), "2025-12-31");
    assert_eq!(stands(Period::Year(2026), None, "2026-06-30"), "2026-06-30");
    assert_eq!(stands(Period::Year(2026), Some("2026-03-01"), "2026-06-30"), "2026-03-01");
    assert_eq!(stands(Period::Year(2026), Some("2027-03-01"), "2026-06-30"), "2026-06-30");
    let school_year = |text: &str| Period::school_year_of(day(text)).to_string();
    assert_eq!(school_year("2025-08-31"), "2024-2025");
    assert_eq!(school_year("2025-09-01"), "2025-2026");
    assert_eq!(school_year("2026-02-28"), "2025-2026");
    for (text, period) in [("2025-2026", Some(Period::SchoolYear(2025))), ("2026", Some(Period::Year(2026)))] {
        assert_eq!(Period::from_text(text), period);
        assert_eq!(period.map(|period| period.to_string()).as_deref(), Some(text));
    }
    for text in ["", "2025-2027", "2026-2025", "25-26", "2025-", "99999", "+2025", "2025-2026-2027", "２０２５"] {
        assert_eq!(Period::from_text(text), None, "{text}");
    }
}

#[test]
fn shown_figures_never_say_more_than_was_reached() {
    let check = |value: Ratio, places, rounding, expected: &str| assert_eq!(fixed(&value, places, rounding), expected);
    check(quotient(9996, 100), 1, Rounding::Down, "99.9");
    check(quotient(99999, 1000), 1, Rounding::Down, "99.9");
    check(quotient(100, 1), 1, Rounding::Down, "100.0");
    check(quotient(2, 3), 2, Rounding::Down, "0.66");
    check(quotient(2, 3), 4, Rounding::HalfUp, "0.6667");
    check(quotient(1, 2), 0, Rounding::HalfUp, "1");
    check(quotient(1, 2), 0, Rounding::Down, "0");
    check(quotient(5, 100_000), 4, Rounding::HalfUp, "0.0001");
    check(quotient(49, 1_000_000), 4, Rounding::HalfUp, "0.0000");
    check(quotient(-1, 3), 2, Rounding::Down, "-0.33");
    check(quotient(-1, 1000), 2, Rounding::Down, "0.00");
    assert_eq!(short(&quotient(42, 10), 4), "4.2");
    assert_eq!(short(&quotient(100, 1), 4), "100");
}
