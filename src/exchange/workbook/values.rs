//! 基础数据表: every number that the plan asks for, once, whoever asks for it; and what the plan leaves to its subject.
//!
//! How many of how many meet a universal stand in two cells, so that no spreadsheet takes `3/9` for a day.

use super::page::{Cell, Choice, Look, Page, Value};
use super::{Content, Purpose};
use crate::assessment::{Figure, SheetKey, read_figure};
use crate::evaluate::{Demand, Form, demands, read_share};
use crate::exact::plain;
use crate::i18n::{Language, terms, workbook as words};
use crate::plan::{Setting, SettingKind, Unit, unit};

const WIDTHS: [u16; 10] = [6, 10, 34, 10, 12, 14, 10, 48, 16, 24];

/// The columns, in their order; the last is printed by nobody.
pub const COLUMNS: [&str; 10] = [
    words::PLACE,
    words::GROUP,
    words::ITEM,
    words::STAGE,
    words::UNIT,
    words::VALUE,
    words::OF_ALL,
    words::DEFINITION,
    words::USED_BY,
    words::KEY,
];

const VALUE: u16 = 5;

/// How a number is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number(&'static Unit),
    Share,
    Setting(SettingKind),
}

/// One number that is asked for, and how it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: SheetKey,
    pub kind: Kind,
    /// The value, and of how many.
    pub cells: [Value; 2],
}

/// Every number that is asked for.
pub fn entries(of: Content) -> Vec<Entry> {
    let demands = demands(&[(of.plan, of.dossier)]).into_iter();
    let wanted = demands.filter(|demand| of.uses(demand.uses.iter().map(|each| &each.checkpoint)));
    let numbers = wanted.filter_map(|demand| {
        let kind = match &demand.form {
            Form::Number(metric) => Kind::Number(unit(&metric.unit)?),
            Form::Share => Kind::Share,
        };
        Some(entry(of, demand.key, kind))
    });
    let own = of.plan.settings.iter().filter(|setting| of.only.is_none() && setting.is_for(of.dossier.subject.kind));
    numbers.chain(own.map(|setting| entry(of, setting_key(of, setting), Kind::Setting(setting.kind)))).collect()
}

fn setting_key(of: Content, setting: &Setting) -> SheetKey {
    of.dossier.sheet.place_of(SheetKey::setting(&of.plan.id, &setting.id, of.dossier.assessment.period))
}

fn entry(of: Content, key: SheetKey, kind: Kind) -> Entry {
    let cells = cells(kind, of.dossier.sheet.text(&key));
    Entry { key, kind, cells }
}

/// How a text as it was typed stands in the cells: what is plainly a number as one, anything else as the text it is.
fn cells(kind: Kind, text: &str) -> [Value; 2] {
    match kind {
        Kind::Number(unit) => match read_figure(text, unit) {
            Some(Ok(reading)) => match reading.figure {
                Figure::Number(number) => [Value::number(&plain(number)), Value::Blank],
                Figure::Counts { .. } => [Value::text(text), Value::Blank],
            },
            Some(Err(_)) | None => [Value::text(text), Value::Blank],
        },
        Kind::Share => match read_share(text) {
            Ok(Some((meets, all))) => [Value::number(&plain(meets)), Value::number(&plain(all))],
            Ok(None) | Err(_) => [Value::text(text), Value::Blank],
        },
        Kind::Setting(SettingKind::Year) => [Value::number(text.trim()), Value::Blank],
        Kind::Setting(SettingKind::Flag) => match text.trim() {
            "yes" => [Value::text(words::YES), Value::Blank],
            "no" => [Value::text(words::NO), Value::Blank],
            other => [Value::text(other), Value::Blank],
        },
    }
}

/// The whole sheet; nothing where no number is asked for.
pub fn page(of: Content) -> Option<Page> {
    let demands = demands(&[(of.plan, of.dossier)]);
    let entries = entries(of);
    if entries.is_empty() {
        return None;
    }
    let mut page = Page::new(words::VALUES, &WIDTHS);
    page.printed -= 1;
    page.push_wide(Cell::text(Look::Title, words::VALUES), 30);
    page.push_wide(Cell::text(Look::Line, super::line(of)), 20);
    if of.purpose == Purpose::Form {
        page.push_wide(Cell::text(Look::Line, words::HOW_VALUES), 34);
        page.is_locked = true;
    }
    page.push_heads(&COLUMNS);
    for (place, entry) in entries.iter().enumerate() {
        let demand = demands.iter().find(|demand| demand.key == entry.key);
        let row = page.push(row(of, place, entry, demand));
        page.fit(row, ..);
        if matches!(entry.kind, Kind::Setting(SettingKind::Flag)) {
            page.choices.push(Choice { cell: (row, VALUE), among: vec![words::YES.to_owned(), words::NO.to_owned()] });
        }
    }
    Some(page)
}

fn row(of: Content, place: usize, entry: &Entry, demand: Option<&Demand>) -> Vec<Cell> {
    let named = Named::of(of, entry, demand);
    let is_form = of.purpose == Purpose::Form;
    let fill = if is_form { Look::FillNumber } else { Look::Number };
    let is_pair = entry.kind == Kind::Share;
    let used: Vec<String> = demand.iter().flat_map(|demand| &demand.uses).map(|each| each.checkpoint.to_string()).collect();
    let stage = entry.key.stage.map_or("", |stage| terms::stage(Language::Zh, stage));
    let [value, all] = entry.cells.clone();
    vec![
        Cell::number(Look::Centre, &(place + 1).to_string()),
        Cell::text(Look::Centre, named.group),
        Cell::text(Look::Text, named.item),
        Cell::text(Look::Centre, stage),
        Cell::text(Look::Centre, named.unit),
        Cell { value, look: fill },
        Cell { value: all, look: if is_pair { fill } else { Look::Centre } },
        Cell::text(Look::Text, named.definition),
        Cell::text(Look::Text, used.join("、")),
        Cell::text(Look::Code, entry.key.text()),
    ]
}

/// What a number is called.
#[derive(Default)]
struct Named {
    group: &'static str,
    item: String,
    unit: String,
    definition: String,
}

impl Named {
    fn of(of: Content, entry: &Entry, demand: Option<&Demand>) -> Self {
        let setting = of.plan.settings.iter().find(|setting| setting_key(of, setting) == entry.key);
        if let Some(setting) = setting {
            let (item, definition) = (setting.question.clone(), setting.note.clone().unwrap_or_default());
            return Self { group: words::SETTINGS, item, unit: String::new(), definition };
        }
        let Some(demand) = demand else { return Self::default() };
        let group = words::group(demand.group);
        match &demand.form {
            Form::Number(metric) => {
                let (item, unit, definition) = (metric.name.clone(), metric.unit.clone(), metric.definition.clone());
                Self { group, item, unit, definition }
            }
            Form::Share => {
                let known = demand.uses.first().and_then(|each| of.plan.checkpoint(&each.checkpoint));
                let (_, checkpoint) = match known {
                    Some(known) => known,
                    None => return Self { group, ..Self::default() },
                };
                let unit = checkpoint.each.clone().unwrap_or_default();
                Self { group, item: checkpoint.text.clone(), unit, definition: String::new() }
            }
        }
    }
}
