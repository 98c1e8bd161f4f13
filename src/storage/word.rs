//! What tabs of one browser tell each other, as text: a line that says what it is, then lines of what it is about.

use super::key::Key;
use crate::assessment::SubjectId;

/// A word between tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// This program is at work here: an older one is to stop writing.
    Here { program: String },
    /// The turn of this subject is wanted.
    Ask(SubjectId),
    /// These records were written: keys and texts, as they lie in the store.
    Wrote(Vec<(String, String)>),
    /// Everything was cleared from this browser.
    Cleared,
}

impl Word {
    pub fn text(&self) -> String {
        match self {
            Self::Here { program } => format!("here\n{program}"),
            Self::Ask(subject) => format!("ask\n{subject}"),
            Self::Cleared => "cleared\n".to_owned(),
            Self::Wrote(records) => {
                records.iter().fold("wrote".to_owned(), |text, (key, record)| format!("{text}\n{key}\n{record}"))
            }
        }
    }

    /// `None` for what is no word of ours: other pages on file:// may use the same channel.
    pub fn from_text(text: &str) -> Option<Self> {
        let (sort, rest) = text.split_once('\n')?;
        match sort {
            "here" => Some(Self::Here { program: rest.to_owned() }),
            "ask" => Some(Self::Ask(rest.to_owned().into())),
            "cleared" => Some(Self::Cleared),
            "wrote" => {
                let mut lines = rest.lines();
                let mut records = Vec::new();
                while let Some(key) = lines.next() {
                    records.push((key.to_owned(), lines.next()?.to_owned()));
                }
                Some(Self::Wrote(records))
            }
            _ => None,
        }
    }

    /// What of a put others want to hear of: records, not journals and snapshots.
    pub fn of_put(puts: &[(String, Option<String>)]) -> Option<Self> {
        let record = |(key, text): &(String, Option<String>)| Some((Key::from_text(key)?.text(), text.clone()?));
        let records: Vec<(String, String)> = puts.iter().filter_map(record).collect();
        (!records.is_empty()).then_some(Self::Wrote(records))
    }
}

/// Whether a program is newer than another, by their versions: `0.10.0` is newer than `0.9.3`.
pub fn is_newer(program: &str, than: &str) -> bool {
    let numbers = |version: &str| version.split(['.', '-', '+', ' ']).map_while(|part| part.parse().ok()).collect::<Vec<u64>>();
    numbers(program) > numbers(than)
}
