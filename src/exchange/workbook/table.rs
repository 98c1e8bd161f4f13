//! 自评表: a row for each checkpoint that the subject is asked, its sections and indicators standing beside their rows.
//!
//! What a row says is said once, here: who writes it, who compares and who reads a filled one back all ask [`said`].

use super::super::csv;
use super::evidence::cited;
use super::page::{Cell, Choice, Look, Page, Shade, Span, Value, width};
use super::{Content, Purpose};
use crate::assessment::{Answer, Ask, Choice as Chosen, ask};
use crate::evaluate::{Exempt, Finding, Reason, Verdict};
use crate::exact::short;
use crate::exchange::binder::Filed;
use crate::i18n::{Language, figures, terms, workbook as words};
use crate::plan::{Checkpoint, Indicator, LevelVerdict, Plan};

/// The columns, in their order.
pub const COLUMNS: [&str; 12] = [
    words::FIRST,
    words::SECOND,
    words::THIRD,
    words::NUMBER,
    words::CHECKPOINT,
    words::TARGET,
    words::ACTUAL,
    words::LEVEL,
    words::POINTS,
    words::NOTE,
    words::PROOF,
    words::REMARK,
];

const WIDTHS: [u16; 12] = [10, 12, 18, 9, 32, 15, 10, 10, 7, 26, 18, 14];

/// The column of the codes.
const CODE: usize = 3;
/// The columns that stand over several rows.
const OUTER: u16 = 3;
const LEVEL: u16 = 7;
/// What an indicator rests on stands over its rows, too.
const PROOF: u16 = 10;

/// After so many rows a section's name stands again, so that every printed page has it.
const AGAIN_AFTER: u32 = 12;

const ZH: Language = Language::Zh;

/// What one row says of its checkpoint, as far as it can be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub level: String,
    pub note: String,
    pub remark: String,
}

/// What is said of a checkpoint.
pub fn said(of: Content, checkpoint: &Checkpoint) -> Said {
    let answer = of.dossier.assessment.answer(&checkpoint.id);
    let finding = of.evaluation.finding(&checkpoint.id);
    Said {
        level: level(of, checkpoint, answer, finding),
        note: answer.map(|answer| answer.note.clone()).unwrap_or_default(),
        remark: remark(of, answer, finding),
    }
}

/// The names that may stand as a level, 不适用 last; of what is judged by its number only that.
pub fn levels(of: Content, checkpoint: &Checkpoint) -> Vec<String> {
    let own = match ask(of.plan, of.dossier, checkpoint) {
        Ask::Level(scale) => of.plan.scale(&scale).map(|scale| scale.levels.as_slice()).unwrap_or_default(),
        Ask::Numbers(_) | Ask::Share(_) => &[],
    };
    own.iter().map(|level| level.name.clone()).chain([words::NOT_APPLICABLE.to_owned()]).collect()
}

fn level(of: Content, checkpoint: &Checkpoint, answer: Option<&Answer>, finding: Option<&Finding>) -> String {
    let choice = answer.map(|answer| &answer.choice);
    match (choice, ask(of.plan, of.dossier, checkpoint)) {
        (Some(Chosen::NotApplicable { .. }), _) => words::NOT_APPLICABLE.to_owned(),
        (Some(Chosen::Level(level)), Ask::Level(scale)) => {
            let known = of.plan.scale(&scale).and_then(|scale| scale.level(level));
            known.map_or_else(|| level.to_string(), |level| level.name.clone())
        }
        (Some(Chosen::Level(level)), Ask::Numbers(_) | Ask::Share(_)) => level.to_string(),
        // On paper no row that the plan's own rules leave out looks forgotten.
        (Some(Chosen::Nothing) | None, Ask::Level(_)) => match of.purpose {
            Purpose::Paper if finding.is_some_and(is_left_out) => words::NOT_APPLICABLE.to_owned(),
            Purpose::Paper | Purpose::Form => String::new(),
        },
        (Some(Chosen::Nothing) | None, Ask::Numbers(_) | Ask::Share(_)) => match (of.purpose, finding) {
            (Purpose::Paper, Some(finding)) if finding.is_answered() => terms::verdict(ZH, finding.verdict).to_owned(),
            (Purpose::Paper | Purpose::Form, _) => String::new(),
        },
    }
}

