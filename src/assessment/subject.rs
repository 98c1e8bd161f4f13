//! Subjects 自评对象: identity only. Numbers live in the data sheet.

use serde::Serialize;

use crate::plan::{Fact, SubjectKind};
use crate::words::ids;

ids! { SubjectId }

/// Who is assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Subject {
    pub id: SubjectId,
    /// The full name, as on the seal: 绿春县第一中学.
    pub name: String,
    pub kind: SubjectKind,
    /// From the province in, parts apart by `/`; may be empty.
    pub region: String,
    /// 10-digit 学校标识码, where it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 寄宿制; `None` until it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boarding: Option<bool>,
    /// 公办; `None` until it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
}

impl Subject {
    /// What is known of it, `None` if nobody said yet.
    pub fn fact(&self, fact: Fact) -> Option<bool> {
        match fact {
            Fact::Boarding => self.boarding,
            Fact::Public => self.public,
        }
    }

    /// Two entries of one school or office: same name and kind.
    pub fn is_same(&self, name: &str, kind: SubjectKind) -> bool {
        self.kind == kind && self.name.trim() == name.trim()
    }
}
