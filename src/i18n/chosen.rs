//! The words of 自动备份: a file that the user chose, kept up to date by itself.

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::storage::Trouble;

/// All of them in one language.
pub struct ChosenWords {
    pub title: &'static str,
    pub choose: &'static str,
    pub hint: &'static str,
    /// Why there is no such thing here.
    pub not_here: &'static str,
    /// The name that is proposed for the file, and what kind of file it is.
    pub suggested: &'static str,
    pub described: &'static str,
    pub to: &'static str,
    pub written: fn(NaiveDateTime) -> String,
    pub writing: &'static str,
    pub trouble: fn(Trouble) -> &'static str,
    /// The same in one line, wherever the user is.
    pub stopped: fn(Trouble) -> &'static str,
    pub allow: &'static str,
    pub again: &'static str,
    pub replace: &'static str,
    pub other: &'static str,
    pub stop: &'static str,
    pub given_up: fn(&str) -> String,
    pub not_chosen: &'static str,
}

in_languages!(ChosenWords);

static ZH: ChosenWords = ChosenWords {
    title: "自动备份",
    choose: "选择文件，自动备份…",
    hint: "选一次文件，以后改过的内容会自己写进去，不用再点。文件最好放在U盘上，U盘要一直插着。",
    not_here: "这个浏览器不能自动备份到文件，Edge、Chrome 和 360 极速模式的新版本可以。请常点“备份到文件”。",
    suggested: "对标自评-自动备份.json",
    described: "对标自评备份",
    to: "自动备份到",
    written: |at| {
        let (day, time) = (at.date(), at.time());
        format!("最近一次写入：{}月{}日 {:02}:{:02}，已读回核对。", day.month(), day.day(), time.hour(), time.minute())
    },
    writing: "正在写入……",
    trouble: |trouble| match trouble {
        Trouble::NotAllowed => "需要重新允许：浏览器重新打开以后，点一下“重新允许”才能再写这个文件。",
        Trouble::Missing => {
            "找不到这个文件：可能已被移走、改名、删除，或U盘已拔出。插回U盘后会自动再写；文件不在了，请另选一个。"
        }
        Trouble::Full => "写不下：存放文件的盘满了。请删掉些不用的文件，或另选一个地方。原来的备份没有动。",
        Trouble::Elsewhere => {
            "这个文件被别的电脑或程序改过，没有覆盖它。如果还要里面的内容，请先点“从备份恢复”打开它；确实不要了，再点“用这里的内容覆盖”。"
        }
        Trouble::Differs => "写出的内容读回来核对不上。请再试一次；若还是这样，请换一个U盘或文件夹。",
        Trouble::Failed => "没有写成，原来的备份没有动。过一会儿会自动再试；若还是这样，请另选一个文件。",
    },
    stopped: |trouble| match trouble {
        Trouble::NotAllowed => "自动备份停着：浏览器要求重新允许。请到首页“备份”里点“重新允许”。",
        Trouble::Missing => "自动备份停着：找不到备份文件，U盘可能没有插。请到首页“备份”里看看。",
        Trouble::Elsewhere => "自动备份停着：备份文件被别的电脑或程序改过。请到首页“备份”里看看。",
        Trouble::Full | Trouble::Differs | Trouble::Failed => "自动备份没有写成。请到首页“备份”里看看。",
    },
    allow: "重新允许",
    again: "再试一次",
    replace: "用这里的内容覆盖",
    other: "另选文件…",
    stop: "停止自动备份",
    given_up: |name| format!("已停止自动备份，文件“{name}”还在原处。"),
    not_chosen: "没有选成文件，什么也没有动。请再试一次，换一个文件夹。",
};

static EN: ChosenWords = ChosenWords {
    title: "Automatic backup",
    choose: "Choose a file for automatic backups …",
    hint: "Choose a file once, and what you change is written to it by itself. It is safest on a stick that stays plugged in.",
    not_here: "This browser can't keep a backup file up to date; Edge and Chrome can. Please use “Back up to a file” often.",
    suggested: "duibiao-automatic-backup.json",
    described: "Duibiao backup",
    to: "Backed up automatically to",
    written: |at| {
        format!("Written last on {} at {:02}:{:02}, read back and compared.", at.date(), at.time().hour(), at.time().minute())
    },
    writing: "Writing …",
    trouble: |trouble| match trouble {
        Trouble::NotAllowed => {
            "Needs your permission again: after a restart the browser wants a click before it writes this file."
        }
        Trouble::Missing => {
            "The file can't be found: it was moved, renamed or deleted, or the stick was pulled out. Plug the stick in and it is written again by itself; if the file is gone, choose another."
        }
        Trouble::Full => {
            "No room: the disk with the file is full. Delete something there, or choose another place. The backup before is untouched."
        }
        Trouble::Elsewhere => {
            "Another computer or program changed this file, so it was not written over. If you need what is in it, open it by “Restore from a backup” first; if not, write over it."
        }
        Trouble::Differs => {
            "What was written did not read back the same. Try again; if it happens again, use another stick or folder."
        }
        Trouble::Failed => {
            "It could not be written; the backup before is untouched. It is tried again soon; if it goes on, choose another file."
        }
    },
    stopped: |trouble| match trouble {
        Trouble::NotAllowed => "Automatic backup is waiting for your permission: see “Backup” on the home page.",
        Trouble::Missing => {
            "Automatic backup can't find its file; the stick may not be plugged in. See “Backup” on the home page."
        }
        Trouble::Elsewhere => {
            "Automatic backup is waiting: another computer or program changed its file. See “Backup” on the home page."
        }
        Trouble::Full | Trouble::Differs | Trouble::Failed => {
            "Automatic backup could not write. See “Backup” on the home page."
        }
    },
    allow: "Allow again",
    again: "Try again",
    replace: "Write over it",
    other: "Choose another file …",
    stop: "Stop automatic backup",
    given_up: |name| format!("Automatic backup is off; the file “{name}” stays where it is."),
    not_chosen: "No file was chosen, and nothing was changed. Try again with another folder.",
};
