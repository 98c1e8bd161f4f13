//! The words of putting two copies together: how many differ, what each says, and what comes of it.

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::figures::typed_with_unit;
use super::seal::value_name;
use super::{EvidenceWords, Language, Messages, RectificationWords, terms};
use crate::assessment::merge::{Changed, Content, Difference, Item, Trait};
use crate::assessment::{Answer, Basis, Choice, Evidence, Rectification};
use crate::plan::{CheckpointId, Plan, Question};

/// All of them in one language.
pub struct MergeWords {
    /// The assessment is here already.
    pub exists: &'static str,
    /// Only its school is here, with other numbers or evidence.
    pub subject_exists: &'static str,
    /// How many are the same, newer in the file, newer here, changed on both sides.
    pub counts: fn(usize, usize, usize, usize) -> String,
    pub choose: &'static str,
    pub newer: &'static str,
    pub all_theirs: &'static str,
    pub all_mine: &'static str,
    pub one_by_one: fn(usize) -> String,
    /// As it stands, so many are taken from the file and so many stay.
    pub outcome: fn(usize, usize) -> String,
    pub brings_seal: &'static str,
    pub merge: &'static str,
    pub keep: &'static str,
    pub keep_both: &'static str,
    pub mine: &'static str,
    pub theirs: &'static str,
    pub nothing: &'static str,
    pub changed: fn(Changed) -> &'static str,
    pub at: fn(NaiveDateTime) -> String,
    pub merged: fn(&str, usize) -> String,
    pub kept: &'static str,
    /// The name of a school whose copy stays beside the one that is here.
    pub copy_of: fn(&str, usize) -> String,
    pub taken_back: &'static str,
    pub not_taken_back: &'static str,
    pub looking: fn(&str) -> String,
    pub took_too_long: &'static str,
    name: &'static str,
    kind: &'static str,
    region: &'static str,
    code: &'static str,
    rewrite: &'static str,
    basis: &'static str,
    as_of: &'static str,
    basis_name: fn(Basis) -> &'static str,
    unanswered: &'static str,
    note: fn(&str) -> String,
    review: fn(&str) -> String,
    serves: fn(usize) -> String,
    colon: &'static str,
    and: &'static str,
}

in_languages!(MergeWords);

static ZH: MergeWords = MergeWords {
    exists: "这份自评本机已经有了，内容不同。下面是比较的结果，确定之前什么都不会改动。",
    subject_exists: "这份自评本机还没有，但同一单位的数据或佐证材料与本机不同。下面是比较的结果，确定之前什么都不会改动。",
    counts: |same, theirs, mine, both| {
        format!("相同 {same} 项，文件里更新的 {theirs} 项，这里更新的 {mine} 项，两边都改过的 {both} 项")
    },
    choose: "不同的地方用哪一边的？",
    newer: "各取较新的（推荐）",
    all_theirs: "全部用文件的",
    all_mine: "全部保留这里的",
    one_by_one: |count| format!("逐项查看和选择（{count} 项）"),
    outcome: |theirs, mine| match (theirs, mine) {
        (0, _) => "这样选，这里的内容不变。".to_owned(),
        (theirs, 0) => format!("这样选，{theirs} 项都用文件的。"),
        (theirs, mine) => format!("这样选，{theirs} 项用文件的，{mine} 项保留这里的。"),
    },
    brings_seal: "文件里的自评已经封存，只能整份采用，或者整份保留这里的。",
    merge: "确定",
    keep: "保留这里的，不改动",
    keep_both: "两份都留",
    mine: "这里",
    theirs: "文件",
    nothing: "没有填",
    changed: |changed| match changed {
        Changed::Mine => "这里更新",
        Changed::Theirs => "文件更新",
        Changed::Both => "两边都改过",
    },
    at: |at| {
        let (day, time) = (at.date(), at.time());
        format!("{}年{}月{}日 {:02}:{:02}", day.year(), day.month(), day.day(), time.hour(), time.minute())
    },
    merged: |name, count| format!("已合并“{name}”，{count} 项用了文件的。"),
    kept: "保留了这里的，没有改动。",
    copy_of: |name, count| match count {
        1 => format!("{name}（副本）"),
        count => format!("{name}（副本{count}）"),
    },
    taken_back: "已撤销，恢复到打开文件之前。之后改过的地方没有动。",
    not_taken_back: "后来又有改动，不能整体撤销了。可以在修改记录里逐项改回。",
    looking: |name| format!("正在读“{name}”…"),
    took_too_long: "这个文件读得太久，已经停下，什么都没有改动。请确认选对了文件。",
    name: "名称",
    kind: "单位类别",
    region: "地区",
    code: "学校标识码",
    rewrite: "自评报告中改写的一段",
    basis: "基准",
    as_of: "自评时点",
    basis_name: |basis| match basis {
        Basis::Current => "当前",
        Basis::Final => "终期",
    },
    unanswered: "未作答",
    note: |note| format!("说明：{note}"),
    review: |why| if why.is_empty() { "待复核".to_owned() } else { format!("待复核：{why}") },
    serves: |count| format!("用于 {count} 条指标"),
    colon: "：",
    and: "；",
};

