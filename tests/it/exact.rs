//! Ratios of any length, held against a library made for long numbers.

use std::cmp::Ordering;

use duibiao::exact::{Ratio, Rounding, fixed};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

use crate::cases::random;

/// One ratio in both ways.
type Both = (Ratio, BigRational);

fn both(top: i128, bottom: u128) -> Both {
    (Ratio::new(top, bottom), BigRational::new(BigInt::from(top), BigInt::from(bottom)))
}

#[track_caller]
fn same((own, known): &Both) {
    assert_eq!(own.to_string(), known.to_string());
}

/// Short numbers and long ones, and those whose digits are at an edge.
fn parts() -> impl Strategy<Value = (i128, u128)> {
    let top = prop_oneof![-1000..1000i128, any::<i64>().prop_map(i128::from), any::<i128>()];
    let edge = (0..128u32, 0..3u128).prop_map(|(bits, off)| ((1u128 << bits) - 1).wrapping_add(off).max(1));
    (top, prop_oneof![1..1000u128, edge, 1..u128::MAX])
}

proptest! {
    #![proptest_config(random(400))]

    #[test]
    fn every_operation_is_right_however_long_the_numbers(steps in prop::collection::vec((parts(), 0..4u8), 1..12)) {
        let mut sum = both(0, 1);
        for ((top, bottom), operation) in steps {
            let next = both(top, bottom);
            sum = match operation {
                0 => (&sum.0 + &next.0, &sum.1 + &next.1),
                1 => (&sum.0 - &next.0, &sum.1 - &next.1),
                2 if top != 0 => (&sum.0 / &next.0, &sum.1 / &next.1),
                _ => (&sum.0 * &next.0 + &next.0, &sum.1 * &next.1 + &next.1),
            };
            same(&sum);
            same(&(sum.0.ceil(), sum.1.ceil()));
            assert_eq!(sum.0.cmp(&next.0), sum.1.cmp(&next.1));
            assert_eq!(sum.0.cmp(&sum.0), Ordering::Equal);
        }
    }

    #[test]
    fn a_ratio_is_cut_off_or_rounded_however_long_it_is((top, bottom) in parts(), places in 0..6u32) {
        let (own, known) = both(top, bottom);
        let shifted = known * BigRational::from_integer(BigInt::from(10).pow(places));
        let digits = |text: String| text.replace('.', "").trim_start_matches(['-', '0']).to_owned();
        let whole = |value: BigRational| value.to_integer().to_string().trim_start_matches(['-', '0']).to_owned();
        assert_eq!(digits(fixed(&own, places, Rounding::Down)), whole(shifted.trunc()));
        assert_eq!(digits(fixed(&own, places, Rounding::HalfUp)), whole(shifted.round()));
    }
}
