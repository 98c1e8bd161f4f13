//! Numbers and targets as they stand in tables and sentences.
//!
//! No trailing zeros. A share of a score is cut off, never rounded up; a value shows as many decimals as it
//! takes not to look like a target that it missed.

use super::{Language, terms};
use crate::exact::{Decimal, Ratio, Rounding, Stated, fixed, plain, short, whole};
use crate::plan::{Op, Target, unit};

/// The decimals that a value is shown with, and the most that are tried to tell it from its target.
const DECIMALS: u32 = 2;
const POINT_DECIMALS: u32 = 1;
const MOST_DECIMALS: u32 = 6;

/// A share of a score, 0…1, in points of 100 as every score is shown, cut off after one decimal.
pub fn share(share: &Ratio) -> String {
    cut(&(share * whole(100)), POINT_DECIMALS)
}

/// How much `part` is of `all`, in percent, cut off after one decimal.
pub fn percent(part: usize, all: usize) -> String {
    plain(Decimal::new((part * 1000 / all.max(1)) as i64, 1))
}

/// A share that is more than nothing and yet shows as 0.
pub fn is_tiny(share: &Ratio) -> bool {
    !num_traits::Zero::is_zero(share) && self::share(share) == "0"
}

/// A ratio cut off after `places` decimals, without trailing zeros.
pub fn cut(value: &Ratio, places: u32) -> String {
    let text = fixed(value, places, Rounding::Down);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// A distance: as it is where four decimals say it, else up to the next of two.
pub fn gap(value: &Ratio) -> String {
    let is_exact = (value * whole(10_000)).is_integer();
    if is_exact { short(value, 4) } else { up(value, 2) }
}

/// A ratio rounded up to `places` decimals, without trailing zeros: what is needed is never said too small.
pub fn up(value: &Ratio, places: u32) -> String {
    let shift = whole(10_i64.pow(places));
    short(&((value * &shift).ceil() / shift), places)
}

/// A value beside its target: never shown equal to a bound that it is not equal to.
pub fn value(value: &Ratio, target: &Target) -> String {
    let bounds = [target.value, target.low, target.high].into_iter().flatten().map(Stated::ratio).collect::<Vec<_>>();
    let looks_right = |text: &String| bounds.iter().all(|bound| bound == value || *text != short(bound, MOST_DECIMALS));
    let mut texts = (DECIMALS..=MOST_DECIMALS).map(|places| short(value, places));
    texts.clone().find(looks_right).or_else(|| texts.next_back()).unwrap_or_default()
}

/// A number with its unit: `75%`, `4.2 人/百生`; in English `4.2 per 100 pupils`.
pub fn with_unit(language: Language, number: &str, name: &str) -> String {
    let word = match language {
        Language::Zh => name,
        Language::En => unit(name).map_or(name, |unit| unit.english),
    };
    match word {
        "%" => format!("{number}%"),
        word if word.starts_with(|c: char| c.is_ascii_digit()) => format!("{number} × {word}"),
        word => format!("{number} {word}"),
    }
}

/// A target with its comparator and unit, and its stage where it has one: `≥ 4.2 人/百生`.
pub fn target(language: Language, target: &Target) -> String {
    let bound = |stated: Option<Stated>| stated.map(|stated| stated_text(stated, &target.unit)).unwrap_or_default();
    let number = |stated| with_unit(language, &bound(stated), &target.unit);
    let equal = match language {
        Language::Zh => "等于",
        Language::En => "exactly",
    };
    let text = match target.op {
        // “1–2项”: one is enough, and two is what the text hopes for.
        Op::AtLeast if target.high.is_some() => {
            format!("≥ {} ({}–{})", number(target.value), bound(target.value), number(target.high))
        }
        Op::AtLeast => format!("≥ {}", number(target.value)),
        Op::MoreThan => format!("> {}", number(target.value)),
        Op::AtMost => format!("≤ {}", number(target.value)),
        Op::LessThan => format!("< {}", number(target.value)),
        Op::Equal => format!("{equal} {}", number(target.value)),
        Op::Range => format!("{}–{}", bound(target.low), number(target.high)),
        Op::Forecast => number(target.value),
    };
    match target.stage {
        Some(stage) => format!("{} {text}", terms::stage(language, stage)),
        None => text,
    }
}

/// A stated number without trailing zeros; a fraction of a percent as a decimal, any other as the fraction it is.
fn stated_text(stated: Stated, unit: &str) -> String {
    if stated.is_fraction() && unit != "%" {
        stated.to_string()
    } else {
        stated.rounded(DECIMALS + 2).map_or_else(|| stated.to_string(), plain)
    }
}

/// What a universal counts, in Chinese: its classifier and its noun, `所` and `学校`.
pub fn counted_zh(each: &str) -> (&str, &str) {
    match each {
        "校" | "学校" => ("所", "学校"),
        "园" | "幼儿园" => ("所", "幼儿园"),
        "镇" | "乡镇" | "乡" => ("个", "乡镇"),
        each => ("个", each),
    }
}
