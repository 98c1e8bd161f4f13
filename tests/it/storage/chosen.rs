//! When the chosen backup file is written: a small script of what happens, second by second.

use chrono::DateTime;
use duibiao::storage::{ChosenFile, FileAct, FileNote, Sight, Trouble, Written, checksum};

const NAME: &str = "对标自评-自动备份.json";

fn chosen() -> FileNote {
    FileNote::new("one".to_owned(), NAME.to_owned())
}

fn written(revision: u64) -> Written {
    Written { at: DateTime::UNIX_EPOCH, revision, checksum: checksum(b"ours") }
}

/// Each step is `second revision`, with `leaving` where the page is hidden, and what is done; what is begun succeeds in the
/// same second.
#[track_caller]
fn check(file: &mut ChosenFile, steps: &[(u64, u64, bool, Option<FileAct>)]) {
    for (second, revision, is_leaving, expected) in steps {
        let act = file.look(Sight { revision: *revision, now_ms: second * 1000, is_leaving: *is_leaving });
        assert_eq!(act, *expected, "at second {second}, revision {revision}");
        if act == Some(FileAct::Write) {
            file.wrote("one", written(*revision));
        }
    }
}

const WRITES: Option<FileAct> = Some(FileAct::Write);

/// One that has everything up to revision 7, and was looked at.
fn kept() -> ChosenFile {
    let mut file = ChosenFile::default();
    file.noted(Some(chosen()));
    file.granted();
    check(&mut file, &[(0, 7, false, WRITES), (5, 7, false, None)]);
    file
}

#[test]
fn it_is_written_at_once_and_then_when_nobody_has_edited_for_half_a_minute() {
    let mut file = kept();
    assert_eq!(file.note().map(|note| (note.is_asked, note.may_replace, note.written)), Some((false, false, Some(written(7)))));
    check(&mut file, &[(100, 8, false, None), (120, 9, false, None), (149, 9, false, None), (150, 9, false, WRITES)]);
    check(&mut file, &[(200, 9, false, None), (900, 9, false, None)]);
}

#[test]
fn who_edits_without_a_pause_has_it_written_every_five_minutes() {
    let mut file = kept();
    let steps: Vec<_> = (20..=80).map(|step| (step * 5, step, false, if step == 80 { WRITES } else { None })).collect();
    check(&mut file, &steps);
}

#[test]
fn it_is_written_when_the_page_is_left() {
    check(&mut kept(), &[(100, 8, false, None), (103, 8, true, WRITES), (104, 8, true, None)]);
}

#[test]
fn a_clock_that_is_set_back_keeps_nothing_waiting() {
    check(&mut kept(), &[(9_000, 8, false, None), (1_000, 8, false, None), (1_030, 8, false, WRITES)]);
}

#[test]
fn where_nothing_is_kept_the_file_stays_as_it_is() {
    check(&mut kept(), &[(100, 0, false, None), (900, 0, false, None), (901, 0, true, None)]);
}

#[test]
fn of_two_tabs_one_writes() {
    let mut file = ChosenFile::default();
    file.noted(Some(chosen()));
    check(&mut file, &[(0, 7, false, None), (500, 8, false, None), (900, 8, true, None)]);
    file.granted();
    check(&mut file, &[(901, 8, false, WRITES)]);
}

/// After a restart nothing is written that is in the file already, but the browser is asked whether it could be.
#[test]
fn after_a_restart_it_is_looked_at_once() {
    let mut file = ChosenFile::default();
    file.noted(kept().note().cloned());
    file.granted();
    check(&mut file, &[(5_000, 7, false, Some(FileAct::Check)), (5_005, 7, false, None), (5_010, 8, false, None)]);
    check(&mut file, &[(5_040, 8, false, WRITES)]);
}

#[test]
fn what_failed_is_tried_again_after_a_minute_or_when_the_user_says_so() {
    let mut file = kept();
    let look = |file: &mut ChosenFile, second: u64| file.look(Sight { revision: 9, now_ms: second * 1000, is_leaving: false });
    assert_eq!((look(&mut file, 100), look(&mut file, 130)), (None, WRITES));
    assert_eq!(look(&mut file, 131), None, "it is being written");
    file.failed("one", Trouble::Missing, 132_000);
    assert_eq!((look(&mut file, 140), look(&mut file, 191), look(&mut file, 192)), (None, None, WRITES));
    file.failed("one", Trouble::NotAllowed, 193_000);
    assert_eq!(file.note().map(|note| (note.trouble, note.written)), Some((Some(Trouble::NotAllowed), Some(written(7)))));
    let asked = file.note().cloned().map(|note| note.asked(false));
    file.noted(asked);
    assert_eq!(look(&mut file, 195), WRITES);
    file.wrote("one", written(9));
    assert_eq!(file.note().and_then(|note| note.trouble), None);
}

#[test]
fn what_becomes_of_a_file_that_was_given_up_meanwhile_is_not_noted() {
    let mut file = kept();
    assert_eq!(file.look(Sight { revision: 8, now_ms: 100_000, is_leaving: true }), WRITES);
    let other = FileNote::new("two".to_owned(), NAME.to_owned());
    file.noted(Some(other.clone()));
    file.wrote("one", written(8));
    assert_eq!(file.note(), Some(&other));
    assert_eq!(file.look(Sight { revision: 8, now_ms: 101_000, is_leaving: false }), WRITES);
    file.noted(None);
    file.failed("two", Trouble::Missing, 102_000);
    assert_eq!(file.note(), None);
}

#[test]
fn what_another_computer_put_there_is_not_written_over_unasked() {
    let new = chosen();
    assert!(new.may_go("whatever the user chose to replace"));
    let note = kept().note().cloned().expect("a note");
    assert!(note.may_go("ours") && note.may_go(""));
    assert!(!note.may_go("theirs"));
    assert!(note.clone().trying(checksum(b"on its way")).may_go("on its way"), "it arrived, and nobody could say so");
    assert!(note.asked(true).may_go("theirs"));
}

#[test]
fn the_note_is_read_as_it_was_written() {
    let all = Trouble::ALL.map(|trouble| FileNote { trouble: Some(trouble), written: Some(written(5)), ..chosen() });
    for note in all.into_iter().chain([chosen(), chosen().asked(true), chosen().trying(7)]) {
        assert_eq!(FileNote::from_text(&note.text()), Some(note));
    }
    assert_eq!([FileNote::from_text(""), FileNote::from_text("{}"), FileNote::from_text("[1")], [None, None, None]);
}
