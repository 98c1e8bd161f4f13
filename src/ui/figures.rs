//! Figures as the screen shows them: truncated to one decimal, never more than was reached.

use crate::evaluate::Tally;
use crate::exact::{Ratio, Rounding, fixed, tenths};

/// A score out of 100: `83.3`, `100`.
pub fn score(value: &Ratio) -> String {
    let text = fixed(value, 1, Rounding::Down);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// The large figure of a tally: the range until all is answered, then the score.
pub fn headline(tally: &Tally) -> String {
    match (tally.coverage.is_full(), tally.score(), tally.range()) {
        (true, Some(so_far), _) => score(&so_far),
        (_, _, Some((worst, best))) => format!("{}—{}", score(&worst), score(&best)),
        (_, _, None) if tally.coverage.applicable == 0 => "—".to_owned(),
        // A plan that gives no score.
        (_, _, None) => String::new(),
    }
}

/// The score so far as plain text for tools; blank while there is none.
pub fn plain_score(tally: &Tally) -> String {
    tally.score().map(|value| score(&value)).unwrap_or_default()
}

/// Left end and length of the range, in thousandths of the bar: for drawing only.
pub fn bar(tally: &Tally) -> (i64, i64) {
    let (worst, best) = tally.range().unwrap_or_default();
    (tenths(&worst), tenths(&best) - tenths(&worst))
}
