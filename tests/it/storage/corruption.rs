//! Corruption: whatever happens to one text of a store, nothing panics, what is good is used, what is damaged is set aside,
//! and with the other places intact nothing is lost.

use duibiao::storage::{Bag, Damage, Key, Register, SaveState, Shelf, open_bag, seal, seal_bag, set_aside, unseal};

use super::twin::{Chance, Stores, Tab, Texts, now};
use crate::scenario::{Scenario, plan};
use duibiao::plan::SubjectKind;

const SAMPLES: usize = 2_000;

/// A page at both stores, with a school in them, some snapshots and a journal.
fn school() -> (Stores, Bag) {
    let mut stores = Stores::default();
    let mut school = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
    school.say("1.1=full; 1.2=part; 2.2=1,200; boarders:=65; 佐证=e1：会议记录 1 2; 整改=r1：1.2 缺教师");
    school.note("1.1", "见3号盒\n“=1+1”");
    let mut tab = Tab::open(&mut stores, "w", true, now());
    let changes = duibiao::storage::all_pieces(&school.dossier);
    let changes = changes.into_iter().map(|(key, body)| (key, Some(body))).collect();
    tab.step(&mut stores, duibiao::storage::Event::ChangedAll { changes });
    let key = Key::Answer("assessment".into(), "1.3".into());
    for turn in 0..150 {
        // Two snapshots, and then some more.
        tab.say(&mut stores, &key, None, duibiao::storage::Haste::AtOnce, 0);
        let body = format!(
            r#"{{"checkpoint":"1.3","level":"done","note":"{turn}","seq":{turn},"copy":"c","at":"1970-01-01T00:00:00Z"}}"#
        );
        tab.say(&mut stores, &key, Some(&body), duibiao::storage::Haste::AtOnce, 0);
        if turn == 60 || turn == 120 {
            tab.step(&mut stores, duibiao::storage::Event::Idle { today: now().0 });
        }
    }
    assert_eq!(tab.rest(&mut stores), SaveState::Saved);
    let known = tab.keeper.known().clone();
    assert!(stores.local.contains_key("duibiao/snapshot/0") && stores.local.contains_key("duibiao/snapshot/1"));
    (stores, known)
}

/// Opens a page where a text is damaged: nothing is lost, and the text is set aside.
#[track_caller]
fn check_survives(stores: &Stores, known: &Bag, key: &str, text: &str, in_local: bool) {
    let mut stores = stores.clone();
    let texts = if in_local { &mut stores.local } else { &mut stores.mirror };
    texts.insert(key.to_owned(), text.to_owned());
    let mut tab = Tab::open(&mut stores, "after", true, now());
    assert_eq!(tab.keeper.known(), known, "{key}: {text}");
    let place = set_aside(key, text);
    let is_damaged = unseal(key, text).is_err();
    let is_aside = |texts: &Texts| texts.get(&place).is_some_and(|aside| aside == text);
    assert_eq!(tab.rest(&mut stores), SaveState::Saved);
    let texts = if in_local { &stores.local } else { &stores.mirror };
    if is_damaged {
        assert!(is_aside(texts), "{key}: set aside: {text}");
        assert!(tab.keeper.aside().iter().any(|aside| aside.key == key && aside.text == text));
        let newer = unseal(key, text) == Err(Damage::Newer);
        assert_eq!(texts.get(key).is_some_and(|lies| lies == text), newer, "{key}: only what is newer stays");
    }
    let again = Tab::open(&mut stores, "again", true, now());
    assert_eq!(again.keeper.known(), known, "{key}: {text}");
    assert_eq!(again.puts, 0, "{key}: at rest: {text}");
}

#[test]
fn every_flipped_byte_and_every_length_of_a_record_is_noticed() {
    let (stores, _) = school();
    let records = stores.local.iter().filter(|(key, text)| Key::from_text(key).is_some() && text.len() <= 4096);
    for (key, text) in records {
        let whole = unseal(key, text).expect("as it was written");
        let check = |damaged: &str| {
            if let Ok(found) = unseal(key, damaged) {
                assert_eq!(found, whole, "{damaged}");
            }
        };
        for place in 0..text.len() {
            for flip in [0x01, 0x10, 0x80, 0xff] {
                let mut bytes = text.clone().into_bytes();
                bytes[place] ^= flip;
                check(&String::from_utf8_lossy(&bytes));
            }
            check(&String::from_utf8_lossy(&text.as_bytes()[..place]));
            check(&String::from_utf8_lossy(&text.as_bytes()[place..]));
        }
    }
}

