//! The words of plans that the user adds as files.

/// The words of plans that the user adds as files.
pub struct OwnPlanWords {
    /// The title of the dialog.
    pub title: &'static str,
    pub answered_by: fn(&[&str]) -> String,
    pub what_happens: &'static str,
    pub add: &'static str,
    pub same: &'static str,
    /// The edition that is here, the edition of the file.
    pub other_edition: fn(&str, &str) -> String,
    pub replace: &'static str,
    /// The title and the id of the shipped plan.
    pub shipped: fn(&str, &str) -> String,
    pub added: fn(&str) -> String,
    /// On the page of a plan of one's own.
    pub is_own: &'static str,
    pub remove: &'static str,
    pub removed: fn(&str) -> String,
    /// Why it can't be removed: so many assessments.
    pub in_use: fn(usize) -> String,
    pub save: &'static str,
    pub saved: fn(&str) -> String,
    /// In the preview of a backup, beside the titles.
    pub in_backup: &'static str,
}

in_languages!(OwnPlanWords);

static ZH: OwnPlanWords = OwnPlanWords {
    title: "添加计划",
    answered_by: |kinds| match kinds {
        [] => "没有哪类对象要答这份计划。".to_owned(),
        kinds => format!("要答的有：{}。", kinds.join("、")),
    },
    what_happens: "添加以后，它和自带的计划一样可以用来自评，存在这台电脑的这个浏览器里，备份时一起备份。",
    add: "添加这份计划",
    same: "这份计划本机已经有了，内容完全一样，不用再添加。",
    other_edition: |here, file| {
        format!(
            "本机已有这份计划的另一版（版本 {here}），文件里是版本 {file}。换成文件里的以后，已经开始的自评会提示有新版，作答都还在。"
        )
    },
    replace: "换成文件里的这一版",
    shipped: |title, id| {
        format!(
            "这个文件的编号“{id}”与自带的计划“{title}”相同，内容却不一样，不能代替它。要作为另一份计划使用，请把文件里的编号（id）改成别的，再打开一次。"
        )
    },
    added: |title| format!("已添加计划：{title}"),
    is_own: "这份计划是您自己添加的，存在本机；备份里有它。",
    remove: "移除这份计划",
    removed: |title| format!("已移除计划：{title}"),
    in_use: |count| format!("有 {count} 份自评（含回收站里的）用着这份计划，不能移除。"),
    save: "存为计划文件",
    saved: |name| format!("已存为 {name}，在“下载”文件夹里。别人打开这个文件，就能添加同一份计划。"),
    in_backup: "添加的计划",
};

static EN: OwnPlanWords = OwnPlanWords {
    title: "Add a plan",
    answered_by: |kinds| match kinds {
        [] => "No kind of subject answers this plan.".to_owned(),
        kinds => format!("Answered by: {}.", kinds.join(", ")),
    },
    what_happens: "Once added it can be used like the plans that came along. It is kept in this browser on this computer, and in backups.",
    add: "Add this plan",
    same: "This very plan is here already; there is nothing to add.",
    other_edition: |here, file| {
        format!(
            "Another edition of this plan is here (edition {here}); the file has edition {file}. Once it is replaced, assessments already begun say that there is a new edition; their answers stay."
        )
    },
    replace: "Use the edition of the file",
    shipped: |title, id| {
        format!(
            "This file has the id “{id}” of the plan “{title}” that came along, and says something else; it can't take its place. To use it as another plan, change the id in the file and open it again."
        )
    },
    added: |title| format!("Added the plan: {title}"),
    is_own: "You added this plan; it is kept on this computer, and in backups.",
    remove: "Remove this plan",
    removed: |title| format!("Removed the plan: {title}"),
    in_use: |count| match count {
        1 => "1 assessment (the bin counts) answers this plan, so it can't be removed.".to_owned(),
        count => format!("{count} assessments (the bin counts) answer this plan, so it can't be removed."),
    },
    save: "Save as a plan file",
    saved: |name| format!("Saved as {name}, in your Downloads folder. Whoever opens it can add the same plan."),
    in_backup: "Added plans",
};
