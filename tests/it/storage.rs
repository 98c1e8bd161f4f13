//! What lies in a store: records and their keys, the shelf that is read from them, and when what is written.

<<<<<<< HEAD
mod clock;
=======
mod corruption;
>>>>>>> keeper
mod keeper;
mod keys;
mod model;
mod record;
mod shelf;
mod turns;
mod twin;
mod versions;
mod word;
