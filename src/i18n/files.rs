//! The words of files that go out and come in.

/// The words of files that go out and come in.
pub struct FileWords {
    pub exporting: &'static str,
    /// How far a file is that takes longer than a moment: gathered, written, read back.
    pub writing: [&'static str; 3],
    pub export_stopped: &'static str,
    pub exported: fn(&str, &str) -> String,
    /// The same where no worker started: nobody has read it back.
    pub exported_unchecked: fn(&str) -> String,
    pub export_failed: &'static str,
    pub export_no_worker: &'static str,
    pub export_differs: &'static str,
    pub file_problems: fn(&str) -> String,
    pub file_unreadable: &'static str,
    pub file_too_large: fn(usize, usize) -> String,
    pub import_no_worker: &'static str,
    pub nothing_changed: &'static str,
    pub more_problems: fn(usize) -> String,
    pub import_title: &'static str,
    pub import_summary: fn(usize, usize) -> String,
    pub import_receipt: &'static str,
    pub import_warnings: &'static str,
    pub import_exists: &'static str,
    pub import_same: &'static str,
    pub import_take: &'static str,
    pub import_replace: &'static str,
    pub import_keep_both: &'static str,
    pub imported: fn(&str) -> String,
}

in_languages!(FileWords);

static ZH: FileWords = FileWords {
    exporting: "正在核对文件…",
    writing: ["正在整理内容（第 1 步，共 3 步）…", "正在写出文件（第 2 步，共 3 步）…", "正在读回核对（第 3 步，共 3 步）…"],
    export_stopped: "已停止，没有写出文件。填好的内容都还在。",
    exported: |name, receipt| format!("已导出：{name}，在“下载”文件夹里，已读回核对。回执码 {receipt}"),
    exported_unchecked: |name| {
        format!(
            "已导出：{name}，在“下载”文件夹里。核对程序没有启动，所以文件没有读回核对，也没有回执码。上交之前请重新加载页面，再导出一次。"
        )
    },
    export_failed: "浏览器没有开始下载。请检查是否禁止了下载，再试一次。",
    export_no_worker: "这种文件没有生成成功。请重新加载页面再试；自评数据仍可照常导出，填好的内容都还在。",
    export_differs: "写出的文件与页面内容核对不上，没有导出。请再试一次；若还是这样，请重新加载页面。",
    file_problems: |name| format!("“{name}”打不开，问题如下："),
    file_unreadable: "读不到这个文件：可能已被移走、改名，或U盘已拔出。请重新选择。",
    file_too_large: |bytes, limit| {
        format!("文件有 {} MB，自评数据文件不会超过 {} MB。请确认选对了文件。", bytes / 1_048_576, limit / 1_048_576)
    },
    import_no_worker: "这个文件还没有打开：读文件的程序没有启动。请检查网络，重新加载页面后再试。",
    nothing_changed: "现有内容没有任何改动。",
    more_problems: |count| format!("……另有 {count} 处"),
    import_title: "打开文件",
    import_summary: |answers, values| format!("{answers} 条作答，{values} 个数据"),
    import_receipt: "回执码",
    import_warnings: "请留意：",
    import_exists: "这份自评本机已经有了，内容不同。请选择怎么处理：",
    import_same: "这份自评本机已经有了，内容完全一样，不用再导入。",
    import_take: "导入",
    import_replace: "用文件替换本机的",
    import_keep_both: "两份都保留",
    imported: |name| format!("已导入：{name}"),
};

static EN: FileWords = FileWords {
    exporting: "Checking the file…",
    writing: [
        "Gathering what goes into the file (step 1 of 3)…",
        "Writing the file (step 2 of 3)…",
        "Reading the file back (step 3 of 3)…",
    ],
    export_stopped: "Stopped; no file was written. Nothing you filled in is lost.",
    exported: |name, receipt| format!("Exported: {name}, in your Downloads folder, read back and compared. Receipt {receipt}"),
    exported_unchecked: |name| {
        format!(
            "Exported: {name}, in your Downloads folder. The checking program did not start, so the file was not read back and has no receipt. Before you hand it in, reload the page and export again."
        )
    },
    export_failed: "The browser did not start the download. Check whether downloads are blocked, then try again.",
    export_no_worker: "This file could not be made. Reload the page and try again; the assessment data file can still be exported, and nothing is lost.",
    export_differs: "The file did not match what is on the page and was not exported. Try again; if it happens again, reload the page.",
    file_problems: |name| format!("“{name}” cannot be opened:"),
    file_unreadable: "The file cannot be read: it may have been moved or renamed, or the stick pulled out. Please choose it again.",
    file_too_large: |bytes, limit| {
        format!(
            "The file has {} MB; no assessment data file exceeds {} MB. Please check that it is the right one.",
            bytes / 1_048_576,
            limit / 1_048_576
        )
    },
    import_no_worker: "This file has not been opened: the program that reads files did not start. Check the network, reload the page and try again.",
    nothing_changed: "Nothing you have was changed.",
    more_problems: |count| format!("… and {count} more"),
    import_title: "Open a file",
    import_summary: |answers, values| format!("{answers} answers, {values} values"),
    import_receipt: "Receipt",
    import_warnings: "Please note:",
    import_exists: "This assessment is here already, with other content. What shall be done?",
    import_same: "This assessment is here already, exactly the same. Nothing to import.",
    import_take: "Import",
    import_replace: "Replace mine by the file",
    import_keep_both: "Keep both",
    imported: |name| format!("Imported: {name}"),
};
