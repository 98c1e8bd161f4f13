//! Who answers: stages of schooling, kinds of subject, and the audience of a checkpoint.

use serde::Serialize;

use crate::words::{Word, words};

words! {
    /// A stage of schooling 学段.
    Stage {
        Kindergarten = "kindergarten",
        Primary = "primary",
        Junior = "junior",
        Senior = "senior",
        Vocational = "vocational",
        Special = "special",
    }
}

words! {
    /// The kinds of subject 自评对象. A school kind is a set of stages.
    SubjectKind {
        Kindergarten = "kindergarten",
        Primary = "primary",
        TeachingPoint = "teaching-point",
        Junior = "junior",
        /// 九年一贯制
        NineYear = "nine-year",
        /// 十二年一贯制
        TwelveYear = "twelve-year",
        Senior = "senior",
        /// 完全中学
        CompleteSecondary = "complete-secondary",
        Vocational = "vocational",
        Special = "special",
        Township = "township",
        /// 责任单位
        Unit = "unit",
        County = "county",
        Prefecture = "prefecture",
    }
}

impl SubjectKind {
    /// The stages that a school of this kind has; none for those who are no school.
    pub const fn stages(self) -> &'static [Stage] {
        use Stage::*;
        match self {
            Self::Kindergarten => &[Kindergarten],
            Self::Primary | Self::TeachingPoint => &[Primary],
            Self::Junior => &[Junior],
            Self::NineYear => &[Primary, Junior],
            Self::TwelveYear => &[Primary, Junior, Senior],
            Self::Senior => &[Senior],
            Self::CompleteSecondary => &[Junior, Senior],
            Self::Vocational => &[Vocational],
            Self::Special => &[Special],
            Self::Township | Self::Unit | Self::County | Self::Prefecture => &[],
        }
    }

    pub const fn is_school(self) -> bool {
        !self.stages().is_empty()
    }

    /// Whether one subject of this kind is itself one of the things that `each` counts (每校, 每镇 …).
    pub fn is_one(self, each: &str) -> bool {
        match each {
            "校" | "学校" => self.is_school(),
            "园" | "幼儿园" => self == Self::Kindergarten,
            "镇" | "乡镇" | "乡" => self == Self::Township,
            "县" | "县区" => self == Self::County,
            _ => false,
        }
    }
}

/// One word of an audience: everyone with a stage, or one kind of subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Audience {
    Stage(Stage),
    Kind(SubjectKind),
}

impl Audience {
    /// Whether a subject of this kind is meant.
    pub fn means(self, kind: SubjectKind) -> bool {
        match self {
            Self::Stage(stage) => kind.stages().contains(&stage),
            Self::Kind(own) => own == kind,
        }
    }

    /// The words that a plan file may use for several at once.
    pub fn group(word: &str) -> Option<&'static [Stage]> {
        match word {
            "schools" => Some(Stage::ALL),
            "compulsory" => Some(&[Stage::Primary, Stage::Junior]),
            _ => None,
        }
    }
}

/// A word that names both a stage and a kind means the stage: `primary` is everyone who has primary classes.
impl Word for Audience {
    fn from_word(word: &str) -> Option<Self> {
        Stage::from_word(word).map(Self::Stage).or_else(|| SubjectKind::from_word(word).map(Self::Kind))
    }

    fn known() -> Vec<&'static str> {
        let mut known = vec!["schools", "compulsory"];
        known.extend(Stage::known());
        known.extend(SubjectKind::known().into_iter().filter(|word| Stage::from_word(word).is_none()));
        known
    }
}
