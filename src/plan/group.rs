//! In which order the data sheet shows metrics: as a school's statistics clerk goes through them, pupils, then staff, then
//! what stands on the ground. What plans of one's own ask beyond `seeds/groups.txt` comes last.

use super::MetricId;
use crate::words::{Word, words};

words! {
    /// What metrics are about.
    Group {
        Pupils = "pupils",
        Staff = "staff",
        Campus = "campus",
        Funds = "funds",
        Teaching = "teaching",
        Safety = "safety",
        Schools = "schools",
        Management = "management",
        Projects = "projects",
        /// How many schools or townships of how many: of no metric.
        Universals = "universals",
        /// What is in no other.
        Other = "other",
    }
}

const LIST: &str = include_str!("../../seeds/groups.txt");

/// Each line of the list that names a metric, or with `*` at its end several, under its group; a group that is none is `Other`.
pub fn grouped() -> impl Iterator<Item = (Group, &'static str)> {
    let mut group = Group::Other;
    LIST.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(word) => {
                group = Group::from_word(word).unwrap_or(Group::Other);
                None
            }
            None => Some((group, line)),
        }
    })
}

/// The group of a metric and its place on the list.
pub fn group_of(metric: &MetricId) -> (Group, usize) {
    let is_it = |line: &str| match line.strip_suffix('*') {
        Some(start) => metric.as_str().starts_with(start),
        None => metric.as_str() == line,
    };
    let found = grouped().enumerate().find(|(_, (_, line))| is_it(line));
    found.map_or((Group::Other, usize::MAX), |(place, (group, _))| (group, place))
}
