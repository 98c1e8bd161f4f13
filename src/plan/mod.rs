//! Plans 计划: what a published plan asks, and reading it from a file.
//!
//! A [`Plan`] that exists is right: ids are unique, every reference resolves, every indicator has a
//! checkpoint, every number has a unit. [`read`] gives such a plan or all that is wrong.

mod check;
mod condition;
mod group;
mod indicator;
mod kind;
mod metric;
mod read;
mod region;
mod rule;
mod scale;
mod setting;
pub mod shipped;
mod target;
mod unit;

use chrono::NaiveDate;
use serde::Serialize;

use crate::exact::Decimal;
use crate::words::{ids, words};

pub use condition::{Condition, Fact};
pub use group::{Group, group_of, grouped};
pub use indicator::{
    Checkpoint, CheckpointId, Deadline, DutyId, Indicator, IndicatorId, Part, Question, Section, SectionPath, Sourced, Veto,
    VetoOn,
};
pub use kind::{Audience, Stage, SubjectKind};
pub use metric::{Formula, Metric, MetricId, PeriodKind, SplitWeight};
pub use read::{from_build, from_json, from_toml, is_metrics_toml, metrics_from_toml, read};
pub use region::{NATION, Nearness, in_order, nearness};
pub use rule::{Rule, RulePart};
pub use scale::{Level, LevelId, LevelVerdict, Scale, ScaleId, shipped as shipped_scales};
pub use setting::{Setting, SettingId, SettingKind, year_of};
pub use target::{Attribute, Baseline, Op, Strength, Target};
pub use unit::{Nature, UNITS, Unit, count, unit};

ids! { PlanId }

words! {
    /// The administrative level of a plan.
    Jurisdiction { Nation = "nation", Province = "province", Prefecture = "prefecture", County = "county" }
}

/// The version of the plan format that this program writes.
pub const FORMAT: u64 = 1;

/// A published plan with its checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Plan {
    pub format: u64,
    pub id: PlanId,
    pub title: String,
    pub issuer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<NaiveDate>,
    /// The years it covers: `2022-2024`.
    pub period: String,
    /// From the province in: `云南省/红河州/绿春县`; `全国` for a national plan.
    pub region: String,
    pub jurisdiction: Jurisdiction,
    /// Which reading of the text this is; a newer edition keeps the answers to an older.
    pub edition: String,
    /// What the source lacks: lost chapters, empty fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    pub sections: Vec<Section>,
    pub indicators: Vec<Indicator>,
    /// Every metric that is asked for, or that a formula needs.
    pub metrics: Vec<Metric>,
    /// Every scale that is used.
    pub scales: Vec<Scale>,
    pub bands: Vec<Band>,
    /// Pass or fail part by part, instead of score and grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,
    /// Government units that are known by more than one name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
}

/// A grade and the score from which it is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Band {
    pub name: String,
    /// 0…100, included.
    #[schemars(with = "String")]
    pub from: Decimal,
}

/// A government unit: the name that the plan writes, and its other names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Office {
    pub name: String,
    pub aliases: Vec<String>,
}

/// How many of what a plan holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub sections: usize,
    pub goals: usize,
    pub measures: usize,
    pub demands: usize,
    pub checkpoints: usize,
    pub measured: usize,
}

impl Plan {
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }

    /// Every checkpoint with the indicator it belongs to, in the plan's order.
    pub fn checkpoints(&self) -> impl Iterator<Item = (&Indicator, &Checkpoint)> {
        self.indicators.iter().flat_map(|indicator| indicator.checkpoints.iter().map(move |each| (indicator, each)))
    }

    pub fn checkpoint(&self, id: &CheckpointId) -> Option<(&Indicator, &Checkpoint)> {
        self.checkpoints().find(|(_, checkpoint)| checkpoint.id == *id)
    }

    pub fn metric(&self, id: &MetricId) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.id == *id)
    }

    pub fn scale(&self, id: &ScaleId) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == *id)
    }

    pub fn setting(&self, id: &SettingId) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.id == *id)
    }

    /// The last day of its period, where that ends with a year: `2021-2025`.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let year: String = self.period.chars().rev().take_while(char::is_ascii_digit).collect();
        let year = year.chars().rev().collect::<String>().parse().ok().filter(|_| year.len() == 4)?;
        NaiveDate::from_ymd_opt(year, 12, 31)
    }

    /// Every section with its path, outermost first, in the plan's order.
    pub fn walk_sections(&self) -> Vec<(SectionPath, &Section)> {
        fn walk<'a>(outer: &[String], sections: &'a [Section], found: &mut Vec<(SectionPath, &'a Section)>) {
            for section in sections {
                let path: SectionPath = outer.iter().cloned().chain([section.no.clone()]).collect();
                found.push((path.clone(), section));
                walk(&path, &section.sections, found);
            }
        }
        let mut found = Vec::new();
        walk(&[], &self.sections, &mut found);
        found
    }

    /// The sections that a path leads through, from the outermost in.
    pub fn sections_to(&self, path: &[String]) -> Vec<&Section> {
        let mut inside = &self.sections;
        let mut found = Vec::new();
        for no in path {
            let Some(section) = inside.iter().find(|section| section.no == *no) else { break };
            found.push(section);
            inside = &section.sections;
        }
        found
    }

    /// Where an indicator is to be read: what it says of that itself, else title, document number, sections and number.
    pub fn citation(&self, indicator: &Indicator) -> String {
        if let Some(cite) = &indicator.cite {
            return cite.clone();
        }
        let number = self.document_number.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
        let mut steps = vec![format!("《{}》{number}", self.title)];
        let sections = self.sections_to(&indicator.section).into_iter();
        steps.extend(sections.map(|section| format!("{} {}", section.no, section.title)));
        steps.push(indicator.no.clone());
        steps.join(" › ")
    }

    /// Whether two names mean one government unit.
    pub fn same_office(&self, one: &str, other: &str) -> bool {
        let main = |name: &str| {
            let known = self.offices.iter().find(|office| office.aliases.iter().any(|alias| alias == name.trim()));
            known.map_or(name.trim().to_owned(), |office| office.name.clone())
        };
        main(one) == main(other)
    }

    pub fn counts(&self) -> Counts {
        let part = |part: Part| self.indicators.iter().filter(|indicator| indicator.part == part).count();
        let measured = |checkpoint: &Checkpoint| matches!(checkpoint.question, Question::Measured { .. });
        Counts {
            sections: self.walk_sections().len(),
            goals: part(Part::Goal),
            measures: part(Part::Measure),
            demands: part(Part::Demand),
            checkpoints: self.checkpoints().count(),
            measured: self.checkpoints().filter(|(_, checkpoint)| measured(checkpoint)).count(),
        }
    }

    /// The plan as its exchange format: the same text for the same plan.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a plan is plain data")
    }
}
