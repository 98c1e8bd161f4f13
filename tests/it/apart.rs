//! What lies apart from what is worked with: seen by its keys, and gone after its time.

use duibiao::state::{Apart, can_put_away};
use duibiao::storage::{Body, Damage, Register, SetAside, older, put_away, seal};

use crate::scenario::day;

fn record(key: &str, damage: Damage) -> SetAside {
    SetAside { key: key.to_owned(), text: "broken".to_owned(), damage }
}

#[test]
fn what_was_put_away_stays_for_a_month_and_what_the_first_programs_wrote_for_ever() {
    let place = |name: &str| record(&format!("duibiao/answer/a/{name}"), Damage::Changed).place();
    let keys = [
        "duibiao/was/2026-11-20".to_owned(),
        put_away(day("2026-11-01"), &place("1.1")),
        put_away(day("2026-11-01"), &place("1.2")),
        put_away(day("2026-11-20"), &place("1.1")),
        older(day("2026-10-05")),
        "duibiao/written-file".to_owned(),
    ];
    let away = |on: &str, until: &str, keys: &[String]| Apart::PutAway { on: day(on), until: day(until), keys: keys.to_vec() };
    let first = Apart::Older { on: day("2026-10-05"), keys: vec![keys[4].clone()] };
    let (apart, over) = Apart::of(&keys, day("2026-12-01"));
    let late = away("2026-11-20", "2026-12-20", &keys[3..4]);
    assert_eq!(apart, [away("2026-11-01", "2026-12-01", &keys[1..3]), late.clone(), first.clone()]);
    assert_eq!(over, [] as [String; 0]);
    assert_eq!(Apart::of(&keys, day("2026-12-02")), (vec![late, first.clone()], keys[1..3].to_vec()));
    assert_eq!(Apart::of(&keys, day("2036-12-02")), (vec![first], keys[1..4].to_vec()));
}

#[test]
fn what_a_newer_program_wrote_is_left_for_it_with_all_that_may_hang_on_it() {
    let of = |damage: Damage| record("duibiao/answer/a/1", damage);
    let key = "duibiao/answer/a/2";
    let text = seal(key, &Register::new(5, Body { version: 1, text: "{}".to_owned() }));
    let whole = SetAside { key: key.to_owned(), text, damage: Damage::Unreadable };
    let can = |all: &[SetAside]| all.iter().map(|record| can_put_away(record, all)).collect::<Vec<_>>();
    assert_eq!(can(&[of(Damage::Unreadable), of(Damage::Changed), of(Damage::Misplaced), whole.clone()]), [true; 4]);
    assert_eq!(can(&[of(Damage::Newer), of(Damage::Changed), whole]), [false, true, false]);
}
