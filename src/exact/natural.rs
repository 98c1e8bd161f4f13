//! Whole numbers of any length, as far as [`Ratio`](super::Ratio) needs them: a score is a sum of fractions whose
//! bottoms have nothing in common. Made for numbers of some ten digits, right for any; a library for numbers of
//! thousands of digits costs the page 25 KB.

use std::cmp::Ordering;

/// Digits to the base 2³², the lowest first, without zeros at the upper end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Natural(Vec<u32>);

const DIGIT_BITS: u32 = 32;

impl From<u128> for Natural {
    fn from(number: u128) -> Self {
        Self::of((0..4).map(|place| (number >> (DIGIT_BITS * place)) as u32).collect())
    }
}

impl Natural {
    fn of(digits: Vec<u32>) -> Self {
        let mut number = Self(digits);
        number.trim();
        number
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub fn is_one(&self) -> bool {
        self.0 == [1]
    }

    /// The same as a number of the machine, if it is one.
    pub fn small(&self) -> Option<u64> {
        match self.0.as_slice() {
            [] => Some(0),
            [low] => Some(u64::from(*low)),
            [low, high] => Some(u64::from(*high) << DIGIT_BITS | u64::from(*low)),
            _ => None,
        }
    }

    fn digit(&self, place: usize) -> u64 {
        self.0.get(place).copied().unwrap_or_default().into()
    }

    pub fn plus(&self, other: &Self) -> Self {
        let mut carry = 0;
        let mut digit = |place| {
            carry += self.digit(place) + other.digit(place);
            let low = carry as u32;
            carry >>= DIGIT_BITS;
            low
        };
        Self::of((0..=self.0.len().max(other.0.len())).map(&mut digit).collect())
    }

    /// `self - other`, which must not be below zero.
    pub fn minus(&self, other: &Self) -> Self {
        let mut difference = self.clone();
        difference.take_away(other);
        difference
    }

    fn take_away(&mut self, other: &Self) {
        let mut borrow = 0;
        for (place, digit) in self.0.iter_mut().enumerate() {
            let difference = u64::from(*digit).wrapping_sub(other.digit(place)).wrapping_sub(borrow);
            borrow = difference >> 63;
            *digit = difference as u32;
        }
        self.trim();
    }

    pub fn times(&self, other: &Self) -> Self {
        let mut digits = vec![0u32; self.0.len() + other.0.len()];
        for (start, own) in self.0.iter().enumerate() {
            let mut carry = 0;
            for place in 0..digits.len() - start {
                carry += u64::from(digits[start + place]) + u64::from(*own) * other.digit(place);
                digits[start + place] = carry as u32;
                carry >>= DIGIT_BITS;
            }
        }
        Self::of(digits)
    }

    /// How often `other` goes into it, and what is left. `other` must not be zero.
    pub fn divided_by(&self, other: &Self) -> (Self, Self) {
        if let (Some(own), Some(other)) = (self.small(), other.small()) {
            return (u128::from(own / other).into(), u128::from(own % other).into());
        }
        if *self < *other {
            return (Self::default(), self.clone());
        }
        // Digit by digit as on paper: the upper digits give a guess that is never too low and at most 2 too high,
        // since the divisor's highest bit is set. (Knuth, The Art of Computer Programming, 4.3.1 D)
        let shift = other.0.last().map_or(0, |highest| highest.leading_zeros());
        let by = Self::from(1u128 << shift);
        let (mut rest, divisor) = (self.times(&by), other.times(&by));
        let length = divisor.0.len();
        let highest = divisor.digit(length - 1);
        let mut quotient = vec![0u32; rest.0.len() + 1 - length.min(rest.0.len())];
        for place in (0..quotient.len()).rev() {
            let upper = rest.digit(place + length) << DIGIT_BITS | rest.digit(place + length - 1);
            let mut guess = (upper / highest).min(u64::from(u32::MAX));
            let mut product = divisor.times(&Self::from(u128::from(guess))).raised(place);
            while product > rest {
                guess -= 1;
                product = product.minus(&divisor.raised(place));
            }
            rest = rest.minus(&product);
            quotient[place] = guess as u32;
        }
        (Self::of(quotient), rest.divided_by_digit(1 << shift).0)
    }

    /// With zeros put before the lowest digit.
    fn raised(&self, places: usize) -> Self {
        Self::of(std::iter::repeat_n(0, places).chain(self.0.iter().copied()).collect())
    }

    fn divided_by_digit(&self, digit: u64) -> (Self, u64) {
        let mut rest = 0;
        let mut quotient = self.0.clone();
        for each in quotient.iter_mut().rev() {
            let upper = rest << DIGIT_BITS | u64::from(*each);
            (*each, rest) = ((upper / digit) as u32, upper % digit);
        }
        (Self::of(quotient), rest)
    }

    /// The greatest number that divides both; neither may be zero.
    pub fn common_divisor(&self, other: &Self) -> Self {
        let (mut one, mut two) = (self.clone(), other.clone());
        // Without division: the difference of two odd numbers is even, and halves of it keep the divisor. (Stein)
        let twos = one.make_odd().min(two.make_odd());
        loop {
            if let (Some(one), Some(two)) = (one.small(), two.small()) {
                return Self::from(u128::from(common_divisor(one, two))).times(&Self::power_of_two(twos));
            }
            match one.cmp(&two) {
                Ordering::Less => std::mem::swap(&mut one, &mut two),
                Ordering::Equal => return one.times(&Self::power_of_two(twos)),
                Ordering::Greater => {}
            }
            one.take_away(&two);
            one.make_odd();
        }
    }

    fn power_of_two(power: u32) -> Self {
        let zeros = std::iter::repeat_n(0, (power / DIGIT_BITS) as usize);
        Self(zeros.chain([1 << (power % DIGIT_BITS)]).collect())
    }

    /// Halves a number that is not zero for as long as it is even; says how often.
    fn make_odd(&mut self) -> u32 {
        let zeros = self.0.iter().take_while(|digit| **digit == 0).count();
        self.0.drain(..zeros);
        let shift = self.0.first().map_or(0, |digit| digit.trailing_zeros());
        for place in 0..self.0.len() {
            let both = self.digit(place + 1) << DIGIT_BITS | self.digit(place);
            self.0[place] = (both >> shift) as u32;
        }
        self.trim();
        zeros as u32 * DIGIT_BITS + shift
    }

    /// As people write it.
    pub fn decimal(&self) -> String {
        let mut digits = Vec::new();
        let mut left = self.clone();
        while !left.is_zero() || digits.is_empty() {
            let (quotient, digit) = left.divided_by_digit(10);
            digits.push(char::from(b'0' + digit as u8));
            left = quotient;
        }
        digits.iter().rev().collect()
    }
}

fn common_divisor(mut one: u64, mut two: u64) -> u64 {
    while two != 0 {
        (one, two) = (two, one % two);
    }
    one
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
