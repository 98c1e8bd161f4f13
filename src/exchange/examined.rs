//! What page and worker say to each other about a chosen file. The page knows only these shapes; who looks is
//! in [`super::examine`], with every sentence about what can be wrong.

use serde::Serialize;
use serde_json::Value;

use super::backup::{self, Backup};
use super::json::{File, read_fields};
use crate::assessment::{AssessmentId, Dossier};
use crate::i18n::{Language, problem};
use crate::plan::PlanId;
use crate::problem::Problem;
use crate::tree::{Fields, Problems};

/// What the page asks about a file; the file goes beside it, as bytes.
#[derive(Serialize)]
pub struct Question<'a> {
    /// The plans that this page has.
    pub known: Vec<PlanId>,
    /// The plan that the file speaks of, as JSON, once that is known.
    pub plan: Option<&'a str>,
    /// What this browser has of the same assessment, as its file.
    pub mine: Option<&'a str>,
}

impl Question<'_> {
    /// The question as one text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a question is plain data")
    }
}

/// What the worker writes.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Bad {
        problems: Vec<Told>,
    },
    /// A row of the catalogue, and the plan packed.
    Plan {
        row: String,
        packed: String,
    },
    Wants {
        plan: PlanId,
        assessment: AssessmentId,
    },
    Found {
        file: Box<File>,
        receipt: String,
        warnings: Vec<Told>,
        same: bool,
        mine: Option<String>,
    },
    Backup {
        file: Box<backup::File>,
        receipt: String,
        warnings: Vec<Told>,
    },
}

/// What the page reads.
pub enum Examined {
    /// It cannot be used.
    Bad(Vec<Told>),
    /// A plan, checked: a row of the catalogue, and the plan packed.
    Plan { row: String, packed: String },
    /// An assessment: ask again with its plan, and with what is here of it.
    Wants { plan: PlanId, assessment: AssessmentId },
    /// An assessment that can be used.
    Found {
        dossier: Box<Dossier>,
        receipt: String,
        warnings: Vec<Told>,
        /// It is the same as `mine`.
        same: bool,
        /// The receipt of `mine`.
        mine: Option<String>,
    },
    /// A backup of everything.
    Backup { backup: Box<Backup>, receipt: String, warnings: Vec<Told> },
}

impl Examined {
    /// The worker's answer; `None` if it is none.
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let problems = Problems::default();
        let answer = Self::read_fields(&Fields::root(&value, "", &problems)?);
        problems.or(answer).ok()?
    }

    fn read_fields(fields: &Fields) -> Option<Self> {
        if let Some(bad) = fields.object("bad") {
            return Some(Self::Bad(Told::read(&bad, "problems")));
        }
        if let Some(plan) = fields.object("plan") {
            return Some(Self::Plan { row: plan.need_text("row"), packed: plan.need_text("packed") });
        }
        if let Some(wants) = fields.object("wants") {
            return Some(Self::Wants {
                plan: wants.need_text("plan").into(),
                assessment: wants.need_text("assessment").into(),
            });
        }
        if let Some(found) = fields.object("backup") {
            return Some(Self::Backup {
                backup: Box::new(backup::read_fields(found.need_object("file")?)),
                receipt: found.need_text("receipt"),
                warnings: Told::read(&found, "warnings"),
            });
        }
        let found = fields.object("found")?;
        Some(Self::Found {
            dossier: Box::new(read_fields(found.need_object("file")?).dossier),
            receipt: found.need_text("receipt"),
            warnings: Told::read(&found, "warnings"),
            same: found.flag("same")?,
            mine: found.text("mine"),
        })
    }
}

/// A sentence about the file in every language: the page may be switched while it stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    zh: String,
    en: String,
}

impl Told {
    pub fn of(what: &Problem) -> Self {
        Self { zh: problem(Language::Zh, what), en: problem(Language::En, what) }
    }

    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }

    fn read(fields: &Fields, field: &str) -> Vec<Self> {
        let told = |each: Fields| Self { zh: each.raw_text("zh"), en: each.raw_text("en") };
        fields.objects(field).into_iter().map(told).collect()
    }
}
