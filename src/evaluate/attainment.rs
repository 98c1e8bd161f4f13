//! How far a number gets towards its target, exactly.
//!
//! | target | met | missed by an amount | missed by a rate |
//! | --- | --- | --- | --- |
//! | `>=` `>` | 1 | value ÷ target | from 1 at the target down to 0 at half of it |
//! | `<=` `<` | 1 | from 1 at the target down to 0 at double | the same |
//! | `=` | 1 | below as `>=`, above as `<=` | the same |
//! | `range` | 1 | to the nearer bound | the same |
//! | target 0, or 问责线 | 1 | 0 | 0 |
//!
//! A missed number gets at most 0.8, so that it never beats 基本达成. (`design.md` §5.1)

use num_traits::{One, Zero};

use crate::exact::{Ratio, Stated, clamp, equal_by, quotient, whole};
use crate::plan::{Attribute, Nature, Op, Target};

/// Whether a value meets its target, how far it gets (0…1), and what is still short.
#[derive(Clone, Debug)]
pub struct Attainment {
    pub met: bool,
    pub share: Ratio,
    /// The distance to the target, in its unit; `None` when met or when nothing is asked.
    pub gap: Option<Ratio>,
}

equal_by!(Attainment { share, gap; met });

impl Attainment {
    pub fn met() -> Self {
        Self { met: true, share: Ratio::one(), gap: None }
    }
}

/// The most that a missed number is worth.
fn cap() -> Ratio {
    quotient(8, 10)
}

/// Holds `value` against `target`.
pub fn attain(value: &Ratio, target: &Target, nature: Nature) -> Attainment {
    let floor = target.attribute == Some(Attribute::Floor);
    let bound = |stated: Option<Stated>| stated.map(Stated::ratio).unwrap_or_default();
    match target.op {
        Op::Forecast => Attainment::met(),
        Op::Range => range(value, &bound(target.low), &bound(target.high), nature, floor),
        Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::Equal => {
            let wanted = bound(target.value);
            if target.op.compare(value, &wanted) {
                return Attainment::met();
            }
            missed(value, &wanted, nature, floor)
        }
    }
}

fn range(value: &Ratio, low: &Ratio, high: &Ratio, nature: Nature, floor: bool) -> Attainment {
    if value >= low && value <= high {
        return Attainment::met();
    }
    missed(value, if value < low { low } else { high }, nature, floor)
}

fn missed(value: &Ratio, bound: &Ratio, nature: Nature, floor: bool) -> Attainment {
    let share = if floor || bound.is_zero() {
        Ratio::zero()
    } else if value > bound {
        whole(2) - value / bound
    } else {
        match nature {
            Nature::Amount => value / bound,
            Nature::Rate => whole(2) * value / bound - whole(1),
        }
    };
    let gap = if value > bound { value - bound } else { bound - value };
    Attainment { met: false, share: clamp(share, Ratio::zero(), cap()), gap: Some(gap) }
}

/// A universal: `meets` of `of`, against the share that is needed (in percent). `of` must not be zero.
pub fn attain_share(meets: &Ratio, of: &Ratio, needed_percent: &Ratio, floor: bool) -> Attainment {
    let share = meets / of;
    if &share * whole(100) >= *needed_percent {
        return Attainment::met();
    }
    let gap = (needed_percent * of / whole(100) - meets).ceil();
    let share = if floor { Ratio::zero() } else { clamp(share, Ratio::zero(), cap()) };
    Attainment { met: false, share, gap: Some(gap) }
}