static EN: MergeWords = MergeWords {
    exists: "This assessment is here already, with other content. This is how they compare; nothing changes before you confirm.",
    subject_exists: "This assessment is not here yet, but its school has other numbers or evidence here. This is how they compare; nothing changes before you confirm.",
    counts: |same, theirs, mine, both| {
        format!("{same} the same, {theirs} newer in the file, {mine} newer here, {both} changed on both sides")
    },
    choose: "Where they differ, which shall stand?",
    newer: "The newer of each (recommended)",
    all_theirs: "Everything from the file",
    all_mine: "Everything as it is here",
    one_by_one: |count| format!("Look and choose one by one ({count})"),
    outcome: |theirs, mine| match (theirs, mine) {
        (0, _) => "Nothing here will change.".to_owned(),
        (theirs, 0) => format!("All {theirs} will be taken from the file."),
        (theirs, mine) => format!("{theirs} will be taken from the file, {mine} stay as they are here."),
    },
    brings_seal: "The assessment in the file is sealed: it can only be taken whole, or not at all.",
    merge: "Confirm",
    keep: "Keep mine, change nothing",
    keep_both: "Keep both",
    mine: "Here",
    theirs: "File",
    nothing: "nothing",
    changed: |changed| match changed {
        Changed::Mine => "newer here",
        Changed::Theirs => "newer in the file",
        Changed::Both => "changed on both sides",
    },
    at: |at| format!("{} {:02}:{:02}", at.date(), at.time().hour(), at.time().minute()),
    merged: |name, count| format!("Merged “{name}”: {count} taken from the file."),
    kept: "Kept as it is here; nothing changed.",
    copy_of: |name, count| match count {
        1 => format!("{name} (copy)"),
        count => format!("{name} (copy {count})"),
    },
    taken_back: "Taken back to before the file was opened. What was changed since stays.",
    not_taken_back: "There were changes since, so it can't be taken back as a whole. Use the list of changes instead.",
    looking: |name| format!("Reading “{name}”…"),
    took_too_long: "Reading this file took too long and was stopped; nothing was changed. Please check that it is the right file.",
    name: "Name",
    kind: "Kind",
    region: "Region",
    code: "School code",
    rewrite: "Report, a rewritten passage",
    basis: "Basis",
    as_of: "Day of assessment",
    basis_name: |basis| match basis {
        Basis::Current => "current",
        Basis::Final => "final",
    },
    unanswered: "unanswered",
    note: |note| format!("note: {note}"),
    review: |why| if why.is_empty() { "to review".to_owned() } else { format!("to review: {why}") },
    serves: |count| format!("for {count} indicators"),
    colon: ": ",
    and: "; ",
};

/// Where two copies differ, as people would point to it.
pub fn place_of(language: Language, plan: &Plan, difference: &Difference) -> String {
    let words = MergeWords::of(language);
    let content = difference.mine.content.as_ref().or(difference.theirs.content.as_ref());
    match &difference.item {
        Item::Answer(id) => checkpoint(plan, id),
        Item::Value(key) => value_name(language, plan, key),
        Item::Rectification(_) => match content {
            Some(Content::Rectification(each)) => {
                let name = RectificationWords::of(language).name;
                format!("{name}{}{}", words.colon, checkpoint(plan, &each.checkpoint))
            }
            _ => RectificationWords::of(language).name.to_owned(),
        },
        Item::Evidence(_) => match content {
            Some(Content::Evidence(each)) => format!("{}{}{}", EvidenceWords::of(language).title, words.colon, each.title),
            _ => EvidenceWords::of(language).title.to_owned(),
        },
        Item::Rewrite(_) => words.rewrite.to_owned(),
        Item::Basis => words.basis.to_owned(),
        Item::AsOf => words.as_of.to_owned(),
        Item::Subject(Trait::Name) => words.name.to_owned(),
        Item::Subject(Trait::Kind) => words.kind.to_owned(),
        Item::Subject(Trait::Region) => words.region.to_owned(),
        Item::Subject(Trait::Code) => words.code.to_owned(),
        Item::Subject(Trait::Fact(fact)) => terms::fact(language, *fact).to_owned(),
    }
}

