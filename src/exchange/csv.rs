//! 自评表 as CSV: one row for each checkpoint that the subject is asked, for any spreadsheet program.
//!
//! Spreadsheet programs guess, so nothing is left to guess:
//! - A byte order mark says UTF-8; lines end in CR LF.
//! - A text that begins like a formula (`=` `+` `-` `@`, a tab, full-width forms too) gets a `'` in front.
//! - `43.10` would turn into the number 43.1, `3/9` and `1-2` into days. Ids that begin with a digit and are no
//!   plain whole number stand in brackets, `[43.10]`: text to every program, nothing lost, easily taken off again.
//!   (`="43.10"` would be a formula, a leading `'` is shown as it is in some programs.)
//! - Values are plain numbers with their unit in a column of its own, so that they can be added up.
//!
//! Last come the answers that are kept aside, with what they answered: their plan asks that no more.

use super::Material;
use crate::assessment::{Answer, Ask, Choice, Dossier, Rectification, Seal, ask, asked};
use crate::evaluate::{Finding, Part, Reason};
use crate::exact::short;
use crate::i18n::{Language, figures, reason, terms};
use crate::plan::{Checkpoint, CheckpointId, Indicator, Plan, Question, Target};

/// One column: its heading and what stands in it.
struct Column {
    heading: &'static str,
    cell: fn(&Row) -> Cell,
}

/// What the cells of one line are made from.
struct Row<'a> {
    material: Material<'a>,
    indicator: &'a Indicator,
    checkpoint: &'a Checkpoint,
    finding: Option<&'a Finding>,
    answer: Option<&'a Answer>,
}

/// A cell that people wrote, or one that is ours and safe as it is.
enum Cell {
    Text(String),
    Number(String),
}

const COLUMNS: &[Column] = &[
    Column { heading: "板块", cell: |row| Cell::Text(section(row.material.plan, row.indicator)) },
    Column { heading: "指标号", cell: |row| id(&row.indicator.no) },
    Column { heading: "指标", cell: |row| Cell::Text(row.indicator.title.clone()) },
    Column { heading: "观测点号", cell: |row| id(row.checkpoint.id.as_str()) },
    Column { heading: "观测点", cell: |row| Cell::Text(row.checkpoint.text.clone()) },
    Column { heading: "目标值", cell: |row| Cell::Text(target(row)) },
    Column { heading: "实际值", cell: actual },
    Column { heading: "计量单位", cell: |row| Cell::Text(unit(row)) },
    Column { heading: "自评等级", cell: |row| Cell::Text(level(row)) },
    Column {
        heading: "判定",
        cell: |row| Cell::Text(row.finding.map_or("", |each| terms::verdict(ZH, each.verdict)).to_owned()),
    },
    Column { heading: "得分", cell: points },
    Column { heading: "得分依据", cell: |row| Cell::Text(why(row)) },
    Column { heading: "自评说明", cell: |row| Cell::Text(row.answer.map_or("", |answer| &answer.note).to_owned()) },
    Column { heading: "佐证材料", cell: |row| Cell::Text(evidence(row)) },
    Column { heading: "问题与整改", cell: |row| Cell::Text(rectifications(row)) },
    Column { heading: "完成时限", cell: |row| Cell::Text(deadline(row)) },
    Column { heading: "牵头单位", cell: |row| Cell::Text(row.indicator.lead.join("；")) },
    Column { heading: "责任单位", cell: |row| Cell::Text(row.indicator.responsible.join("；")) },
];

/// The heading of the column that only sealed assessments have.
const SEALED: &str = "封存";

const ZH: Language = Language::Zh;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The decimals that a computed value is given with.
const DECIMALS: u32 = 4;

/// What was sealed is written as it was sealed, whatever the data sheet says since; rectifications go on.
pub(super) fn as_approved<T>(material: Material, write: impl FnOnce(Material, Option<&Seal>) -> T) -> T {
    let seal = material.dossier.seals().and_then(|seals| seals.seal);
    let sealed = seal.as_ref().map(|seal| material.dossier.as_sealed(seal));
    write(Material { dossier: sealed.as_ref().unwrap_or(material.dossier), ..material }, seal.as_ref())
}

/// The whole table as a file.
pub fn write(material: Material) -> Vec<u8> {
    as_approved(material, written)
}

