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
    /// 农村; `None` until it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rural: Option<bool>,
    /// 中心校、中心园; `None` until it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centre: Option<bool>,
}

impl Subject {
    /// What is known of it, `None` if nobody said yet.
    pub fn fact(&self, fact: Fact) -> Option<bool> {
        match fact {
            Fact::Boarding => self.boarding,
            Fact::Public => self.public,
            Fact::Rural => self.rural,
            Fact::Centre => self.centre,
        }
    }

    /// Says a fact, or (with `None`) takes it back.
    pub fn set_fact(&mut self, fact: Fact, is: Option<bool>) {
        *match fact {
            Fact::Boarding => &mut self.boarding,
            Fact::Public => &mut self.public,
            Fact::Rural => &mut self.rural,
            Fact::Centre => &mut self.centre,
        } = is;
    }

    /// Somebody of whom only the identity is known.
    pub fn new(id: SubjectId, name: String, kind: SubjectKind, region: String) -> Self {
        Self { id, name, kind, region, code: None, boarding: None, public: None, rural: None, centre: None }
    }

    /// This, with what only another entry of the same subject says.
    pub fn completed_by(mut self, other: &Self) -> Self {
        for fact in Fact::ALL {
            let is = self.fact(*fact).or(other.fact(*fact));
            self.set_fact(*fact, is);
        }
        self.code = self.code.or_else(|| other.code.clone());
        self
    }

    /// Two entries of one school or office: same name and kind.
    pub fn is_same(&self, name: &str, kind: SubjectKind) -> bool {
        self.kind == kind && self.name.trim() == name.trim()
    }
}
