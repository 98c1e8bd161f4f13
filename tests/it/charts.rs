//! What the results page draws and lists: sections of a chart, strengths, gaps, 约束性 targets, the time line.

use duibiao::evaluate::{Actual, Binding, Deadlines, Gap, Stop, Strength, bindings, charted, gaps, strengths, timeline};
use duibiao::exact::{UNIT, direction, short};
use duibiao::plan::{CheckpointId, Plan, SubjectKind};

use crate::judging::small;
use crate::scenario::{Scenario, plan, read_plan};

const COUNTY: SubjectKind = SubjectKind::County;

fn county(plan: Plan, answers: &str) -> Scenario {
    let mut scenario = Scenario::start(plan, COUNTY, "演示县");
    scenario.say(answers);
    scenario
}

fn joined(ids: &[CheckpointId]) -> String {
    ids.iter().map(CheckpointId::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn hands_of_a_clock_stand_evenly_from_the_top_on() {
    assert_eq!([0, 3, 6, 9].map(|hand| direction(hand, 12)), [(0, -UNIT), (UNIT, 0), (0, UNIT), (-UNIT, 0)]);
    assert_eq!([1, 2].map(|hand| direction(hand, 12)), [(5000, -8660), (8660, -5000)]);
    assert_eq!([0, 1, 2].map(|hand| direction(hand, 3)), [(0, -10000), (8660, 5000), (-8660, 5000)]);
    assert_eq!([1, 2, 3, 4].map(|hand| direction(hand, 5)), [(9511, -3090), (5878, 8090), (-5878, 8090), (-9511, -3090)]);
    assert_eq!((direction(0, 0), direction(8, 8)), (direction(0, 1), direction(0, 8)));
    for all in 1..40 {
        for hand in 0..all {
            let (right, down) = direction(hand, all);
            let off = right * right + down * down - UNIT * UNIT;
            assert!(off.abs() <= 2 * UNIT, "{hand} of {all}: {right} {down}");
        }
    }
}

/// A plan with the sections that are named by paths, one yes-no indicator in each that is marked by `*`.
fn sectioned(paths: &str) -> Plan {
    let mut toml =
        "id='p'\ntitle='t'\nissuer='i'\nperiod='2024-2027'\nregion='r'\njurisdiction='county'\nedition='1'\n".to_owned();
    let mut indicators = String::new();
    for (place, path) in paths.split_whitespace().enumerate() {
        let numbers: Vec<&str> = path.trim_end_matches('*').split('/').collect();
        let table = vec!["sections"; numbers.len()].join(".");
        toml += &format!("[[{table}]]\nno='{}'\ntitle='t'\n", numbers[numbers.len() - 1]);
        if path.ends_with('*') {
            let path = numbers.iter().map(|no| format!("'{no}'")).collect::<Vec<_>>().join(",");
            indicators += &format!(
                "[[indicators]]\nno='{place}'\nsection=[{path}]\ntitle='t'\n[[indicators.checkpoints]]\nid='{place}.1'\ntext='t'\nkind='rated'\naudience=['county']\n"
            );
        }
    }
    read_plan(&(toml + &indicators))
}

#[test]
fn a_chart_goes_deeper_where_it_would_say_little() {
    let check = |paths: &str, expected: &str| {
        let scenario = county(sectioned(paths), "");
        let found = charted(&scenario.plan, &scenario.evaluation());
        assert_eq!(found.iter().map(|path| path.join("/")).collect::<Vec<_>>().join(" "), expected, "{paths}");
    };
    check("1* 2* 3* 4* 5* 6*", "1 2 3 4 5 6");
    check("1* 2 3*", "1 3");
    check("1 1/1* 1/2* 2*", "1/1 1/2 2");
    check("1* 1/1* 1/2* 2*", "1 2");
    check("1 1/1 1/1/1* 1/1/2* 1/2 1/2/1* 1/2/2* 2*", "1/1/1 1/1/2 1/2/1 1/2/2 2");
    let many: String = (1..=13).map(|no| format!(" 1/{no}*")).collect();
    check(&format!("1{many} 2*"), "1 2");
    check("1 1/1*", "1");
}

fn strong(answers: &str) -> String {
    let scenario = county(
        small(&[
            "1.1 metric='count' & targets=[{op='>=',value='10',unit='个'}]",
            "2.1 metric='rate' & targets=[{op='>=',value='80',unit='%',attribute='binding'}]",
            "3.1",
            "3.2",
            "4.1 metric='rate' & targets=[{op='<=',value='10',unit='%'}]",
            "4.2",
            "5.1 veto={on='teacher'} & scale='yes-no'",
        ]),
        answers,
    );
    let one = |each: &Strength| {
        let id = each.indicator.as_str().trim_start_matches("p/");
        let whole = if each.is_whole { "全" } else { "" };
        let by_far = if each.by_far.is_empty() { String::new() } else { format!("，远超 {}", joined(&each.by_far)) };
        format!("{id} {whole}{}/{}{by_far}", each.met, each.binding)
    };
    strengths(&scenario.plan, &scenario.evaluation()).iter().map(one).collect::<Vec<_>>().join("；")
}

#[test]
fn the_strongest_comes_first() {
    assert_eq!(strong(""), "");
    assert_eq!(strong("3.1=full"), "", "half of it is open");
    assert_eq!(strong("3.1=full; 3.2=full; 2.1=80"), "2 全1/1；3 全2/0");
    assert_eq!(strong("1.1=12; 3.1=full; 3.2=full"), "1 全1/0，远超 1.1；3 全2/0");
    assert_eq!(strong("1.1=11; 2.1=89"), "2 全1/1；1 全1/0");
    assert_eq!(strong("2.1=90"), "2 全1/1，远超 2.1", "half the way from 80 to 100");
    assert_eq!(strong("2.1=120"), "2 全1/1", "rather a slip");
    assert_eq!(strong("4.1=8; 4.2=none; 1.1=10"), "1 全1/0；4 1/0，远超 4.1");
    assert_eq!(strong("4.1=9; 4.2=none"), "");
    assert_eq!(strong("5.1=yes"), "", "that nothing forbidden happened is no strength");
}

#[test]
fn gaps_stand_by_section_the_costliest_first() {
    let check = |answers: &str, expected: &str| {
        let plan =
            small(&["1.1", "1.2", "2.1 veto={on='teacher'} & scale='yes-no'", "2.2 strength='encourage'", "b1.1", "b2.1"]);
        let scenario = county(plan, answers);
        let one = |gap: &Gap| {
            format!(
                "{} {} 未{} 部分{}：{}",
                gap.section.join("/"),
                short(&gap.points, 2),
                gap.not_met,
                gap.partly,
                joined(&gap.short)
            )
        };
        let found = gaps(&scenario.plan, &scenario.evaluation());
        assert_eq!(found.iter().map(one).collect::<Vec<_>>().join("；"), expected, "{answers}");
    };
    check("", "");
    check("1.1=full; 2.2=none", "");
    check("1.1=most; 1.2=part; b1.1=none", "b 50 未1 部分0：b1.1；a 17.5 未0 部分2：1.2 1.1");
    check("1.1=none; 1.2=none; 2.1=no; b1.1=full", "a 66.66 未3 部分0：2.1 1.1 1.2".replace("66.66", "66.67").as_str());
}

#[test]
fn each_binding_target_stands_with_what_is_held_against_it() {
    let check = |kind: SubjectKind, answers: &str, expected: &str| {
        let mut scenario = Scenario::start(plan("demo"), kind, "演示单位");
        scenario.say(answers);
        let one = |each: &Binding| {
            let stage = each.stage.map_or(String::new(), |stage| format!("@{}", stage.word()));
            let actual = match &each.actual {
                Actual::Nothing => "—".to_owned(),
                Actual::Value(value) => short(value, 2),
                Actual::Share { meets, of } => format!("{meets}/{of}"),
            };
            let target = each.target.value.map_or(String::new(), |value| value.to_string());
            format!("{}{stage} {actual}:{target} {}", each.checkpoint, each.verdict.word())
        };
        let found = bindings(&scenario.plan, &scenario.dossier, &scenario.evaluation());
        assert_eq!(found.iter().map(one).collect::<Vec<_>>().join("；"), expected, "{answers}");
    };
    check(SubjectKind::Primary, "", "2.1@primary —:4.2 unanswered");
    check(SubjectKind::Primary, "2.1@primary=42÷1000", "2.1@primary 4.2:4.2 met");
    let nine = "2.1@primary 4.2:4.2 met；2.1@junior 4.2:5.3 not-met";
    check(SubjectKind::NineYear, "2.1@primary=42÷1000; 2.1@junior=42÷1000", nine);
    check(SubjectKind::County, "3.1=30; 时点=2024-12-31", "3.1 30:20 met");
    check(SubjectKind::County, "3.1=30", "");
}

/// Every stop with what stands there: `逾期 1.1；2026Q4 2.1 2.2（1 已达成）`.
fn stops(plan: &Plan, answers: &str) -> String {
    let scenario = county(plan.clone(), answers);
    let one = |each: &Deadlines| {
        let stop = match each.stop {
            Stop::Overdue => "逾期".to_owned(),
            Stop::OpenPast => "已过未答".to_owned(),
            Stop::Soon => "临近".to_owned(),
            Stop::Quarter { year, quarter } => format!("{year}Q{quarter}"),
            Stop::Ongoing => "持续".to_owned(),
            Stop::Done => "按期".to_owned(),
        };
        let met = if each.met > 0 { format!("（{} 已达成）", each.met) } else { String::new() };
        format!("{stop} {}{met}", joined(&each.checkpoints))
    };
    timeline(&scenario.evaluation()).iter().map(one).collect::<Vec<_>>().join("；")
}

#[test]
fn deadlines_stand_from_what_presses_to_what_is_done() {
    let on = |id: &str, day: &str| format!("{id} deadline={{text='t',date={day}}}");
    let checkpoints = [
        on("1.1", "2027-12-31"),
        on("1.2", "2025-12-31"),
        on("1.3", "2025-06-30"),
        on("1.4", "2026-09-28"),
        on("1.5", "2026-09-29"),
        on("1.6", "2026-06-30"),
        "1.7".to_owned(),
        "2.1 deadline={text='t',date=2025-12-31} ^ongoing=true".to_owned(),
    ];
    let plan = small(&checkpoints.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(stops(&plan, ""), "已过未答 1.3 1.2 2.1；临近 1.6 1.4；2026Q3 1.5；2027Q4 1.1");
    assert_eq!(
        stops(&plan, "1.2=part; 1.3=none; 1.1=full; 2.1=full; 1.4=most"),
        "逾期 1.3 1.2；临近 1.6 1.4；2026Q3 1.5；2027Q4 1.1（1 已达成）；持续 2.1（1 已达成）"
    );
    assert_eq!(
        stops(&plan, "1.2=full; 1.3=不适用：没有"),
        "已过未答 2.1；临近 1.6 1.4；2026Q3 1.5；2027Q4 1.1；按期 1.2（1 已达成）"
    );
    let later = "1.2=full; 2.1=part; 今天=2026-12-31; 时点=2025-12-30";
    assert_eq!(
        stops(&plan, later),
        "逾期 2.1；已过未答 1.3 1.6 1.4 1.5；2027Q4 1.1；按期 1.2（1 已达成）",
        "by today, whatever the day that is judged"
    );
}
