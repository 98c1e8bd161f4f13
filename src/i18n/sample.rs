//! What the invented school of the sample says.

use crate::assessment::SampleText;

/// The name of the invented school, and what it says where words are wanted.
pub struct SampleWords {
    pub school: &'static str,
    pub text: SampleText,
}

in_languages!(SampleWords);

static ZH: SampleWords = SampleWords {
    school: "示例小学（可随时删除）",
    text: SampleText {
        note: "设施已到位，制度还没有全部落实，本学期内补齐。",
        not_applicable: "本校没有这项业务",
        review: "等总务处核对数据",
        problem: |what| format!("“{what}”还没有完全做到，检查记录不全。"),
        cause: "人员变动时没有交接台账。",
        measure: "补齐记录，指定专人每周登记，每月由分管副校长抽查。",
        unit: "教导处",
        person: "李老师",
        progress: "已补齐一个月的记录。",
        kept_at: "档案室2号柜",
    },
};

static EN: SampleWords = SampleWords {
    school: "Sample primary school (delete it any time)",
    text: SampleText {
        note: "The equipment is there; not every rule is followed yet. To be done this term.",
        not_applicable: "Our school does not do this",
        review: "General affairs is checking the figures",
        problem: |what| format!("“{what}” is not done well enough yet; records are missing."),
        cause: "The ledger was not handed over when staff changed.",
        measure: "Complete the records; one person enters them weekly, the deputy head checks monthly.",
        unit: "Teaching office",
        person: "Ms Li",
        progress: "One month has been completed.",
        kept_at: "Archive, cabinet 2",
    },
};
