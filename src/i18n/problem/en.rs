//! Problems in English.

use super::fields::{en_field as field, en_place};
use super::workbook;
use crate::problem::{Problem, Wanted, What};

pub fn sentence(problem: &Problem) -> String {
    let at = en_place(&problem.place);
    match &problem.what {
        What::NotText => {
            "This is not a text file, or its encoding is not UTF-8. Please choose assessment data (usually .json) or a workbook (.xlsx) that this program exported.".to_owned()
        }
        What::Syntax { line, column, detail } => format!(
            "The file cannot be read past line {line}, character {column}; another program may have changed it. Please export it again or ask for a new copy. ({detail})"
        ),
        What::TooLarge { bytes, limit } => format!(
            "The file is too large ({}); at most {} can be read. An assessment is usually under 1 MB, so please check that this is the right file.",
            megabytes(*bytes),
            megabytes(*limit)
        ),
        What::TooMany { field: name, count, limit } => {
            format!("{at}: {} has {count} entries, at most {limit} can be read. Please check that it is the right file.", field(name))
        }
        What::TooDeep { limit } => {
            format!("The file is nested more than {limit} levels deep, so it is not one of ours. Please check that this is the right file.")
        }
        What::Truncated => {
            "The file is incomplete: its end is missing, perhaps because copying or downloading broke off. Please copy it again or ask for a new one.".to_owned()
        }
        What::NotOurs => {
            "This is not one of our files. Assessment data, workbooks (xlsx), blank forms and plan files that this program exported can be read in; CSV tables cannot.".to_owned()
        }
        What::NewerFormat { found, known } => format!(
            "This file comes from a newer program (format {found}; this one reads up to {known}). The file is fine: please open it with the new version."
        ),
        What::OtherChecksum => {
            "The receipt code in the file does not match its content, so it may have been changed after export. It can still be used; please check with whoever handed it in.".to_owned()
        }
        What::MissingField { field: name } => format!("{at}: {} is missing; please add it.", field(name)),
        What::UnknownField { field: name } => {
            format!("{at}: “{name}” is not known here, perhaps a misspelt name. Please correct or remove it.")
        }
        What::WrongType { field: name, wanted } => format!("{at}: {} must be {}; please correct it.", field(name), kind(*wanted)),
        What::UnknownWord { field: name, found, known } => {
            format!("{at}: {} says “{found}”, which is none of the words allowed: {}.", field(name), known.join(", "))
        }
        What::Empty { field: name } => format!("{at}: {} is blank; please fill it in.", field(name)),
        What::BadDate { field: name, found } => {
            format!("{at}: {} “{found}” is no valid day; please write it like 2024-12-31.", field(name))
        }
        What::BadDecimal { field: name, found } => {
            format!("{at}: {} “{found}” is no valid number; please write it like 95 or 4.2.", field(name))
        }
        What::BadTime { field: name, found } => {
            format!("{at}: {} “{found}” is no valid time; please write it like 2026-06-30T08:00:00Z.", field(name))
        }
        What::BadPeriod { field: name, found } => {
            format!("{at}: {} “{found}” is wrong; write a school year as 2025-2026, a calendar year as 2026.", field(name))
        }
        What::DoubleId { id } => format!("{at}: the id “{id}” is used more than once; please keep one and rename or remove the others."),
        What::UnknownSection { path } => {
            format!("{at} stands in section “{path}”, which does not exist. Please add the section or correct the path.")
        }
        What::UnknownUnit { unit } => format!("{at}: the unit “{unit}” is not in the list of units; please use one that is."),
        What::UnknownMetric { metric } => {
            format!("{at} uses the metric “{metric}”, which is not defined. Please define it or correct the name.")
        }
        What::UnknownScale { scale } => {
            format!("{at} uses the scale “{scale}”, which is not defined. Use four, yes-no or project, or define your own.")
        }
        What::UnknownSetting { setting } => {
            format!("{at} uses the setting “{setting}”, which the plan does not have, or not of this kind (year, flag).")
        }
        What::FormulaOfFormula { metric } => {
            format!("{at}: its formula uses “{metric}”, which is computed itself. Name what that is computed from.")
        }
        What::SplitByStage => format!(
            "{at} is computed for each stage, but how the school's total is divided is not said: give split the weight of each stage, and per the pupils by stage."
        ),
        What::MetricUnit { metric, metric_unit, target_unit } => format!(
            "{at}: the target is in “{target_unit}”, its metric “{metric}” in “{metric_unit}”. They must agree; please correct one."
        ),
        What::NoIndicator => format!("{at}: there is no indicator; please list at least one."),
        What::NoCheckpoint => {
            format!("Indicator {at} has no checkpoint; please write at least one, or there is nothing to answer.")
        }
        What::NoTarget => {
            format!("{at} asks for a number but has no target. Please state it; for a mere record use the comparison forecast.")
        }
        What::TargetWithoutUnit => format!("{at} has no unit of measure; please add it."),
        What::TargetWithoutValue => format!("{at} has no value; please add it."),
        What::RangeWithoutBounds => format!("{at} is a range; please give both bounds (low and high)."),
        What::RangeUpsideDown => format!("{at}: the lower bound is above the upper; please swap them."),
        What::NoAudience => format!("{at} does not say who answers; please state its audience."),
        What::VetoNotYesNo => format!("{at} is a veto, which can only be answered yes or no; please use the scale yes-no."),
        What::ShareOutOfRange { found } => {
            format!("{at}: the share “{found}” is out of range: levels lie between 0 and 1, percentages between 0 and 100.")
        }
        What::WeightNotPositive { found } => format!("{at}: the weight “{found}” must be above 0; please correct it."),
        What::LostSubject { subject } => {
            format!("{at} belongs to the subject “{subject}”, which the backup does not have. The file may have been changed; use another backup.")
        }
        What::LevelAndNotApplicable => {
            format!("{at} is both rated and declared not applicable; only one can stand, please correct it.")
        }
        What::NoReason => {
            format!("{at} is declared not applicable without a reason. It counts as answered once a reason is given; please add one after reading it in.")
        }
        What::OtherPlan { found, wanted } => {
            format!("This assessment answers the plan “{found}”, not “{wanted}”. Please choose its own plan or another file.")
        }
        What::OtherEdition { found, wanted } => format!(
            "This assessment was answered on another edition of the plan ({found}); the one in use is {wanted}. Checkpoints that are in both keep their answers; please look through what changed."
        ),
        What::UnknownPlan { plan } => format!("The plan “{plan}” was not found. Please read in its file first, then open the assessment."),
        What::UnknownCheckpoint { checkpoint } => {
            format!("This plan has no checkpoint {checkpoint}, so the file may have been changed. Please check the id or ask for a new export.")
        }
        What::LostCheckpoint { checkpoint } => {
            format!("Checkpoint {checkpoint} is not in the present edition of the plan. Its answer stays in the file and no longer counts.")
        }
        What::LostIndicator { indicator } => {
            format!("The evidence “{at}” serves the indicator {indicator}, which this edition of the plan does not have. It is kept; please link it again.")
        }
        What::LostRectification { checkpoint } => {
            format!("Checkpoint {checkpoint} is not in this edition of the plan. What is being rectified there is kept, and stands in the ledger.")
        }
        What::NoLongerFits => {
            format!("{at}: what was answered does not fit the present edition of the plan. It stays in the file; please answer again.")
        }
        What::UnknownLevel { level, known } => {
            format!("{at}: there is no level “{level}”; these can be used: {}. Please correct it and read the file in again.", known.join(", "))
        }
        What::LevelOnNumber => {
            format!("{at} asks for a number, not a level. Please remove the level and give the number among the values.")
        }
        What::UnknownSheetMetric { metric } => {
            format!("This plan does not use the metric “{metric}”; the name may be misspelt. Please correct or remove it.")
        }
        What::InWorkbook(what) => workbook::en(&problem.place, what),
        What::UnreadableValue { text } => {
            format!("{at}: “{text}” is no valid number. It is kept as typed; please correct it after reading it in.")
        }
    }
}

fn kind(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "text (in quotation marks)",
        Wanted::List => "a list",
        Wanted::Object => "a group of fields",
        Wanted::Flag => "true or false",
        Wanted::Whole => "a whole number without quotation marks",
    }
}

fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes.div_ceil(1024 * 1024))
}
