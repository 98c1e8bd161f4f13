//! Exact numbers: decimals as people write them, ratios as scores need them. No binary floating point.

mod natural;
mod ratio;

pub use ratio::Ratio;
pub use rust_decimal::Decimal;

/// A decimal as a ratio, exactly.
pub fn ratio(decimal: Decimal) -> Ratio {
    Ratio::new(decimal.mantissa(), 10u128.pow(decimal.scale()))
}

/// The most digits that a decimal in a file, or typed, may have.
const MOST_DIGITS: usize = 18;

/// A decimal as people write it: digits, a point among them or none, a minus before them or not.
pub fn read_decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (before, after) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = format!("{before}{after}");
    let is_number = !before.is_empty() && !unsigned.ends_with('.') && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number || digits.trim_start_matches('0').len() > MOST_DIGITS || after.len() > MOST_DIGITS {
        return None;
    }
    let mantissa = digits.bytes().fold(0, |sum: i64, digit| sum * 10 + i64::from(digit - b'0'));
    let decimal = Decimal::try_new(mantissa, after.len() as u32).ok()?;
    Some(if unsigned.len() < text.len() { -decimal } else { decimal })
}

/// `number × 10^places`, unless that has too many digits.
pub fn shifted(number: Decimal, places: i32) -> Option<Decimal> {
    let (mantissa, scale) = (i64::try_from(number.mantissa()).ok()?, number.scale() as i32 - places);
    let up = 10i64.checked_pow(u32::try_from(-scale).unwrap_or_default())?;
    Decimal::try_new(mantissa.checked_mul(up)?, u32::try_from(scale).unwrap_or_default()).ok()
}

/// A whole number as a ratio.
pub fn whole(number: i64) -> Ratio {
    Ratio::new(number.into(), 1)
}

/// `top / bottom`; `bottom` must not be zero.
pub fn quotient(top: i64, bottom: i64) -> Ratio {
    whole(top) / whole(bottom)
}

/// Between `low` and `high`, both included.
pub fn clamp(value: Ratio, low: Ratio, high: Ratio) -> Ratio {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

/// How a ratio loses the digits that are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Towards zero: what is shown never says more than was reached.
    Down,
    /// Half away from zero, as for figures in files.
    HalfUp,
}

/// A ratio with exactly `places` decimals: `2/3` → `0.66` or `0.67`.
pub fn fixed(value: &Ratio, places: u32, rounding: Rounding) -> String {
    let shifted = value.abs() * Ratio::new(10i128.pow(places), 1);
    let whole = match rounding {
        Rounding::Down => shifted,
        Rounding::HalfUp => shifted + Ratio::new(1, 2),
    };
    let whole = whole.whole_part().0;
    let digits = format!("{:0>width$}", whole.decimal(), width = places as usize + 1);
    let (before, after) = digits.split_at(digits.len() - places as usize);
    let sign = if value.is_negative() && !whole.is_zero() { "-" } else { "" };
    if after.is_empty() { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

/// A ratio as short as it goes with at most `places` decimals: `4.20` → `4.2`, `1/3` → `0.33`.
pub fn short(value: &Ratio, places: u32) -> String {
    let text = fixed(value, places, Rounding::HalfUp);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// A decimal without trailing zeros: `92.00` → `92`.
pub fn plain(decimal: Decimal) -> String {
    decimal.normalize().to_string()
}

/// How many whole tenths it holds, for drawing only: bar lengths, never a verdict.
pub fn tenths(value: &Ratio) -> i64 {
    let tenths = (value * whole(10)).whole_part().0.small().and_then(|tenths| i64::try_from(tenths).ok()).unwrap_or_default();
    if value.is_negative() { -tenths } else { tenths }
}
