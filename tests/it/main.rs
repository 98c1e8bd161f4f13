//! The host suite: what users meet, in seconds, without a browser. `scenario` is the only part that knows the API.
//!
//! Data stands in `tests/cases/`: plans, tables of cases, snapshots. `UPDATE_EXPECT=1` writes the snapshots
//! anew; read the difference before you keep it.

mod anew;
mod apart;
mod attainment;
mod cases;
mod charts;
mod comparing;
mod copies;
mod corpus;
mod dependencies;
mod editions;
mod exchange;
mod figures;
mod finding;
mod history;
mod hostile;
mod judging;
mod keys;
mod laws;
mod looking;
mod lvchun;
mod offers;
mod plans;
mod reading;
mod readme;
mod regions;
mod reports;
mod sample;
mod scenario;
mod sealing;
mod seeds;
mod session;
mod settings;
mod sheet;
mod shipping;
mod standard;
mod storage;
mod tidy;
mod updating;
mod upkeep;
mod workspace;
