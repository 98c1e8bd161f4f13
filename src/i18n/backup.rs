//! The words of backups: making one, what a restore would do, and going on at another computer.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::assessment::merge::Stand;

/// All of them in one language.
pub struct BackupWords {
    pub title: &'static str,
    /// Nothing was backed up here yet: so many entries.
    pub never: fn(usize) -> String,
    /// So many entries since the last one, which was on this day, so many days ago.
    pub since: fn(NaiveDate, usize) -> String,
    pub remind: &'static str,
    pub make: &'static str,
    pub making: &'static str,
    pub made: fn(&str, usize, usize, &str) -> String,
    pub made_unchecked: fn(&str) -> String,
    pub failed: &'static str,
    pub stopped: &'static str,
    pub differs: &'static str,
    pub restore: &'static str,
    pub another: &'static str,
    pub steps: [&'static str; 3],
    pub found_title: &'static str,
    pub made_at: &'static str,
    pub at: fn(NaiveDateTime) -> String,
    pub holds: &'static str,
    pub counts: fn(usize, usize) -> String,
    pub receipt: &'static str,
    pub receipt_fits: &'static str,
    pub receipt_missing: &'static str,
    pub table: &'static str,
    pub what: &'static str,
    pub in_backup: &'static str,
    pub standing: &'static str,
    pub happens: &'static str,
    /// What belongs to a subject, whichever plan uses it.
    pub belongings: &'static str,
    pub answers: fn(usize) -> String,
    pub values: fn(usize) -> String,
    pub stand: fn(Stand) -> String,
    /// What will happen, where the newer is taken.
    pub will: fn(Stand) -> &'static str,
    /// The same where the backup's word stands.
    pub will_by_backup: fn(Stand) -> &'static str,
    pub only_here: fn(usize) -> String,
    /// A subject that is here too, begun apart.
    pub twin: fn(&str) -> String,
    pub twin_join: &'static str,
    pub twin_apart: &'static str,
    pub twin_hint: &'static str,
    pub settings: &'static str,
    /// A setting and what it becomes.
    pub setting: fn(&str, &str) -> String,
    pub how: &'static str,
    pub newer: &'static str,
    pub by_backup: &'static str,
    pub confirm: &'static str,
    pub nothing_to_do: &'static str,
    pub restored: fn(&str) -> String,
}

in_languages!(BackupWords);

static ZH: BackupWords = BackupWords {
    title: "备份",
    never: |count| format!("还没有备份过，已有 {count} 项作答。"),
    since: |day, count| match count {
        0 => format!("{}月{}日备份过，之后没有新的作答。", day.month(), day.day()),
        count => format!("自上次备份（{}月{}日）以来 {count} 项作答。", day.month(), day.day()),
    },
    remind: "建议现在备份一次，把文件存到U盘或别的电脑上。",
    make: "备份到文件",
    making: "正在备份并核对…",
    made: |name, assessments, answers, receipt| {
        format!(
            "已备份：{name}，在“下载”文件夹里，已读回核对。自评 {assessments} 份，作答 {answers} 条。回执码 {receipt}，请记下来，恢复时核对。"
        )
    },
    made_unchecked: |name| {
        format!(
            "已备份：{name}，在“下载”文件夹里。核对程序没有启动，所以没有读回核对，也没有回执码。请重新加载页面，再备份一次。"
        )
    },
    stopped: "已停止，没有写出备份文件。填好的内容都还在。",
    failed: "浏览器没有开始下载，备份没有完成。请检查是否禁止了下载，再试一次。",
    differs: "写出的备份与页面内容核对不上，没有完成。请再试一次；若还是这样，请重新加载页面。",
    restore: "从备份恢复",
    another: "换电脑继续",
    steps: [
        "在这台电脑上点“备份到文件”，记下显示的回执码。",
        "把备份文件拷到U盘，或用微信、QQ传到另一台电脑。",
        "在另一台电脑上打开本程序，点“从备份恢复”，选这个文件，核对回执码一致。",
    ],
    found_title: "从备份恢复",
    made_at: "备份时间",
    at: |at| {
        let (day, time) = (at.date(), at.time());
        format!("{}年{}月{}日 {:02}:{:02}", day.year(), day.month(), day.day(), time.hour(), time.minute())
    },
    holds: "内容",
    counts: |assessments, answers| format!("自评 {assessments} 份，作答 {answers} 条"),
    receipt: "回执码",
    receipt_fits: "与文件里记的一致，请再和备份时记下的核对",
    receipt_missing: "文件里没有记回执码，请和备份时的情况核对",
    table: "备份与本机的比较",
    what: "自评",
    in_backup: "备份里",
    standing: "与本机比",
    happens: "恢复后",
    belongings: "数据和佐证材料",
    answers: |count| format!("{count} 条作答"),
    values: |count| format!("{count} 项"),
    stand: |stand| match stand {
        Stand::New => "新的".to_owned(),
        Stand::Same => "一样".to_owned(),
        Stand::TheirsNewer(count) => format!("备份里更新（{count} 处）"),
        Stand::MineNewer(count) => format!("这里更新（{count} 处）"),
        Stand::Both { theirs, mine, both } => format!("两边都改过（备份新 {theirs} 处，这里新 {mine} 处，都改过 {both} 处）"),
        Stand::Held => "这里已封存".to_owned(),
    },
    will: |stand| match stand {
        Stand::New => "加进来",
        Stand::Same => "不变",
        Stand::TheirsNewer(_) => "用备份的",
        Stand::MineNewer(_) => "保留这里的",
        Stand::Both { .. } => "每一处取较新的",
        Stand::Held => "保留这里的",
    },
    will_by_backup: |stand| match stand {
        Stand::New => "加进来",
        Stand::Same => "不变",
        Stand::TheirsNewer(_) | Stand::MineNewer(_) | Stand::Both { .. } => "用备份的",
        Stand::Held => "保留这里的",
    },
    only_here: |count| format!("另有 {count} 份自评只在本机，恢复后照样保留。"),
    twin: |name| format!("“{name}”这里也有一份，是分开建的，像是同一个单位。怎么放？"),
    twin_join: "合并到这里的：同一份计划合成一份自评，每一处按下面选的取",
    twin_apart: "两份都保留，各是各的",
    twin_hint: "请先选好怎么放，再恢复。想一条一条挑着合并，请在那台电脑上导出“自评数据”文件，再到这里打开。",
    settings: "界面设置也按备份里的来",
    setting: |name, text| match (name, text) {
        ("language", "en") => "语言：English".to_owned(),
        ("language", _) => "语言：中文".to_owned(),
        ("large-text", "on") => "字号：大字".to_owned(),
        ("large-text", _) => "字号：标准".to_owned(),
        ("single-keys", "on") => "单键快捷键：开".to_owned(),
        ("single-keys", _) => "单键快捷键：关".to_owned(),
        ("region", "") => "所在地区：不填".to_owned(),
        ("region", region) => format!("所在地区：{}", region.replace('/', " ")),
        (_, text) => text.to_owned(),
    },
    how: "两边都有的，用哪一边的？",
    newer: "每一处取较新的（推荐）",
    by_backup: "以备份为准；只有这里有的仍然保留",
    confirm: "恢复",
    nothing_to_do: "备份里的内容本机都有了，完全一样，不用恢复。",
    restored: |receipt| format!("已恢复。本机现在的回执码 {receipt}"),
};

static EN: BackupWords = BackupWords {
    title: "Backup",
    never: |count| format!("Nothing was backed up yet; there are {count} entries."),
    since: |day, count| match count {
        0 => format!("Backed up on {day}; nothing new since."),
        count => format!("{count} entries since the last backup on {day}."),
    },
    remind: "It is a good time for a backup: keep the file on a stick or another computer.",
    make: "Back up to a file",
    making: "Backing up and checking…",
    made: |name, assessments, answers, receipt| {
        format!(
            "Backed up: {name}, in your Downloads folder, read back and compared. Assessments: {assessments}, answers: {answers}. Receipt {receipt}: write it down and compare it when you restore."
        )
    },
    made_unchecked: |name| {
        format!(
            "Backed up: {name}, in your Downloads folder. The checking program did not start, so the file was not read back and has no receipt. Reload the page and back up again."
        )
    },
    stopped: "Stopped; no backup file was written. Nothing you filled in is lost.",
    failed: "The browser did not start the download; there is no backup. Check whether downloads are blocked, then try again.",
    differs: "The backup did not match what is on the page and was not saved. Try again; if it happens again, reload the page.",
    restore: "Restore from a backup",
    another: "Go on at another computer",
    steps: [
        "On this computer choose “Back up to a file” and write down the receipt.",
        "Take the file to the other computer on a stick or by message.",
        "There open this program, choose “Restore from a backup” and the file, and compare the receipt.",
    ],
    found_title: "Restore from a backup",
    made_at: "Made",
    at: |at| format!("{} {:02}:{:02}", at.date(), at.time().hour(), at.time().minute()),
    holds: "Holds",
    counts: |assessments, answers| format!("assessments: {assessments}, answers: {answers}"),
    receipt: "Receipt",
    receipt_fits: "the same as noted in the file; compare it with the one that you wrote down",
    receipt_missing: "none is noted in the file",
    table: "The backup beside what is here",
    what: "Assessment",
    in_backup: "In the backup",
    standing: "Beside mine",
    happens: "Afterwards",
    belongings: "Numbers and evidence",
    answers: |count| if count == 1 { "1 answer".to_owned() } else { format!("{count} answers") },
    values: |count| format!("{count} entries"),
    stand: |stand| match stand {
        Stand::New => "new".to_owned(),
        Stand::Same => "the same".to_owned(),
        Stand::TheirsNewer(count) => format!("newer in the backup ({count})"),
        Stand::MineNewer(count) => format!("newer here ({count})"),
        Stand::Both { theirs, mine, both } => {
            format!("changed on both sides ({theirs} newer in the backup, {mine} newer here, {both} in both)")
        }
        Stand::Held => "sealed here".to_owned(),
    },
    will: |stand| match stand {
        Stand::New => "added",
        Stand::Same => "unchanged",
        Stand::TheirsNewer(_) => "as in the backup",
        Stand::MineNewer(_) => "as here",
        Stand::Both { .. } => "the newer of each",
        Stand::Held => "as here",
    },
    will_by_backup: |stand| match stand {
        Stand::New => "added",
        Stand::Same => "unchanged",
        Stand::TheirsNewer(_) | Stand::MineNewer(_) | Stand::Both { .. } => "as in the backup",
        Stand::Held => "as here",
    },
    only_here: |count| format!("{count} more are only here; they stay."),
    twin: |name| format!("“{name}” is here too, begun apart; it looks like the same one. What shall become of it?"),
    twin_join: "Merge it into mine: one assessment for each plan, each place as chosen below",
    twin_apart: "Keep both, each by itself",
    twin_hint: "Please choose before you restore. To merge answer by answer, export the assessment data file there and open it here.",
    settings: "Set the page up as in the backup, too",
    setting: |name, text| match (name, text) {
        ("language", "en") => "language: English".to_owned(),
        ("language", _) => "language: 中文".to_owned(),
        ("large-text", "on") => "text: large".to_owned(),
        ("large-text", _) => "text: normal".to_owned(),
        ("single-keys", "on") => "single-key shortcuts: on".to_owned(),
        ("single-keys", _) => "single-key shortcuts: off".to_owned(),
        ("region", "") => "region: none".to_owned(),
        ("region", region) => format!("region: {}", region.replace('/', " ")),
        (_, text) => text.to_owned(),
    },
    how: "Where both have something, which shall stand?",
    newer: "The newer of each (recommended)",
    by_backup: "What the backup says; what is only here stays",
    confirm: "Restore",
    nothing_to_do: "Everything in the backup is here already, exactly the same. Nothing to restore.",
    restored: |receipt| format!("Restored. Everything here has the receipt {receipt}"),
};
