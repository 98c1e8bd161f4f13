//! Which settings of a backup would change anything here; what nobody can set is passed over.

use duibiao::platform::keep;
use duibiao::state::{Resetting, resettings};

/// What a backup would change, as `name: before → after`.
#[track_caller]
fn check(here: &[(&str, &str)], backup: &[(&str, &str)], expected: &[&str]) {
    for name in ["language", "large-text", "region", "single-keys"] {
        keep::forget_preference(name);
    }
    here.iter().for_each(|(name, text)| keep::set_preference(name, text));
    let backup: Vec<(String, String)> = backup.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let said = |text: &Option<String>| text.clone().unwrap_or("–".to_owned());
    let told: Vec<String> = resettings(&backup)
        .iter()
        .map(|each| format!("{}: {} → {}", each.name, said(&each.before), said(&each.after)))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn what_differs_is_told_and_what_nobody_can_set_is_passed_over() {
    check(&[], &[], &[]);
    check(&[], &[("language", "en"), ("large-text", "on")], &["language: – → en", "large-text: – → on"]);
    check(&[("language", "en")], &[("language", "en")], &[]);
    check(&[], &[("language", "zh-CN"), ("large-text", "off"), ("single-keys", "on"), ("region", "")], &[]);
    check(&[("region", "甲省")], &[("region", "云南省/红河州")], &["region: 甲省 → 云南省/红河州"]);
    check(&[], &[("language", "xx"), ("large-text", "yes"), ("region", "a\nb"), ("copy", "theirs"), ("backed-up", "9")], &[]);
    check(&[], &[("region", &"长".repeat(101))], &[]);
}

#[test]
fn taken_back_it_is_as_it_was() {
    let set = Resetting { name: "region", before: None, after: Some("甲省".to_owned()) };
    let back = set.clone().taken_back();
    assert_eq!((&back.before, &back.after), (&set.after, &set.before));
    assert_eq!(back.taken_back(), set);
}
