//! Levers: which indicators would move the score most if they were met, so that people see where to begin.

use num_traits::{One, Zero};

use super::Evaluation;
use crate::exact::{Ratio, ratio, whole};
use crate::plan::{Indicator, IndicatorId, Plan};
use crate::sorted;

impl Evaluation {
    /// The indicators that are answered and short, with the points of 100 that the score so far would gain if each
    /// were met, the largest gain first; of equal gains the plan's order.
    pub fn levers(&self, plan: &Plan) -> Vec<(IndicatorId, Ratio)> {
        let scored: Vec<(&Indicator, &Ratio)> =
            self.indicators.iter().filter_map(|(id, tally)| Some((plan.indicator(id)?, tally.so_far.as_ref()?))).collect();
        let weight: Ratio = scored.iter().map(|(indicator, _)| ratio(indicator.weight)).sum();
        let gain = |(indicator, share): &(&Indicator, &Ratio)| {
            let gain = (Ratio::one() - *share) * ratio(indicator.weight) / &weight * whole(100);
            (!gain.is_zero()).then(|| (indicator.id.clone(), gain))
        };
        sorted::by_key(scored.iter().filter_map(gain), |(_, gain)| std::cmp::Reverse(gain.clone()))
    }
}
