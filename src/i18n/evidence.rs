//! Words around evidence 佐证材料, in both languages.

use crate::assessment::EvidenceKind;

/// All of them in one language.
pub struct EvidenceWords {
    /// Beside an indicator: how many pieces it has.
    pub count: fn(usize) -> String,
    /// All that counts is met and there is none; then the same where a plan gives no score.
    pub unproven: [&'static str; 2],
    /// Where there is none yet: what this is good for.
    pub none_yet: &'static str,
    pub suggestions: &'static str,
    pub title: &'static str,
    pub title_missing: &'static str,
    pub kind: &'static str,
    pub kind_name: fn(EvidenceKind) -> &'static str,
    pub number: &'static str,
    pub date: &'static str,
    pub kept_at: &'static str,
    pub link: &'static str,
    /// Over the field for a new one, and on its button.
    pub new: &'static str,
    pub add: &'static str,
    /// Over the choice among what other indicators have, and on its button.
    pub existing: &'static str,
    pub choose: &'static str,
    pub take: &'static str,
    pub serves_also: fn(usize) -> String,
    pub remove: fn(&str) -> String,
    pub removed: fn(&str) -> String,
}

in_languages!(EvidenceWords);

static ZH: EvidenceWords = EvidenceWords {
    count: |count| format!("佐证材料 {count} 份"),
    unproven: ["得满分，无佐证", "已达标，无佐证"],
    none_yet: "把材料名称和存放位置记在这里，检查时一找就到。材料本身不用上传。",
    suggestions: "可准备的材料，点一下就记上：",
    title: "材料名称",
    title_missing: "请填写材料名称。",
    kind: "类别",
    kind_name: |kind| match kind {
        EvidenceKind::Document => "文件",
        EvidenceKind::Ledger => "台账",
        EvidenceKind::Minutes => "会议记录",
        EvidenceKind::Photo => "照片",
        EvidenceKind::Statistics => "统计表",
        EvidenceKind::Certificate => "证书",
        EvidenceKind::Other => "其他",
    },
    number: "文号",
    date: "材料日期",
    kept_at: "存放位置",
    link: "网址或文件路径",
    new: "新增材料",
    add: "添加",
    existing: "用别的指标已有的材料",
    choose: "请选择",
    take: "用这份",
    serves_also: |count| format!("还用于另外 {count} 项指标，改了处处一样"),
    remove: |title| format!("移除“{title}”"),
    removed: |title| format!("已移除：{title}"),
};

static EN: EvidenceWords = EvidenceWords {
    count: |count| format!("Evidence: {count}"),
    unproven: ["full score, no evidence", "met, no evidence"],
    none_yet: "Note what bears this out and where it is kept, so that it is at hand at an inspection. Nothing is uploaded.",
    suggestions: "What you could prepare; one click notes it:",
    title: "Title",
    title_missing: "Please give it a title.",
    kind: "Kind",
    kind_name: |kind| match kind {
        EvidenceKind::Document => "document",
        EvidenceKind::Ledger => "ledger",
        EvidenceKind::Minutes => "minutes",
        EvidenceKind::Photo => "photo",
        EvidenceKind::Statistics => "statistics",
        EvidenceKind::Certificate => "certificate",
        EvidenceKind::Other => "other",
    },
    number: "Document number",
    date: "Date it speaks for",
    kept_at: "Kept at",
    link: "Web address or file path",
    new: "New evidence",
    add: "Add",
    existing: "Evidence of other indicators",
    choose: "Choose",
    take: "Use it here",
    serves_also: |count| format!("also serves {count} more; a change shows everywhere"),
    remove: |title| format!("Remove “{title}”"),
    removed: |title| format!("Removed: {title}"),
};
