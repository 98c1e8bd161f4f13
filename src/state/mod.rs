//! One session: what is open, one door in, one door out; the URL says where we are.

mod bin;
mod card;
mod edition;
mod files;
mod incoming;
mod judging;
mod keeping;
mod kept;
mod keys;
mod loading;
mod open;
mod reading;
mod route;
mod sample;
mod sealing;
mod session;
mod swap;
mod tabs;
mod together;
mod updating;
mod waking;

pub use card::PlanCard;
pub use edition::NewEdition;
pub use files::{ExportFailure, Exported, LastBackup};
pub use incoming::{Copies, Found, FoundBackup, Here, Incoming, Taking};
pub use judging::Judge;
pub use keys::{Holder, KeyAction};
pub use loading::Arrival;
pub use open::{Open, Spot};
pub use reading::Facet;
pub use route::Route;
pub use session::{Session, Start, session};
pub use swap::Swap;
pub use updating::{Freshness, UpdateErrand, UpdateEvent, Updating};
