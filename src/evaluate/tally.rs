//! Means with their coverage and range: of an indicator over its checkpoints, of anything above over its indicators.
//!
//! The score so far is the mean of what is answered. The range says what is still possible: unanswered at
//! worst and at best; what was declared 不适用 is a zero at worst and left out at best. (`design.md` §5.4–5)

use num_bigint::BigInt;
use num_traits::{One, Zero};

use super::finding::Finding;
use super::{Coverage, Standing, Tally};
use crate::exact::{Decimal, Ratio, ratio, whole};

/// A weighted mean that is still added to and taken from. All of it stands over one common denominator: adding ratios costs a
/// greatest common divisor each, and most of ours have the same few denominators.
#[derive(Clone, Debug)]
struct Mean {
    /// The weighted values …
    top: BigInt,
    /// … over this, which is never 0.
    bottom: BigInt,
    weight: Decimal,
}

impl Default for Mean {
    fn default() -> Self {
        Self { top: BigInt::zero(), bottom: BigInt::one(), weight: Decimal::ZERO }
    }
}

impl Mean {
    fn add(&mut self, value: &Ratio, weight: Decimal) {
        self.weight += weight;
        let part = self.part(value, weight);
        self.top += part;
    }

    /// Takes out what was added.
    fn take(&mut self, value: &Ratio, weight: Decimal) {
        self.weight -= weight;
        let part = self.part(value, weight);
        self.top -= part;
    }

    /// A weighted value over the common denominator, which grows where it must.
    fn part(&mut self, value: &Ratio, weight: Decimal) -> BigInt {
        if value.is_zero() {
            return BigInt::zero();
        }
        let weighed;
        let value = if weight == Decimal::ONE {
            value
        } else {
            weighed = value * ratio(weight);
            &weighed
        };
        if !(&self.bottom % value.denom()).is_zero() {
            // In lowest terms, what is left below is what the common denominator lacks.
            let lacking = Ratio::new(self.bottom.clone(), value.denom().clone()).denom().clone();
            self.top *= &lacking;
            self.bottom *= lacking;
        }
        value.numer() * (&self.bottom / value.denom())
    }

    fn value(&self) -> Option<Ratio> {
        (!self.weight.is_zero()).then(|| Ratio::new(self.top.clone(), self.bottom.clone()) / ratio(self.weight))
    }
}

/// What the tally of a section or plan is worked out from: Σ w·s and Σ w over its indicators, of which each can be taken out
/// and put in again.
#[derive(Clone, Debug, Default)]
pub struct Means {
    so_far: Mean,
    worst: Mean,
    best: Mean,
    coverage: Coverage,
}

impl Means {
    pub fn add(&mut self, tally: &Tally, weight: Decimal) {
        self.each(tally, |mean, value| mean.add(value, weight));
        self.coverage.add(tally.coverage);
    }

    /// Takes out what was added.
    pub fn take(&mut self, tally: &Tally, weight: Decimal) {
        self.each(tally, |mean, value| mean.take(value, weight));
        self.coverage.take(tally.coverage);
    }

    fn each(&mut self, tally: &Tally, put: impl Fn(&mut Mean, &Ratio)) {
        for (mean, value) in [(&mut self.so_far, &tally.so_far), (&mut self.worst, &tally.worst), (&mut self.best, &tally.best)]
        {
            if let Some(value) = value {
                put(mean, value);
            }
        }
    }

    pub fn tally(&self) -> Tally {
        let Self { so_far, worst, best, coverage } = self;
        Tally { so_far: so_far.value(), worst: worst.value(), best: best.value(), coverage: *coverage }
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

    fn take(&mut self, other: Self) {
        self.answered -= other.answered;
        self.applicable -= other.applicable;
        self.declared_out -= other.declared_out;
    }
}

impl Tally {
    /// Of an indicator: the weighted mean of its counted checkpoints.
    pub fn of_checkpoints<'a>(findings: impl Iterator<Item = (&'a Finding, Decimal)>) -> Self {
        let mut means = Means::default();
        let Means { so_far, worst, best, coverage } = &mut means;
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
        means.tally()
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
