//! Sections 板块, indicators 指标 and checkpoints 观测点.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Attribute, Audience, Condition, MetricId, ScaleId, SettingId, Strength, Target};
use crate::exact::Decimal;
use crate::words::{ids, words};

ids! { CheckpointId, DutyId, IndicatorId }

words! {
    /// How many independent sources bear a figure out.
    Sourced { Two = "two", One = "one", None = "none" }
}

words! {
    /// Which part of its plan an indicator belongs to; the parts are counted apart.
    Part {
        /// 目标1…: stated above the numbered points.
        Goal = "goal",
        /// The plan's own numbered points.
        Measure = "measure",
        /// 要求1…: closing demands.
        Demand = "demand",
    }
}

/// A chapter, 行动 or 项目, with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Section {
    pub no: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// Where a section or indicator stands: section numbers from the outermost in.
pub type SectionPath = Vec<String>;

/// When something is due: the phrase as written, and the last day where the phrase gives one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Deadline {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// A setting that gives the year; until it is answered, `date` holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<SettingId>,
}

/// The plan's own numbered point 三级指标.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Indicator {
    /// The plan's id and the number: `lvchun-2022/43`.
    pub id: IndicatorId,
    /// The number as the plan writes it: `43`, `（七）`, `目标1`.
    pub no: String,
    pub section: SectionPath,
    pub part: Part,
    pub title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lead: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responsible: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// 长期坚持: goes on after its day.
    pub ongoing: bool,
    /// Derived: one of its checkpoints is a 一票否决.
    pub veto: bool,
    #[schemars(with = "String")]
    pub weight: Decimal,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence_hints: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where it stands, if not under its own number in the plan's own document: document, clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// Where the text is open to more than one reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
    pub checkpoints: Vec<Checkpoint>,
}

/// What is really answered: one duty or one number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Checkpoint {
    pub id: CheckpointId,
    pub text: String,
    #[serde(flatten)]
    pub question: Question,
    pub audience: Vec<Audience>,
    /// Named subjects, where only they can answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// Holds only for subjects of which all of this is true.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub applies: Vec<Condition>,
    /// A universal: 每校, 每镇 … Whoever is above answers how many of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// The share of them that must meet it, in percent; 100 where the text says no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub share: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Numbers that qualify (ages, heights): shown, never scored.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub veto: Option<Veto>,
    /// How well its figures are sourced, where the plan's own text is not at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sourced: Option<Sourced>,
    /// The same duty in several plans: an answer given to one is offered to the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyId>,
    #[schemars(with = "String")]
    pub weight: Decimal,
}

/// How a checkpoint is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Question {
    /// By a level of a scale.
    Rated { scale: ScaleId },
    /// By a number, held against a target.
    Measured { metric: MetricId, targets: Vec<Target> },
}

words! {
    /// Whom a 一票否决 falls on.
    VetoOn { Teacher = "teacher", School = "school", Township = "township", County = "county" }
}

/// 一票否决, only where the text says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Veto {
    pub on: VetoOn,
}

impl Checkpoint {
    /// The share of a universal that must meet it, in percent.
    pub fn needed_share(&self) -> Decimal {
        self.share.unwrap_or(Decimal::ONE_HUNDRED)
    }

    /// Every condition that it or one of its targets hangs on.
    pub fn conditions_of_use(&self) -> impl Iterator<Item = &Condition> {
        let targets = match &self.question {
            Question::Measured { targets, .. } => targets.as_slice(),
            Question::Rated { .. } => &[],
        };
        self.applies.iter().chain(targets.iter().flat_map(|target| &target.when))
    }

    /// Encouraged only: 鼓励 on the checkpoint or on all its targets.
    pub fn is_encouraged(&self) -> bool {
        let encouraged = |strength: Option<Strength>| strength == Some(Strength::Encourage);
        match &self.question {
            Question::Measured { targets, .. } if !targets.is_empty() => {
                encouraged(self.strength) || targets.iter().all(|target| encouraged(target.strength))
            }
            Question::Measured { .. } | Question::Rated { .. } => encouraged(self.strength),
        }
    }

    /// One of its targets is 约束性.
    pub fn is_binding(&self) -> bool {
        match &self.question {
            Question::Measured { targets, .. } => targets.iter().any(|target| target.attribute == Some(Attribute::Binding)),
            Question::Rated { .. } => false,
        }
    }
}
