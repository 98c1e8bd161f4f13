//! Words around sealing 审核通过、封存, in both languages. What is different since, in sentences, is `seal/differences`.

mod differences;

use chrono::{Datelike, NaiveDate};

use crate::assessment::{Act, SealAct};
use crate::evaluate::Hindrance;

pub(super) use differences::value_name;
pub use differences::{DifferenceLine, difference_lines};

/// All of them in one language.
pub struct SealWords {
    pub title: &'static str,
    /// Over the form: what approving does.
    pub purpose: &'static str,
    /// Over what stands in the way.
    pub obstacles: fn(usize) -> String,
    pub hindrance: fn(Hindrance) -> &'static str,
    /// The plan has a newer edition, which was not looked at yet.
    pub edition_first: &'static str,
    /// Nothing stands in the way.
    pub ready: &'static str,
    /// Answers are still marked 待复核.
    pub marked: fn(usize) -> String,
    /// Beside what is surprising of the whole: a field for its explanation.
    pub explain: &'static str,
    pub by: &'static str,
    pub on: &'static str,
    pub day: fn(NaiveDate) -> String,
    pub approve: &'static str,
    /// The name, or an explanation, is not said.
    pub lacking: &'static str,
    pub confirm_title: &'static str,
    pub confirm: [&'static str; 4],
    pub confirm_do: &'static str,
    pub cancel: &'static str,
    /// After it was sealed.
    pub done: &'static str,
    pub not_done: &'static str,
    pub banner: fn(&str, NaiveDate) -> String,
    /// The seal was written by a newer program.
    pub unreadable: &'static str,
    /// The receipt, and the edition of the plan that it was judged by.
    pub receipt: fn(&str, &str) -> String,
    /// Why nothing happens when someone answers.
    pub to_results: &'static str,
    pub unseal: &'static str,
    pub unseal_title: &'static str,
    pub unseal_text: &'static str,
    pub unseal_by: &'static str,
    pub unseal_why: &'static str,
    pub unseal_needs: &'static str,
    pub unsealed: &'static str,
    pub explained: &'static str,
    pub whole: &'static str,
    pub differs: &'static str,
    pub differs_hint: &'static str,
    pub differs_none: &'static str,
    pub more: fn(usize) -> String,
    /// A file was opened of what is sealed here.
    pub held: &'static str,
    pub acts: &'static str,
    pub act: fn(&SealAct) -> String,
}

in_languages!(SealWords);

fn day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

static ZH: SealWords = SealWords {
    title: "审核通过",
    purpose: "交表前由负责人审核一遍。审核通过后，这份自评的作答和得分就封存下来，不再变动。",
    obstacles: |count| format!("还有 {count} 处要先处理，才能审核通过："),
    hindrance: |hindrance| match hindrance {
        Hindrance::Unanswered => "还没有作答",
        Hindrance::Odd(_) => "",
        Hindrance::NothingCounts => "目前没有计入的内容，没有可以审核的结果",
        Hindrance::NoName => "请填写审核人姓名",
        Hindrance::SealedAlready => "已经封存",
    },
    edition_first: "这份计划有了新版。请先点页面上方的“查看新版”，核对改动、更新作答，再审核。",
    ready: "两级校验都已通过，可以审核。",
    marked: |count| format!("另有 {count} 处标着“待复核”，审核前请再看一眼。"),
    explain: "确实如此的，请写一句原因",
    by: "审核人姓名",
    on: "审核日期",
    day,
    approve: "审核通过并封存",
    lacking: "请填写审核人姓名；列出的每一项都要写一句原因。",
    confirm_title: "审核通过并封存？",
    confirm: [
        "作答、自评时点和基准都会锁定，要改动须先解除封存。",
        "得分、结论和用到的数据、佐证材料会留存一份。以后数据或计划有变化，只在旁边列出，不改动封存的结果。",
        "整改可以继续填写。",
        "封存不能用“撤销”退回；解除封存要写明原因，并会留下记录。",
    ],
    confirm_do: "确认封存",
    cancel: "再看看",
    done: "已审核通过并封存。",
    not_done: "没有封存：内容刚刚有变动，请再核对一遍。",
    banner: |by, on| format!("已于{}由 {by} 审核通过，作答已锁定", day(on)),
    unreadable: "这份自评已封存，但封存的内容由更新的版本写成，这里读不出来。请用最新版本打开。",
    receipt: |receipt, edition| format!("按计划 {edition} 版评定，封存回执码 {receipt}"),
    to_results: "查看封存的结果",
    unseal: "解除封存",
    unseal_title: "解除封存？",
    unseal_text: "解除后可以继续修改，封存的结果不再保留，要重新审核。谁、何时、为什么解除，会一直记录在这份自评里。",
    unseal_by: "解除人姓名",
    unseal_why: "解除原因",
    unseal_needs: "姓名和原因都要填写。",
    unsealed: "已解除封存，可以继续修改。",
    explained: "经验校验的说明",
    whole: "整份自评",
    differs: "与封存时不同",
    differs_hint: "封存之后，数据、计划或程序有了变化。如按现在的情况计算，会有以下不同；封存的结果不变。",
    differs_none: "封存以来没有影响结果的变化。",
    more: |count| format!("其余 {count} 处"),
    held: "这台电脑上的这份自评已经封存，不能直接用文件替换。要替换，请先解除封存；也可以两份都保留。",
    acts: "封存与解除记录",
    act: |act| match act.act {
        Act::Sealed => format!("{}　{} 审核通过并封存，回执码 {}", day(act.on), act.by, act.receipt),
        Act::Unsealed => format!("{}　{} 解除封存，原因：{}", day(act.on), act.by, act.why),
    },
};

static EN: SealWords = SealWords {
    title: "Approval",
    purpose: "Before handing in, the person in charge looks it over. Once approved, answers and score are sealed and change no more.",
    obstacles: |count| format!("To be settled before it can be approved ({count}):"),
    hindrance: |hindrance| match hindrance {
        Hindrance::Unanswered => "not answered yet",
        Hindrance::Odd(_) => "",
        Hindrance::NothingCounts => "nothing counts at present: there is no result to approve",
        Hindrance::NoName => "please give the name of who approves",
        Hindrance::SealedAlready => "sealed already",
    },
    edition_first: "This plan has a new edition. Press “Look at it” at the top of the page and take the changes over before you approve.",
    ready: "Both tiers of checks are passed: it can be approved.",
    marked: |count| format!("Besides, {count} answers are marked “to be reviewed”: have another look before approving."),
    explain: "If it is so, say why in a sentence",
    by: "Approved by",
    on: "Day of approval",
    day: |day| day.to_string(),
    approve: "Approve and seal",
    lacking: "The name is needed, and a sentence for each point listed.",
    confirm_title: "Approve and seal?",
    confirm: [
        "Answers, day of assessment and basis are locked; to change them, it has to be unsealed first.",
        "A copy is kept of score, conclusion and of the data and evidence used. Later changes of data or plan are listed beside the sealed result and do not change it.",
        "Rectifications can still be filled in.",
        "Sealing can't be taken back by “Undo”; unsealing needs a reason and is recorded.",
    ],
    confirm_do: "Seal it",
    cancel: "Not yet",
    done: "Approved and sealed.",
    not_done: "Not sealed: something has just changed, please check once more.",
    banner: |by, on| format!("Approved by {by} on {on}; answers are locked"),
    unreadable: "This assessment is sealed, but by a newer version of the program, which this one can't read. Please open it with the newest version.",
    receipt: |receipt, edition| format!("Judged by edition {edition} of the plan. Receipt of what was sealed: {receipt}"),
    to_results: "See the sealed result",
    unseal: "Unseal",
    unseal_title: "Unseal?",
    unseal_text: "Then it can be changed again; the sealed result is not kept and it has to be approved anew. Who unsealed it, when and why stays recorded in this assessment.",
    unseal_by: "Unsealed by",
    unseal_why: "Reason",
    unseal_needs: "Both name and reason are needed.",
    unsealed: "Unsealed: it can be changed again.",
    explained: "Explanations of what is surprising",
    whole: "the whole assessment",
    differs: "Different since sealing",
    differs_hint: "Data, plan or program have changed since. Counted as things are now, the following would be different; the sealed result stays.",
    differs_none: "Nothing that touches the result has changed since sealing.",
    more: |count| format!("{count} more"),
    held: "This assessment is sealed on this computer, so the file can't take its place. Unseal it first, or keep both.",
    acts: "Record of sealing and unsealing",
    act: |act| match act.act {
        Act::Sealed => format!("{}: approved and sealed by {}, receipt {}", act.on, act.by, act.receipt),
        Act::Unsealed => format!("{}: unsealed by {}, because: {}", act.on, act.by, act.why),
    },
};