fn checkpoint(plan: &Plan, id: &CheckpointId) -> String {
    match plan.checkpoint(id) {
        Some((_, checkpoint)) => format!("{id} {}", checkpoint.text),
        None => id.to_string(),
    }
}

/// What one copy says there.
pub fn content_of(language: Language, plan: &Plan, item: &Item, content: Option<&Content>) -> String {
    let words = MergeWords::of(language);
    match content {
        None if matches!(item, Item::Answer(_)) => words.unanswered.to_owned(),
        None => words.nothing.to_owned(),
        Some(Content::Answer(answer)) => answer_in_words(language, plan, item, answer),
        Some(Content::Rectification(each)) => rectification_in_words(language, each),
        Some(Content::Rewrite(each)) => each.text.clone(),
        Some(Content::Basis(basis)) => (words.basis_name)(*basis).to_owned(),
        Some(Content::Day(day)) => day.to_string(),
        Some(Content::Value(text)) => match item {
            Item::Value(key) => match plan.metric(&key.metric) {
                Some(metric) => typed_with_unit(language, text, &metric.unit),
                None => text.clone(),
            },
            _ => text.clone(),
        },
        Some(Content::Evidence(each)) => evidence_in_words(language, each),
        Some(Content::Text(text)) => text.clone(),
        Some(Content::Kind(kind)) => terms::kind(language, *kind).to_owned(),
        Some(Content::Flag(true)) => Messages::of(language).yes.to_owned(),
        Some(Content::Flag(false)) => Messages::of(language).no.to_owned(),
    }
}

fn answer_in_words(language: Language, plan: &Plan, item: &Item, answer: &Answer) -> String {
    let words = MergeWords::of(language);
    let level = |level: &crate::plan::LevelId| {
        let Item::Answer(id) = item else { return None };
        let (_, checkpoint) = plan.checkpoint(id)?;
        let Question::Rated { scale } = &checkpoint.question else { return None };
        let scale = plan.scale(scale)?;
        Some(terms::level(language, &scale.id, scale.level(level)?).to_owned())
    };
    let not_applicable = Messages::of(language).not_applicable;
    let choice = match &answer.choice {
        Choice::Nothing => String::new(),
        Choice::Level(id) => level(id).unwrap_or_else(|| id.to_string()),
        Choice::NotApplicable { reason } if reason.trim().is_empty() => not_applicable.to_owned(),
        Choice::NotApplicable { reason } => format!("{not_applicable}{}{}", words.colon, reason.trim()),
    };
    let note = (!answer.note.trim().is_empty()).then(|| (words.note)(answer.note.trim()));
    let review = answer.review.as_ref().map(|why| (words.review)(why.trim()));
    joined(words, [Some(choice), note, review])
}

fn rectification_in_words(language: Language, each: &Rectification) -> String {
    let (words, own) = (MergeWords::of(language), RectificationWords::of(language));
    let field = |name: &str, text: &str| (!text.trim().is_empty()).then(|| format!("{name}{}{}", words.colon, text.trim()));
    let day = |name: &str, day: Option<chrono::NaiveDate>| day.map(|day| format!("{name}{}{day}", words.colon));
    let (closed, proof) =
        (each.closed.as_ref().map(|closing| closing.on), each.closed.as_ref().map(|closing| closing.proof.as_str()));
    joined(
        words,
        [
            field(own.problem, &each.problem),
            field(own.cause, &each.cause),
            field(own.measure, &each.measure),
            field(own.unit, &each.unit),
            field(own.person, &each.person),
            day(own.due, each.due),
            field(own.progress, &each.progress),
            day(own.close_on, closed),
            field(own.proof, proof.unwrap_or_default()),
        ],
    )
}

fn evidence_in_words(language: Language, each: &Evidence) -> String {
    let words = MergeWords::of(language);
    let kind = (EvidenceWords::of(language).kind_name)(each.kind).to_owned();
    let date = each.date.map(|date| date.to_string());
    let text = |text: &str| Some(text.trim().to_owned());
    let serves = Some((words.serves)(each.serves.len()));
    joined(words, [text(&each.title), Some(kind), text(&each.number), date, text(&each.kept_at), text(&each.link), serves])
}

fn joined<const N: usize>(words: &MergeWords, parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { words.nothing.to_owned() } else { parts.join(words.and) }
}
