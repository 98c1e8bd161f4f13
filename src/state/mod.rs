//! One session: what is open, one door in, one door out; the URL says where we are.

mod keeping;
mod open;
mod route;
mod session;

pub use open::{Open, Spot};
pub use route::Route;
pub use session::{PlanCard, Session, Start, session};
