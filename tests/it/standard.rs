//! Plans with a rule of their own (design §5.10): numbers computed from counts, the split of combined schools,
//! conditions and settings, and pass, fail or incomplete part by part. Figures of the split and of the coefficient
//! are the worked examples of the standard's own rules (教督〔2012〕3号 说明).

use duibiao::assessment::Period;
use duibiao::evaluate::{Coefficient, Reason, School, coefficient};
use duibiao::exact::{Decimal, Rounding, fixed, short};
use duibiao::plan::{Stage, SubjectKind};

use crate::scenario::{Scenario, check, check_found, plan};

const PRIMARY: SubjectKind = SubjectKind::Primary;
const NINE_YEAR: SubjectKind = SubjectKind::NineYear;

/// Everything met by a primary school of 1,000 pupils, as a line to build on.
const PRIMARY_MEETS: &str = "pupils@primary:=1000; backbone@primary:=42; area:=4500; indoor_sports:=0; equipment:=200; \
    music_rooms:=2; classes:=24; 农村=否; 否决1.1=yes";

fn outcome_of(kind: SubjectKind, answers: &str, expected: &str) {
    check(&plan("standard"), kind, answers, expected);
}

/// The value of one stage with so many decimals, as it was computed.
fn value_of(kind: SubjectKind, answers: &str, checkpoint: &str, stage: Stage) -> String {
    let mut scenario = Scenario::start(plan("standard"), kind, "演示学校");
    scenario.say(answers);
    let evaluation = scenario.evaluation();
    let finding = evaluation.finding(&checkpoint.into()).expect("asked");
    let Reason::Numbers(parts) = &finding.reason else { return format!("{:?}", finding.reason) };
    let part = parts.iter().find(|part| part.stage == Some(stage)).expect("a number of the stage");
    fixed(&part.value, 2, Rounding::HalfUp)
}

#[test]
fn counts_decide_exactly_at_the_threshold() {
    check_found(&plan("standard"), PRIMARY, "backbone@primary:=42; pupils@primary:=1000", "1.1.1", "达成 1，计入");
    check_found(&plan("standard"), PRIMARY, "backbone@primary:=42; pupils@primary:=1001", "1.1.1", "未达成 0.8，计入");
    check_found(&plan("standard"), PRIMARY, "backbone@primary:=42; pupils@primary:=0", "1.1.1", "不适用，不计");
    check_found(&plan("standard"), PRIMARY, "backbone@primary:=42", "1.1.1", "未作答，计入");
}

#[test]
fn what_is_taken_off_is_taken_off_and_never_below_nothing() {
    let with = |off: &str| format!("pupils@primary:=100; area:=500; indoor_sports:={off}");
    assert_eq!(value_of(PRIMARY, &with("50"), "1.2.1", Stage::Primary), "4.50");
    assert_eq!(value_of(PRIMARY, &with("600"), "1.2.1", Stage::Primary), "Unanswered(LessThanNothing)");
}

#[test]
fn a_value_in_ten_thousands_counts_in_its_base_unit() {
    assert_eq!(value_of(PRIMARY, "pupils@primary:=180; equipment:=36", "1.3.1", Stage::Primary), "2000.00");
}

/// A=166 and B=210 share 23,226: 58.50 a primary pupil, 64.35 a junior one.
#[test]
fn a_combined_schools_total_is_split_by_weighted_pupils() {
    let nine = "pupils@primary:=166; pupils@junior:=210; area:=23226; indoor_sports:=0";
    assert_eq!(value_of(NINE_YEAR, nine, "1.2.1", Stage::Primary), "58.50");
    assert_eq!(value_of(NINE_YEAR, nine, "1.2.1", Stage::Junior), "64.35");
    // 1.1 : 1.32 is 初:高 = 1 : 1.2.
    let secondary = "pupils@junior:=100; pupils@senior:=100; area:=2200; indoor_sports:=0";
    assert_eq!(value_of(SubjectKind::CompleteSecondary, secondary, "1.2.1", Stage::Junior), "10.00");
    let twelve = "pupils@primary:=100; pupils@junior:=100; pupils@senior:=100; area:=3420; indoor_sports:=0";
    assert_eq!(value_of(SubjectKind::TwelveYear, twelve, "1.2.1", Stage::Primary), "10.00");
    assert_eq!(value_of(SubjectKind::TwelveYear, twelve, "1.2.1", Stage::Junior), "11.00");
    // The other stage's pupils are needed first.
    let half = "pupils@primary:=166; area:=23226; indoor_sports:=0";
    assert_eq!(value_of(NINE_YEAR, half, "1.2.1", Stage::Primary), "Unanswered(Answer)");
}

