//! 封面: whose assessment it is, by which plan, what it came to, and where to sign.

use super::page::{Cell, Choice, Look, Page, Value};
use super::{Content, Purpose};
use crate::evaluate::{Conclusion, Evaluation, Grade};
use crate::i18n::{Language, figures, terms, workbook as words};
use crate::plan::Fact;

const WIDTHS: [u16; 2] = [22, 58];

/// One line: what it is called, what stands there, and whether it is filled in.
pub struct Line {
    pub name: String,
    pub value: Value,
    pub is_open: bool,
    pub among: Vec<String>,
    height: u16,
}

impl Line {
    fn told(name: &str, text: impl AsRef<str>) -> Self {
        Self { name: name.to_owned(), value: Value::text(text.as_ref()), is_open: false, among: Vec::new(), height: 26 }
    }

    fn open(self, is_open: bool) -> Self {
        Self { is_open, ..self }
    }
}

/// The facts of an identity that a plan's rules hang on, as the cover asks for them.
pub fn fact_name(fact: Fact) -> &'static str {
    terms::fact(Language::Zh, fact)
}

pub fn yes_no(is: Option<bool>) -> &'static str {
    match is {
        Some(true) => words::YES,
        Some(false) => words::NO,
        None => "",
    }
}

/// The whole sheet.
pub fn page(of: Content) -> Page {
    let mut page = Page::new(words::COVER, &WIDTHS);
    page.is_portrait = true;
    page.is_locked = of.purpose == Purpose::Form;
    let title = if of.dossier.subject.kind.is_school() { words::PAPER_TITLE } else { words::OFFICE_TITLE };
    let form = if of.purpose == Purpose::Form { words::FORM_TITLE } else { "" };
    page.push_wide(Cell::text(Look::Title, format!("{title}{form}")), 64);
    if of.purpose == Purpose::Form {
        page.push_wide(Cell::text(Look::Line, words::HOW_COVER), 34);
    }
    for line in lines(of) {
        let look = if line.is_open { Look::Fill } else { Look::Text };
        let row = page.push(vec![Cell::text(Look::Head, &line.name), Cell { value: line.value, look }]);
        page.fit(row, ..);
        if let Some((_, height)) = page.heights.last_mut() {
            *height = (*height).max(line.height);
        }
        if !line.among.is_empty() {
            page.choices.push(Choice { cell: (row, 1), among: line.among });
        }
    }
    page
}

/// Every line, from whose it is to where it is signed.
pub fn lines(of: Content) -> Vec<Line> {
    let (subject, assessment) = (&of.dossier.subject, &of.dossier.assessment);
    let is_form = of.purpose == Purpose::Form;
    let mut lines = vec![
        Line::told(words::NAME, super::name(of)).open(super::name(of).is_empty()),
        Line::told(words::KIND, terms::kind(Language::Zh, subject.kind)),
    ];
    if subject.kind.is_school() {
        lines.push(Line::told(words::CODE, subject.code.as_deref().unwrap_or_default()).open(is_form));
    }
    lines.push(Line::told(words::REGION, subject.region.replace('/', " ")).open(is_form));
    for fact in facts(of) {
        let among = vec![words::YES.to_owned(), words::NO.to_owned()];
        lines.push(Line { among, ..Line::told(fact_name(fact), yes_no(subject.fact(fact))).open(is_form) });
    }
    lines.push(Line::told(words::PLAN, &of.plan.title));
    lines.extend(of.plan.document_number.as_ref().map(|number| Line::told(words::DOCUMENT, number)));
    lines.push(Line::told(words::EDITION, &of.plan.edition));
    lines.push(Line::told(words::PERIOD, words::period(assessment.period)));
    if !is_form {
        let moment = of.evaluation.moment;
        lines.push(Line::told(words::AS_OF, words::as_of(moment.as_of, moment.basis)));
        lines.extend(result(of.evaluation));
        lines.extend(of.seal.map(|seal| Line::told(words::SEALED, words::sealed(&seal.by, seal.on))));
        lines.push(Line::told(words::RECEIPT, of.receipt));
    }
    let head = if subject.kind.is_school() { words::HEAD_OF } else { words::HEAD_OF_OFFICE };
    for (name, height) in [(words::WRITTEN_BY, 36), (head, 36), (words::STAMP, 84), (words::DATE, 28)] {
        lines.push(Line { height, ..Line::told(name, "") });
    }
    lines
}

/// The facts that the plan's rules ask of this kind of subject.
pub fn facts(of: Content) -> Vec<Fact> {
    if !of.dossier.subject.kind.is_school() {
        return Vec::new();
    }
    let asked = crate::assessment::asked(of.plan, &of.dossier.subject);
    let conditions: Vec<_> = asked.flat_map(|(_, checkpoint)| checkpoint.conditions_of_use().collect::<Vec<_>>()).collect();
    let leaves: Vec<_> = conditions.into_iter().flat_map(|each| each.leaves()).collect();
    let names =
        |fact: Fact| leaves.iter().any(|leaf| matches!(leaf, crate::plan::Condition::Identity { fact: of, .. } if *of == fact));
    Fact::ALL.iter().copied().filter(|fact| names(*fact)).collect()
}

/// Score and grade, or the outcome by the plan's own rule; what is not final is called so.
fn result(evaluation: &Evaluation) -> Vec<Line> {
    let coverage = evaluation.total.coverage;
    let answered = Line::told(words::ANSWERED, words::answered(coverage.answered, coverage.applicable));
    match &evaluation.conclusion {
        Conclusion::Grade(grade) => {
            let score = evaluation.total.so_far.as_ref().map(figures::share);
            let score = match (grade, score) {
                (_, None) => String::new(),
                (Grade::Given { .. }, Some(score)) => words::points(&score),
                (Grade::NotYet(_), Some(score)) if coverage.answered < coverage.applicable => words::provisional(&score),
                (Grade::NotYet(_), Some(score)) => words::points(&score),
            };
            vec![Line::told(words::SCORE, score), Line::told(words::GRADE, words::grade_text(grade)), answered]
        }
        Conclusion::Outcome(outcome) => {
            let parts = outcome.parts.iter().map(|part| {
                let stage = part.stage.map(|stage| terms::stage(Language::Zh, stage)).unwrap_or_default();
                format!("{}{stage}：{}", part.section.join("/"), words::outcome_part(part))
            });
            let said = std::iter::once(words::state(outcome.state).to_owned()).chain(parts);
            vec![Line::told(words::OUTCOME, said.collect::<Vec<_>>().join("\n")), answered]
        }
    }
}
