//! Regions 地区: which plans bind a subject by where it is, and in which order it meets them.
//!
//! | the plan's region | a subject at 云南省/红河州/绿春县 |
//! | --- | --- |
//! | 云南省/红河州/绿春县 | its own |
//! | 云南省/红河州 | its own: a prefecture's plan covers its counties |
//! | 全国 | the national standard |
//! | 云南省/红河州/元阳县, 云南省/楚雄州 | elsewhere: for reference only |
//!
//! A subject's region is typed by people: with other separators, with none, with 自治州 written out.

use std::cmp::Reverse;

/// The region of a national plan.
pub const NATION: &str = "全国";

/// In what a short name and the full one differ: 红河州, 红河哈尼族彝族自治州.
const AUTONOMOUS: &str = "自治";

/// How near a plan is to who asks, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Of a region that the subject lies in.
    Own,
    /// The national standard.
    Nation,
    /// Of another region: for reference only.
    Other,
}

/// How near a plan's region is to a subject's.
pub fn nearness(plan: &str, subject: &str) -> Nearness {
    match () {
        () if plan.trim() == NATION => Nearness::Nation,
        () if covers(plan, subject) => Nearness::Own,
        () => Nearness::Other,
    }
}

/// The places of plans by their regions, as who belongs to any of `own` should meet them: their own, the nearest
/// first; the national standard; the others by region.
pub fn in_order(plans: &[&str], own: &[String]) -> Vec<(Nearness, usize)> {
    let nearest = |plan: &str| own.iter().map(|own| nearness(plan, own)).min().unwrap_or(nearness(plan, ""));
    let rank = |place: usize| {
        let near = nearest(plans[place]);
        let depth = if near == Nearness::Own { names(plans[place]).len() } else { 0 };
        (near, Reverse(depth), plans[place])
    };
    // A handful of plans: put in one by one, which is a tenth of a sort's code.
    let mut ordered: Vec<usize> = Vec::new();
    for place in 0..plans.len() {
        let before = ordered.iter().position(|other| rank(place) < rank(*other));
        ordered.insert(before.unwrap_or(ordered.len()), place);
    }
    ordered.into_iter().map(|place| (rank(place).0, place)).collect()
}

/// Whether a subject's region is the plan's, or lies in it.
fn covers(plan: &str, subject: &str) -> bool {
    let (outer, inner) = (names(plan), names(subject));
    let by_parts = outer.len() <= inner.len() && outer.iter().zip(&inner).all(|(one, other)| is_same(one, other));
    let in_one_word = || inner.len() == 1 && inner[0].starts_with(&outer.concat());
    !outer.is_empty() && (by_parts || in_one_word())
}

/// The names of a region, from the outermost in.
fn names(region: &str) -> Vec<&str> {
    let apart = |c: char| c.is_whitespace() || ['/', '／', '\\', '-', '—', '>', '·', '、', '，', ','].contains(&c);
    region.split(apart).filter(|name| !name.is_empty()).collect()
}

/// 红河州 is 红河哈尼族彝族自治州.
fn is_same(one: &str, other: &str) -> bool {
    let (short, full) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let stem = || short.char_indices().next_back().map(|(end, last)| (&short[..end], last));
    short == full
        || full.contains(AUTONOMOUS) && stem().is_some_and(|(stem, last)| full.starts_with(stem) && full.ends_with(last))
}
