//! Means with their coverage and range: of an indicator over its checkpoints, of anything above over its indicators.
//!
//! The score so far is the mean of what is answered. The range says what is still possible: unanswered at
//! worst and at best; what was declared 不适用 is a zero at worst and left out at best. (`design.md` §5.4–5)

use num_bigint::BigInt;
use num_traits::{One, Zero};

use super::finding::Finding;
use super::{Coverage, Standing, Tally};
use crate::exact::{Decimal, Ratio, ratio, whole};

/// A weighted mean that is still being added to. Nothing and all, which most values are, need no ratio, and of the others
/// many have the same denominator: adding ratios costs a greatest common divisor each, adding numerators nothing.
#[derive(Clone, Debug, Default)]
struct Mean {
    /// The weighted values that are neither 0 nor 1: of each denominator the sum of the numerators …
    sums: Vec<(BigInt, BigInt)>,
    /// … and the weight of those that are 1.
    ones: Decimal,
    weight: Decimal,
}

impl Mean {
    fn add(&mut self, value: &Ratio, weight: Decimal) {
        self.weight += weight;
        if value.is_one() {
            self.ones += weight;
        } else if !value.is_zero() && weight == Decimal::ONE {
            self.add_to_sums(value);
        } else if !value.is_zero() {
            self.add_to_sums(&(value * ratio(weight)));
        }
    }

    fn add_to_sums(&mut self, value: &Ratio) {
        match self.sums.iter_mut().find(|(bottom, _)| bottom == value.denom()) {
            Some((_, top)) => *top += value.numer(),
            None => self.sums.push((value.denom().clone(), value.numer().clone())),
        }
    }

    fn value(self) -> Option<Ratio> {
        let add = |sum: Ratio, (bottom, top)| sum + Ratio::new(top, bottom);
        let sum = || self.sums.into_iter().fold(ratio(self.ones), add);
        (!self.weight.is_zero()).then(|| sum() / ratio(self.weight))
    }
}

impl Coverage {
    pub fn is_full(self) -> bool {
        self.applicable > 0 && self.answered == self.applicable
    }

    /// More than 15 % declared 不适用: no grade then.
    pub fn too_much_declared_out(self) -> bool {
        self.declared_out * 100 > self.applicable * 15
    }

    fn add(&mut self, other: Self) {
        self.answered += other.answered;
        self.applicable += other.applicable;
        self.declared_out += other.declared_out;
    }
}

impl Tally {
    /// Of an indicator: the weighted mean of its counted checkpoints.
    pub fn of_checkpoints<'a>(findings: impl Iterator<Item = (&'a Finding, Decimal)>) -> Self {
        let (mut so_far, mut worst, mut best) = (Mean::default(), Mean::default(), Mean::default());
        let mut coverage = Coverage::default();
        for (finding, weight) in findings {
            match finding.standing {
                Standing::Outside => continue,
                Standing::DeclaredOut => {
                    worst.add(&Ratio::zero(), weight);
                    coverage.declared_out += 1;
                }
                Standing::Counted => {
                    if let Some(attainment) = &finding.attainment {
                        so_far.add(attainment, weight);
                    }
                    worst.add(finding.attainment.as_ref().unwrap_or(&Ratio::zero()), weight);
                    best.add(&finding.at_best(), weight);
                }
            }
            coverage.applicable += 1;
            coverage.answered += usize::from(finding.is_answered());
        }
        Self { so_far: so_far.value(), worst: worst.value(), best: best.value(), coverage }
    }

    /// Of a section or plan: Σ w·s ÷ Σ w over its indicators.
    pub fn of_indicators<'a>(tallies: impl Iterator<Item = (&'a Tally, Decimal)>) -> Self {
        let (mut so_far, mut worst, mut best) = (Mean::default(), Mean::default(), Mean::default());
        let mut coverage = Coverage::default();
        for (tally, weight) in tallies {
            for (mean, value) in [(&mut so_far, &tally.so_far), (&mut worst, &tally.worst), (&mut best, &tally.best)] {
                if let Some(value) = value {
                    mean.add(value, weight);
                }
            }
            coverage.add(tally.coverage);
        }
        Self { so_far: so_far.value(), worst: worst.value(), best: best.value(), coverage }
    }

    /// Only how much is answered: for plans that give no score.
    pub fn without_score(self) -> Self {
        Self { coverage: self.coverage, ..Self::default() }
    }

    /// The score so far out of 100, unrounded.
    pub fn score(&self) -> Option<Ratio> {
        self.so_far.as_ref().map(|share| share * whole(100))
    }

    /// What is still possible out of 100, worst and best.
    pub fn range(&self) -> Option<(Ratio, Ratio)> {
        let worst = self.worst.as_ref()? * whole(100);
        let best = self.best.as_ref().map_or_else(Ratio::zero, |best| best * whole(100));
        Some((worst.clone().min(best.clone()), best.max(worst)))
    }
}
