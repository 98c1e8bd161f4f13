//! Reasons in English.

use num_traits::{One, Zero};

use super::facts::{Side, Way, each, is_capped, is_encouraged, is_floor, level, percent_of_target, side, unit_of, way};
use crate::evaluate::{Exempt, Finding, Missing, Part, Reason, Short, Verdict, Worked};
use crate::exact::{Decimal, Ratio, plain, short, whole};
use crate::i18n::{Language, figure_problem, figures, terms};
use crate::plan::{Condition, Op, Plan};

const EN: Language = Language::En;

pub fn sentence(plan: &Plan, finding: &Finding) -> String {
    let own = match &finding.reason {
        Reason::Level { scale, .. } => {
            let name = level(plan, finding).map(|level| terms::level(EN, scale, level)).unwrap_or_default();
            match plan.rule {
                Some(_) => format!("Rated “{name}”."),
                None => format!("Rated “{name}”: {}.", points(&finding.attainment.clone().unwrap_or_default())),
            }
        }
        Reason::Numbers(parts) => numbers(plan, parts, finding),
        Reason::Share { meets, of, needed, met, gap } => universal(plan, finding, meets, of, *needed, *met, gap.as_ref()),
        Reason::Unanswered(missing) => unanswered(plan, missing),
        Reason::NotApplicable(exempt) => not_applicable(plan, exempt),
        Reason::AsSealed => {
            return "As it was sealed. The plan or the program of today comes to something else, so no reason is given."
                .to_owned();
        }
    };
    match outside(plan, finding) {
        note if note.is_empty() => own,
        note => format!("{own} {note}"),
    }
}

fn points(share: &Ratio) -> String {
    if share.is_one() {
        "full points".to_owned()
    } else if figures::is_tiny(share) {
        "less than 0.1 points".to_owned()
    } else {
        format!("{} points", figures::share(share))
    }
}

fn numbers(plan: &Plan, parts: &[Part], finding: &Finding) -> String {
    let own = parts.iter().map(|part| number(plan, part, parts.len() > 1)).collect::<Vec<_>>().join(" ");
    match &finding.attainment {
        Some(mean) if parts.len() > 1 && plan.rule.is_none() => format!("{own} Mean of the stages: {}.", points(mean)),
        Some(_) | None => own,
    }
}

fn number(plan: &Plan, part: &Part, named: bool) -> String {
    let stage = part.stage.filter(|_| named).map(|stage| format!("{}: ", terms::stage(EN, stage))).unwrap_or_default();
    let actual = figures::with_unit(EN, &figures::value(&part.value, &part.target), &part.target.unit);
    let actual = format!("{stage}actual {actual}{}", counts(part));
    let target = figures::target(EN, &crate::plan::Target { stage: None, ..part.target.clone() });
    let text = if part.target.op == Op::Forecast {
        format!("{actual}, planned {target}: recorded only, not scored.")
    } else {
        match (&part.attainment.gap, &plan.rule) {
            (None, Some(_)) => format!("{actual}, meets the target {target}."),
            (None, None) => format!("{actual}, meets the target {target}: full points."),
            (Some(gap), Some(_)) => format!("{actual}, target {target}, {}{}.", distance(part, gap), reached(part)),
            (Some(gap), None) => format!("{actual}, target {target}, {}; {}.", distance(part, gap), weighed(part)),
        }
    };
    capital(&text)
}

/// How far a missed number got, where no score says it.
fn reached(part: &Part) -> String {
    percent_of_target(part).map(|percent| format!(", {}% of the target", figures::cut(&percent, 2))).unwrap_or_default()
}

/// ` (42 ÷ 1000 × 100)`, ` (13512.92 of the school's 23226 by weight, ÷ 210)`
fn counts(part: &Part) -> String {
    let Some(Worked { whole, top, per, .. }) = &part.worked else { return String::new() };
    let Some(per) = per else { return String::new() };
    let times = match unit_of(part).map_or(1, |unit| unit.factor) {
        1 => String::new(),
        factor => format!(" × {factor}"),
    };
    match whole {
        Some(whole) => {
            format!(" ({} of the school's {} by weight, ÷ {}{times})", short(top, 2), short(whole, 2), short(per, 2))
        }
        None => format!(" ({} ÷ {}{times})", short(top, 6), short(per, 6)),
    }
}

fn distance(part: &Part, gap: &Ratio) -> String {
    let gap = figures::with_unit(EN, &figures::gap(gap), &part.target.unit);
    let gap = gap.strip_suffix('%').map(|points| format!("{points} percentage points")).unwrap_or(gap);
    match side(part) {
        Side::Below => format!("{gap} short{}", more(part)),
        Side::At => "just equal, which is not yet enough".to_owned(),
        Side::Above => format!("{gap} too many"),
    }
}

/// ` (3 people more would do)`: what would close the gap.
fn more(part: &Part) -> String {
    let Some(Worked { whole, short: Some(Short { amount, unit }), .. }) = &part.worked else { return String::new() };
    let school = if whole.is_some() { " in the whole school" } else { "" };
    format!(" ({} more{school} would do)", figures::with_unit(EN, &figures::gap(amount), unit.name))
}