fn is_left_out(finding: &Finding) -> bool {
    matches!(finding.reason, Reason::NotApplicable(Exempt::Rule | Exempt::NothingToCount))
}

fn remark(of: Content, answer: Option<&Answer>, finding: Option<&Finding>) -> String {
    match answer {
        Some(Answer { choice: Chosen::NotApplicable { reason }, .. }) => reason.clone(),
        Some(Answer { review: Some(why), .. }) => words::review(why),
        Some(_) | None => match of.purpose {
            Purpose::Paper if finding.is_some_and(is_left_out) => words::LEFT_OUT.to_owned(),
            Purpose::Paper | Purpose::Form => String::new(),
        },
    }
}

/// The whole sheet.
pub fn page(of: Content, filed: &[Filed]) -> Page {
    let mut page = Page::new(words::TABLE, &WIDTHS);
    // Codes as long as `（十一）.10` stand on one line.
    let longest = of.wanted().map(|(_, checkpoint)| width(checkpoint.id.as_str()) as u16 + 1).max();
    page.widths[CODE] = longest.unwrap_or_default().clamp(WIDTHS[CODE], 16);
    page.push_wide(Cell::text(Look::Title, title(of.plan)), 34);
    page.push_wide(Cell::text(Look::Line, super::line(of)), 20);
    if of.purpose == Purpose::Form {
        page.push_wide(Cell::text(Look::Line, words::HOW_TABLE), 34);
        page.is_locked = true;
    }
    page.push_heads(&COLUMNS);
    let mut outer = Outer::default();
    for (indicator, checkpoint) in of.wanted() {
        let names = names(of.plan, indicator);
        let row = page.push(row(of, indicator, checkpoint, &names, filed));
        page.fit(row, OUTER..PROOF);
        let fills = levels(of, checkpoint);
        page.choices.push(Choice { cell: (row, LEVEL), among: fills });
        outer.next(&mut page, row, names, cited(filed, indicator));
    }
    let last = (page.rows.len() as u32).saturating_sub(1);
    outer.end(&mut page, last);
    page.shades = shades(of.plan);
    page
}

fn title(plan: &Plan) -> String {
    format!("《{}》{}", plan.title, words::TABLE)
}

fn row(of: Content, indicator: &Indicator, checkpoint: &Checkpoint, names: &[String; 3], filed: &[Filed]) -> Vec<Cell> {
    let said = said(of, checkpoint);
    let finding = of.evaluation.finding(&checkpoint.id);
    let is_form = of.purpose == Purpose::Form;
    let fill = |locked: Look, open: Look| if is_form { open } else { locked };
    let outer = names.iter().map(|name| Cell::text(Look::Text, name));
    let own = [
        Cell::text(Look::Centre, checkpoint.id.as_str()),
        Cell::text(Look::Text, &checkpoint.text),
        Cell::text(Look::Text, csv::target_of(of.plan, of.dossier, checkpoint)),
        Cell { value: actual(of, checkpoint, finding), look: Look::Number },
        Cell::text(fill(Look::Centre, Look::FillCentre), said.level),
        Cell { value: points(finding), look: Look::Number },
        Cell::text(fill(Look::Text, Look::Fill), said.note),
        Cell::text(Look::Text, cited(filed, indicator)),
        Cell::text(fill(Look::Text, Look::Fill), said.remark),
    ];
    outer.chain(own).collect()
}

/// 一级、二级 and 三级: the outermost section, those inside it, the indicator.
fn names(plan: &Plan, indicator: &Indicator) -> [String; 3] {
    let sections = plan.sections_to(&indicator.section);
    let named = |no: &str, title: &str| if no.ends_with('）') { format!("{no}{title}") } else { format!("{no} {title}") };
    let mut sections = sections.into_iter().map(|section| named(&section.no, &section.title));
    let first = sections.next().unwrap_or_default();
    [first, sections.collect::<Vec<_>>().join("\n"), named(&indicator.no, &indicator.title)]
}

