//! Ratios of whole numbers, always in lowest terms: what a score is.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use num_traits::{One, Zero};

use super::natural::Natural;

/// `top / bottom`, exactly.
#[derive(Clone, PartialEq, Eq)]
pub struct Ratio {
    is_negative: bool,
    top: Natural,
    /// Not zero, and 1 if `top` is zero.
    bottom: Natural,
}

impl Ratio {
    /// `bottom` must not be zero.
    pub fn new(top: i128, bottom: u128) -> Self {
        Self::reduced(top < 0, top.unsigned_abs().into(), bottom.into())
    }

    fn reduced(is_negative: bool, top: Natural, bottom: Natural) -> Self {
        if top.is_zero() {
            return Self { is_negative: false, top, bottom: Natural::from(1) };
        }
        let divisor = if bottom.is_one() { Natural::from(1) } else { top.common_divisor(&bottom) };
        if divisor.is_one() {
            return Self { is_negative, top, bottom };
        }
        Self { is_negative, top: top.divided_by(&divisor).0, bottom: bottom.divided_by(&divisor).0 }
    }

    pub fn is_negative(&self) -> bool {
        self.is_negative
    }

    pub fn abs(&self) -> Self {
        Self { is_negative: false, ..self.clone() }
    }

    /// The whole part, without its sign, and whether anything is left.
    pub fn whole_part(&self) -> (Natural, bool) {
        let (whole, rest) = self.top.divided_by(&self.bottom);
        (whole, !rest.is_zero())
    }

    /// The next whole number that is not below it.
    pub fn ceil(&self) -> Self {
        let (whole, has_rest) = self.whole_part();
        let up = has_rest && !self.is_negative;
        let top = if up { whole.plus(&Natural::from(1)) } else { whole };
        Self::reduced(self.is_negative, top, Natural::from(1))
    }

    fn plus(&self, other: &Self) -> Self {
        let (own, others) = (self.top.times(&other.bottom), other.top.times(&self.bottom));
        let bottom = self.bottom.times(&other.bottom);
        if self.is_negative == other.is_negative {
            Self::reduced(self.is_negative, own.plus(&others), bottom)
        } else if own >= others {
            Self::reduced(self.is_negative, own.minus(&others), bottom)
        } else {
            Self::reduced(other.is_negative, others.minus(&own), bottom)
        }
    }

    fn times(&self, other: &Self) -> Self {
        let is_negative = self.is_negative != other.is_negative;
        Self::reduced(is_negative, self.top.times(&other.top), self.bottom.times(&other.bottom))
    }

    /// `other` must not be zero.
    fn divided_by(&self, other: &Self) -> Self {
        let is_negative = self.is_negative != other.is_negative;
        Self::reduced(is_negative, self.top.times(&other.bottom), self.bottom.times(&other.top))
    }
}

impl Neg for &Ratio {
    type Output = Ratio;

    fn neg(self) -> Ratio {
        Ratio { is_negative: !self.is_negative && !self.top.is_zero(), ..self.clone() }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let sizes = || self.top.times(&other.bottom).cmp(&other.top.times(&self.bottom));
        match (self.is_negative, other.is_negative) {
            (false, false) => sizes(),
            (true, true) => sizes().reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An operator on ratios and on references to them.
macro_rules! operator {
    ($name:ident, $method:ident, $does:expr) => {
        impl $name<&Ratio> for &Ratio {
            type Output = Ratio;

            fn $method(self, other: &Ratio) -> Ratio {
                let does: fn(&Ratio, &Ratio) -> Ratio = $does;
                does(self, other)
            }
        }

        impl $name<Ratio> for &Ratio {
            type Output = Ratio;

            fn $method(self, other: Ratio) -> Ratio {
                self.$method(&other)
            }
        }

        impl $name<&Ratio> for Ratio {
            type Output = Ratio;

            fn $method(self, other: &Ratio) -> Ratio {
                (&self).$method(other)
            }
        }

        impl $name<Ratio> for Ratio {
            type Output = Ratio;

            fn $method(self, other: Ratio) -> Ratio {
                (&self).$method(&other)
            }
        }
    };
}

operator!(Add, add, Ratio::plus);
operator!(Sub, sub, |own, other| own.plus(&-other));
operator!(Mul, mul, Ratio::times);
operator!(Div, div, Ratio::divided_by);

impl AddAssign for Ratio {
    fn add_assign(&mut self, other: Self) {
        *self = self.plus(&other);
    }
}

impl Default for Ratio {
    fn default() -> Self {
        Self::new(0, 1)
    }
}

impl Zero for Ratio {
    fn zero() -> Self {
        Self::default()
    }

    fn is_zero(&self) -> bool {
        self.top.is_zero()
    }
}

impl One for Ratio {
    fn one() -> Self {
        Self::new(1, 1)
    }

    fn is_one(&self) -> bool {
        !self.is_negative && self.top.is_one() && self.bottom.is_one()
    }
}

/// `-2/3`, and `4` for what is whole.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative { "-" } else { "" };
        write!(f, "{sign}{}", self.top.decimal())?;
        if self.bottom.is_one() { Ok(()) } else { write!(f, "/{}", self.bottom.decimal()) }
    }
}

impl fmt::Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
