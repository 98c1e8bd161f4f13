//! What lies open and where one is: steps back and forth, and addresses.

use std::sync::Arc;

use duibiao::assessment::{Author, Edit, SheetKey};
use duibiao::plan::SubjectKind;
use duibiao::state::{Open, Route};
use duibiao::storage::Haste;
use proptest::prelude::*;

use crate::cases::random;
use crate::scenario::{Scenario, plan};

/// Someone at work, with the way back.
struct Work {
    open: Open,
    seq: u64,
}

impl Work {
    fn begin() -> Self {
        let Scenario { plan, dossier, .. } = Scenario::start(plan("demo"), SubjectKind::Primary, "演示小学");
        Self { open: Open::new(Arc::new(plan), dossier), seq: 0 }
    }

    fn author(&mut self) -> Author {
        self.seq += 1;
        Author { copy: "copy".into(), seq: self.seq, at: chrono::DateTime::UNIX_EPOCH }
    }

    fn rate(&mut self, checkpoint: &str, level: &str) {
        let edit = self.open.dossier.rate(&checkpoint.into(), (!level.is_empty()).then(|| level.into()));
        let author = self.author();
        self.open.edit(edit, Haste::AtOnce, &author);
    }

    /// Types a note letter by letter over what stands there.
    fn type_note(&mut self, checkpoint: &str, letters: &str) {
        for letter in letters.chars() {
            let mut note = self.note(checkpoint);
            match letter {
                '⌫' => drop(note.pop()),
                letter => note.push(letter),
            }
            let edit = self.open.dossier.write_note(&checkpoint.into(), note);
            let author = self.author();
            self.open.edit(edit, Haste::AfterPause, &author);
        }
    }

    fn type_number(&mut self, metric: &str, digits: &str) {
        let key = SheetKey::new(&metric.into(), None, self.open.dossier.assessment.period);
        for end in 1..=digits.len() {
            let author = self.author();
            self.open.edit(Edit::Value { key: key.clone(), text: digits[..end].to_owned() }, Haste::AtOnce, &author);
        }
    }

    fn undo(&mut self) -> bool {
        let author = self.author();
        !self.open.undo(&author).is_empty()
    }

    fn redo(&mut self) -> bool {
        let author = self.author();
        !self.open.redo(&author).is_empty()
    }

    fn note(&self, checkpoint: &str) -> String {
        self.open.dossier.assessment.answer(&checkpoint.into()).map(|answer| answer.note.clone()).unwrap_or_default()
    }

