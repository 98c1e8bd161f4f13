//! 自动备份: carries the acts of [`ChosenFile`] to the file that the user chose, and shows how it stands.
//!
//! What is noted of it stands in one place for all tabs, which look at it as often as at what changed.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use super::files::{LAST, LastBackup};
use super::settings::preferences;
use crate::exchange::Made;
use crate::exchange::backup;
use crate::platform::tabs::{self, Standing};
use crate::platform::worker::{self, WorkerError};
use crate::platform::{chosen, clock, keep, location, mirror};
use crate::storage::{Bag, ChosenFile, FileAct, FileNote, Shelf, Sight, Trouble, Written, checksum};

const NOTE: &str = "chosen-file";

/// Who has this lock writes the file.
const LOCK: &str = "duibiao:chosen-file:writer";

const LOOKS_EVERY: Duration = Duration::from_secs(5);

/// The file of this page.
struct Own {
    machine: ChosenFile,
    /// What was read or written last of the note.
    text: Option<String>,
    is_in_line: bool,
    shown: ArcRwSignal<Option<FileNote>>,
}

thread_local! {
    static OWN: RefCell<Own> = RefCell::new(Own {
        machine: ChosenFile::default(),
        text: None,
        is_in_line: false,
        shown: ArcRwSignal::new(None),
    });
}

/// Whether this browser can keep a file up to date.
pub fn can_choose_file() -> bool {
    chosen::is_supported()
}

/// The file that is kept up to date, and how it stands.
pub fn chosen_file() -> ArcRwSignal<Option<FileNote>> {
    OWN.with_borrow(|own| own.shown.clone())
}

impl Session {
    /// Begins to follow the chosen file: once, when there is time.
    pub fn follow_file(self) {
        if !chosen::is_supported() {
            return;
        }
        self.look_at_file(false);
        location::on_hide(move || self.look_at_file(true));
        // As long as the page stands.
        let _ = set_interval_with_handle(move || self.look_at_file(false), LOOKS_EVERY);
    }

    /// Has the user choose the file, in a click.
    pub async fn choose_file(self, suggested: &str, described: &str) -> Result<(), Trouble> {
        if let Some(name) = chosen::pick(suggested, described).await? {
            self.note_file(Some(FileNote::new(clock::new_id(), name)));
            self.look_at_file(false);
        }
        Ok(())
    }

    /// Has the user allow it again, in a click, and writes at once; what another put there is written over if that is said.
    pub async fn allow_file(self, may_replace: bool) {
        let allowed = chosen::allow().await;
        let note = read_note();
        let (asked, denied) = (note.clone().map(|note| note.asked(may_replace)), note);
        match allowed {
            Ok(()) => self.note_file(asked),
            Err(trouble) => self.note_file(denied.map(|note| FileNote { trouble: Some(trouble), ..note })),
        }
        self.look_at_file(false);
    }

    /// Leaves the file as it is from now on.
    pub fn give_up_file(self) {
        mirror::forget_thing(chosen::HANDLE);
        self.note_file(None);
        self.look_at_file(false);
    }

    fn look_at_file(self, is_leaving: bool) {
        take_note();
        let is_outdated = self.tabs.is_outdated.get_untracked();
        self.stand_in_line(!is_outdated && noted().is_some());
        if is_outdated || !self.keeping.is_ready() {
            return;
        }
        let is_empty = self.shelf.with_untracked(|shelf| shelf.assessments.is_empty());
        let revision = if is_empty { 0 } else { self.keeping.with_kept(Bag::newest) };
        let sight = Sight { revision, now_ms: clock::now_ms(), is_leaving };
        match with_own(|own| own.machine.look(sight)) {
            Some(FileAct::Check) => spawn_local(async move {
                if let Err(trouble) = chosen::is_allowed().await {
                    self.settle(&id_of(noted()), Err(trouble));
                }
            }),
            Some(FileAct::Write) => spawn_local(self.write_file()),
            None => {}
        }
    }

