//! The words of 本机内容与找回: where it all lies, what was deleted, how it was on other days, and how to clear it.

use chrono::NaiveDate;

use super::sentences::zh::day_text;
use crate::storage::SaveState;

/// The words of the page.
pub struct KeptWords {
    pub intro: &'static str,
    pub where_title: &'static str,
    /// How it stands with the two places.
    pub places: fn(SaveState) -> &'static str,
    /// So many characters are in use, and there is room for so many.
    pub used: fn(usize, usize) -> String,
    /// So many entries were missing in one place and came from another.
    pub recovered: fn(usize) -> String,
    pub bin: &'static str,
    pub bin_empty: &'static str,
    /// Deleted on a day, with so many days left.
    pub deleted: fn(NaiveDate, i64) -> String,
    pub bring_back: &'static str,
    pub brought_back: fn(&str) -> String,
    pub forget: &'static str,
    pub forgotten: fn(&str) -> String,
    pub days: &'static str,
    pub days_hint: &'static str,
    pub days_empty: &'static str,
    pub day: fn(NaiveDate) -> String,
    pub look: &'static str,
    pub day_unreadable: &'static str,
    pub rescue: &'static str,
    pub rescue_hint: &'static str,
    pub rescue_all: &'static str,
    /// The file's name of a day.
    pub rescue_name: fn(NaiveDate) -> String,
    pub rescued: fn(&str, usize) -> String,
    pub clear: &'static str,
    pub clear_hint: &'static str,
    pub clear_button: &'static str,
    pub clear_first: &'static str,
    /// What has to be typed.
    pub clear_word: &'static str,
    pub clear_type: &'static str,
    pub clear_mismatch: &'static str,
    pub clear_confirm: &'static str,
}

in_languages!(KeptWords);

static ZH: KeptWords = KeptWords {
    intro: "填写的内容只存在这台电脑的这个浏览器里，同时存两处，一处坏了从另一处补。最稳妥的还是备份到文件。",
    where_title: "存放情况",
    places: |state| match state {
        SaveState::Saved => "两处都已存好。",
        SaveState::Pending => "正在保存……",
        SaveState::OnlyLocal => "只存了一处：这个浏览器的数据库用不了（可能是无痕窗口）。请常备份到文件。",
        SaveState::OnlyMirror(_) => "只存了一处：浏览器的本地存储已满或不可用。内容没有丢，请尽快备份到文件。",
        SaveState::Failed(_) => "没有存上：内容只在这个窗口里，关掉就没了。请马上备份到文件。",
    },
    used: |used, room| format!("本地存储已用 {} 万字符，共可用 {} 万字符。", used.div_ceil(10_000), room / 10_000),
    recovered: |count| format!("上次没有正常关闭，打开时从备用的一处补回了 {count} 处内容。"),
    bin: "回收站",
    bin_empty: "回收站是空的。删掉的自评在这里留 30 天。",
    deleted: |day, left| format!("{}删除，还留 {left} 天", day_text(day)),
    bring_back: "恢复",
    brought_back: |name| format!("已恢复：{name}。"),
    forget: "彻底删除",
    forgotten: |name| format!("已彻底删除：{name}。"),
    days: "每天的留底",
    days_hint: "每天头一次打开时自动留一份，最多留 20 天。看过里面有什么，再决定要不要恢复；现有的内容不会被删掉。",
    days_empty: "还没有留底。明天再打开时就有今天的了。",
    day: day_text,
    look: "看看并恢复…",
    day_unreadable: "这一天的留底读不出来了。",
    rescue: "急救",
    rescue_hint: "如果内容显示不全，先把浏览器里存的东西原样导出，读得出、读不出的都在里面，再找人帮忙。",
    rescue_all: "原样导出全部内容",
    rescue_name: |day| format!("对标自评-急救导出-{day}.json"),
    rescued: |name, count| format!("已导出 {count} 条原始记录：{name}，在“下载”文件夹。"),
    clear: "清除本机数据",
    clear_hint: "在公用的电脑上填完，可以把这个浏览器里的全部内容清掉：自评、数据、回收站、留底都没有了，找不回来。",
    clear_button: "清除本机数据…",
    clear_first: "清除以后只有备份文件能找回内容。还没有备份的，请先备份。",
    clear_word: "清除",
    clear_type: "确定要清除，请输入“清除”两个字：",
    clear_mismatch: "输入的不是“清除”，什么也没有动。",
    clear_confirm: "全部清除",
};

static EN: KeptWords = KeptWords {
    intro: "What you enter is kept only in this browser on this computer, in two places: what one loses comes from the other. A backup file is safer still.",
    where_title: "Where it lies",
    places: |state| match state {
        SaveState::Saved => "Kept in both places.",
        SaveState::Pending => "Saving …",
        SaveState::OnlyLocal => {
            "Kept in one place only: this browser's database can't be used (a private window, perhaps). Please make backups often."
        }
        SaveState::OnlyMirror(_) => {
            "Kept in one place only: the browser's local storage is full or blocked. Nothing is lost; please make a backup soon."
        }
        SaveState::Failed(_) => "Not kept: it is in this window only, and gone when you close it. Please make a backup now.",
    },
    used: |used, room| format!("{} of {} thousand characters of local storage are in use.", used.div_ceil(1000), room / 1000),
    recovered: |count| format!("The browser was not closed properly; {count} entries were brought back from the other place."),
    bin: "Bin",
    bin_empty: "The bin is empty. What you delete stays here for 30 days.",
    deleted: |day, left| format!("Deleted on {day}, stays for {left} more days"),
    bring_back: "Bring back",
    brought_back: |name| format!("Brought back: {name}."),
    forget: "Delete for good",
    forgotten: |name| format!("Deleted for good: {name}."),
    days: "Daily snapshots",
    days_hint: "One is taken when you first open the page on a day, and the last 20 are kept. You see what is in it before anything is brought back; nothing that is here now is deleted.",
    days_empty: "There is none yet. There will be one of today when you open the page tomorrow.",
    day: |day| day.to_string(),
    look: "Look and bring back …",
    day_unreadable: "The snapshot of that day can't be read any more.",
    rescue: "First aid",
    rescue_hint: "If something seems to be missing, save all that the browser holds as it lies there, readable or not, and ask for help.",
    rescue_all: "Save everything as it lies there",
    rescue_name: |day| format!("duibiao-first-aid-{day}.json"),
    rescued: |name, count| format!("{count} raw records saved: {name}, in your downloads."),
    clear: "Clear this computer",
    clear_hint: "On a shared computer you can clear everything from this browser when you are done: assessments, numbers, bin and snapshots go, and can't be brought back.",
    clear_button: "Clear this computer …",
    clear_first: "After that only a backup file can bring it back. If you have none yet, please make one first.",
    clear_word: "clear",
    clear_type: "To clear everything, please type “clear”:",
    clear_mismatch: "That is not “clear”; nothing was changed.",
    clear_confirm: "Clear everything",
};
