//! How the page is set up: the few settings that go into a backup and come back out of one.

use leptos::prelude::*;

use super::Session;
use crate::exchange::backup::Preference;
use crate::i18n::Language;
use crate::platform::keep;

/// The settings that go into a backup. Not the id of this copy, nor what was backed up when: those are this browser's.
const SETTINGS: [&str; 4] = ["language", "large-text", "region", "single-keys"];

/// No region has a longer name.
const LONGEST: usize = 100;

/// One setting, as it was and as it becomes; what was never set has no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resetting {
    pub name: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Resetting {
    /// The same, taken back.
    pub fn taken_back(self) -> Self {
        Self { name: self.name, before: self.after, after: self.before }
    }
}

/// The settings as they are.
pub(super) fn preferences() -> Vec<Preference> {
    let set = |name: &&str| Some(((*name).to_owned(), keep::preference(name)?));
    SETTINGS.iter().filter_map(set).collect()
}

/// What of a backup's settings is otherwise here; what nobody can set is passed over.
pub fn resettings(preferences: &[Preference]) -> Vec<Resetting> {
    let of = |name: &&'static str| {
        let (_, text) = preferences.iter().find(|(own, _)| own == name)?;
        let before = keep::preference(name);
        let is_same = before.as_deref().unwrap_or(unset(name)) == text;
        let after = Some(text.clone());
        (is_right(name, text) && !is_same).then_some(Resetting { name, before, after })
    };
    SETTINGS.iter().filter_map(of).collect()
}

/// What a setting is as long as nobody has set it.
fn unset(name: &str) -> &'static str {
    match name {
        "language" => Language::Zh.word(),
        "large-text" => "off",
        "single-keys" => "on",
        _ => "",
    }
}

fn is_right(name: &str, text: &str) -> bool {
    match name {
        "language" => Language::from_tag(text).is_some(),
        "large-text" | "single-keys" => matches!(text, "on" | "off"),
        _ => text.chars().count() <= LONGEST && !text.chars().any(char::is_control),
    }
}

impl Session {
    /// Sets these; those that are no longer as they were stay as they are.
    pub(super) fn reset(self, resettings: &[Resetting]) {
        for Resetting { name, after, .. } in resettings.iter().filter(|each| keep::preference(each.name) == each.before) {
            match after {
                Some(text) => keep::set_preference(name, text),
                None => keep::forget_preference(name),
            }
            let text = after.as_deref().unwrap_or(unset(name));
            match *name {
                "language" => Language::from_tag(text).into_iter().for_each(|language| self.language.set(language)),
                "large-text" => self.large_text.set(text == "on"),
                "region" => self.region.set(text.to_owned()),
                // Read where the keys are.
                _ => {}
            }
        }
    }
}