fn actual(of: Content, checkpoint: &Checkpoint, finding: Option<&Finding>) -> Value {
    match finding.map(|finding| &finding.reason) {
        Some(Reason::Numbers(parts)) => match parts.as_slice() {
            [part] => Value::ratio(&part.value, DECIMALS),
            parts => {
                let staged = parts.iter().map(|part| {
                    let stage = part.stage.map(|stage| terms::stage(ZH, stage)).unwrap_or_default();
                    format!("{stage} {}", short(&part.value, DECIMALS)).trim().to_owned()
                });
                Value::text(&staged.collect::<Vec<_>>().join("\n"))
            }
        },
        Some(Reason::Share { meets, of, .. }) => Value::text(&format!("{}/{}", short(meets, 0), short(of, 0))),
        Some(Reason::Unanswered(_) | Reason::NotApplicable(_) | Reason::AsSealed | Reason::Level { .. }) | None => {
            let is_number = !matches!(ask(of.plan, of.dossier, checkpoint), Ask::Level(_));
            if of.purpose == Purpose::Form && is_number { Value::text(words::IN_VALUES) } else { Value::Blank }
        }
    }
}

/// The decimals of a computed value.
const DECIMALS: u32 = 4;

fn points(finding: Option<&Finding>) -> Value {
    let attainment = finding.and_then(|each| each.attainment.as_ref());
    attainment.map_or(Value::Blank, |share| Value::number(&figures::share(share)))
}

/// What falls short, in every scale of the plan and as a verdict.
fn shades(plan: &Plan) -> Vec<Shade> {
    let named = |wanted: LevelVerdict, verdict: Verdict| {
        let levels = plan.scales.iter().flat_map(|scale| &scale.levels).filter(|level| level.verdict == wanted);
        let mut words = vec![terms::verdict(ZH, verdict).to_owned()];
        for level in levels {
            if !words.contains(&level.name) {
                words.push(level.name.clone());
            }
        }
        words
    };
    let shade = |words: Vec<String>, is_grave: bool| Shade { column: LEVEL, words, is_grave };
    vec![
        shade(named(LevelVerdict::NotMet, Verdict::NotMet), true),
        shade(named(LevelVerdict::Partly, Verdict::PartlyMet), false),
    ]
}

/// The names beside the rows, joined as long as they stay the same.
#[derive(Default)]
struct Outer {
    open: [Option<(u32, String)>; 3],
    /// What the indicator at hand rests on.
    proof: String,
}

impl Outer {
    fn next(&mut self, page: &mut Page, row: u32, names: [String; 3], proof: String) {
        let is_next = self.open[2].as_ref().is_none_or(|(_, open)| *open != names[2]);
        // A new section begins new ones inside it, whatever they are called.
        let mut is_new = false;
        for (column, name) in names.into_iter().enumerate() {
            let is_long = |from: u32| is_next && row - from >= AGAIN_AFTER;
            is_new |= self.open[column].as_ref().is_none_or(|(from, open)| *open != name || is_long(*from));
            if is_new {
                self.close(page, column, row.saturating_sub(1));
                self.open[column] = Some((row, name));
            }
        }
        self.proof = proof;
    }

    fn end(&mut self, page: &mut Page, last: u32) {
        (0..self.open.len()).for_each(|column| self.close(page, column, last));
    }

    fn close(&mut self, page: &mut Page, column: usize, last: u32) {
        let Some((from, name)) = self.open[column].take() else { return };
        let span: Option<Span> = page.join(column as u16, from, last);
        span.into_iter().for_each(|span| page.stretch(span, &name));
        if column == 2 {
            let span = page.join(PROOF, from, last);
            span.into_iter().for_each(|span| page.stretch(span, &self.proof));
        }
    }
}
