//! When what is written: at once, after a pause, again after a refusal; and that nothing is ever lost on the way.

use std::collections::BTreeMap;

use duibiao::storage::{Command, Event, Haste, Keeper, Key, LATEST_MS, PAUSE_MS, Refusal, SaveState};
use proptest::prelude::*;

use crate::cases::random;

fn key(name: &str) -> Key {
    Key::Answer("a".into(), name.into())
}

/// A keeper with a store and a clock, as the browser has them: every command is answered before the next event.
#[derive(Default)]
struct Desk {
    keeper: Keeper,
    store: BTreeMap<Key, String>,
    now_ms: u64,
    /// When it asked to be woken.
    alarms: Vec<u64>,
    /// What the store says to every write.
    refuses: Option<Refusal>,
    writes: usize,
}

impl Desk {
    fn step(&mut self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            for command in self.keeper.step(event) {
                events.extend(self.perform(command));
            }
        }
    }

    fn perform(&mut self, command: Command) -> Option<Event> {
        let (key, text) = match command {
            Command::WakeIn { ms } => {
                self.alarms.push(self.now_ms + ms);
                return None;
            }
            Command::Write { key, text } => (key, Some(text)),
            Command::Remove { key } => (key, None),
        };
        if let Some(refusal) = self.refuses {
            return Some(Event::Refused { key, refusal });
        }
        self.writes += 1;
        match text {
            Some(text) => self.store.insert(key.clone(), text),
            None => self.store.remove(&key),
        };
        Some(Event::Written { key })
    }

    fn say(&mut self, name: &str, text: &str, haste: Haste) {
        self.step(Event::Changed { key: key(name), text: Some(text.to_owned()), haste, now_ms: self.now_ms });
    }

    fn pass(&mut self, ms: u64) {
        let until = self.now_ms + ms;
        while let Some(next) = self.alarms.iter().copied().filter(|alarm| *alarm <= until).min() {
            self.alarms.retain(|alarm| *alarm != next);
            self.now_ms = self.now_ms.max(next);
            self.step(Event::Woken { now_ms: self.now_ms });
        }
        self.now_ms = until;
    }

    fn kept(&self, name: &str) -> Option<&str> {
        self.store.get(&key(name)).map(String::as_str)
    }
}

#[test]
fn a_choice_is_written_at_once() {
    let mut desk = Desk::default();
    assert_eq!(desk.keeper.state(), SaveState::Saved);
    desk.say("1", "full", Haste::AtOnce);
    assert_eq!((desk.kept("1"), desk.keeper.state()), (Some("full"), SaveState::Saved));
    desk.step(Event::Changed { key: key("1"), text: None, haste: Haste::AtOnce, now_ms: 0 });
    assert_eq!((desk.kept("1"), desk.keeper.state()), (None, SaveState::Saved));
}

#[test]
fn text_waits_for_a_pause_but_not_for_long() {
    let mut desk = Desk::default();
    desk.say("1", "见", Haste::AfterPause);
    assert_eq!(desk.keeper.state(), SaveState::Pending);
    desk.pass(PAUSE_MS - 1);
    assert_eq!(desk.kept("1"), None);
    desk.pass(1);
    assert_eq!((desk.kept("1"), desk.keeper.state()), (Some("见"), SaveState::Saved));

    // Typing on and on: the first letter never waits longer than the latest.
    let mut waited = 0;
    while desk.kept("1") == Some("见") {
        desk.say("1", &format!("见盒{waited}"), Haste::AfterPause);
        desk.pass(50);
        waited += 50;
    }
    assert_eq!(waited, LATEST_MS);
    assert_eq!(desk.kept("1"), Some("见盒400"), "the newest text");
    assert_eq!(desk.writes, 2);
}

#[test]
fn a_wake_that_comes_early_asks_again() {
    let mut keeper = Keeper::default();
    let changed = Event::Changed { key: key("1"), text: Some("见".to_owned()), haste: Haste::AfterPause, now_ms: 1000 };
    assert_eq!(keeper.step(changed), [Command::WakeIn { ms: PAUSE_MS }]);
    assert_eq!(keeper.step(Event::Woken { now_ms: 1299 }), [Command::WakeIn { ms: 1 }]);
    let write = Command::Write { key: key("1"), text: "见".to_owned() };
    assert_eq!(keeper.step(Event::Woken { now_ms: 1300 }), [write]);
}

#[test]
fn a_clock_that_is_set_back_holds_nothing_up() {
    let mut keeper = Keeper::default();
    keeper.step(Event::Changed { key: key("1"), text: Some("见".to_owned()), haste: Haste::AfterPause, now_ms: 9_000_000 });
    let write = Command::Write { key: key("1"), text: "见".to_owned() };
    assert_eq!(keeper.step(Event::Woken { now_ms: 1000 }), [write]);
}

#[test]
fn long_typing_keeps_one_alarm_only() {
    let mut desk = Desk::default();
    for letter in 0..200 {
        desk.say("1", &letter.to_string(), Haste::AfterPause);
        desk.pass(40);
        assert!(desk.alarms.len() <= 2, "{:?}", desk.alarms);
    }
}

#[test]
fn a_choice_in_the_same_answer_takes_the_text_along() {
    let mut desk = Desk::default();
    desk.say("1", "note", Haste::AfterPause);
    desk.say("2", "other note", Haste::AfterPause);
    desk.say("1", "note and level", Haste::AtOnce);
    assert_eq!(desk.kept("1"), Some("note and level"));
    assert_eq!(desk.keeper.state(), SaveState::Pending, "the other still waits");
    desk.pass(PAUSE_MS);
    assert_eq!((desk.kept("2"), desk.keeper.state()), (Some("other note"), SaveState::Saved));
    assert_eq!(desk.kept("1"), Some("note and level"), "older text does not come back");
}

