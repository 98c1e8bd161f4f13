//! 附件: 佐证材料目录, numbered as the binders, and the data sheet.

use super::{Block, Draft};
use crate::evaluate::{Demand, Form, demands, read_share};
use crate::exact::plain;
use crate::i18n::{Language, figures, paper, terms};

const ZH: Language = Language::Zh;

pub fn write(draft: &mut Draft) {
    evidence(draft);
    sheet(draft);
}

fn title(draft: &mut Draft, text: &str) {
    draft.blocks.push(Block::Heading { level: 1, text: text.to_owned() });
}

fn evidence(draft: &mut Draft) {
    title(draft, paper::EVIDENCE);
    let rows: Vec<Vec<String>> = draft
        .filed
        .iter()
        .map(|filed| {
            let each = filed.evidence;
            let serves: Vec<&str> = filed.serves.iter().map(|indicator| indicator.no.as_str()).collect();
            let day = each.date.map(|day| day.to_string()).unwrap_or_default();
            let kept = each.kept_at.trim().to_owned();
            vec![
                filed.number.clone(),
                each.title.trim().to_owned(),
                each.number.trim().to_owned(),
                day,
                serves.join("、"),
                kept,
            ]
        })
        .collect();
    match rows.is_empty() {
        true => draft.say("evidence", paper::no_evidence()),
        false => draft.table(&paper::EVIDENCE_HEAD, &[12, 34, 16, 13, 12, 13], rows),
    }
}

/// What was typed of what this plan asks for; what was not is counted.
fn sheet(draft: &mut Draft) {
    let asked = demands(&[(draft.plan, draft.dossier)]);
    if asked.is_empty() {
        return;
    }
    title(draft, paper::FIGURES);
    let rows: Vec<Vec<String>> = asked.iter().filter_map(|demand| row(draft, demand)).collect();
    let missing = asked.len() - rows.len();
    if !rows.is_empty() {
        draft.table(&paper::FIGURES_HEAD, &[56, 18, 12, 14], rows);
    }
    if missing > 0 {
        draft.say("figures", paper::missing_figures(missing));
    }
}

fn row(draft: &Draft, demand: &Demand) -> Option<Vec<String>> {
    let typed = draft.dossier.sheet.text(&demand.key).trim();
    if typed.is_empty() {
        return None;
    }
    let (name, value, unit) = match &demand.form {
        Form::Number(metric) => (metric.name.clone(), typed.to_owned(), metric.unit.clone()),
        Form::Share => {
            let checkpoint =
                demand.uses.first().and_then(|each| draft.plan.checkpoint(&each.checkpoint)).map(|(_, each)| each)?;
            let each = checkpoint.each.as_deref().unwrap_or_default();
            let told = match read_share(typed) {
                Ok(Some((meets, of))) => paper::share(&plain(meets), &plain(of), each),
                Ok(None) | Err(_) => typed.to_owned(),
            };
            (checkpoint.text.clone(), told, figures::counted_zh(each).0.to_owned())
        }
    };
    let stage = demand.key.stage.map(|stage| format!("（{}）", terms::stage(ZH, stage))).unwrap_or_default();
    Some(vec![name + &stage, value, unit, paper::period(demand.key.period)])
}
