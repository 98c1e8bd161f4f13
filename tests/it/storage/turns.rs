//! Who writes: several tabs over one service of locks, with closing, freezing and taking over at random.

use std::collections::VecDeque;

use duibiao::storage::{Lease, STALE_AFTER_MS, Turn, TurnCommand, TurnEvent, Turns};
use proptest::prelude::*;

/// What a browser does: locks with a line each, and words between tabs.
#[derive(Default)]
struct Browser {
    tabs: Vec<Tab>,
    /// Of each name: who has the lock, then who stands in line.
    lines: Vec<(String, VecDeque<usize>)>,
    events: VecDeque<(usize, TurnEvent)>,
    /// Commands as they were carried out.
    log: Vec<(usize, TurnCommand)>,
}

#[derive(Default)]
struct Tab {
    turns: Turns,
    is_frozen: bool,
    is_closed: bool,
    wakes: bool,
}

impl Browser {
    fn with_tabs(count: usize) -> Self {
        Self { tabs: (0..count).map(|_| Tab::default()).collect(), ..Self::default() }
    }

    fn event(&mut self, tab: usize, event: TurnEvent) {
        self.events.push_back((tab, event));
        self.settle();
    }

    fn settle(&mut self) {
        let mut kept = VecDeque::new();
        while let Some((tab, event)) = self.events.pop_front() {
            match &mut self.tabs[tab] {
                Tab { is_closed: true, .. } => {}
                Tab { is_frozen: true, .. } => kept.push_back((tab, event)),
                awake => {
                    for command in awake.turns.step(event) {
                        self.perform(tab, command);
                    }
                }
            }
        }
        self.events = kept;
    }

    fn line(&mut self, name: &str) -> &mut VecDeque<usize> {
        if !self.lines.iter().any(|(each, _)| each == name) {
            self.lines.push((name.to_owned(), VecDeque::new()));
        }
        &mut self.lines.iter_mut().find(|(each, _)| each == name).expect("it is there now").1
    }

    fn leave(&mut self, tab: usize, name: &str) {
        let line = self.line(name);
        let had = line.front() == Some(&tab);
        line.retain(|each| *each != tab);
        let next = line.front().copied().filter(|_| had);
        self.events.extend(next.map(|next| (next, TurnEvent::Granted(name.to_owned().into()))));
    }

    fn perform(&mut self, tab: usize, command: TurnCommand) {
        self.log.push((tab, command.clone()));
        match command {
            TurnCommand::GetInLine(subject) => {
                let line = self.line(subject.as_str());
                line.push_back(tab);
                let is_first = line.front() == Some(&tab);
                let answer = if is_first { TurnEvent::Granted(subject) } else { TurnEvent::Denied(subject) };
                self.events.push_back((tab, answer));
            }
            TurnCommand::Leave(subject) => self.leave(tab, subject.as_str()),
            TurnCommand::Seize(subject) => {
                let line = self.line(subject.as_str());
                line.retain(|each| *each != tab);
                let before = line.pop_front();
                line.push_front(tab);
                self.events.extend(before.map(|before| (before, TurnEvent::Lost(subject.clone()))));
                self.events.push_back((tab, TurnEvent::Granted(subject)));
            }
            TurnCommand::AskFor(subject) => {
                let others = (0..self.tabs.len()).filter(|other| *other != tab);
                self.events.extend(others.map(|other| (other, TurnEvent::Asked(subject.clone()))));
            }
            TurnCommand::WakeIn { .. } => self.tabs[tab].wakes = true,
            TurnCommand::CatchUp => self.events.push_back((tab, TurnEvent::CaughtUp)),
            TurnCommand::Flush => {}
        }
    }

    fn wake(&mut self, tab: usize) {
        if std::mem::take(&mut self.tabs[tab].wakes) {
            self.event(tab, TurnEvent::Woken);
        }
    }

    fn close(&mut self, tab: usize) {
        self.tabs[tab].is_closed = true;
        let names: Vec<String> = self.lines.iter().map(|(name, _)| name.clone()).collect();
        names.iter().for_each(|name| self.leave(tab, name));
        self.settle();
    }

    fn turn(&self, tab: usize) -> Turn {
        self.tabs[tab].turns.turn()
    }
}

fn opened(name: &str) -> TurnEvent {
    TurnEvent::Opened(Some(name.to_owned().into()))
}

#[test]
fn the_first_tab_writes_and_the_second_reads_along() {
    let mut browser = Browser::with_tabs(3);
    browser.event(0, opened("school"));
    browser.event(1, opened("school"));
    browser.event(2, opened("county"));
    assert_eq!([0, 1, 2].map(|tab| browser.turn(tab)), [Turn::Writing, Turn::Reading, Turn::Writing]);
}

#[test]
fn the_second_writes_once_the_first_is_closed_and_reads_what_it_wrote_before() {
    let mut browser = Browser::with_tabs(2);
    browser.event(0, opened("school"));
    browser.event(1, opened("school"));
    browser.close(0);
    assert_eq!(browser.turn(1), Turn::Writing);
    assert_eq!(browser.log.last(), Some(&(1, TurnCommand::CatchUp)));
}

