//! The words on keeping the page on this computer, and on newer versions of it.

/// The words on keeping the page on this computer, and on newer versions of it.
pub struct OfflineWords {
    /// A newer version waits.
    pub waiting: &'static str,
    /// Another window went over to it.
    pub replaced: &'static str,
    pub update: &'static str,
    pub later: &'static str,
    pub updating: &'static str,
    /// The page opens without a network.
    pub kept: &'static str,
    /// What the single file can't: stay up to date by itself.
    pub single_file: &'static str,
    /// What a double-clicked file keeps in Firefox hangs on its path.
    pub firefox_file: &'static str,
}

in_languages!(OfflineWords);

static ZH: OfflineWords = OfflineWords {
    waiting: "有新版本，保存后更新。",
    replaced: "另一个窗口已换成新版本，这个窗口还是旧的，保存后更新。",
    update: "更新",
    later: "以后再说",
    updating: "正在保存并更新…",
    kept: "本页已存到这台电脑，断网也能打开。用 Edge 或谷歌浏览器，可以从浏览器菜单把它安装成应用，放到桌面。",
    single_file: "单个文件不会自己更新。要用新版本，请用新文件替换旧文件，放在原处、用原名，填好的内容还在。",
    firefox_file: "您正用 Firefox 打开一个文件：填的内容跟着这个文件的位置走。请先把文件放到不再改动的文件夹，再开始填；文件移动或改名以后，先前填的就看不到了，放回原处才又看得到。改用 Edge 或谷歌浏览器没有这个限制。",
};

static EN: OfflineWords = OfflineWords {
    waiting: "A new version is here; your work is saved first.",
    replaced: "Another window has gone over to a new version; this one is still the old. Your work is saved first.",
    update: "Update",
    later: "Later",
    updating: "Saving and updating…",
    kept: "This page is kept on this computer and opens without a network. In Edge or Chrome you can install it as an app from the browser's menu.",
    single_file: "The single file does not update itself. For a new version, put the new file in the place of the old one, under the same name; your work stays.",
    firefox_file: "You have opened a file in Firefox, which ties your work to the place of that file. Put the file into a folder where it can stay before you begin: once it is moved or renamed, your work is not seen until it is put back. Edge and Chrome have no such limit.",
};