#[test]
fn a_damaged_record_comes_from_another_place() {
    let (stores, known) = school();
    let mut chance = Chance::new(1);
    for in_local in [true, false] {
        let texts = if in_local { &stores.local } else { &stores.mirror };
        let records: Vec<_> = texts.iter().filter(|(key, _)| Key::from_text(key).is_some()).collect();
        for (key, text) in &records {
            let (_, other) = records[chance.below(records.len())];
            let older = seal(key, &Register { revision: 0, version: 1, body: "{}".to_owned() });
            let newer = text.replacen(r#""version":1"#, r#""version":9"#, 1);
            let flipped = text.replacen(r#""length":"#, r#""length":9"#, 1);
            for damaged in ["", "null", "{}", &text[..20], other, &older, &newer, &flipped] {
                check_survives(&stores, &known, key, damaged, in_local);
            }
        }
    }
}

#[test]
fn what_is_missing_altogether_comes_from_another_place() {
    let (stores, known) = school();
    for in_local in [true, false] {
        let mut stores = stores.clone();
        if in_local {
            stores.local.clear();
        } else {
            stores.mirror.clear();
        }
        let mut tab = Tab::open(&mut stores, "after", true, now());
        assert_eq!(tab.rest(&mut stores), SaveState::Saved);
        assert_eq!(tab.keeper.known(), &known);
        let recovered = tab.keeper.recovered();
        let all = known.iter().count();
        assert_eq!((recovered.all(), recovered.from_mirror), if in_local { (all, all) } else { (0, 0) });
    }
    // Without a mirror, journal and snapshots have it.
    let mut alone = Stores { mirror_is_blocked: true, ..stores };
    alone.mirror.clear();
    alone.local.retain(|key, _| Key::from_text(key).is_none());
    let tab = Tab::open(&mut alone, "after", true, now());
    assert_eq!(tab.keeper.known(), &known);
    let recovered = tab.keeper.recovered();
    assert_eq!((recovered.from_mirror, recovered.from_journal + recovered.from_snapshot), (0, known.iter().count()));
}

#[test]
fn a_damaged_snapshot_or_journal_loses_nothing() {
    let (stores, known) = school();
    let mut chance = Chance::new(7);
    let keys: Vec<&String> =
        stores.local.keys().filter(|key| key.contains("/journal/") || key.contains("/snapshot/")).collect();
    assert!(keys.len() > 50);
    for sample in 0..SAMPLES {
        let key = keys[chance.below(keys.len())];
        let mut bytes = stores.local[key].clone().into_bytes();
        let place = chance.below(bytes.len());
        match chance.below(3) {
            0 => bytes[place] ^= 1 << chance.below(8),
            1 => bytes.truncate(place),
            _ => drop(bytes.drain(..place)),
        }
        let damaged = String::from_utf8_lossy(&bytes).into_owned();
        if let Ok(found) = open_bag(key, &damaged) {
            assert_eq!(Some(found), open_bag(key, &stores.local[key]).ok(), "{damaged}");
        }
        if sample % 40 == 0 {
            check_survives(&stores, &known, key, &damaged, true);
        }
    }
}

#[test]
fn what_a_full_store_could_not_set_aside_is_not_written_over() {
    let (mut stores, _) = school();
    let key = Key::Answer("assessment".into(), "1.1".into());
    let damaged = stores.local[&key.text()].replace("full", "fuul");
    stores.local.insert(key.text(), damaged.clone());
    // There is room for what lies there, and for nothing more, whatever goes.
    stores.local.retain(|key, _| !key.contains("/journal/") && !key.contains("/snapshot/"));
    stores.room = Some(stores.local.iter().map(|(key, text)| key.len() + text.len()).sum());
    let mut tab = Tab::open(&mut stores, "after", true, now());
    assert_eq!(tab.text(&key).map(|text| text.contains("full")), Some(true), "the mirror has it");
    tab.say(&mut stores, &key, Some(r#"{"checkpoint":"1.1"}"#), duibiao::storage::Haste::AtOnce, 0);
    tab.rest(&mut stores);
    assert_eq!(stores.local.get(&key.text()), Some(&damaged), "still as it was found");
    assert!(matches!(tab.keeper.state(), SaveState::OnlyMirror(_)));
    assert!(stores.mirror[&key.text()].contains(r#"{\"checkpoint\":\"1.1\"}"#));
    stores.room = None;
    tab.say(&mut stores, &key, Some(r#"{"checkpoint":"1.1","a":1}"#), duibiao::storage::Haste::AtOnce, 0);
    assert_eq!(tab.rest(&mut stores), SaveState::Saved);
    assert_eq!(stores.local.get(&set_aside(&key.text(), &damaged)), Some(&damaged), "now there was room");
    assert!(!stores.local[&key.text()].contains("fuul"));
}

#[test]
fn a_bag_of_anything_never_panics() {
    let mut chance = Chance::new(3);
    let bag: Bag =
        [("duibiao/answer/a/1", Register { revision: 7, version: 1, body: "见\n7 1 2 3\n".to_owned() })].into_iter().collect();
    let text = bag.text();
    assert_eq!(Bag::read(&text), Some(bag.clone()));
    for _ in 0..SAMPLES {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=chance.below(3) {
            let place = chance.below(bytes.len());
            bytes[place] = b"0123456789 \n\xff"[chance.below(13)];
        }
        let _ = Bag::read(&String::from_utf8_lossy(&bytes));
    }
    let sealed = seal_bag("duibiao/snapshot/0", &bag);
    assert_eq!(open_bag("duibiao/snapshot/0", &sealed), Ok(bag));
    assert_eq!(open_bag("duibiao/snapshot/1", &sealed), Err(Damage::Misplaced));
    assert!(Shelf::of_day("duibiao/was/2026-11-22", &sealed).is_err());
}
