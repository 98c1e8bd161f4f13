//! Why what was typed is no number, and what to type instead.

use super::Language;
use crate::assessment::FigureProblem;

/// Why a typed text is no number, and what to type.
pub fn figure_problem(language: Language, problem: &FigureProblem) -> String {
    match language {
        Language::Zh => zh(problem),
        Language::En => en(problem),
    }
}

fn zh(problem: &FigureProblem) -> String {
    match problem {
        FigureProblem::NotANumber => "这里要填数字，请用阿拉伯数字，例如 95 或 4.2。".to_owned(),
        FigureProblem::StrayComma => {
            "逗号的位置不对：小数点请用“.”，例如 0.95；千位分隔请写成 1,234，或者不写逗号。".to_owned()
        }
        FigureProblem::Negative => "这里不能是负数，请核对。".to_owned(),
        FigureProblem::TooLong => "数字太长：小数点前最多 12 位，后面最多 6 位，请核对。".to_owned(),
        FigureProblem::OtherUnit { typed } => format!("单位“{typed}”和这里要的不一致，请换算后只填数字。"),
        FigureProblem::NoFraction => "这里只要一个数，不要写成“几分之几”。".to_owned(),
    }
}

fn en(problem: &FigureProblem) -> String {
    match problem {
        FigureProblem::NotANumber => "A number is needed here, in digits: 95 or 4.2.".to_owned(),
        FigureProblem::StrayComma => {
            "The comma is in the wrong place: write the decimal point as “.” (0.95), thousands as 1,234 or without a comma."
                .to_owned()
        }
        FigureProblem::Negative => "It cannot be negative here; please check.".to_owned(),
        FigureProblem::TooLong => {
            "The number is too long: at most 12 digits before the point and 6 after; please check.".to_owned()
        }
        FigureProblem::OtherUnit { typed } => {
            format!("The unit “{typed}” is not the one asked for here; please convert and type the number alone.")
        }
        FigureProblem::NoFraction => "One number is wanted here, not a fraction.".to_owned(),
    }
}
