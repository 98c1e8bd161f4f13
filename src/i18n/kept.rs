//! The words of 本机内容与找回: where it all lies, what was deleted, how it was on other days, and how to clear it.

use chrono::NaiveDate;

use super::sentences::zh::day_text;
use crate::storage::{Damage, Key, SaveState};

/// The words of the page.
pub struct KeptWords {
    pub delete: &'static str,
    pub delete_title: &'static str,
    pub delete_text: fn(&str, usize) -> String,
    pub delete_confirm: &'static str,
    pub delete_done: fn(&str) -> String,
    pub intro: &'static str,
    pub where_title: &'static str,
    /// How it stands with the two places.
    pub places: fn(SaveState) -> &'static str,
    /// So many characters are in use, and there is room for so many.
    pub used: fn(usize, usize) -> String,
    /// The browser has promised to clear none of it by itself.
    pub lasting: &'static str,
    /// It has not; and what nobody can know of a private window.
    pub not_lasting: &'static str,
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
    pub aside: &'static str,
    pub aside_hint: &'static str,
    /// What a record is of, and why it is not used.
    pub aside_row: fn(Option<&Key>, Damage) -> String,
    pub aside_newer: &'static str,
    pub put_away: &'static str,
    pub put_away_all: &'static str,
    pub put_away_text: fn(usize) -> String,
    pub put_away_done: fn(usize) -> String,
    pub put_away_failed: &'static str,
    pub put_away_name: fn(NaiveDate) -> String,
    pub apart: &'static str,
    /// So many records were put away on a day, with so many days left.
    pub apart_away: fn(NaiveDate, usize, i64) -> String,
    pub apart_older: fn(NaiveDate) -> String,
    pub apart_name: fn(NaiveDate) -> String,
    pub save: &'static str,
    pub saved: fn(&str) -> String,
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
    delete: "删除",
    delete_title: "删除这份自评？",
    delete_text: |name, answers| format!("将删除“{name}”的 {answers} 条作答。删掉的在“本机内容与找回”的回收站里留 30 天。"),
    delete_confirm: "确认删除",
    delete_done: |name| format!("已删除：{name}"),
    intro: "填写的内容只存在这台电脑的这个浏览器里，同时存两处，一处坏了从另一处补。最稳妥的还是备份到文件。",
    where_title: "存放情况",
    places: |state| match state {
        SaveState::Saved => "两处都已存好。",
        SaveState::Pending => "正在保存……",
        SaveState::OnlyLocal => {
            "只存了一处：这个浏览器的数据库打不开，浏览器被突然关掉时，最后一分钟填的可能会丢。请常备份到文件。"
        }
        SaveState::OnlyMirror(_) => "只存了一处：浏览器的本地存储已满或不可用。内容没有丢，请尽快备份到文件。",
        SaveState::Failed(_) => "没有存上：内容只在这个窗口里，关掉就没了。请马上备份到文件。",
    },
    used: |used, room| format!("本地存储已用 {} 万字符，共可用 {} 万字符。", used.div_ceil(10_000), room / 10_000),
    lasting: "浏览器已答应不自动清理这些内容。只有自己清除浏览数据，或用清理软件清掉，才会没有。",
    not_lasting: "如果这是无痕（InPrivate、隐身）窗口，关闭窗口后内容会被清除。浏览器不让网页知道是不是无痕窗口，请看一下窗口上的标记；拿不准，就先备份到文件。",
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
    aside: "读不出的记录",
    aside_hint: "这些记录存坏了，或不是这个程序写的，没有用上，也没有删掉。先下载交给懂行的人看看；确实没用了，可以移走。",
    aside_row: |key, damage| {
        let what = match key {
            Some(Key::Subject(_)) => "自评对象".to_owned(),
            Some(Key::Assessment(_)) => "一份自评的基本信息".to_owned(),
            Some(Key::Answer(_, checkpoint)) => format!("作答 {checkpoint}"),
            Some(Key::Value(..)) => "一个数据".to_owned(),
            Some(Key::Evidence(..)) => "一份佐证材料".to_owned(),
            Some(Key::Rectification(..)) => "一条整改".to_owned(),
            Some(Key::Rewrite(..)) => "一段改写过的报告文字".to_owned(),
            Some(Key::Seal(_)) => "封存记录".to_owned(),
            Some(Key::Bin(_)) => "回收站里的一份自评".to_owned(),
            Some(Key::Plan(_)) => "自己添加的一份计划".to_owned(),
            None => "程序自用的记录".to_owned(),
        };
        let why = match damage {
            Damage::Unreadable => "读不出来",
            Damage::Changed => "校验对不上，内容变过",
            Damage::Misplaced => "放错了位置",
            Damage::Newer => "由更新版本的程序写的",
        };
        format!("{what}：{why}")
    },
    aside_newer: "留给新版本的程序读，不能移走。",
    put_away: "下载并移走",
    put_away_all: "全部下载并移走",
    put_away_text: |count| {
        format!("先把这 {count} 条记录下载成文件，再从存放处移走。移走以后本页还留 30 天，随时可以再下载，之后就没有了。")
    },
    put_away_done: |count| format!("已下载，并移走 {count} 条记录，本页还留 30 天。"),
    put_away_failed: "没有移走：这个浏览器的数据库用不了，没有地方再留一份。记录还在原处。",
    put_away_name: |day| format!("对标自评-读不出的记录-{day}.json"),
    apart: "另外留着的",
    apart_away: |day, count, left| format!("{}移走的 {count} 条读不出的记录，还留 {left} 天", day_text(day)),
    apart_older: |day| format!("{}升级前，旧版程序写的全部记录", day_text(day)),
    apart_name: |day| format!("对标自评-留存记录-{day}.json"),
    save: "下载",
    saved: |name| format!("已下载：{name}，在“下载”文件夹。"),
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
    delete: "Delete",
    delete_title: "Delete this assessment?",
    delete_text: |name, answers| {
        format!(
            "This deletes {answers} answers of “{name}”. What is deleted stays in the bin of “What is kept here” for 30 days."
        )
    },
    delete_confirm: "Delete",
    delete_done: |name| format!("Deleted: {name}"),
    intro: "What you enter is kept only in this browser on this computer, in two places: what one loses comes from the other. A backup file is safer still.",
    where_title: "Where it lies",
    places: |state| match state {
        SaveState::Saved => "Kept in both places.",
        SaveState::Pending => "Saving …",
        SaveState::OnlyLocal => {
            "Kept in one place only: this browser's database can't be opened, and if the browser is killed, the last minute may be lost. Please make backups often."
        }
        SaveState::OnlyMirror(_) => {
            "Kept in one place only: the browser's local storage is full or blocked. Nothing is lost; please make a backup soon."
        }
        SaveState::Failed(_) => "Not kept: it is in this window only, and gone when you close it. Please make a backup now.",
    },
    used: |used, room| format!("{} of {} thousand characters of local storage are in use.", used.div_ceil(1000), room / 1000),
    lasting: "The browser has promised not to clear any of this by itself. It goes only if you, or a cleaning program, clear the browser's data.",
    not_lasting: "If this is a private (incognito, InPrivate) window, everything goes when you close it. Browsers do not let a page know, so please look for the window's mark yourself; if in doubt, back up to a file first.",
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
    aside: "Records that can't be read",
    aside_hint: "They were damaged, or another program wrote them; they were neither used nor deleted. Save them and show them to somebody who knows; if they are of no use any more, you can put them away.",
    aside_row: |key, damage| {
        let what = match key {
            Some(Key::Subject(_)) => "a school or county".to_owned(),
            Some(Key::Assessment(_)) => "the head of an assessment".to_owned(),
            Some(Key::Answer(_, checkpoint)) => format!("answer {checkpoint}"),
            Some(Key::Value(..)) => "a number".to_owned(),
            Some(Key::Evidence(..)) => "a piece of evidence".to_owned(),
            Some(Key::Rectification(..)) => "a rectification".to_owned(),
            Some(Key::Rewrite(..)) => "a rewritten passage of the report".to_owned(),
            Some(Key::Seal(_)) => "a seal".to_owned(),
            Some(Key::Bin(_)) => "an assessment in the bin".to_owned(),
            Some(Key::Plan(_)) => "a plan that you added".to_owned(),
            None => "a record of the program's own".to_owned(),
        };
        let why = match damage {
            Damage::Unreadable => "can't be read",
            Damage::Changed => "its checksum is wrong",
            Damage::Misplaced => "in the wrong place",
            Damage::Newer => "written by a newer program",
        };
        format!("{what}: {why}")
    },
    aside_newer: "Stays for the newer program and can't be put away.",
    put_away: "Save and put away",
    put_away_all: "Save and put away all",
    put_away_text: |count| {
        format!(
            "First these records ({count}) are saved to a file, then they are put away. For 30 days more they can be saved again on this page, then they are gone."
        )
    },
    put_away_done: |count| format!("Saved and put away: {count} records. They stay on this page for 30 days."),
    put_away_failed: "Nothing was put away: this browser's database can't be used, so there is no place to keep a copy. The records are where they were.",
    put_away_name: |day| format!("duibiao-unreadable-records-{day}.json"),
    apart: "Kept apart",
    apart_away: |day, count, left| format!("{count} unreadable records, put away on {day}, here for {left} more days"),
    apart_older: |day| format!("All records of the older program, as they were before the update on {day}"),
    apart_name: |day| format!("duibiao-kept-records-{day}.json"),
    save: "Save",
    saved: |name| format!("Saved: {name}, in your downloads."),
    clear: "Clear this computer",
    clear_hint: "On a shared computer you can clear everything from this browser when you are done: assessments, numbers, bin and snapshots go, and can't be brought back.",
    clear_button: "Clear this computer …",
    clear_first: "After that only a backup file can bring it back. If you have none yet, please make one first.",
    clear_word: "clear",
    clear_type: "To clear everything, please type “clear”:",
    clear_mismatch: "That is not “clear”; nothing was changed.",
    clear_confirm: "Clear everything",
};
