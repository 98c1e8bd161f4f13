//! Numbers as people type them: full-width digits, 万, %, thousands commas, fractions of counts.
//!
//! | typed | for | is |
//! | --- | --- | --- |
//! | `95`, `95%`, `９５％` | % | 95 |
//! | `0.95` | % | 0.95, and the question whether 95% was meant |
//! | `42/1000` | %, 人/百生 | 42 of 1000, times the factor of the unit |
//! | `4.85万` | 万人 · 人 | 4.85 · 48500 |
//! | `1,234` | 人 | 1234 |
//! | `0,95` `1e400` `三十` `-3` | any | no number: a problem, and the text stays as typed |

use crate::exact::{Decimal, Ratio, ratio, read_decimal, shifted, whole};
use crate::plan::{Nature, Unit};

/// The longest numbers that are taken: more digits are a slip of the hand.
const MAX_WHOLE_DIGITS: u32 = 12;
const MAX_DECIMALS: usize = 6;

/// A number that was understood, still exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Number(Decimal),
    /// A quotient of two counts, not yet times the unit's factor.
    Counts {
        of: Decimal,
        per: Decimal,
    },
}

/// What reading gave: the figure, and whether something else may have been meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub figure: Figure,
    /// `0.95` typed for a percentage: this percentage may have been meant.
    pub meant_percent: Option<Decimal>,
}

/// Why a text is no number here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureProblem {
    /// Letters, signs, or anything that is no number.
    NotANumber,
    /// `0,95`: the comma is neither a decimal point nor between thousands.
    StrayComma,
    Negative,
    /// More than 12 digits before the point or 6 after.
    TooLong,
    /// A unit that does not belong here.
    OtherUnit {
        typed: String,
    },
    /// A fraction where only one number makes sense.
    NoFraction,
}

impl Figure {
    /// The value in a unit; `None` where the denominator is zero.
    pub fn value(&self, unit: &Unit) -> Option<Ratio> {
        match self {
            Self::Number(number) => Some(ratio(*number)),
            Self::Counts { per, .. } if per.is_zero() => None,
            Self::Counts { of, per } => Some(ratio(*of) / ratio(*per) * whole(i64::from(unit.factor))),
        }
    }
}

/// Reads what was typed for a unit; `None` for blank text.
pub fn read_figure(typed: &str, unit: &Unit) -> Option<Result<Reading, FigureProblem>> {
    let text: String = typed.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() { None } else { Some(read(&text, unit)) }
}

fn read(text: &str, unit: &Unit) -> Result<Reading, FigureProblem> {
    let exactly = |figure| Reading { figure, meant_percent: None };
    if let Some((of, per)) = text.strip_suffix(unit.name).unwrap_or(text).split_once('/') {
        if unit.nature == Nature::Amount {
            return Err(FigureProblem::NoFraction);
        }
        let (of, per) = (decimal(of)?, decimal(per)?);
        return Ok(exactly(Figure::Counts { of, per }));
    }
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | '-' | '+')).unwrap_or(text.len());
    let (digits, suffix) = text.split_at(end);
    let number = decimal(digits).and_then(|number| in_unit(number, suffix, unit))?;
    let fraction_of_one = unit.name == "%" && suffix.is_empty() && number > Decimal::ZERO && number < Decimal::ONE;
    let meant_percent = fraction_of_one.then(|| (number * Decimal::ONE_HUNDRED).normalize());
    Ok(Reading { figure: Figure::Number(number), meant_percent })
}

/// `number` as typed with a suffix (万, 亿, a unit or both), in the unit that is asked for.
fn in_unit(number: Decimal, suffix: &str, unit: &Unit) -> Result<Decimal, FigureProblem> {
    if suffix.is_empty() || suffix == unit.name {
        return Ok(number);
    }
    let (places, named) = match suffix.chars().next() {
        Some('万') => (4, &suffix['万'.len_utf8()..]),
        Some('亿') => (8, &suffix['亿'.len_utf8()..]),
        _ => (0, suffix),
    };
    let base = unit.name.trim_start_matches(['万', '亿']);
    if unit.nature == Nature::Rate || !(named.is_empty() || named == base) {
        let letters = suffix.chars().any(|c| c.is_ascii_alphabetic());
        return Err(if letters { FigureProblem::NotANumber } else { FigureProblem::OtherUnit { typed: suffix.to_owned() } });
    }
    let exact = shifted(number, places - unit.scale.ilog10() as i32);
    let limit = Decimal::from(10u64.pow(MAX_WHOLE_DIGITS));
    exact.filter(|number| *number < limit).map(|number| number.normalize()).ok_or(FigureProblem::TooLong)
}

fn decimal(text: &str) -> Result<Decimal, FigureProblem> {
    let text = without_thousands(text)?;
    if let Some(rest) = text.strip_prefix('-') {
        let is_number = read_decimal(rest).is_some();
        return Err(if is_number { FigureProblem::Negative } else { FigureProblem::NotANumber });
    }
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if before.is_empty() || !digits(before) || !digits(after) || text.ends_with('.') {
        return Err(FigureProblem::NotANumber);
    }
    let (before, after) = (before.trim_start_matches('0'), after.trim_end_matches('0'));
    if before.len() > MAX_WHOLE_DIGITS as usize || after.len() > MAX_DECIMALS {
        return Err(FigureProblem::TooLong);
    }
    let point = if after.is_empty() { "" } else { "." };
    read_decimal(&format!("0{before}{point}{after}")).ok_or(FigureProblem::TooLong)
}

/// `1,234,567` without its commas; any other comma is a problem.
fn without_thousands(text: &str) -> Result<String, FigureProblem> {
    if !text.contains(',') {
        return Ok(text.to_owned());
    }
    let (before, _) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = before.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    let after_point = text.len() > before.len() && text[before.len()..].contains(',');
    if grouped && !after_point { Ok(text.replace(',', "")) } else { Err(FigureProblem::StrayComma) }
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '％' | '．' | '，' | '／' | '－' | '＋' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '−' | '–' | '—' => '-',
        '﹪' => '%',
        '、' => ',',
        '÷' | '∕' | '⁄' => '/',
        '。' => '.',
        _ => c,
    }
}
