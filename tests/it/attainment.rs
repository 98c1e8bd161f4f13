//! How far a number gets (design §5.1): the table `tests/cases/attainment.txt`, and universals.

use duibiao::assessment::read_figure;
use duibiao::evaluate::{Attainment, attain, attain_share};
use duibiao::exact::{Stated, quotient, short, whole};
use duibiao::plan::{Attribute, Op, Target, unit};

use crate::cases::check_all;

fn stated(text: &str) -> Option<Stated> {
    (!text.is_empty()).then(|| Stated::from_text(text).unwrap_or_else(|| panic!("{text} is no number")))
}

fn words(attainment: &Attainment) -> String {
    let met = if attainment.met { "met" } else { "missed" };
    let gap = attainment.gap.as_ref().map_or(String::new(), |gap| format!(" gap {}", short(gap, 4)));
    format!("{met} {}{gap}", short(&attainment.share, 4))
}

#[test]
fn numbers_get_as_far_as_the_table_says() {
    check_all("attainment.txt", |cells| {
        let [op, value, unit_name, floor, typed, expected] = cells else { return Err("six cells".to_owned()) };
        let (low, high) = value.split_once('…').unwrap_or_default();
        let single = if value.contains('…') { "" } else { value };
        let target = Target {
            stage: None,
            by: None,
            by_setting: None,
            when: Vec::new(),
            op: *Op::ALL.iter().find(|each| each.word() == op).ok_or("no such op")?,
            value: stated(single),
            low: stated(low),
            high: stated(high),
            unit: unit_name.clone(),
            attribute: (floor == "floor").then_some(Attribute::Floor),
            strength: None,
            baseline: None,
        };
        let unit = unit(unit_name).ok_or("no such unit")?;
        let reading = read_figure(typed, unit).ok_or("blank")?.map_err(|problem| format!("{problem:?}"))?;
        let value = reading.figure.value(unit).ok_or("nothing to divide by")?;
        let found = words(&attain(&value, &target, unit.nature));
        if found == *expected { Ok(()) } else { Err(format!("{op} {single} {typed}: {found}, expected {expected}")) }
    });
}

#[track_caller]
fn check_share(meets: i64, of: i64, needed: i64, floor: bool, expected: &str) {
    assert_eq!(words(&attain_share(&whole(meets), &whole(of), &whole(needed), floor)), expected);
}

#[test]
fn a_universal_gets_meets_of_all() {
    check_share(9, 9, 100, false, "met 1");
    check_share(3, 9, 100, false, "missed 0.3333 gap 6");
    check_share(8, 9, 100, false, "missed 0.8 gap 1");
    check_share(0, 9, 100, false, "missed 0 gap 9");
    check_share(4, 5, 80, false, "met 1");
    check_share(79, 100, 80, false, "missed 0.79 gap 1");
    check_share(3, 7, 50, false, "missed 0.4286 gap 1");
    check_share(8, 9, 100, true, "missed 0 gap 1");
    let two_thirds = quotient(200, 3);
    assert!(attain_share(&whole(2), &whole(3), &two_thirds, false).met, "exactly two thirds");
}
