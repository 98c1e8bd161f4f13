//! What is different since an assessment was sealed, a sentence each, in the order in which people look for it: what
//! changed, then what would come out otherwise.

use super::super::{Language, Messages, ResultsWords, figures, terms};
use crate::assessment::SheetKey;
use crate::evaluate::{Conclusion, Differences, Shift, Since, State, Tally, Verdict};
use crate::exact::{Ratio, whole};
use crate::plan::{CheckpointId, Plan};

/// One difference, and the checkpoint that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceLine {
    pub checkpoint: Option<CheckpointId>,
    pub text: String,
}

/// Everything that is different, a line each.
pub fn difference_lines(language: Language, plan: &Plan, differences: &Differences) -> Vec<DifferenceLine> {
    let mut lines: Vec<DifferenceLine> = Vec::new();
    let mut say = |checkpoint: Option<&CheckpointId>, zh: String, en: String| {
        let text = in_language(language, zh, en);
        lines.push(DifferenceLine { checkpoint: checkpoint.cloned(), text });
    };
    if let Some(Since { then, now }) = &differences.total.as_ref().and_then(score) {
        say(None, format!("总分由 {then} 变为 {now}"), format!("score from {then} to {now}"));
    }
    if let Some(change) = &differences.conclusion {
        let (then, now) = (conclusion(language, &change.then), conclusion(language, &change.now));
        if then != now {
            say(None, format!("结论由“{then}”变为“{now}”"), format!("conclusion from “{then}” to “{now}”"));
        }
    }
    if let Some(Since { then, now }) = &differences.plan {
        match then.edition == now.edition {
            true => say(None, "计划的内容有修订".to_owned(), "the plan was revised".to_owned()),
            false => say(
                None,
                format!("计划有了新版本：封存时是第 {} 版，现在是第 {} 版", then.edition, now.edition),
                format!("the plan has a new edition: {} then, {} now", then.edition, now.edition),
            ),
        }
    }
    if let Some(Since { then, now }) = &differences.program {
        say(None, format!("程序版本不同：封存时 {then}，现在 {now}"), format!("another program: {then} then, {now} now"));
    }
    for (fact, change) in &differences.facts {
        let name = terms::fact(language, *fact);
        let word = |is: Option<bool>| match (is, language) {
            (Some(true), Language::Zh) => "是",
            (Some(false), Language::Zh) => "不是",
            (None, Language::Zh) => "没有说明",
            (Some(true), Language::En) => "yes",
            (Some(false), Language::En) => "no",
            (None, Language::En) => "not said",
        };
        let (then, now) = (word(change.then), word(change.now));
        say(None, format!("{name}：由“{then}”改为“{now}”"), format!("{name}: from “{then}” to “{now}”"));
    }
    for (key, change) in &differences.values {
        let name = value_name(language, plan, key);
        let (then, now) = (typed(language, &change.then), typed(language, &change.now));
        say(None, format!("{name}：由 {then} 改为 {now}"), format!("{name}: from {then} to {now}"));
    }
    if differences.evidence > 0 {
        let count = differences.evidence;
        say(None, format!("佐证材料有 {count} 份增减或改动"), format!("{count} pieces of evidence came, went or changed"));
    }
    for shift in &differences.checkpoints {
        let (then, now) = (found(language, shift, false), found(language, shift, true));
        say(Some(&shift.checkpoint), format!("由{then}变为{now}"), format!("from {then} to {now}"));
    }
    lines
}

fn in_language<T>(language: Language, zh: T, en: T) -> T {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// Nothing, where it would be shown the same.
fn score(change: &Since<Tally>) -> Option<Since<String>> {
    let shown = |tally: &Tally| tally.so_far.as_ref().map(points);
    let (then, now) = (shown(&change.then), shown(&change.now));
    let text = |score: Option<String>| score.unwrap_or_else(|| "—".to_owned());
    (then != now).then(|| Since { then: text(then), now: text(now) })
}

/// A share in points of 100, as every score is shown; more where one decimal shows nothing.
fn points(share: &Ratio) -> String {
    figures::cut(&(share * whole(100)), 1)
}

fn conclusion(language: Language, conclusion: &Conclusion) -> String {
    match conclusion {
        Conclusion::Grade(grade) => (ResultsWords::of(language).grade_text)(grade),
        Conclusion::Outcome(outcome) => state(language, outcome.state).to_owned(),
    }
}

fn state(language: Language, state: State) -> &'static str {
    (Messages::of(language).outcome_state)(state)
}

/// `达成（100 分）`; what is not asked says so.
fn found(language: Language, shift: &Shift, is_now: bool) -> String {
    let found = if is_now { &shift.found.now } else { &shift.found.then };
    let Some((verdict, attainment)) = found else {
        return in_language(language, "不在所问之列", "not asked").to_owned();
    };
    let word = terms::verdict(language, *verdict);
    let in_points = matches!(verdict, Verdict::PartlyMet | Verdict::NotMet).then(|| attainment.as_ref().map(points)).flatten();
    match in_points {
        Some(points) => in_language(language, format!("{word}（{points} 分）"), format!("{word} ({points} points)")),
        None => word.to_owned(),
    }
}

/// What a value is called: by its metric, with its stage; else by the checkpoint or the setting that it is of.
pub(in crate::i18n) fn value_name(language: Language, plan: &Plan, key: &SheetKey) -> String {
    let name = match plan.metric(&key.metric) {
        Some(metric) => metric.name.clone(),
        None => own_name(plan, key).unwrap_or_else(|| key.metric.to_string()),
    };
    match key.stage {
        Some(stage) => format!("{name}（{}）", terms::stage(language, stage)),
        None => name,
    }
}

fn own_name(plan: &Plan, key: &SheetKey) -> Option<String> {
    let id = key.metric.as_str().strip_prefix(plan.id.as_str())?.strip_prefix('/')?;
    let setting = plan.settings.iter().find(|setting| setting.id.as_str() == id).map(|setting| setting.question.clone());
    setting.or_else(|| plan.checkpoint(&id.into()).map(|(_, checkpoint)| format!("{id} {}", checkpoint.text)))
}

fn typed(language: Language, text: &str) -> String {
    match text {
        "" => in_language(language, "空", "blank").to_owned(),
        text => text.to_owned(),
    }
}
