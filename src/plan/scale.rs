//! Scales 评定等级: the levels at which a rated checkpoint is answered.

use serde::Serialize;

use crate::exact::Decimal;
use crate::words::{ids, words};

ids! { ScaleId, LevelId }

words! {
    /// What a level says about its checkpoint.
    LevelVerdict {
        Met = "met",
        Partly = "partly",
        NotMet = "not-met",
    }
}

/// One level of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Level {
    pub id: LevelId,
    /// As it stands on the button: 已达成.
    pub name: String,
    /// What has to be true to choose it, in one sentence.
    pub meaning: String,
    /// What it is worth, 0…1.
    #[schemars(with = "String")]
    pub share: Decimal,
    pub verdict: LevelVerdict,
}

/// The levels to choose from, best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Scale {
    pub id: ScaleId,
    pub levels: Vec<Level>,
}

impl Scale {
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }
}

type Row = (&'static str, &'static str, &'static str, i64, LevelVerdict);

const FOUR: &[Row] = &[
    ("full", "已达成", "要求全部做到，有材料可查。", 10, LevelVerdict::Met),
    ("most", "基本达成", "主要部分做到，只差个别细节。", 8, LevelVerdict::Partly),
    ("part", "部分达成", "做了一部分，还有明显差距。", 5, LevelVerdict::Partly),
    ("none", "未达成", "没有做，或者刚开始。", 0, LevelVerdict::NotMet),
];

const YES_NO: &[Row] =
    &[("yes", "是", "做到了，有材料可查。", 10, LevelVerdict::Met), ("no", "否", "没有做到。", 0, LevelVerdict::NotMet)];

const PROJECT: &[Row] = &[
    ("done", "已竣工", "已竣工验收并投入使用。", 10, LevelVerdict::Met),
    ("fitting", "收尾", "主体完工，正在收尾或等待验收。", 8, LevelVerdict::Partly),
    ("building", "在建", "已开工，正在施工。", 5, LevelVerdict::Partly),
    ("preparing", "前期", "已立项，正在办理前期手续。", 2, LevelVerdict::Partly),
    ("not-begun", "未开工", "还没有立项或动工。", 0, LevelVerdict::NotMet),
];

/// The scales that every plan may use without defining them.
pub fn shipped() -> Vec<Scale> {
    [("four", FOUR), ("yes-no", YES_NO), ("project", PROJECT)].map(|(id, rows)| scale(id, rows)).into()
}

fn scale(id: &str, rows: &[Row]) -> Scale {
    let level = |&(id, name, meaning, tenths, verdict): &Row| Level {
        id: id.into(),
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        share: Decimal::new(tenths, 1).normalize(),
        verdict,
    };
    Scale { id: id.into(), levels: rows.iter().map(level).collect() }
}