fn weighed(part: &Part) -> String {
    let share = &part.attainment.share;
    let scored = match (is_capped(share), share.is_zero()) {
        (true, _) => "a missed target earns at most 80, so 80 points".to_owned(),
        (false, true) => "so 0 points".to_owned(),
        (false, false) => format!("so {}", points(share)),
    };
    match way(part) {
        Way::Floor => "this is a floor: 0 points unless it is reached".to_owned(),
        Way::TargetZero => "the target is 0: 0 points for any at all".to_owned(),
        Way::RateBelow => format!("a rate earns nothing at half its target, {scored}"),
        Way::Above => format!("nothing is earned at double the target, {scored}"),
        Way::AmountBelow => format!("scored by the share that is done, {scored}"),
    }
}

fn universal(
    plan: &Plan,
    finding: &Finding,
    meets: &Ratio,
    of: &Ratio,
    needed: Decimal,
    met: bool,
    gap: Option<&Ratio>,
) -> String {
    let each = match each(plan, finding) {
        "" => String::new(),
        each => format!(" ({each})"),
    };
    let done = format!("{} of {}{each} meet it", short(meets, 0), short(of, 0));
    let wanted =
        if needed == Decimal::ONE_HUNDRED { "all must".to_owned() } else { format!("at least {}% must", plain(needed)) };
    if met {
        let full = if plan.rule.is_some() { "" } else { ": full points" };
        return format!("{done}, {wanted}{full}.");
    }
    let gap = gap.map(|gap| format!(", {} short", short(gap, 0))).unwrap_or_default();
    let share = finding.attainment.clone().unwrap_or_default();
    let percent = figures::cut(&(meets / of * whole(100)), 2);
    if plan.rule.is_some() {
        return format!("{done}, {wanted}{gap}; {percent}% done.");
    }
    let scored = match (is_floor(plan, finding), is_capped(&share)) {
        (true, _) => "this is a floor: 0 points unless it is reached".to_owned(),
        (false, true) => format!("{percent}% done, a missed target earns at most 80, so 80 points"),
        (false, false) => format!("{percent}% done, so {}", points(&share)),
    };
    format!("{done}, {wanted}{gap}; {scored}.")
}

fn unanswered(plan: &Plan, missing: &Missing) -> String {
    match missing {
        Missing::Answer => "Not answered yet.".to_owned(),
        Missing::Unreadable { text, problem } => {
            format!("No number can be read from “{text}”, so it counts as unanswered. {}", figure_problem(EN, problem))
        }
        Missing::ReasonForNotApplicable => {
            "Declared not applicable without a reason yet; it counts as answered once a reason is given.".to_owned()
        }
        Missing::MoreThanAll => "More meet it than there are; please check both numbers. It counts as unanswered.".to_owned(),
        Missing::LessThanNothing => {
            "More is taken off than there is; please check the numbers. It counts as unanswered.".to_owned()
        }
        Missing::Fact(condition) => {
            format!("{} first; only then is it known whether this applies.", capital(&asked_first(plan, condition)))
        }
        Missing::FactForTarget(condition) => {
            format!("{} first; only then is it known which target judges.", capital(&asked_first(plan, condition)))
        }
    }
}

/// What has to be said before it is known whether something applies.
fn asked_first(plan: &Plan, condition: &Condition) -> String {
    match condition {
        Condition::Identity { fact, .. } => format!("say whether this is {}", terms::fact(EN, *fact)),
        Condition::Number { metric, .. } => {
            format!("give “{}”", plan.metric(metric).map_or(metric.as_str(), |metric| metric.name.as_str()))
        }
        Condition::Kind { .. } | Condition::Setting { .. } | Condition::Any { .. } | Condition::All { .. } => {
            let parts = condition.leaves().into_iter().filter(|leaf| *leaf != condition);
            parts.map(|leaf| asked_first(plan, leaf)).collect::<Vec<_>>().join(" or ")
        }
    }
}

fn not_applicable(plan: &Plan, exempt: &Exempt) -> String {
    if plan.rule.is_some() {
        return unscored(exempt);
    }
    match exempt {
        Exempt::Declared { reason } => {
            format!("Declared not applicable, because: {reason} — outside the score; a zero in the worst case.")
        }
        Exempt::NothingToCount => {
            "The total is 0, so there is nothing to count: not applicable by rule, outside the score.".to_owned()
        }
        Exempt::Rule => "By the plan's own rule this does not apply here: outside the score.".to_owned(),
    }
}

/// The same where the plan gives no score.
fn unscored(exempt: &Exempt) -> String {
    match exempt {
        Exempt::Declared { reason } => format!("Declared not applicable, because: {reason}"),
        Exempt::NothingToCount => "The total is 0, so there is nothing to count: not applicable by rule.".to_owned(),
        Exempt::Rule => "By the standard's own rule this does not apply here.".to_owned(),
    }
}

/// Why it does not count, though it was judged.
fn outside(plan: &Plan, finding: &Finding) -> String {
    let day = finding.due_on.map(|day| day.to_string()).unwrap_or_default();
    match finding.verdict {
        Verdict::NotDue => format!("Due on {day}, which is still to come: outside the score for now."),
        Verdict::NotApplicable | Verdict::Recorded => String::new(),
        Verdict::Met | Verdict::PartlyMet | Verdict::NotMet | Verdict::Unanswered => {
            if is_encouraged(plan, finding) {
                "Encouraged only: outside the score.".to_owned()
            } else {
                String::new()
            }
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| std::iter::once(first.to_ascii_uppercase()).chain(chars).collect()).unwrap_or_default()
}
