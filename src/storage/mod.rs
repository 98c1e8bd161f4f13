//! What to keep and when, without doing it: records, their keys, and the machine that queues them.
//!
//! `platform::keep` performs the commands. Nothing is written before [`Shelf::load`] has read everything.

mod clock;
mod keeper;
mod key;
mod lease;
mod record;
mod shelf;
mod turns;
mod word;

pub use clock::{ClockDoubt, RELEASED, doubt};
pub use keeper::{Command, Event, Haste, Keeper, LATEST_MS, PAUSE_MS, Refusal, SaveState};
pub use key::{Key, PREFIX, set_aside};
pub use lease::{Lease, RENEWED_EVERY_MS, STALE_AFTER_MS};
pub use record::{Damage, VERSION as RECORD_VERSION, open, seal};
pub use shelf::{Piece, SetAside, Shelf, all_records};
pub use turns::{Barred, GRACE_MS, Turn, TurnCommand, TurnEvent, Turns};
pub use word::{Word, is_newer};
