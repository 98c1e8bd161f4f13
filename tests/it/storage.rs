//! What lies in a store: records and their keys, the shelf that is read from them, and when what is written.

mod chosen;
mod clock;
mod corruption;
mod keeper;
mod keys;
mod model;
mod record;
mod register;
mod shelf;
mod turns;
mod twin;
mod versions;
mod word;
