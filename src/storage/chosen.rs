//! 自动备份: when the backup file that the user chose is written anew. A machine without I/O, one in each tab;
//! `platform::chosen` has the file, and one tab at a time (who has the lock) writes it.
//!
//! Some time after the last change, and when the page is hidden. What another computer or program put into the file is
//! not written over unasked; where nothing is kept here, the file stays as it is; what failed is tried again by itself.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::record::checksum;

/// The file is written so long after the last change …
pub const QUIET_MS: u64 = 30_000;
/// … so long after the first that is not in it, at the latest …
pub const LATEST_WRITTEN_MS: u64 = 300_000;
/// … and after a failure it is tried again so much later.
pub const AGAIN_MS: u64 = 60_000;

/// Why the file is not up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser wants the user's word again.
    NotAllowed,
    /// Moved, renamed, deleted, or on a stick that was pulled out.
    Missing,
    /// No room where it lies.
    Full,
    /// Something else than what was written last lies in it.
    Elsewhere,
    /// What was read back is not what was written.
    Differs,
    Failed,
}

impl Trouble {
    pub const ALL: [Self; 6] = [Self::NotAllowed, Self::Missing, Self::Full, Self::Elsewhere, Self::Differs, Self::Failed];

    /// How it is noted.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::Missing => "missing",
            Self::Full => "full",
            Self::Elsewhere => "elsewhere",
            Self::Differs => "differs",
            Self::Failed => "failed",
        }
    }
}

/// The last time that the file was written and read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub at: DateTime<Utc>,
    /// Up to which change.
    pub revision: u64,
    /// Of the text.
    pub checksum: u32,
}

/// What all tabs know of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNote {
    /// Tells one choice from the next.
    pub id: String,
    pub name: String,
    pub written: Option<Written>,
    pub trouble: Option<Trouble>,
    /// The user wants it written now.
    pub is_asked: bool,
    /// Whatever lies in it may be written over.
    pub may_replace: bool,
    /// The checksum of what is being written: it may arrive without our hearing of it.
    pub trying: Option<u32>,
}

impl FileNote {
    /// Of a file that was just chosen.
    pub fn new(id: String, name: String) -> Self {
        Self { id, name, written: None, trouble: None, is_asked: true, may_replace: true, trying: None }
    }

    /// The user allowed it again, or wants it tried again.
    pub fn asked(mut self, may_replace: bool) -> Self {
        (self.trouble, self.is_asked, self.may_replace) = (None, true, self.may_replace || may_replace);
        self
    }

    /// A text of this checksum is about to be written.
    pub fn trying(mut self, checksum: u32) -> Self {
        self.trying = Some(checksum);
        self
    }

    /// Whether a text that lies in the file may be written over.
    pub fn may_go(&self, lies: &str) -> bool {
        let of = checksum(lies.as_bytes());
        let is_own = self.trying == Some(of) || self.written.is_some_and(|written| written.checksum == of);
        self.may_replace || lies.is_empty() || is_own
    }

    pub fn text(&self) -> String {
        let written = self.written.map(|Written { at, revision, checksum }| {
            json!({ "at": at.timestamp_millis(), "revision": revision, "checksum": checksum })
        });
        let trouble = self.trouble.map(Trouble::word);
        json!({
            "id": self.id,
            "name": self.name,
            "written": written,
            "trouble": trouble,
            "asked": self.is_asked,
            "replace": self.may_replace,
            "trying": self.trying,
        })
        .to_string()
    }

    /// From its note; nothing if that can't be read.
    pub fn from_text(text: &str) -> Option<Self> {
        let note: Value = serde_json::from_str(text).ok()?;
        let is_set = |field: &str| note.get(field).and_then(Value::as_bool).unwrap_or_default();
        let text = |field: &str| note.get(field).and_then(Value::as_str);
        let trouble = text("trouble");
        Some(Self {
            id: text("id")?.to_owned(),
            name: text("name")?.to_owned(),
            written: note.get("written").and_then(read_written),
            trouble: Trouble::ALL.into_iter().find(|each| Some(each.word()) == trouble),
            is_asked: is_set("asked"),
            may_replace: is_set("replace"),
            trying: note.get("trying").and_then(Value::as_u64).and_then(|trying| trying.try_into().ok()),
        })
    }
}

