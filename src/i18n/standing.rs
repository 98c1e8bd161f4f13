//! What every page says of where it stands: beside other tabs, and under a clock that can't be right.

use super::sentences::zh::day_text;
use crate::storage::{Barred, ClockDoubt};

/// The words of where a page stands.
pub struct StandingWords {
    pub reading: &'static str,
    /// Has this tab write instead of the other.
    pub take_over: &'static str,
    pub taken_over: &'static str,
    /// Another tab writes of what is to be deleted or replaced.
    pub busy: &'static str,
    pub outdated: &'static str,
    pub reopen: &'static str,
    /// Why nothing happens, for who answers by keys.
    pub barred: fn(Barred) -> &'static str,
    pub clock: fn(ClockDoubt) -> String,
    pub understood: &'static str,
}

in_languages!(StandingWords);

static ZH: StandingWords = StandingWords {
    reading: "这个自评对象正在另一个标签页（窗口）里填写。那边写的，这里随时看得到；这里暂时不能改。",
    take_over: "改在这里填写",
    taken_over: "现在在这里填写，另一个标签页只能看了。",
    busy: "还没有动：另一个标签页（窗口）正在填写它。再点一次，会先让那边把正在填的存好，再在这里做。",
    outdated: "另一个标签页打开的是新版本。为了不弄乱内容，这一页不再保存；已经填的都在。请重新打开这一页。",
    reopen: "重新打开",
    barred: |barred| match barred {
        Barred::Sealed => "已封存，不能改。要改，请先在评定结果页解除封存。",
        Barred::Reading => "正在另一个标签页里填写，这里暂时不能改。",
        Barred::Outdated => "这一页是旧版本，不再保存。请重新打开这一页。",
    },
    clock: |doubt| match doubt {
        ClockDoubt::BeforeRelease { today } => format!(
            "这台电脑的日期是{}，比本程序的发布日期还早，多半不对。填写和保存不受影响，但期限、封存日期和文件名会跟着错，请先改正电脑的日期。",
            day_text(today)
        ),
        ClockDoubt::BeforeEdit { today, edited } => format!(
            "这台电脑的日期是{}，可这里有{}改过的内容，电脑的日期多半不对。填写和保存不受影响，但期限、封存日期和文件名会跟着错，请先检查电脑的日期。",
            day_text(today),
            day_text(edited)
        ),
    },
    understood: "知道了",
};

static EN: StandingWords = StandingWords {
    reading: "This school or county is being filled in in another tab. What is written there shows here at once; nothing can be changed here for now.",
    take_over: "Fill in here instead",
    taken_over: "You are filling in here now; the other tab can only read.",
    busy: "Nothing was done yet: another tab is filling it in. Click once more: that tab saves what is being entered first, then it is done here.",
    outdated: "Another tab runs a newer version. So that nothing gets mixed up, this page no longer saves; all you entered is kept. Please reopen this page.",
    reopen: "Reopen",
    barred: |barred| match barred {
        Barred::Sealed => "Sealed: nothing can be changed. To change something, unseal it on the results page first.",
        Barred::Reading => "It is being filled in in another tab; nothing can be changed here for now.",
        Barred::Outdated => "This page is an older version and no longer saves. Please reopen it.",
    },
    clock: |doubt| match doubt {
        ClockDoubt::BeforeRelease { today } => format!(
            "This computer's date is {}, which is before this program was released: it is probably wrong. Answering and saving are not affected, but deadlines, the day of a seal and file names will be. Please set the computer's date right.",
            today
        ),
        ClockDoubt::BeforeEdit { today, edited } => format!(
            "This computer's date is {}, but something here was changed on {}: the date is probably wrong. Answering and saving are not affected, but deadlines, the day of a seal and file names will be. Please check the computer's date.",
            today, edited
        ),
    },
    understood: "OK",
};