fn written(material: Material, seal: Option<&Seal>) -> Vec<u8> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    for line in lines(material, seal) {
        let cells: Vec<String> = line.into_iter().map(quoted).collect();
        bytes.extend_from_slice(cells.join(",").as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

/// A cell in quotation marks where the form asks for them. The csv crate's own writer weighs floats on the way.
fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// Whether a file, read again, has every cell of the table.
pub fn reads_back(bytes: &[u8], material: Material) -> bool {
    as_approved(material, |material, seal| has_all(bytes, material, seal))
}

fn has_all(bytes: &[u8], material: Material, seal: Option<&Seal>) -> bool {
    let Some(text) = bytes.strip_prefix(BYTE_ORDER_MARK) else {
        return false;
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let mut found = reader.records();
    let all_there =
        lines(material, seal).all(|line| found.next().is_some_and(|record| record.is_ok_and(|record| record.iter().eq(&line))));
    all_there && found.next().is_none()
}

/// The heading, then a line a checkpoint; of what is sealed, with a last column that says by whom and when.
fn lines<'a>(material: Material<'a>, seal: Option<&'a Seal>) -> impl Iterator<Item = Vec<String>> + 'a {
    let with = |cells: Vec<String>, last: Option<String>| cells.into_iter().chain(last).collect();
    let heading = with(COLUMNS.iter().map(|column| column.heading.to_owned()).collect(), seal.map(|_| SEALED.to_owned()));
    let approved = seal.map(|seal| Cell::Text(format!("{} {} 审核通过", seal.on, seal.by)).safe());
    let cells = |row: Row| COLUMNS.iter().map(|column| (column.cell)(&row).safe()).collect();
    let asked = rows(material).map(cells);
    let aside = material.dossier.aside(material.plan).map(move |(id, entry)| aside(material.dossier, id, &entry.value));
    std::iter::once(heading).chain(asked.chain(aside).map(move |line| with(line, approved.clone())))
}

/// What is said of an answer that is kept aside, in the same columns.
fn aside(dossier: &Dossier, checkpoint: &CheckpointId, answer: &Answer) -> Vec<String> {
    let was = answer.aside.clone().unwrap_or_default();
    let said = match &answer.choice {
        _ if !was.said.is_empty() => was.said,
        Choice::Nothing => String::new(),
        Choice::NotApplicable { reason } => format!("不适用（{}）", reason.trim()),
        Choice::Level(level) => level.to_string(),
    };
    let edition = if was.edition.is_empty() { String::new() } else { format!("（{} 版）", was.edition) };
    let cell = |column: &Column| match column.heading {
        "板块" => Cell::Text(format!("留存的作答{edition}")),
        "指标" => Cell::Text(was.indicator.clone()),
        "观测点号" => id(checkpoint.as_str()),
        "观测点" => Cell::Text(was.text.clone()),
        "自评等级" => Cell::Text(said.clone()),
        "自评说明" => Cell::Text(answer.note.clone()),
        "问题与整改" => {
            Cell::Text(dossier.rectifications_of(checkpoint).map(rectification).collect::<Vec<_>>().join("\n"))
        }
        _ => Cell::Text(String::new()),
    };
    COLUMNS.iter().map(|column| cell(column).safe()).collect()
}

fn rows(material: Material<'_>) -> impl Iterator<Item = Row<'_>> {
    asked(material.plan, &material.dossier.subject).map(move |(indicator, checkpoint)| Row {
        material,
        indicator,
        checkpoint,
        finding: material.evaluation.finding(&checkpoint.id),
        answer: material.dossier.assessment.answer(&checkpoint.id),
    })
}

impl Cell {
    /// The cell as it goes into the file.
    fn safe(self) -> String {
        match self {
            Self::Number(number) => number,
            Self::Text(text) if text.starts_with(BEGINS_FORMULA) => format!("'{text}"),
            Self::Text(text) => text,
        }
    }
}

/// What makes a spreadsheet program take a text for a formula, full-width forms included.
const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// An id that stays what it is.
fn id(text: &str) -> Cell {
    let begins_with_digit = text.starts_with(|c: char| c.is_numeric());
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0') && text.len() < 10;
    Cell::Text(if begins_with_digit && !is_plain { format!("[{text}]") } else { text.to_owned() })
}

fn section(plan: &Plan, indicator: &Indicator) -> String {
    let path = indicator.section.as_slice();
    let above = plan.walk_sections().into_iter().filter(|(each, _)| path.starts_with(each));
    let named = above.map(|(_, section)| match section.no.ends_with('）') {
        true => format!("{}{}", section.no, section.title),
        false => format!("{} {}", section.no, section.title),
    });
    named.collect::<Vec<_>>().join(" / ")
}

fn target(row: &Row) -> String {
    target_of(row.material.plan, row.material.dossier, row.checkpoint)
}

/// What is asked of the subject: the share of a universal, and the rungs for its stages.
pub(super) fn target_of(plan: &Plan, dossier: &Dossier, checkpoint: &Checkpoint) -> String {
    let is_universal = matches!(ask(plan, dossier, checkpoint), Ask::Share(_));
    let each = checkpoint.each.as_deref().filter(|_| is_universal);
    let share = each.map(|each| format!("每{each}，{}% 达到", crate::exact::plain(checkpoint.needed_share())));
    let targets = match &checkpoint.question {
        Question::Measured { targets, .. } => targets.as_slice(),
        Question::Rated { .. } => &[],
    };
    let stages = dossier.subject.kind.stages();
    let is_own = |target: &&Target| target.stage.is_none_or(|stage| stages.is_empty() || stages.contains(&stage));
    let rungs = targets.iter().filter(is_own).map(|target| {
        let day = target.by.map(|by| format!("（{by}）")).unwrap_or_default();
        format!("{}{day}", figures::target(ZH, target))
    });
    share.into_iter().chain(rungs).collect::<Vec<_>>().join("；")
}

/// A single value as a number; values by stage and how many of how many in words; what is no number as typed.
fn actual(row: &Row) -> Cell {
    match row.finding.map(|finding| &finding.reason) {
        Some(Reason::Numbers(parts)) => match parts.as_slice() {
            [part] => Cell::Number(number(part)),
            parts => Cell::Text(parts.iter().map(staged).collect::<Vec<_>>().join("；")),
        },
        Some(Reason::Share { meets, of, .. }) => Cell::Text(format!("做到 {}，共 {}", short(meets, 0), short(of, 0))),
        Some(Reason::Unanswered(_) | Reason::NotApplicable(_) | Reason::AsSealed) => Cell::Text(typed(row)),
        Some(Reason::Level { .. }) | None => Cell::Text(String::new()),
    }
}

fn number(part: &Part) -> String {
    short(&part.value, DECIMALS)
}

fn staged(part: &Part) -> String {
    let stage = part.stage.map(|stage| terms::stage(ZH, stage)).unwrap_or_default();
    format!("{stage} {}", number(part)).trim().to_owned()
}

/// What was typed and could not be judged, in quotation marks, so that it stays the text it is.
fn typed(row: &Row) -> String {
    let keys = ask(row.material.plan, row.material.dossier, row.checkpoint).keys();
    let texts = keys.iter().map(|key| row.material.dossier.sheet.text(key)).filter(|text| !text.trim().is_empty());
    texts.map(|text| format!("“{text}”")).collect::<Vec<_>>().join("；")
}

fn unit(row: &Row) -> String {
    match (ask(row.material.plan, row.material.dossier, row.checkpoint), &row.checkpoint.question) {
        (Ask::Numbers(_), Question::Measured { metric, .. }) => {
            row.material.plan.metric(metric).map(|metric| metric.unit.clone()).unwrap_or_default()
        }
        (Ask::Share(_), _) => row.checkpoint.each.clone().unwrap_or_default(),
        (Ask::Level(_), _) | (Ask::Numbers(_), Question::Rated { .. }) => String::new(),
    }
}

fn level(row: &Row) -> String {
    let Some(answer) = row.answer else { return String::new() };
    match (&answer.choice, &row.checkpoint.question) {
        (Choice::Nothing, _) => String::new(),
        (Choice::NotApplicable { .. }, _) => "不适用".to_owned(),
        (Choice::Level(level), Question::Rated { scale }) => {
            let known = row.material.plan.scale(scale).and_then(|scale| scale.level(level));
            known.map_or_else(|| level.to_string(), |level| level.name.clone())
        }
        (Choice::Level(level), Question::Measured { .. }) => level.to_string(),
    }
}

fn points(row: &Row) -> Cell {
    let attainment = row.finding.and_then(|finding| finding.attainment.as_ref());
    Cell::Number(attainment.map(figures::share).unwrap_or_default())
}

fn why(row: &Row) -> String {
    row.finding.map(|finding| reason(ZH, row.material.plan, finding)).unwrap_or_default()
}

fn evidence(row: &Row) -> String {
    let titled = row.material.dossier.evidence_for(&row.indicator.id).map(|evidence| match evidence.number.trim() {
        "" => evidence.title.trim().to_owned(),
        number => format!("{}（{number}）", evidence.title.trim()),
    });
    titled.collect::<Vec<_>>().join("；")
}

/// Every rectification on a line of its own: what was said of it, and whether it is closed.
fn rectifications(row: &Row) -> String {
    row.material.dossier.rectifications_of(&row.checkpoint.id).map(rectification).collect::<Vec<_>>().join("\n")
}

fn rectification(each: &Rectification) -> String {
    let due = each.due.map(|day| day.to_string()).unwrap_or_default();
    let said = [
        ("问题", &each.problem),
        ("原因", &each.cause),
        ("措施", &each.measure),
        ("责任单位", &each.unit),
        ("责任人", &each.person),
        ("期限", &due),
        ("进展", &each.progress),
    ];
    let said = said.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let said = said.map(|(name, text)| format!("{name}：{}", text.trim()));
    let closed = each.closed.as_ref().map(|closing| match closing.proof.trim() {
        "" => format!("已销号（{}）", closing.on),
        proof => format!("已销号（{}，{proof}）", closing.on),
    });
    said.chain(closed).collect::<Vec<_>>().join("；")
}

fn deadline(row: &Row) -> String {
    let deadline = row.checkpoint.deadline.as_ref().or(row.indicator.deadline.as_ref());
    let text = deadline.map(|deadline| deadline.text.clone());
    let ongoing = row.indicator.ongoing.then(|| "长期坚持".to_owned());
    let ongoing = ongoing.filter(|word| text.as_ref().is_none_or(|text| !text.contains(word)));
    text.into_iter().chain(ongoing).collect::<Vec<_>>().join("，")
}
