//! Looking at a chosen file, on the worker's side: what it is, what is wrong with it, and what is in it.
//!
//! Nothing is kept between two questions: the first is asked with the file alone, the second with the plan that
//! the file turned out to speak of. What page and worker say to each other is in [`super::examined`].

use chrono::DateTime;

use super::backup;
use super::examined::{Answer, Told};
use super::json::{self, File, check_against, receipt_of};
use super::own::own_plan;
use super::recognise::{Kind, recognise};
use super::{Imported, workbook};
use crate::assessment::AssessmentId;
use crate::plan::{self, Plan, PlanId, from_json};
use crate::problem::{Problem, What};
use crate::tree::{Fields, Problems, parse_json};

/// The answer to a [`super::Question`] about a file, as text; problems only if the question itself is not right.
pub fn examine(question: &str, bytes: &[u8]) -> Result<String, Vec<Problem>> {
    let question = parse_json(question)?;
    let problems = Problems::default();
    let Some(fields) = Fields::root(&question, "question", &problems) else {
        return problems.or(String::new());
    };
    let (known, plan, mine) = (fields.texts("known"), fields.text("plan"), fields.text("mine"));
    fields.finish();
    problems.or(())?;
    let answer = look(bytes, &known, plan.as_deref(), mine.as_deref());
    Ok(serde_json::to_string(&answer.unwrap_or_else(|problems| Answer::Bad { problems: told(&problems) }))
        .expect("an answer is plain data"))
}

fn look(bytes: &[u8], known: &[String], plan: Option<&str>, mine: Option<&str>) -> Result<Answer, Vec<Problem>> {
    let found = match recognise(bytes)? {
        Kind::Plan(text) => return plan_found(text),
        Kind::Backup(text) => return backup_found(text),
        Kind::Assessment(text) => Assessed::Data(Box::new(json::read(text)?)),
        Kind::Workbook(bytes) => Assessed::Workbook(Box::new(workbook::open(bytes)?)),
    };
    let (id, assessment) = found.names();
    if !known.iter().any(|known| known == id.as_str()) {
        return Err(vec![Problem::new("", What::UnknownPlan { plan: id.to_string() })]);
    }
    let Some(plan) = plan else {
        return Ok(Answer::Wants { plan: id, assessment });
    };
    let plan = from_json(plan)?;
    let imported = found.imported(&plan)?;
    let (warnings, problems): (Vec<Problem>, Vec<Problem>) =
        check_against(&plan, &imported).into_iter().partition(Problem::is_warning);
    if !problems.is_empty() {
        return Err(problems);
    }
    let receipt = receipt_of(&plan, &imported.dossier);
    let mine = mine.map(json::read).transpose()?;
    let mine = mine.map(|mine| receipt_of(&plan, &mine.dossier));
    let same = mine.as_ref() == Some(&receipt);
    let warnings = imported.warnings.iter().chain(&warnings).map(Told::of).collect();
    Ok(Answer::Found { file: Box::new(File::of(&plan, &imported.dossier)), receipt, warnings, same, mine })
}

/// A plan, checked whole and ready to be kept.
fn plan_found(text: &str) -> Result<Answer, Vec<Problem>> {
    let own = own_plan(&plan::read(text)?, DateTime::UNIX_EPOCH);
    Ok(Answer::Plan { row: own.row().to_owned(), packed: own.packed })
}

/// An assessment, in whichever kind of file.
enum Assessed {
    Data(Box<Imported>),
    Workbook(Box<workbook::Filled>),
}

impl Assessed {
    fn names(&self) -> (PlanId, AssessmentId) {
        match self {
            Self::Data(imported) => (imported.plan.id.clone(), imported.dossier.assessment.id.clone()),
            Self::Workbook(filled) => (filled.plan().id.clone(), filled.assessment().clone()),
        }
    }

    fn imported(self, plan: &Plan) -> Result<Imported, Vec<Problem>> {
        match self {
            Self::Data(imported) => Ok(*imported),
            Self::Workbook(filled) => filled.imported(plan),
        }
    }
}

/// Everything in a backup; which plans there are does not matter to it.
fn backup_found(text: &str) -> Result<Answer, Vec<Problem>> {
    let found = backup::read(text)?;
    let receipt = backup::receipt_of(&found.shelf);
    let warnings = told(&found.warnings);
    let mut file = Box::new(backup::File::of(&found.shelf, &found.preferences, found.made));
    file.receipt = found.receipt;
    Ok(Answer::Backup { file, receipt, warnings })
}

fn told(problems: &[Problem]) -> Vec<Told> {
    problems.iter().map(Told::of).collect()
}
