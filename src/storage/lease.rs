//! A turn where the browser has no locks (a page over plain http in a school's own network): a note in local storage that
//! its owner renews. One that is old belongs to nobody: its tab is closed, or asleep.

/// A note is renewed so often …
pub const RENEWED_EVERY_MS: u64 = 2_000;
/// … and is nobody's after so long.
pub const STALE_AFTER_MS: u64 = 6_000;

/// A note, as it lies in the store: `<writer>|<milliseconds>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    pub writer: String,
    pub renewed_ms: u64,
}

impl Lease {
    pub fn text(&self) -> String {
        format!("{}|{}", self.writer, self.renewed_ms)
    }

    /// `None` for what is no note: it binds nobody.
    pub fn from_text(text: &str) -> Option<Self> {
        let (writer, renewed) = text.split_once('|')?;
        Some(Self { writer: writer.to_owned(), renewed_ms: renewed.parse().ok()? })
    }

    /// Whether the note keeps this writer out. One from the future is from a clock that was set back: it keeps nobody out.
    pub fn bars(&self, writer: &str, now_ms: u64) -> bool {
        let is_fresh = (self.renewed_ms..=self.renewed_ms + STALE_AFTER_MS).contains(&now_ms);
        self.writer != writer && is_fresh
    }
}