/// How much more would meet the target, `3 人`, of the only number or of a stage.
fn more_needed(kind: SubjectKind, answers: &str, checkpoint: &str, stage: Stage) -> String {
    let mut scenario = Scenario::start(plan("standard"), kind, "演示学校");
    scenario.say(answers);
    let evaluation = scenario.evaluation();
    let Reason::Numbers(parts) = &evaluation.finding(&checkpoint.into()).expect("asked").reason else { panic!("no number") };
    let part = parts.iter().find(|part| part.stage == Some(stage)).expect("a number of the stage");
    let found = part.worked.as_ref().and_then(|worked| worked.short.as_ref());
    found.map_or("—".to_owned(), |found| format!("{} {}", short(&found.amount, 4), found.unit.name))
}

#[test]
fn what_is_short_is_said_in_what_can_be_counted() {
    let teachers = |count: u32| format!("pupils@primary:=1001; backbone@primary:={count}");
    assert_eq!(more_needed(PRIMARY, &teachers(42), "1.1.1", Stage::Primary), "1 人", "42.042 teachers are 43");
    assert_eq!(more_needed(PRIMARY, &teachers(40), "1.1.1", Stage::Primary), "3 人");
    assert_eq!(more_needed(PRIMARY, &teachers(43), "1.1.1", Stage::Primary), "—");
    let equipment = "pupils@primary:=180; equipment:=35";
    assert_eq!(more_needed(PRIMARY, equipment, "1.3.1", Stage::Primary), "1 万元");
    // 100 pupils a stage: juniors have 11/21 of the area, 5.8 ㎡ each needs 1,107.27… ㎡ in all.
    let nine = "pupils@primary:=100; pupils@junior:=100; area:=1050; indoor_sports:=0";
    assert_eq!(more_needed(NINE_YEAR, nine, "1.2.1", Stage::Junior), "58 ㎡");
    assert_eq!(more_needed(NINE_YEAR, nine, "1.2.1", Stage::Primary), "—");
}

#[test]
fn a_sum_is_asked_once_and_added_over_the_stages() {
    let size = |answers: &str| {
        let mut scenario = Scenario::start(plan("standard"), NINE_YEAR, "演示学校");
        scenario.say(answers);
        scenario.found("2.1.1")
    };
    assert_eq!(size("pupils@primary:=1300; pupils@junior:=1200"), "达成 1，计入");
    assert_eq!(size("pupils@primary:=1300; pupils@junior:=1201"), "未达成 0.8，计入");
}

#[test]
fn the_first_row_whose_conditions_hold_judges() {
    let found = |answers: &str| {
        let mut scenario = Scenario::start(plan("standard"), PRIMARY, "演示学校");
        scenario.say("pupils@primary:=2300");
        scenario.say(answers);
        scenario.found("2.1.1")
    };
    assert_eq!(found(""), "未达成 0.8，计入", "not relaxed until somebody says so");
    assert_eq!(found("relaxed!=yes"), "未作答，计入", "rural or not has to be said first");
    assert_eq!(found("relaxed!=yes; 农村=否"), "达成 1，计入");
    assert_eq!(found("relaxed!=yes; 农村=是"), "未达成 0.8，计入");
    assert_eq!(found("relaxed!=no; 农村=否"), "未达成 0.8，计入");
}

#[test]
fn one_in_twelve_is_one_room_for_every_twelve_classes_begun() {
    for (rooms, classes, met) in [(1, 12, true), (1, 13, false), (2, 13, true), (2, 24, true), (2, 25, false)] {
        let answers = format!("music_rooms:={rooms}; classes:={classes}");
        let expected = if met { "达成 1，计入" } else { "未达成" };
        let mut scenario = Scenario::start(plan("standard"), PRIMARY, "演示学校");
        scenario.say(&answers);
        assert!(scenario.found("2.2.1").starts_with(expected), "{answers}: {}", scenario.found("2.2.1"));
    }
}

#[test]
fn a_year_of_ones_own_is_a_deadline() {
    let found = |answers: &str| {
        let mut scenario = Scenario::start(plan("standard"), SubjectKind::County, "演示县");
        scenario.say("2.3.1=no");
        scenario.say(answers);
        scenario.found("2.3.1")
    };
    assert_eq!(found(""), "未到期 0，不计，549 天后", "the latest day, until the year is given");
    assert_eq!(found("own_year!=2025"), "未达成 0，计入，逾期 181 天");
    assert_eq!(found("own_year!=20"), found(""), "half a year is none");
    assert_eq!(found("own_year!=２０２５"), found("own_year!=2025"), "full-width digits are read");
    assert_eq!(found("own_year!=2025年"), found(""));
    assert_eq!(found("own_year!=2026; 时点=2026-06-30"), "未到期 0，不计，184 天后");
    assert_eq!(found("own_year!=2027; 基准=终期"), "未达成 0，计入，549 天后");
    assert_eq!(found("own_year!=2028; 基准=终期"), "未到期 0，不计，915 天后", "the plan ends before");
}

