//! Exact numbers: decimals as people write them, ratios as scores need them. No binary floating point.

use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

pub use num_rational::BigRational as Ratio;
pub use rust_decimal::Decimal;

/// A number as a text states it: a decimal, or a fraction where no decimal says it (三分之一).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    top: Decimal,
    bottom: Decimal,
}

impl Stated {
    /// As in files: `4.2`, `100/3`.
    pub fn from_text(text: &str) -> Option<Self> {
        let number = read_decimal;
        let (top, bottom) = match text.split_once('/') {
            Some((top, bottom)) => (number(top)?, number(bottom).filter(|bottom| *bottom > Decimal::ZERO)?),
            None => (number(text)?, Decimal::ONE),
        };
        Some(Self { top, bottom })
    }

    pub fn ratio(self) -> Ratio {
        if self.bottom == Decimal::ONE { ratio(self.top) } else { ratio(self.top) / ratio(self.bottom) }
    }

    pub fn is_fraction(self) -> bool {
        self.bottom != Decimal::ONE
    }

    /// As a decimal of at most `places`, half up; `None` where that has too many digits. In whole numbers: what only
    /// shows a target needs no ratio.
    pub fn rounded(self, places: u32) -> Option<Decimal> {
        let top = self.top.mantissa().checked_mul(tens(self.bottom.scale() + places)?)?;
        let bottom = self.bottom.mantissa().checked_mul(tens(self.top.scale())?)?;
        let rounded = (top.abs() * 2 + bottom) / (bottom * 2);
        Decimal::try_from_i128_with_scale(rounded * top.signum(), places).ok().map(|decimal| decimal.normalize())
    }

    /// Whether it is more than another; not where that takes too many digits to say.
    pub fn exceeds(self, other: Self) -> bool {
        let side = |one: Self, other: Self| {
            let scale = tens(one.bottom.scale() + other.top.scale())?;
            one.top.mantissa().checked_mul(other.bottom.mantissa())?.checked_mul(scale)
        };
        side(self, other).zip(side(other, self)).is_some_and(|(own, others)| own > others)
    }
}

impl From<Decimal> for Stated {
    fn from(top: Decimal) -> Self {
        Self { top, bottom: Decimal::ONE }
    }
}

impl std::fmt::Display for Stated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.is_fraction() {
            true => write!(f, "{}/{}", plain(self.top), plain(self.bottom)),
            false => f.write_str(&self.top.to_string()),
        }
    }
}

impl serde::Serialize for Stated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl schemars::JsonSchema for Stated {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Stated".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?(/[0-9]+(\\.[0-9]+)?)?$" })
    }
}

fn tens(places: u32) -> Option<i128> {
    10_i128.checked_pow(places)
}

/// Whether two are the same number, by their digits: ratios are in lowest terms. `==` on them divides, and division of any
/// length would be a fortieth of the first load.
pub trait Same {
    fn is_same(&self, other: &Self) -> bool;
}

impl Same for Ratio {
    fn is_same(&self, other: &Self) -> bool {
        self.numer() == other.numer() && self.denom() == other.denom()
    }
}

impl Same for Option<Ratio> {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(one), Some(other)) => one.is_same(other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// `==` of a struct of which some fields are ratios, which come first.
#[allow(unused_macros, reason = "the build script, which takes this file too, compares nothing")]
macro_rules! equal_by {
    ($of:ident { $($ratio:ident),*; $($other:ident),* }) => {
        impl PartialEq for $of {
            fn eq(&self, other: &Self) -> bool {
                use $crate::exact::Same as _;
                let Self { $($ratio),*, $($other),* } = self;
                $(*$other == other.$other &&)* $($ratio.is_same(&other.$ratio) &&)* true
            }
        }
        impl Eq for $of {}
    };
}

#[allow(unused_imports, reason = "as above")]
pub(crate) use equal_by;

/// A decimal as a ratio, exactly.
pub fn ratio(decimal: Decimal) -> Ratio {
    Ratio::new(BigInt::from(decimal.mantissa()), BigInt::from(10u8).pow(decimal.scale()))
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

/// The longest exact share that is read: the sums of real plans stay below a tenth of it.
const MOST_LETTERS: usize = 4000;

/// A ratio as it was written down exactly: `4/5`, `1`.
pub fn read_exact(text: &str) -> Option<Ratio> {
    let is_plain = text.len() <= MOST_LETTERS && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    if is_plain { text.parse().ok() } else { None }
}

/// A whole number as a ratio.
pub fn whole(number: i64) -> Ratio {
    Ratio::from_integer(BigInt::from(number))
}

/// `top / bottom`; `bottom` must not be zero.
pub fn quotient(top: i64, bottom: i64) -> Ratio {
    Ratio::new(BigInt::from(top), BigInt::from(bottom))
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
    let shifted = value.abs() * Ratio::from_integer(BigInt::from(10u8).pow(places));
    let whole = match rounding {
        Rounding::Down => shifted.trunc().to_integer(),
        Rounding::HalfUp => (shifted + Ratio::new(BigInt::one(), BigInt::from(2u8))).trunc().to_integer(),
    };
    let digits = format!("{:0>width$}", whole.to_string(), width = places as usize + 1);
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
    (value * BigInt::from(10u8)).to_integer().to_i64().unwrap_or_default()
}

/// A decimal as a spreadsheet keeps it in a cell: to be seen and summed there, never for a verdict of ours.
pub fn to_cell(decimal: &str) -> f64 {
    decimal.parse().unwrap_or_default()
}

/// The decimal that a spreadsheet shows for a cell: the 15 digits that such programs vouch for.
pub fn from_cell(number: f64) -> Option<String> {
    let decimal = Decimal::from_scientific(&format!("{number:.14e}")).ok()?;
    Some(plain(decimal))
}

/// One in [`direction`].
pub const UNIT: i64 = 10_000;

/// The direction of one of `all` evenly spaced hands of a clock, from the top on, as steps to the right and down of a
/// circle with the radius [`UNIT`]: for drawing only.
pub fn direction(hand: usize, all: usize) -> (i64, i64) {
    /// A fixed point that is fine enough for the series below to be right to the last digit of [`UNIT`].
    const ONE: i64 = 1_000_000_000;
    const QUARTER_TURN: i64 = 1_570_796_327;
    let (quarters, all) = (4 * hand as i64, all.max(1) as i64);
    let (quadrant, angle) = ((quarters / all) % 4, QUARTER_TURN * (quarters % all) / all);
    // x − x³/3! + x⁵/5! …, or 1 − x²/2! + …: each term from the one before.
    let series = |first: i64, mut step: i64| {
        let (mut term, mut sum) = (first, first);
        while term != 0 {
            term = -term * angle / ONE * angle / ONE / (step * (step + 1));
            sum += term;
            step += 2;
        }
        let half = ONE / UNIT / 2;
        (sum + if sum < 0 { -half } else { half }) / (ONE / UNIT)
    };
    let (sine, cosine) = (series(angle, 2), series(ONE, 1));
    match quadrant {
        0 => (sine, -cosine),
        1 => (cosine, sine),
        2 => (-sine, cosine),
        _ => (-cosine, -sine),
    }
}
