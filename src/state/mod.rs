//! One session: what is open, one door in, one door out; the URL says where we are.

mod card;
mod files;
mod judging;
mod keeping;
mod kept;
mod keys;
mod loading;
mod open;
mod route;
mod sample;
mod sealing;
mod session;
mod together;
mod waking;

pub use card::PlanCard;
pub use files::{ExportFailure, Exported, Found, Here, Incoming, Taking};
pub use judging::Judge;
pub use keys::{Holder, KeyAction};
pub use loading::Arrival;
pub use open::{Open, Spot};
pub use route::Route;
pub use session::{Session, Start, session};
