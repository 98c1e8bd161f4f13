//! Charts as markup of plain elements, in whole numbers. They say by shape what colour says too: filled, hatched, crossed.

use crate::exact::{UNIT, direction};

/// A whole bar, and the best score, in thousandths.
const FULL: i64 = 1000;

/// The size of the radar's square, and how far its outer ring and its numbers are from the middle.
pub const RADAR: i64 = 300;
const RING: i64 = 112;
const NUMBERS: i64 = 132;

/// A bar: what is reached filled, what may still be added hatched.
pub fn bar(reached: i64, open: i64) -> String {
    const HEIGHT: i64 = 80;
    const STEP: i64 = 24;
    let mut hatches = String::new();
    let mut at = reached + STEP;
    while at <= reached + open {
        hatches += &format!("M{at} 0L{} {HEIGHT}", at - STEP);
        at += STEP;
    }
    format!(
        "<rect class=\"worst\" width=\"{reached}\" height=\"{HEIGHT}\"/>\
         <rect class=\"open\" x=\"{reached}\" width=\"{open}\" height=\"{HEIGHT}\"/>\
         <path class=\"hatch\" d=\"{hatches}\"/>"
    )
}

/// A point of the radar, on hand `hand` of `all`, at `value` thousandths of the way out to `radius`.
fn point(hand: usize, all: usize, value: i64, radius: i64) -> (i64, i64) {
    let (right, down) = direction(hand, all);
    let off = |part: i64| part * value * radius * 10 / (UNIT * FULL);
    (RADAR * 5 + off(right), RADAR * 5 + off(down))
}

/// A number with one decimal, from tenths.
fn tenth(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

fn polygon(class: &str, values: impl Iterator<Item = i64>, all: usize) -> String {
    let corner = |(hand, value): (usize, i64)| {
        let (x, y) = point(hand, all, value, RING);
        format!("{},{}", tenth(x), tenth(y))
    };
    let corners: Vec<String> = values.enumerate().map(corner).collect();
    format!("<polygon class=\"{class}\" points=\"{}\"/>", corners.join(" "))
}

/// A radar: for each axis what is reached and what is possible, in thousandths. The axes are numbered from 1 on.
pub fn radar(values: &[(i64, i64)]) -> String {
    let all = values.len();
    let mut markup = String::new();
    for quarter in 1..=4 {
        markup += &polygon("ring", std::iter::repeat_n(FULL * quarter / 4, all), all);
    }
    for hand in 0..all {
        let ((x, y), (right, down)) = (point(hand, all, FULL, RING), point(hand, all, FULL, NUMBERS));
        let middle = tenth(RADAR * 5);
        markup += &format!("<path class=\"axis\" d=\"M{middle} {middle}L{} {}\"/>", tenth(x), tenth(y));
        markup += &format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" dominant-baseline=\"central\">{}</text>",
            tenth(right),
            tenth(down),
            hand + 1
        );
    }
    markup += &polygon("possible", values.iter().map(|(_, best)| *best), all);
    markup += &polygon("reached", values.iter().map(|(worst, _)| *worst), all);
    for (hand, (worst, _)) in values.iter().enumerate() {
        let (x, y) = point(hand, all, *worst, RING);
        markup += &format!("<circle class=\"reached\" r=\"3\" cx=\"{}\" cy=\"{}\"/>", tenth(x), tenth(y));
    }
    markup
}

/// How one of several stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Square {
    Met,
    Near,
    Missed,
    Open,
}

impl Square {
    pub const ALL: [Self; 4] = [Self::Met, Self::Near, Self::Missed, Self::Open];

    fn markup(self, x: i64) -> String {
        let frame = format!("<rect class=\"frame\" x=\"{}\" y=\"1.5\" width=\"15\" height=\"15\"/>", tenth(x * 10 + 15));
        let inside = match self {
            Self::Met => format!("<rect class=\"met\" x=\"{x}\" y=\"0\" width=\"18\" height=\"18\" rx=\"2\"/>"),
            Self::Near => {
                format!("<path class=\"near\" d=\"M{} 16.5V1.5L{} 16.5Z\"/>", tenth(x * 10 + 15), tenth(x * 10 + 165))
            }
            Self::Missed => {
                let (left, right) = (x + 5, x + 13);
                format!("<path class=\"missed\" d=\"M{left} 5L{right} 13M{right} 5L{left} 13\"/>")
            }
            Self::Open => String::new(),
        };
        if self == Self::Met { inside } else { frame + &inside }
    }
}

/// How far one square is from the next.
pub const SQUARE: i64 = 22;

/// One square for each of several, in a row.
pub fn squares(all: impl Iterator<Item = Square>) -> String {
    all.enumerate().map(|(place, square)| square.markup(SQUARE * place as i64)).collect()
}
