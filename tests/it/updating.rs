//! A newer version waits, is let in when the user says so and all is saved, and nothing happens to a page by itself.

use duibiao::state::{Freshness, UpdateErrand as Errand, UpdateEvent as Event, Updating};

/// What happens, in words, and where it ends: `asks → saved` gives the stage and all that was to be done.
#[track_caller]
fn check(events: &str, stage: Updating, errands: &[Errand]) {
    let mut update = Freshness::default();
    let mut done = Vec::new();
    for event in events.split_whitespace() {
        done.extend(update.step(match event {
            "kept" => Event::Kept,
            "waits" => Event::Waits,
            "asks" => Event::Asked,
            "saved" => Event::Saved,
            "unsaved" => Event::NotSaved,
            "first-control" => Event::Controlled { first: true },
            "control" => Event::Controlled { first: false },
            other => panic!("{other}?"),
        }));
    }
    assert_eq!((update.stage, done.as_slice()), (stage, errands), "{events}");
}

#[test]
fn nothing_happens_before_the_user_says_so() {
    check("", Updating::Newest, &[]);
    check("first-control kept", Updating::Newest, &[]);
    check("kept waits", Updating::Waiting, &[]);
    check("kept waits waits saved unsaved", Updating::Waiting, &[]);
    check("asks saved", Updating::Newest, &[]);
}

#[test]
fn the_user_lets_it_in_once_all_is_saved() {
    check("waits asks", Updating::Saving, &[Errand::Flush]);
    check("waits asks saved", Updating::LettingIn, &[Errand::Flush, Errand::LetIn]);
    check("waits asks saved control", Updating::LettingIn, &[Errand::Flush, Errand::LetIn, Errand::Reload]);
    // A page that was reloaded past its worker has none; the new one takes it over all the same.
    check("waits asks saved first-control", Updating::LettingIn, &[Errand::Flush, Errand::LetIn, Errand::Reload]);
    // It did not come in: whoever asks again gets the page anew.
    check("waits asks saved asks", Updating::LettingIn, &[Errand::Flush, Errand::LetIn, Errand::Reload]);
}

#[test]
fn what_is_not_saved_holds_it_up() {
    check("waits asks unsaved", Updating::Waiting, &[Errand::Flush]);
    check("waits asks unsaved asks saved", Updating::LettingIn, &[Errand::Flush, Errand::Flush, Errand::LetIn]);
}

#[test]
fn another_window_lets_it_in() {
    check("kept control", Updating::Replaced, &[]);
    check("waits control", Updating::Replaced, &[]);
    check("waits first-control", Updating::Replaced, &[]);
    check("waits control waits", Updating::Replaced, &[]);
    check("waits control asks saved", Updating::LettingIn, &[Errand::Flush, Errand::Reload]);
    check("waits control asks unsaved", Updating::Replaced, &[Errand::Flush]);
    // At the same moment as the user here.
    check("waits asks control", Updating::Saving, &[Errand::Flush]);
    check("waits asks control saved", Updating::LettingIn, &[Errand::Flush, Errand::Reload]);
}

#[test]
fn it_is_known_when_the_page_is_kept() {
    let mut update = Freshness::default();
    assert!(!update.is_kept);
    update.step(Event::Kept);
    update.step(Event::Waits);
    assert!(update.is_kept);
}