#[test]
fn who_is_asked_writes_what_waits_before_it_lets_go() {
    let mut browser = Browser::with_tabs(2);
    browser.event(0, opened("school"));
    browser.event(1, opened("school"));
    browser.event(1, TurnEvent::TakeOver);
    assert_eq!([browser.turn(0), browser.turn(1)], [Turn::Reading, Turn::Writing]);
    let of_first: Vec<&TurnCommand> = browser.log.iter().filter(|(tab, _)| *tab == 0).map(|(_, command)| command).collect();
    let school = || "school".to_owned().into();
    let expected =
        [TurnCommand::GetInLine(school()), TurnCommand::Flush, TurnCommand::Leave(school()), TurnCommand::GetInLine(school())];
    assert_eq!(of_first, expected.iter().collect::<Vec<_>>());
    // The alarm of who asked comes late: nothing is taken by force.
    browser.wake(1);
    assert!(!browser.log.iter().any(|(_, command)| matches!(command, TurnCommand::Seize(_))));
    // And back again.
    browser.event(0, TurnEvent::TakeOver);
    assert_eq!([browser.turn(0), browser.turn(1)], [Turn::Writing, Turn::Reading]);
}

#[test]
fn from_a_frozen_tab_the_turn_is_taken() {
    let mut browser = Browser::with_tabs(2);
    browser.event(0, opened("school"));
    browser.event(1, opened("school"));
    browser.tabs[0].is_frozen = true;
    browser.event(1, TurnEvent::TakeOver);
    assert_eq!(browser.turn(1), Turn::Reading);
    browser.wake(1);
    assert_eq!(browser.turn(1), Turn::Writing);
    browser.tabs[0].is_frozen = false;
    browser.settle();
    assert_eq!([browser.turn(0), browser.turn(1)], [Turn::Reading, Turn::Writing]);
}

#[test]
fn a_subject_that_is_left_is_written_out_first() {
    let mut browser = Browser::with_tabs(1);
    browser.event(0, opened("school"));
    browser.event(0, TurnEvent::Opened(None));
    let school = || "school".to_owned().into();
    let expected = [TurnCommand::GetInLine(school()), TurnCommand::Flush, TurnCommand::Leave(school())];
    assert_eq!(browser.log.iter().map(|(_, command)| command).collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn what_was_granted_to_an_earlier_place_in_line_is_no_turn() {
    let mut browser = Browser::with_tabs(2);
    browser.tabs.iter_mut().for_each(|tab| tab.is_frozen = true);
    for (tab, event) in [
        (0, opened("school")),
        (1, opened("school")),
        (0, TurnEvent::Opened(None)),
        (0, opened("school")),
        (1, TurnEvent::Opened(None)),
        (1, opened("school")),
    ] {
        browser.event(tab, event);
    }
    browser.tabs.iter_mut().for_each(|tab| tab.is_frozen = false);
    browser.settle();
    assert_eq!([browser.turn(0), browser.turn(1)], [Turn::Writing, Turn::Reading]);
}

/// What may happen to a tab.
#[derive(Clone, Debug)]
enum Act {
    Open(usize, Option<u8>),
    TakeOver(usize),
    Freeze(usize, bool),
    Wake(usize),
    Close(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let tab = 0..4_usize;
    prop_oneof![
        4 => (tab.clone(), prop::option::of(0..2_u8)).prop_map(|(tab, subject)| Act::Open(tab, subject)),
        3 => tab.clone().prop_map(Act::TakeOver),
        1 => (tab.clone(), any::<bool>()).prop_map(|(tab, is)| Act::Freeze(tab, is)),
        2 => tab.clone().prop_map(Act::Wake),
        1 => tab.prop_map(Act::Close),
    ]
}

proptest! {
    /// Of all that are awake, exactly one writes of each subject that is worked on, whatever happened before.
    #[test]
    fn one_writes_of_each_subject(acts in prop::collection::vec(act(), 1..60)) {
        let mut browser = Browser::with_tabs(4);
        for act in acts {
            match act {
                Act::Open(tab, subject) => browser.event(tab, TurnEvent::Opened(subject.map(|subject| subject.to_string().into()))),
                Act::TakeOver(tab) => browser.event(tab, TurnEvent::TakeOver),
                Act::Freeze(tab, is) => browser.tabs[tab].is_frozen = is,
                Act::Wake(tab) => browser.wake(tab),
                Act::Close(tab) => browser.close(tab),
            }
        }
        browser.tabs.iter_mut().for_each(|tab| tab.is_frozen = false);
        browser.settle();
        for subject in ["0", "1"] {
            let on_it = |tab: &&Tab| !tab.is_closed && tab.turns.subject().is_some_and(|own| own.as_str() == subject);
            let here: Vec<Turn> = browser.tabs.iter().filter(on_it).map(|tab| tab.turns.turn()).collect();
            let writing = here.iter().filter(|turn| **turn == Turn::Writing).count();
            prop_assert_eq!(writing, usize::from(!here.is_empty()), "{:?}", here);
            prop_assert!(!here.contains(&Turn::Free));
        }
    }
}

#[test]
fn a_note_bars_others_while_it_is_fresh() {
    let note = Lease { writer: "a".into(), renewed_ms: 10_000 };
    assert_eq!(Lease::from_text(&note.text()), Some(note.clone()));
    for (writer, now_ms, bars) in [
        ("a", 10_000, false),
        ("b", 10_000, true),
        ("b", 10_000 + STALE_AFTER_MS, true),
        ("b", 10_001 + STALE_AFTER_MS, false),
        // Its clock was ahead, or ours was set back.
        ("b", 9_999, false),
    ] {
        assert_eq!(note.bars(writer, now_ms), bars, "{writer} at {now_ms}");
    }
    for text in ["", "a", "a|", "a|x", "a|-1"] {
        assert_eq!(Lease::from_text(text), None, "{text}");
    }
}
