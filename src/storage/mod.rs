//! What to keep and when, without doing it: registers under their keys, where they lie, and the machine that queues them.
//!
//! `platform::keep` and `platform::mirror` perform the commands. Nothing is written before both have been read.

mod bin;
mod chosen;
mod clock;
mod keeper;
mod key;
mod lease;
mod lying;
mod own;
mod piece;
mod record;
mod register;
mod shelf;
mod turns;
mod word;

pub use bin::{BIN_DAYS, Binned};
pub use chosen::{AGAIN_MS, ChosenFile, FileAct, FileNote, LATEST_WRITTEN_MS, QUIET_MS, Sight, Trouble, Written};
pub use clock::{ClockDoubt, RELEASED, doubt};
pub use keeper::{Command, Event, Haste, Keeper, LATEST_MS, Medium, PAUSE_MS, Put, Recovered, Refusal, SaveState};
pub use key::{DATED, Key, OLDER, PREFIX, PUT_AWAY, Place, dated, edition_key, journal, older, put_away, set_aside, snapshot};
pub use lease::{Lease, RENEWED_EVERY_MS, STALE_AFTER_MS};
pub use lying::{Entries, SetAside, open_bag, seal_bag, size};
pub use own::OwnPlan;
pub use piece::{Piece, all_pieces, all_records};
pub use record::{Damage, VERSION as RECORD_VERSION, checksum, seal, unseal};
pub use register::{Bag, Body, Register};
pub use shelf::Shelf;
pub use turns::{Barred, GRACE_MS, Turn, TurnCommand, TurnEvent, Turns};
pub use word::{Word, is_newer};

/// The characters that a browser gives to the local storage of one place.
pub const ROOM: usize = 5 * 1024 * 1024;
