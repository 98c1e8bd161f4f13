//! The language of the screen. Nearly every word follows it, thousands of places: they listen in groups (see [`Waking`]), and
//! each puts itself down in the group whose turn it is.

use leptos::prelude::*;

use super::waking::Waking;
use crate::i18n::Language;

#[derive(Clone, Copy)]
pub struct Spoken {
    language: StoredValue<Language>,
    waking: Waking,
}

impl Spoken {
    pub fn new(language: Language) -> Self {
        Self { language: StoredValue::new(language), waking: Waking::default() }
    }

    pub fn get(self) -> Language {
        self.waking.listen_in_turn();
        self.language.get_value()
    }

    pub fn get_untracked(self) -> Language {
        self.language.get_value()
    }

    pub fn set(self, language: Language) {
        self.language.set_value(language);
        self.waking.wake_all();
    }
}
