//! Keys: each is the text it is written as, and what is not ours is left alone.

use duibiao::assessment::{Period, PlanRef, SheetKey};
use duibiao::plan::Stage;
use duibiao::storage::{
    DATED, Damage, Key, PREFIX, Place, Register, Shelf, dated, edition_key, journal, seal, set_aside, snapshot,
};
use proptest::prelude::*;

use crate::cases::random;

fn value() -> SheetKey {
    SheetKey::new(&"psychology_teachers".into(), Some(Stage::Junior), Period::SchoolYear(2025))
}

#[test]
fn every_kind_of_key_reads_back() {
    let universal = SheetKey::universal(&"demo".into(), &"4.1".into(), Period::Year(2026));
    let keys = [
        (Key::Subject("s1".into()), "duibiao/subject/s1"),
        (Key::Assessment("a1".into()), "duibiao/assessment/a1"),
        (Key::Answer("a1".into(), "要求1.1".into()), "duibiao/answer/a1/要求1.1"),
        (Key::Evidence("s1".into(), "e1".into()), "duibiao/evidence/s1/e1"),
        (Key::Rectification("a1".into(), "r1".into()), "duibiao/rectification/a1/r1"),
        (Key::Rewrite("a1".into(), "problem/43.1".into()), "duibiao/rewrite/a1/problem/43.1"),
        (Key::value(&"s1".into(), &value()), "duibiao/value/s1/psychology_teachers|junior|2025-2026"),
        (Key::value(&"s1".into(), &universal), "duibiao/value/s1/demo/4.1||2026"),
    ];
    for (key, text) in keys {
        assert_eq!(key.text(), text);
        assert_eq!(Key::from_text(text), Some(key), "{text}");
    }
}

#[test]
fn what_is_no_record_has_no_key() {
    let foreign = [
        "",
        "duibiao",
        PREFIX,
        "duibiao/answer",
        "duibiao/answer/",
        "duibiao/answer/a1",
        "duibiao/answer/a1/",
        "duibiao/answer//1.1",
        "duibiao/value/s1",
        "duibiao/value//x||2026",
        "duibiao/evidence/s1",
        "duibiao/rectification/a1/",
        "duibiao/subject/",
        "duibiao/assessment/",
        "duibiao/preference/language",
        "duibiao/later-kind/x",
        "Duibiao/subject/s1",
        "xduibiao/subject/s1",
        "other-page/subject/s1",
    ];
    for text in foreign.map(str::to_owned).into_iter().chain([set_aside("duibiao/subject/s1", "text")]) {
        assert_eq!(Key::from_text(&text), None, "{text}");
    }
}

#[test]
fn every_place_is_known_by_its_key() {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 2).expect("a day");
    let own = "duibiao/subject/s1";
    let aside = set_aside(own, "text");
    assert_eq!(aside, "duibiao/set-aside/3b8ba7c7/duibiao/subject/s1");
    let places = [
        (own.to_owned(), Some(Place::Record(Key::Subject("s1".into())))),
        (journal("w", 7), Some(Place::Journal)),
        (snapshot(0), Some(Place::Snapshot(0))),
        (snapshot(1), Some(Place::Snapshot(1))),
        ("duibiao/snapshot/2".to_owned(), None),
        (dated(day), Some(Place::Dated)),
        (aside, Some(Place::Aside(own.to_owned()))),
        // As the first programs wrote it.
        ("duibiao/set-aside/duibiao/subject/s1".to_owned(), Some(Place::Aside(own.to_owned()))),
        ("duibiao/preference/copy".to_owned(), None),
        ("alse/journal/w/1".to_owned(), None),
    ];
    for (key, place) in places {
        assert_eq!(Place::of(&key), place, "{key}");
        assert!(place == Some(Place::Dated) || key.as_str() < DATED, "{key} is read with the rest");
    }
    assert_eq!(dated(day), "duibiao/was/2026-11-02");
}

#[test]
fn what_an_edition_says_is_no_record_and_read_when_it_is_wanted() {
    let edition = PlanRef { id: "lvchun-2022".into(), edition: "1".to_owned(), hash: "0123456789abcdef".to_owned() };
    let key = edition_key(&edition);
    assert_eq!(key, "duibiao/wording/lvchun-2022/0123456789abcdef");
    assert_eq!(Place::of(&key), None);
    assert!(key.as_str() > DATED);
}

#[test]
fn other_pages_of_a_disk_are_left_alone() {
    let others = [("settings", "{\"a\":1}"), ("duibiao-old/subject/s1", "x"), ("duibiao/preference/copy", "\"c\"")];
    let (shelf, aside) = Shelf::load(others.map(|(key, text)| (key.to_owned(), text.to_owned())));
    assert_eq!(shelf, Shelf::default());
    assert_eq!(aside, [], "nothing of theirs is moved");
}

#[test]
fn a_record_under_a_key_that_is_not_its_own_is_set_aside() {
    let body = r#"{"id":"s1","name":"演示小学","kind":"primary","region":""}"#;
    let text = seal("duibiao/subject/s1", &Register { revision: 1, version: 1, body: body.to_owned() });
    let (shelf, aside) = Shelf::load([("duibiao/subject/s2".to_owned(), text)]);
    assert!(shelf.subjects.is_empty());
    assert_eq!(aside.iter().map(|record| record.damage).collect::<Vec<_>>(), [Damage::Misplaced]);
}

proptest! {
    #![proptest_config(random(300))]

    #[test]
    fn any_id_makes_a_key_that_reads_back(outer in "[^\\x00]{1,8}", inner in "[^\\x00]{1,8}") {
        let keys = [
            Key::Subject(outer.as_str().into()),
            Key::Assessment(outer.as_str().into()),
            Key::Answer(outer.as_str().into(), inner.as_str().into()),
            Key::Evidence(outer.as_str().into(), inner.as_str().into()),
            Key::Rectification(outer.as_str().into(), inner.as_str().into()),
            Key::Value(outer.as_str().into(), inner),
        ];
        for key in keys {
            prop_assert_eq!(Key::from_text(&key.text()), Some(key));
        }
    }

    #[test]
    fn any_text_is_a_key_or_none(text in "(duibiao/)?(subject/|answer/|value/|evidence/|rectification/)?.{0,12}") {
        if let Some(key) = Key::from_text(&text) {
            prop_assert_eq!(Key::from_text(&key.text()), Some(key));
        }
    }
}