#[test]
fn facts_are_asked_of_schools_and_never_of_offices() {
    let plan = plan("standard");
    check_found(&plan, PRIMARY, "", "2.3.2", "未作答，计入，已过");
    check_found(&plan, PRIMARY, "农村=否", "2.3.2", "不适用，不计，已过");
    check_found(&plan, PRIMARY, "农村=是; 2.3.2=yes", "2.3.2", "达成 1，计入，已过");
    check_found(&plan, SubjectKind::County, "2.3.2=3/4", "2.3.2", "未达成 0.75，计入，逾期 181 天");
}

#[test]
fn a_condition_may_hold_in_one_of_several_ways() {
    let plan = plan("standard");
    let point = SubjectKind::TeachingPoint;
    check_found(&plan, point, "backbone@primary:=3", "1.1.1", "未作答，计入");
    check_found(&plan, point, "backbone@primary:=3; pupils@primary:=49", "1.1.1", "不适用，不计");
    check_found(&plan, point, "backbone@primary:=3; pupils@primary:=50", "1.1.1", "达成 1，计入");
}

#[test]
fn a_school_passes_with_one_number_near_its_target() {
    outcome_of(PRIMARY, PRIMARY_MEETS, "达标：1 primary 达标 3/3；2 达标 2/2；否决 达标 1/1");
    let near = format!("{PRIMARY_MEETS}; area:=3825");
    outcome_of(PRIMARY, &near, "达标：1 primary 达标 2/3；2 达标 2/2；否决 达标 1/1");
    let below_floor = format!("{PRIMARY_MEETS}; area:=3824.99");
    outcome_of(PRIMARY, &below_floor, "不达标：1 primary 不达标 2/3；2 达标 2/2；否决 达标 1/1");
    let two_near = format!("{PRIMARY_MEETS}; area:=3825; equipment:=199");
    outcome_of(PRIMARY, &two_near, "不达标：1 primary 不达标 1/3；2 达标 2/2；否决 达标 1/1");
}

#[test]
fn what_is_open_leaves_it_incomplete_unless_it_has_failed() {
    let open = PRIMARY_MEETS.replace("equipment:=200; ", "");
    outcome_of(PRIMARY, &open, "资料不全：1 primary 资料不全 2/3；2 达标 2/2；否决 达标 1/1");
    outcome_of(PRIMARY, &format!("{open}; area:=3000"), "不达标：1 primary 不达标 1/3；2 达标 2/2；否决 达标 1/1");
    outcome_of(PRIMARY, &format!("{PRIMARY_MEETS}; 否决1.1=no"), "不达标：1 primary 达标 3/3；2 达标 2/2；否决 不达标 0/1");
    outcome_of(PRIMARY, "", "资料不全：1 primary 资料不全 0/3；2 资料不全 0/3；否决 资料不全 0/1");
}

#[test]
fn a_number_declared_out_is_no_way_around_the_rule() {
    let out = format!("{PRIMARY_MEETS}; 1.3.1=不适用：没有设备账");
    outcome_of(PRIMARY, &out, "资料不全：1 primary 资料不全 2/3；2 达标 2/2；否决 达标 1/1");
    let no_veto = format!("{PRIMARY_MEETS}; 否决1.1=不适用：没有");
    outcome_of(PRIMARY, &no_veto, "资料不全：1 primary 达标 3/3；2 达标 2/2；否决 资料不全 0/1");
    let no_rooms = format!("{PRIMARY_MEETS}; music_rooms:=0; 2.2.1=不适用：没有");
    outcome_of(PRIMARY, &no_rooms, "资料不全：1 primary 达标 3/3；2 资料不全 1/2；否决 达标 1/1");
}

/// Two checkpoints of which one applies are one indicator: three are missed or open, not four.
#[test]
fn a_part_counts_indicators_however_many_checkpoints_they_have() {
    let strict = "[[indicators.checkpoints]]\nid = \"1.3.1\"";
    let relaxed = "[[indicators.checkpoints]]\nid = \"1.3.2\"\ntext = \"放宽\"\nkind = \"measured\"\n\
        metric = \"equipment_per_pupil\"\naudience = [\"primary\", \"junior\"]\n\
        applies = [{ fact = \"rural\", is = true }]\n\
        targets = [{ op = \">=\", value = \"1000\", unit = \"元/生\" }]\n\n";
    let text = crate::cases::text("plans/standard.toml").replace(strict, &format!("{relaxed}{strict}"));
    let plan = crate::scenario::read_plan(&text);
    let two_near = format!("{PRIMARY_MEETS}; area:=3825; equipment:=199").replace("农村=否; ", "");
    check(&plan, PRIMARY, &two_near, "不达标：1 primary 不达标 1/3；2 资料不全 2/3；否决 达标 1/1");
}

