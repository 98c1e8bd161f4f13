//! What takes a while, asked for again before it has come: only what was asked for last is still wanted.

use leptos::prelude::*;

/// How often it was asked for.
#[derive(Clone, Copy, Default)]
pub struct Newest(StoredValue<usize>);

impl Newest {
    /// Asks anew, and tells later whether nobody has asked since, and the page still stands.
    pub fn ask(self) -> impl Fn() -> bool + Copy {
        self.0.update_value(|asked| *asked += 1);
        let own = self.0.get_value();
        move || self.0.try_get_value() == Some(own)
    }
}