#[test]
fn leaving_writes_all_that_waits() {
    let mut desk = Desk::default();
    desk.say("1", "one", Haste::AfterPause);
    desk.say("2", "two", Haste::AfterPause);
    desk.step(Event::Flush);
    assert_eq!((desk.kept("1"), desk.kept("2"), desk.keeper.state()), (Some("one"), Some("two"), SaveState::Saved));
    desk.pass(1000);
    assert_eq!(desk.writes, 2, "nothing is written twice");
}

#[test]
fn what_is_refused_stays_and_is_tried_with_the_next_change() {
    let mut desk = Desk { refuses: Some(Refusal::Full), ..Desk::default() };
    desk.say("1", "one", Haste::AtOnce);
    assert_eq!(desk.keeper.state(), SaveState::Failed(Refusal::Full));
    desk.say("2", "two", Haste::AfterPause);
    assert_eq!(desk.keeper.state(), SaveState::Failed(Refusal::Full), "it stays until all is written");
    desk.refuses = None;
    desk.say("3", "three", Haste::AtOnce);
    assert_eq!([desk.kept("1"), desk.kept("2"), desk.kept("3")], [Some("one"), Some("two"), Some("three")]);
    assert_eq!(desk.keeper.state(), SaveState::Saved);
}

#[test]
fn what_is_refused_is_tried_on_request() {
    let mut desk = Desk { refuses: Some(Refusal::Unavailable), ..Desk::default() };
    desk.say("1", "one", Haste::AtOnce);
    desk.step(Event::Flush);
    assert_eq!(desk.keeper.state(), SaveState::Failed(Refusal::Unavailable));
    desk.refuses = Some(Refusal::Full);
    desk.step(Event::Flush);
    assert_eq!(desk.keeper.state(), SaveState::Failed(Refusal::Full), "the newest reason is told");
    desk.refuses = None;
    desk.step(Event::Flush);
    assert_eq!((desk.kept("1"), desk.keeper.state()), (Some("one"), SaveState::Saved));
}

#[test]
fn a_store_that_can_not_be_read_is_told_before_anything_is_typed() {
    let mut desk = Desk { keeper: Keeper::refused(Refusal::Unavailable), ..Desk::default() };
    desk.step(Event::Flush);
    assert_eq!(desk.keeper.state(), SaveState::Failed(Refusal::Unavailable), "there was nothing to write");
    desk.say("1", "one", Haste::AtOnce);
    assert_eq!(desk.keeper.state(), SaveState::Saved, "until a write shows otherwise");
}

/// Anything that can happen at a desk.
#[derive(Clone, Debug)]
enum Happening {
    Said { name: u8, text: Option<u16>, haste: Haste },
    Passed { ms: u64 },
    Left,
    Refusing(Option<Refusal>),
}

fn happening() -> impl Strategy<Value = Happening> {
    let haste = prop_oneof![Just(Haste::AtOnce), Just(Haste::AfterPause)];
    let refusal = prop_oneof![Just(None), Just(Some(Refusal::Full)), Just(Some(Refusal::Unavailable))];
    prop_oneof![
        6 => (0u8..4, any::<Option<u16>>(), haste).prop_map(|(name, text, haste)| Happening::Said { name, text, haste }),
        3 => (0u64..600).prop_map(|ms| Happening::Passed { ms }),
        1 => Just(Happening::Left),
        2 => refusal.prop_map(Happening::Refusing),
    ]
}

proptest! {
    #![proptest_config(random(512))]

    #[test]
    fn nothing_that_was_said_is_ever_lost(happenings in prop::collection::vec(happening(), 0..60)) {
        let mut desk = Desk::default();
        let mut said: BTreeMap<Key, String> = BTreeMap::new();
        for happening in happenings {
            match happening {
                Happening::Said { name, text, haste } => {
                    let (key, text) = (key(&name.to_string()), text.map(|text| text.to_string()));
                    match text.clone() {
                        Some(text) => said.insert(key.clone(), text),
                        None => said.remove(&key),
                    };
                    desk.step(Event::Changed { key, text, haste, now_ms: desk.now_ms });
                }
                Happening::Passed { ms } => desk.pass(ms),
                Happening::Left => desk.step(Event::Flush),
                Happening::Refusing(refusal) => desk.refuses = refusal,
            }
            if desk.keeper.state() == SaveState::Saved {
                prop_assert_eq!(&desk.store, &said, "saved means saved");
            }
            let waits = desk.alarms.iter().any(|alarm| *alarm <= desk.now_ms + LATEST_MS);
            prop_assert!(desk.keeper.state() != SaveState::Pending || waits, "what is pending has an alarm");
        }
        if desk.refuses.is_none() && !matches!(desk.keeper.state(), SaveState::Failed(_)) {
            let mut idle = desk;
            idle.pass(LATEST_MS);
            prop_assert_eq!(idle.keeper.state(), SaveState::Saved, "no event is needed but time");
            desk = idle;
        }
        desk.refuses = None;
        desk.step(Event::Flush);
        prop_assert_eq!(desk.keeper.state(), SaveState::Saved);
        prop_assert_eq!(desk.store, said);
    }
}