#[test]
fn each_stage_of_a_combined_school_is_judged_on_its_own() {
    let nine = "pupils@primary:=100; pupils@junior:=100; backbone@primary:=5; backbone@junior:=5; area:=2100; \
        indoor_sports:=0; equipment:=50; music_rooms:=1; classes:=12; 农村=否; 否决1.1=yes";
    outcome_of(NINE_YEAR, nine, "达标：1 primary 达标 3/3；1 junior 达标 2/3；2 达标 2/2；否决 达标 1/1");
    let primary_only = nine.replace("backbone@junior:=5; ", "");
    outcome_of(NINE_YEAR, &primary_only, "资料不全：1 primary 达标 3/3；1 junior 资料不全 2/3；2 达标 2/2；否决 达标 1/1");
}

#[test]
fn a_county_alone_waits_for_the_rollup() {
    outcome_of(SubjectKind::County, "2.3.2=4/4; 否决1.1=yes", "资料不全：1 资料不全 0/0，待汇总；2 达标 1/1；否决 达标 1/1");
    outcome_of(SubjectKind::County, "2.3.2=3/4; 否决1.1=yes", "不达标：1 资料不全 0/0，待汇总；2 不达标 0/1；否决 达标 1/1");
}

/// One figure answers a plan of a school year and one of a calendar year alike.
#[test]
fn a_figure_of_a_year_is_that_of_the_school_year_that_begins_in_it() {
    let mut scenario = Scenario::start(plan("standard"), PRIMARY, "演示学校");
    scenario.say("backbone@primary:=42; pupils@primary:=1000");
    scenario.dossier.assessment.period = Period::Year(2025);
    assert_eq!(scenario.found("1.1.1"), "达成 1，计入");
    scenario.say("backbone@primary:=41");
    assert_eq!(scenario.dossier.sheet.len(), 2, "changed where it stands, not doubled");
    scenario.dossier.assessment.period = Period::SchoolYear(2025);
    assert_eq!(scenario.found("1.1.1"), "未达成 0.8，计入");
    scenario.dossier.assessment.period = Period::Year(2026);
    assert_eq!(scenario.found("1.1.1"), "未作答，计入");
}

fn schools(figures: &[(u64, i64)]) -> Vec<School> {
    figures.iter().map(|(pupils, total)| School { pupils: *pupils, total: Decimal::from(*total) }).collect()
}

fn shown(found: Option<Coefficient>, places: u32) -> Option<String> {
    found.map(|found| short(&found.rounded(places), places))
}

/// Five schools with P = 45, 37, 89, 76, 55 and x = 279, 137, 935, 160, 402: CV = 0.5153.
#[test]
fn the_weighted_coefficient_is_that_of_the_worked_example() {
    let five = schools(&[(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)]);
    assert_eq!(shown(coefficient(&five), 4).as_deref(), Some("0.5153"));
    assert_eq!(shown(coefficient(&five), 3).as_deref(), Some("0.515"));
    let found = coefficient(&five).expect("there is one");
    assert!(found.is_at_most(Decimal::new(516, 3)) && !found.is_at_most(Decimal::new(515, 3)));
}

#[test]
fn a_coefficient_at_its_bound_is_within_it() {
    // Two schools of one size at 1 and 3 a pupil: mean 2, deviation 1, so exactly 0.5.
    let two = schools(&[(10, 10), (10, 30)]);
    assert_eq!(shown(coefficient(&two), 3).as_deref(), Some("0.5"));
    assert!(coefficient(&two).is_some_and(|found| found.is_at_most(Decimal::new(50, 2))));
    // One pupil more in the larger school tips it.
    let tipped = schools(&[(10, 10), (10, 31)]);
    assert!(coefficient(&tipped).is_some_and(|found| !found.is_at_most(Decimal::new(50, 2))));
}

#[test]
fn a_coefficient_needs_something_to_compare() {
    assert_eq!(shown(coefficient(&schools(&[(45, 279)])), 3).as_deref(), Some("0"), "one school differs from nobody");
    assert_eq!(shown(coefficient(&schools(&[(45, 90), (5, 10)])), 3).as_deref(), Some("0"));
    assert!(coefficient(&schools(&[(45, 0), (5, 0)])).is_none(), "a mean of zero");
    assert!(coefficient(&schools(&[])).is_none());
    assert_eq!(shown(coefficient(&schools(&[(0, 7), (10, 10), (10, 30)])), 3).as_deref(), Some("0.5"), "no pupils, no school");
}
