//! The data sheet as its page shows it: each number once, who uses it, last year's beside it, what a change flips.

use duibiao::assessment::{Dossier, Leap, Period, SheetKey, leap};
use duibiao::evaluate::{Demand, Form, Moment, demands, flips};
use duibiao::plan::shipped;
use duibiao::plan::{Plan, SubjectKind, unit};
use expect_test::expect_file;

use crate::cases::{check_all, path};
use crate::judging::small;
use crate::scenario::{Scenario, plan};

/// The same subject at several plans, on one sheet.
fn together(kind: SubjectKind, plans: &[Plan]) -> Vec<(Plan, Dossier)> {
    let start = |plan: &Plan| (plan.clone(), Scenario::start(plan.clone(), kind, "演示单位").dossier);
    plans.iter().map(start).collect()
}

fn of(assessments: &[(Plan, Dossier)]) -> Vec<Demand> {
    demands(&assessments.iter().map(|(plan, dossier)| (plan, dossier)).collect::<Vec<_>>())
}

/// One number on one line: `pupils | 在校学生数 | primary | 0:2.1 1:1.1`.
fn line(demand: &Demand) -> String {
    let name = match &demand.form {
        Form::Number(metric) => format!("{}（{}）", metric.name, metric.unit),
        Form::Share => demand.key.metric.to_string(),
    };
    let uses: Vec<String> = demand.uses.iter().map(|each| format!("{}:{}", each.of, each.checkpoint)).collect();
    let stage = demand.key.stage.map_or("", |stage| stage.word());
    format!("{} | {name} | {stage} | {}", demand.group.word(), uses.join(" "))
}

fn lines(assessments: &[(Plan, Dossier)]) -> String {
    of(assessments).iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn shipped_plan(id: &str) -> Plan {
    shipped::plan(id).expect("it is shipped").expect("the build checked it")
}

#[test]
fn what_two_plans_ask_of_a_nine_year_school_stands_there_once() {
    let assessments = together(SubjectKind::NineYear, &["lvchun-2022", "youzhijunheng-2017"].map(shipped_plan));
    expect_file![path("snapshots/sheet-nine-year.txt")].assert_eq(&lines(&assessments));
}

#[test]
fn a_county_sees_its_universals_too() {
    let assessments = together(SubjectKind::County, &["banan-2021", "youzhijunheng-2017"].map(shipped_plan));
    expect_file![path("snapshots/sheet-county.txt")].assert_eq(&lines(&assessments));
}

#[test]
fn one_figure_of_two_kinds_of_period_is_one_row() {
    let count = small(&["1.1 metric='count' & targets=[{op='>=',value='1',unit='个'}]"]);
    let mut assessments = together(SubjectKind::County, &[count.clone(), count]);
    assessments[1].1.assessment.period = Period::Year(2025);
    assert_eq!(of(&assessments).len(), 1);
    assessments[1].1.assessment.period = Period::Year(2024);
    assert_eq!(of(&assessments).len(), 2);
}

#[test]
fn what_a_rule_rules_out_is_not_asked() {
    let mut assessments = together(SubjectKind::Primary, &[plan("demo")]);
    let uses = |assessments: &[(Plan, Dossier)], name: &str| {
        of(assessments).iter().map(line).filter(|line| line.contains(name)).collect::<Vec<_>>().join("；")
    };
    assert_eq!(uses(&assessments, "寄宿"), "other | 寄宿生数（人） |  | 0:5.2", "the fact of a rule");
    let key = SheetKey::new(&"boarders".into(), None, Period::SchoolYear(2025));
    crate::exchange::type_value(&mut assessments[0].1, key, "1", 1);
    assert_eq!(uses(&assessments, "寄宿"), "");
}

#[test]
fn a_change_flips_what_hangs_on_it_and_nothing_else() {
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say("1.1=full; 2.2=900; 2.3=40");
    let before = school.dossier.clone();
    let check = |school: &mut Scenario, edits: &str, expected: &str| {
        school.say(edits);
        let moment = Moment::of(&school.dossier, school.today);
        let found = flips(&school.plan, &before, &school.dossier, moment);
        let one = |flip: &duibiao::evaluate::Flip| format!("{} {}→{}", flip.checkpoint, flip.from.word(), flip.to.word());
        assert_eq!(found.iter().map(one).collect::<Vec<_>>().join("；"), expected, "{edits}");
    };
    check(&mut school, "", "");
    check(&mut school, "2.2=950", "");
    check(&mut school, "2.2=1000", "2.2 not-met→met");
    check(&mut school, "2.3=", "2.2 not-met→met；2.3 met→unanswered");
    check(&mut school, "2.3=46", "2.2 not-met→met；2.3 met→not-met");
    check(&mut school, "1.1=none", "2.2 not-met→met；2.3 met→not-met");
    check(&mut school, "2.2= 900 ; 2.3=40", "");
    check(&mut school, "pupils@primary:=1000; 2.1@primary=42÷1000", "2.1 unanswered→met");
}

#[test]
fn ten_times_last_years_number_asks() {
    check_all("leaps.txt", |cells| {
        let [before, now, name, expected] = cells else { return Err("before | now | unit | which".to_owned()) };
        let unit = unit(name).ok_or_else(|| format!("no unit {name}"))?;
        let found = match leap(before, now, unit) {
            Some(Leap::Up) => "up",
            Some(Leap::Down) => "down",
            None => "",
        };
        if found == expected { Ok(()) } else { Err(format!("{before} {now}: {found}")) }
    });
}
