//! 差异系数: how unevenly schools are equipped. The figures of all schools come with the county's roll-up; how they
//! become one coefficient stands here (教督〔2012〕3号 说明):
//!
//! ```text
//! Xᵢ = xᵢ ÷ Pᵢ          per pupil, in school i
//! X̄  = Σxᵢ ÷ ΣPᵢ        the county's total ÷ its pupils, not the mean of the schools
//! S² = Σ Pᵢ÷ΣP · (Xᵢ − X̄)²   weighted by pupils, of the whole population (not n − 1)
//! CV = S ÷ X̄
//! ```
//!
//! So CV² = ΣP · Σ(xᵢ² ÷ Pᵢ) ÷ (Σxᵢ)² − 1, which is kept exactly: a coefficient is held against its bound by
//! squares, and a root is taken only of what is shown.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::Zero;

use crate::exact::{Decimal, Ratio, ratio, whole};

/// One school, or one stage of a combined school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct School {
    /// 学年初在籍注册人数.
    pub pupils: u64,
    /// The total of what is compared: teachers, ㎡, 元, rooms.
    pub total: Decimal,
}

/// A coefficient of variation, exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coefficient {
    squared: Ratio,
}

/// The coefficient of some schools. Schools without pupils are left out; `None` where there is no school left or
/// nothing to compare, since a mean of zero has no coefficient.
pub fn coefficient(schools: &[School]) -> Option<Coefficient> {
    // Schools of one size share a denominator: then the sum meets each denominator once.
    let mut squares: BTreeMap<u64, Ratio> = BTreeMap::new();
    let (mut pupils, mut total) = (Ratio::zero(), Ratio::zero());
    for school in schools.iter().filter(|school| school.pupils > 0) {
        let own = ratio(school.total);
        pupils += Ratio::from_integer(BigInt::from(school.pupils));
        *squares.entry(school.pupils).or_default() += &own * &own;
        total += own;
    }
    if total.is_zero() {
        return None;
    }
    let per_pupil = squares.into_iter().map(|(pupils, squares)| squares / BigInt::from(pupils)).collect();
    let squared = pupils * sum(per_pupil) / (&total * &total) - whole(1);
    Some(Coefficient { squared })
}

/// Adds by halves, so that large denominators meet late.
fn sum(mut numbers: Vec<Ratio>) -> Ratio {
    while numbers.len() > 1 {
        numbers = numbers.chunks(2).map(|pair| pair.iter().sum()).collect();
    }
    numbers.pop().unwrap_or_default()
}

impl Coefficient {
    /// Whether it is not above a bound (小学 ≤ 0.50, 初中 ≤ 0.45), on the unrounded figure.
    pub fn is_at_most(&self, bound: Decimal) -> bool {
        self.squared <= ratio(bound) * ratio(bound)
    }

    /// The coefficient itself with so many decimals, half up.
    pub fn rounded(&self, places: u32) -> Ratio {
        let shift = BigInt::from(10u8).pow(places);
        // √q rounded half up is ⌊(⌊√(4q)⌋ + 1) ÷ 2⌋.
        let quadruple = (&self.squared * &shift * &shift * BigInt::from(4u8)).to_integer();
        let rounded: BigInt = (quadruple.sqrt() + 1u8) / 2u8;
        Ratio::new(rounded, shift)
    }
}
