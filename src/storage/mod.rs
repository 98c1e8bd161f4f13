//! What to keep and when, without doing it: records, their keys, and the machine that queues them.
//!
//! `platform::keep` performs the commands. Nothing is written before [`Shelf::load`] has read everything.

mod keeper;
mod key;
mod record;
mod shelf;

pub use keeper::{Command, Event, Haste, Keeper, LATEST_MS, PAUSE_MS, Refusal, SaveState};
pub use key::{Key, PREFIX, set_aside};
pub use record::{Damage, VERSION as RECORD_VERSION, open, seal};
pub use shelf::{Piece, SetAside, Shelf, all_records};