    /// Of all tabs one writes.
    fn stand_in_line(self, wants: bool) {
        let was = with_own(|own| std::mem::replace(&mut own.is_in_line, wants));
        if wants && !was {
            tabs::get_in_line(LOCK, |standing| {
                if standing == Standing::Granted {
                    with_own(|own| own.machine.granted());
                }
            });
        } else if was && !wants {
            with_own(|own| own.machine = ChosenFile::default());
            tabs::leave(LOCK);
        }
    }

    async fn write_file(self) {
        let Some(note) = noted() else { return };
        let done = self.write_noted(&note).await;
        // It may have been given up, or another chosen, meanwhile.
        take_note();
        self.settle(&note.id, done);
    }

    async fn write_noted(self, note: &FileNote) -> Result<Written, Trouble> {
        chosen::is_allowed().await?;
        if !note.may_go(&chosen::read().await?) {
            return Err(Trouble::Elsewhere);
        }
        let (kept, revision) = self.keeping.with_kept(|kept| (kept.clone(), kept.newest()));
        let (file, receipt) = file_of(&kept).await?;
        let written = Written { at: clock::now(), revision, checksum: checksum(file.as_bytes()) };
        self.note_file(noted().filter(|now| now.id == note.id).map(|now| now.trying(written.checksum)));
        chosen::write(&file).await?;
        if chosen::read().await? != file {
            return Err(Trouble::Differs);
        }
        let last = LastBackup { seq: revision, on: clock::today(), receipt };
        keep::set_preference(LAST, &last.text());
        Ok(written)
    }

    fn settle(self, id: &str, done: Result<Written, Trouble>) {
        with_own(|own| match done {
            Ok(written) => own.machine.wrote(id, written),
            Err(trouble) => own.machine.failed(id, trouble, clock::now_ms()),
        });
        self.note_file(noted());
    }

    /// Notes it for all tabs.
    fn note_file(self, note: Option<FileNote>) {
        let text = note.as_ref().map(FileNote::text);
        match &text {
            Some(text) => keep::set_preference(NOTE, text),
            None => keep::forget_preference(NOTE),
        }
        take(text, note);
    }
}

/// The backup of these registers, with its receipt where a worker made it.
async fn file_of(kept: &Bag) -> Result<(String, String), Trouble> {
    let preferences = preferences();
    match worker::back_up_kept(&backup::kept_order(kept, &preferences, clock::now())).await {
        Ok(made) => Made::from_bytes(made).and_then(texts).ok_or(Trouble::Differs),
        Err(WorkerError::Refused { .. }) => Err(Trouble::Differs),
        // Work is never locked in: without its receipt it is a backup all the same.
        Err(_) => Ok((backup::plain(&Shelf::of(kept).0, &preferences, clock::now()), String::new())),
    }
}

/// A backup is text.
fn texts(made: Made) -> Option<(String, String)> {
    Some((String::from_utf8(made.file).ok()?, made.receipt))
}

fn with_own<T>(act: impl FnOnce(&mut Own) -> T) -> T {
    OWN.with_borrow_mut(act)
}

fn noted() -> Option<FileNote> {
    with_own(|own| own.machine.note().cloned())
}

fn id_of(note: Option<FileNote>) -> String {
    note.map(|note| note.id).unwrap_or_default()
}

fn read_note() -> Option<FileNote> {
    keep::preference(NOTE).as_deref().and_then(FileNote::from_text)
}

/// Takes up what another tab noted. Where nothing can be noted, what this one knows stays.
fn take_note() {
    let text = keep::preference(NOTE);
    if with_own(|own| own.text != text) {
        let note = text.as_deref().and_then(FileNote::from_text);
        take(text, note);
    }
}

fn take(text: Option<String>, note: Option<FileNote>) {
    let shown = with_own(|own| {
        own.text = text;
        own.machine.noted(note.clone());
        own.shown.clone()
    });
    if shown.with_untracked(|before| *before != note) {
        shown.set(note);
    }
}