fn read_written(note: &Value) -> Option<Written> {
    let number = |field: &str| note.get(field).and_then(Value::as_u64);
    Some(Written {
        at: DateTime::from_timestamp_millis(number("at")?.try_into().ok()?)?,
        revision: number("revision")?,
        checksum: number("checksum")?.try_into().ok()?,
    })
}

/// What a tab sees when it looks: up to which change there is anything, 0 where nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    pub revision: u64,
    pub now_ms: u64,
    /// The page is hidden or left: perhaps the last moment.
    pub is_leaving: bool,
}

/// What is to be done outside; answered by [`ChosenFile::wrote`] or [`ChosenFile::failed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAct {
    /// Asks the browser whether the file may be written; answered only where it may not.
    Check,
    Write,
}

/// The machine.
#[derive(Debug, Default)]
pub struct ChosenFile {
    note: Option<FileNote>,
    is_ours: bool,
    is_writing: bool,
    was_checked: bool,
    /// The newest change that was seen, and when; and when the first was seen that is not in the file.
    seen: Option<(u64, u64)>,
    since_ms: Option<u64>,
    again_ms: u64,
}

impl ChosenFile {
    pub fn note(&self) -> Option<&FileNote> {
        self.note.as_ref()
    }

    /// What is noted, by this tab or another.
    pub fn noted(&mut self, note: Option<FileNote>) {
        let is_asked = note.as_ref().is_some_and(|note| note.is_asked);
        if note.is_none() || is_asked {
            self.again_ms = 0;
        }
        self.note = note;
    }

    /// This tab is the one that writes.
    pub fn granted(&mut self) {
        self.is_ours = true;
    }

    pub fn look(&mut self, sight: Sight) -> Option<FileAct> {
        let Sight { revision, now_ms, is_leaving } = sight;
        let note = self.note.as_ref()?;
        let is_pending = revision != 0 && note.written.is_none_or(|written| written.revision != revision);
        let quiet_since = match self.seen {
            // A clock that was set back is no reason to wait.
            Some((seen, at_ms)) if seen == revision && at_ms <= now_ms => at_ms,
            Some(_) | None => now_ms,
        };
        self.seen = Some((revision, quiet_since));
        let since_ms = *self.since_ms.get_or_insert(now_ms);
        if !is_pending {
            self.since_ms = None;
        }
        if !self.is_ours || self.is_writing {
            return None;
        }
        let is_time = now_ms >= quiet_since + QUIET_MS || now_ms >= since_ms + LATEST_WRITTEN_MS || is_leaving;
        let may_try = now_ms >= self.again_ms || self.again_ms > now_ms + AGAIN_MS;
        if (revision != 0 && note.is_asked) || (is_pending && is_time && may_try) {
            (self.is_writing, self.was_checked) = (true, true);
            return Some(FileAct::Write);
        }
        (!std::mem::replace(&mut self.was_checked, true)).then_some(FileAct::Check)
    }

    /// The file of this choice has it all up to this change, and was read back.
    pub fn wrote(&mut self, id: &str, written: Written) {
        (self.is_writing, self.since_ms) = (false, None);
        if let Some(note) = self.note.as_mut().filter(|note| note.id == id) {
            (note.written, note.trouble, note.trying) = (Some(written), None, None);
            (note.is_asked, note.may_replace) = (false, false);
        }
    }

    pub fn failed(&mut self, id: &str, trouble: Trouble, now_ms: u64) {
        (self.is_writing, self.again_ms) = (false, now_ms + AGAIN_MS);
        if let Some(note) = self.note.as_mut().filter(|note| note.id == id) {
            (note.trouble, note.is_asked) = (Some(trouble), false);
        }
    }
}
