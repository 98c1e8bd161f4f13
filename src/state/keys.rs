//! The keys of the answering list: what each does. A single letter acts only where nobody types.
//!
//! | key | does | on a row | on a button or box in it | in a field |
//! | --- | --- | --- | --- | --- |
//! | `j` `k` | next, previous checkpoint | yes | yes | – |
//! | `↓` `↑` | the same | yes | – | – |
//! | `1` … `9` | that level of the scale | yes | yes | – |
//! | `n` | to the note | yes | yes | – |
//! | `/` | to the search field | yes | yes | – |
//! | `?` | help | yes | yes | – |

/// What a key does in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAction {
    Next,
    Previous,
    /// Chooses a level of the scale, counted from 0.
    Level(usize),
    Note,
    /// To the search field over the tree of sections.
    Find,
    Help,
}

/// What holds the focus in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The row of a checkpoint.
    Row,
    /// A button, a fold, a radio or a box: the arrows are its own.
    Control,
    /// What people type into or choose from: every key is its own.
    Field,
}

/// Letters and signs; the wide question mark is what a Chinese input method types.
const SIGNS: &[(&str, KeyAction)] = &[
    ("j", KeyAction::Next),
    ("k", KeyAction::Previous),
    ("n", KeyAction::Note),
    ("/", KeyAction::Find),
    ("?", KeyAction::Help),
    ("\u{ff1f}", KeyAction::Help),
];

const ARROWS: &[(&str, KeyAction)] = &[("ArrowDown", KeyAction::Next), ("ArrowUp", KeyAction::Previous)];

impl KeyAction {
    /// What a key (by the name that browsers give it) does where the focus is.
    pub fn of(key: &str, holder: Holder) -> Option<Self> {
        let named =
            |table: &[(&str, Self)]| table.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, action)| *action);
        match holder {
            Holder::Field => None,
            Holder::Control => named(SIGNS).or_else(|| level(key)),
            Holder::Row => named(SIGNS).or_else(|| level(key)).or_else(|| named(ARROWS)),
        }
    }
}

fn level(key: &str) -> Option<KeyAction> {
    match key.as_bytes() {
        [digit @ b'1'..=b'9'] => Some(KeyAction::Level(usize::from(digit - b'1'))),
        _ => None,
    }
}