    /// All that stands there, on one line.
    fn stands(&self) -> String {
        let answers = self.open.dossier.assessment.answers().map(|(id, entry)| match &entry.value.choice {
            duibiao::assessment::Choice::Level(level) => format!("{id}={level}{}", entry.value.note),
            _ => format!("{id}:{}", entry.value.note),
        });
        let values = self.open.dossier.sheet.iter().map(|(key, entry)| format!("{}={}", key.metric, entry.value));
        answers.chain(values).collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn one_stretch_of_typing_is_one_step_back() {
    let mut work = Work::begin();
    work.type_note("1.1", "见档案");
    work.open.pause();
    work.type_note("1.1", "柜3号");
    assert_eq!(work.stands(), "1.1:见档案柜3号");
    assert!(work.undo());
    assert_eq!(work.stands(), "1.1:见档案");
    assert!(work.undo());
    assert_eq!(work.stands(), "");
    assert!(!work.undo() && !work.open.can_undo());
    assert!(work.redo() && work.redo());
    assert_eq!(work.stands(), "1.1:见档案柜3号");
    assert!(!work.redo() && !work.open.can_redo());
}

#[test]
fn a_number_is_one_step_however_many_digits_it_has() {
    let mut work = Work::begin();
    work.type_number("boarders", "1250");
    work.open.pause();
    work.type_number("boarders", "1300");
    work.undo();
    assert_eq!(work.stands(), "boarders=1250");
    work.undo();
    assert_eq!(work.stands(), "");
}

#[test]
fn typing_elsewhere_is_a_step_of_its_own() {
    let mut work = Work::begin();
    work.type_note("1.1", "一");
    work.type_note("1.2", "二");
    work.type_note("1.1", "三");
    work.rate("1.1", "full");
    work.type_note("1.1", "四");
    assert_eq!(work.stands(), "1.1=full一三四 1.2:二");
    for expected in ["1.1=full一三 1.2:二", "1.1:一三 1.2:二", "1.1:一 1.2:二", "1.1:一", ""] {
        assert!(work.undo());
        assert_eq!(work.stands(), expected);
    }
}

#[test]
fn a_new_edit_ends_the_way_forth() {
    let mut work = Work::begin();
    work.rate("1.1", "full");
    work.undo();
    assert!(work.open.can_redo());
    work.rate("1.1", "full");
    assert!(!work.redo());
    work.undo();
    let author = work.author();
    let nothing = work.open.dossier.rate(&"1.1".into(), None);
    assert!(work.open.edit(nothing, Haste::AtOnce, &author).is_none());
    assert!(work.redo(), "what changes nothing is no edit");
    assert_eq!(work.stands(), "1.1=full");
}

#[test]
fn what_was_typed_and_taken_away_is_no_step() {
    let mut work = Work::begin();
    work.rate("1.1", "full");
    work.type_note("1.2", "一⌫");
    assert_eq!(work.stands(), "1.1=full");
    assert!(work.undo());
    assert_eq!(work.stands(), "", "one step back takes back what can be seen");
    work.redo();
    assert_eq!(work.stands(), "1.1=full");
}

proptest! {
    #![proptest_config(random(128))]

    #[test]
    fn the_way_back_and_forth_leads_through_the_same_places(edits in prop::collection::vec((0u8..4, 0u8..3, any::<bool>()), 0..25)) {
        let mut work = Work::begin();
        for (what, which, pause) in edits {
            match what {
                0 => work.rate("1.1", ["full", "none", ""][usize::from(which)]),
                1 => work.type_note("1.1", ["一", "二三", "⌫"][usize::from(which)]),
                2 => work.type_note("1.2", ["四", "⌫", "五⌫"][usize::from(which)]),
                _ => work.type_number("boarders", ["6", "65", " "][usize::from(which)]),
            }
            if pause {
                work.open.pause();
            }
        }
        let mut places = vec![work.stands()];
        while work.undo() {
            places.push(work.stands());
            prop_assert!(places[places.len() - 1] != places[places.len() - 2], "every step can be seen: {places:?}");
        }
        prop_assert_eq!(places.pop(), Some(String::new()));
        while let Some(place) = places.pop() {
            prop_assert!(work.redo());
            prop_assert_eq!(work.stands(), place);
        }
        prop_assert!(!work.redo());
    }
}

fn answering(assessment: &str, section: &[&str]) -> Route {
    Route::Answer { assessment: assessment.into(), section: section.iter().map(|part| (*part).to_owned()).collect() }
}

#[test]
fn addresses_say_where_one_is() {
    let cases = [
        ("#/", Route::Home),
        ("#/a/7k2", answering("7k2", &[])),
        ("#/a/7k2/三/（七）/13", answering("7k2", &["三", "（七）", "13"])),
        ("#/r/7k2", Route::Results { assessment: "7k2".into() }),
        ("#/z/7k2", Route::Rectify { assessment: "7k2".into() }),
        ("#/d/7k2", Route::Sheet { assessment: "7k2".into() }),
        ("#/plan/lvchun-2022", Route::Plan { plan: "lvchun-2022".into() }),
    ];
    for (hash, route) in cases {
        assert_eq!(Route::from_hash(hash), route, "{hash}");
        assert_eq!(Route::from_hash(&hash[1..]), route, "without its #: {hash}");
        assert_eq!(route.hash(), hash);
    }
}

#[test]
fn addresses_are_read_as_browsers_and_chat_programs_write_them() {
    let section = answering("7k2", &["三", "（七）", "13"]);
    for hash in ["#/a/7k2/%E4%B8%89/%EF%BC%88%E4%B8%83%EF%BC%89/13", "#/a/7k2/%e4%b8%89/（七）/13/", "a//7k2/三/（七）/13"]
    {
        assert_eq!(Route::from_hash(hash), section, "{hash}");
    }
}

#[test]
fn what_is_no_address_is_home() {
    for hash in [
        "",
        "#",
        "##",
        "#/",
        "//",
        "#/a",
        "#/a/",
        "#/r//",
        "#/plan",
        "#/plan/",
        "#/x/7k2",
        "#main",
        "%",
        "#/%FF%FE/x",
        "#/A/7k2",
        "🙂",
    ] {
        assert_eq!(Route::from_hash(hash), Route::Home, "{hash}");
    }
    assert_eq!(Route::from_hash("#/r/7k2/三"), Route::Results { assessment: "7k2".into() }, "what follows is left out");
}

proptest! {
    #![proptest_config(random(300))]

    #[test]
    fn any_id_and_section_come_back_from_their_address(id in "\\PC{1,8}", section in prop::collection::vec("\\PC{1,6}", 0..4)) {
        let route = Route::Answer { assessment: id.as_str().into(), section };
        prop_assert_eq!(Route::from_hash(&route.hash()), route);
        let results = Route::Results { assessment: id.as_str().into() };
        prop_assert_eq!(Route::from_hash(&results.hash()), results);
        let plan = Route::Plan { plan: id.as_str().into() };
        prop_assert_eq!(Route::from_hash(&plan.hash()), plan);
    }

    #[test]
    fn any_text_leads_somewhere(hash in any::<String>()) {
        let _ = Route::from_hash(&hash);
    }
}
