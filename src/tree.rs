//! Walking a parsed file field by field, so that everything wrong in it is found in one go.
//!
//! A [`Fields`] is one object of the file. Asking for a field marks it as known; what nobody asked for is a
//! problem when the object is [`finished`](Fields::finish). Reading never stops at the first problem: a
//! field that is not right is noted and stands in as empty, and the caller gives up in the end.

use std::cell::RefCell;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use crate::exact::{Decimal, Stated, read_decimal};
use crate::problem::{Problem, Wanted, What};
use crate::words::Word;

/// Where problems are gathered while a file is walked.
#[derive(Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub fn note(&self, place: &str, what: What) {
        self.0.borrow_mut().push(Problem::new(place, what));
    }

    /// `value` if nothing was wrong, else all that was.
    pub fn or<T>(self, value: T) -> Result<T, Vec<Problem>> {
        let problems = self.0.into_inner();
        if problems.is_empty() { Ok(value) } else { Err(problems) }
    }
}

/// One object of the file and where it stands.
pub struct Fields<'a> {
    map: &'a Map<String, Value>,
    pub place: String,
    /// The fields of it that were asked for.
    asked: RefCell<Vec<&'a str>>,
    problems: &'a Problems,
}

impl<'a> Fields<'a> {
    /// The outermost object of a file; `None` (and a problem) if the file holds something else.
    pub fn root(value: &'a Value, place: &str, problems: &'a Problems) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self::at(map, place.to_owned(), problems)),
            _ => {
                problems.note(place, What::NotOurs);
                None
            }
        }
    }

    fn at(map: &'a Map<String, Value>, place: String, problems: &'a Problems) -> Self {
        Self { map, place, asked: RefCell::default(), problems }
    }

    /// Says something is wrong here.
    pub fn note(&self, what: What) {
        self.problems.note(&self.place, what);
    }

    /// Says something is wrong with what stands here under a name.
    pub fn note_in(&self, name: &str, what: What) {
        self.problems.note(&join(&self.place, name), what);
    }

    /// Moves the place one step in, once the object's own name is known.
    pub fn called(mut self, name: &str) -> Self {
        if !name.is_empty() {
            let outer = self.place.rsplit_once('/').map_or("", |(outer, _)| outer);
            self.place = join(outer, name);
        }
        self
    }

    /// Every field was asked for, or it is a problem.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for field in self.map.keys().filter(|key| !asked.contains(&key.as_str())) {
            self.problems.note(&self.place, What::UnknownField { field: field.clone() });
        }
    }

    fn get(&self, field: &str) -> Option<&'a Value> {
        let (name, value) = self.map.get_key_value(field)?;
        self.asked.borrow_mut().push(name);
        Some(value).filter(|value| !value.is_null())
    }

    /// Whether a field stands here at all.
    pub fn has(&self, field: &str) -> bool {
        self.map.contains_key(field)
    }

    fn wrong(&self, field: &str, wanted: Wanted) {
        self.note(What::WrongType { field: field.to_owned(), wanted });
    }

    /// Text that may be left out; blank text is a problem.
    pub fn text(&self, field: &str) -> Option<String> {
        match self.get(field)? {
            Value::String(text) if text.trim().is_empty() => {
                self.note(What::Empty { field: field.to_owned() });
                None
            }
            Value::String(text) => Some(text.trim().to_owned()),
            _ => {
                self.wrong(field, Wanted::Text);
                None
            }
        }
    }

    /// Text exactly as it stands, blank or not; absent is blank.
    pub fn raw_text(&self, field: &str) -> String {
        match self.get(field) {
            Some(Value::String(text)) => text.clone(),
            Some(_) => {
                self.wrong(field, Wanted::Text);
                String::new()
            }
            None => String::new(),
        }
    }

    /// Text exactly as it stands, blank or not, where the field is there at all.
    pub fn optional_raw(&self, field: &str) -> Option<String> {
        self.get(field).map(|_| self.raw_text(field))
    }

    /// Text that must be there.
    pub fn need_text(&self, field: &str) -> String {
        self.need(field, Self::text).unwrap_or_default()
    }

    /// What `read` makes of a field that must be there; `null` is as good as missing.
    fn need<T>(&self, field: &str, read: fn(&Self, &str) -> Option<T>) -> Option<T> {
        if self.get(field).is_none() {
            self.note(What::MissingField { field: field.to_owned() });
            return None;
        }
        read(self, field)
    }

    pub fn flag(&self, field: &str) -> Option<bool> {
        match self.get(field)? {
            Value::Bool(flag) => Some(*flag),
            _ => {
                self.wrong(field, Wanted::Flag);
                None
            }
        }
    }

    pub fn whole(&self, field: &str) -> Option<u64> {
        let value = self.get(field)?;
        let whole = value.as_u64();
        if whole.is_none() {
            self.wrong(field, Wanted::Whole);
        }
        whole
    }

    /// A whole number that must be there.
    pub fn need_whole(&self, field: &str) -> Option<u64> {
        self.need(field, Self::whole)
    }

    /// A list of texts, or one text by itself; absent is empty.
    pub fn one_or_more(&self, field: &str) -> Vec<String> {
        match self.get(field) {
            Some(Value::String(_)) => self.text(field).into_iter().collect(),
            Some(_) | None => self.texts(field),
        }
    }

    /// A list of texts; absent is empty.
    pub fn texts(&self, field: &str) -> Vec<String> {
        self.list(field)
            .iter()
            .filter_map(|item| match item {
                Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
                _ => {
                    self.wrong(field, Wanted::Text);
                    None
                }
            })
            .collect()
    }

    fn list(&self, field: &str) -> &'a [Value] {
        match self.get(field) {
            Some(Value::Array(items)) if items.len() > LIMIT_ITEMS => {
                self.note(What::TooMany { field: field.to_owned(), count: items.len(), limit: LIMIT_ITEMS });
                &[]
            }
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.wrong(field, Wanted::List);
                &[]
            }
            None => &[],
        }
    }

    /// The objects of a list; absent is none. Their places are numbered until they are [`called`](Self::called).
    pub fn objects(&self, field: &str) -> Vec<Fields<'a>> {
        let inside = |(index, item): (usize, &'a Value)| match item {
            Value::Object(map) => Some(Self::at(map, join(&self.place, &format!("{field}[{index}]")), self.problems)),
            _ => {
                self.wrong(field, Wanted::Object);
                None
            }
        };
        self.list(field).iter().enumerate().filter_map(inside).collect()
    }

    pub fn object(&self, field: &str) -> Option<Fields<'a>> {
        match self.get(field)? {
            Value::Object(map) => Some(Self::at(map, join(&self.place, field), self.problems)),
            _ => {
                self.wrong(field, Wanted::Object);
                None
            }
        }
    }

    /// What stands in a field, as JSON on one line; for what is read another time.
    pub fn json_of(&self, field: &str) -> Option<String> {
        self.get(field).map(Value::to_string)
    }

    pub fn need_object(&self, field: &str) -> Option<Fields<'a>> {
        self.need(field, Self::object)
    }

    /// A day as `2024-12-31`.
    pub fn date(&self, field: &str) -> Option<NaiveDate> {
        let text = self.text(field)?;
        let date = read_day(&text);
        if date.is_none() {
            self.note(What::BadDate { field: field.to_owned(), found: text });
        }
        date
    }

    /// A number written as text, so that it stays exact.
    pub fn decimal(&self, field: &str) -> Option<Decimal> {
        let text = self.text(field)?;
        let decimal = read_decimal(&text);
        if decimal.is_none() {
            self.note(What::BadDecimal { field: field.to_owned(), found: text });
        }
        decimal
    }

    /// A number as a text states it: a decimal or a fraction.
    pub fn stated(&self, field: &str) -> Option<Stated> {
        let text = self.text(field)?;
        let stated = Stated::from_text(&text);
        if stated.is_none() {
            self.note(What::BadDecimal { field: field.to_owned(), found: text });
        }
        stated
    }

    pub fn need_decimal(&self, field: &str) -> Option<Decimal> {
        self.need(field, Self::decimal)
    }

    /// A word of a closed vocabulary.
    pub fn word<W: Word>(&self, field: &str) -> Option<W> {
        self.text(field).and_then(|text| self.known_word(field, &text))
    }

    /// A word of a closed vocabulary that must be there.
    pub fn need_word<W: Word>(&self, field: &str) -> Option<W> {
        let text = self.need_text(field);
        if text.is_empty() { None } else { self.known_word(field, &text) }
    }

    /// `text` as a word of the vocabulary, or a problem that names the words there are.
    pub fn known_word<W: Word>(&self, field: &str, text: &str) -> Option<W> {
        let word = W::from_word(text);
        if word.is_none() {
            self.note_unknown(field, text, W::known());
        }
        word
    }

    #[inline(never)]
    fn note_unknown(&self, field: &str, text: &str, known: Vec<&'static str>) {
        self.note(What::UnknownWord { field: field.to_owned(), found: text.to_owned(), known });
    }
}

fn join(outer: &str, inner: &str) -> String {
    if outer.is_empty() { inner.to_owned() } else { format!("{outer}/{inner}") }
}

/// A day exactly as `2024-12-31`.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let is_shaped = text.char_indices().all(|(place, c)| if matches!(place, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    let number = |from, to| text.get(from..to)?.parse::<u32>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    if is_shaped && text.len() == 10 { NaiveDate::from_ymd_opt(year as i32, month, day) } else { None }
}

/// A moment of RFC 3339, as `2024-12-31T08:05:00.250Z` or with another offset.
pub fn read_moment(text: &str) -> Option<DateTime<Utc>> {
    // Not `parse`, which would bring chrono's reader of any format.
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.to_utc())
}

/// The largest file that is taken, in bytes: a filled assessment is some 200 KB, and a backup of all that a browser can keep
/// has 15 MB.
pub const LIMIT_BYTES: usize = 20 * 1024 * 1024;

/// The most entries of any list in a file: the largest plan has some 400 checkpoints.
pub const LIMIT_ITEMS: usize = 10_000;

/// Refuses a text that is too large to be one of ours, before anything is made of it.
pub fn check_size(text: &str) -> Result<(), Vec<Problem>> {
    if text.len() <= LIMIT_BYTES {
        return Ok(());
    }
    Err(vec![Problem::new("", What::TooLarge { bytes: text.len(), limit: LIMIT_BYTES })])
}

/// JSON as a tree, or the place where it stops being JSON. serde_json itself bounds the depth at 128.
pub fn parse_json(text: &str) -> Result<Value, Vec<Problem>> {
    check_size(text)?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Eof => What::Truncated,
            _ if error.to_string().contains("recursion limit") => What::TooDeep { limit: 128 },
            _ => What::Syntax { line: error.line(), column: error.column(), detail: error.to_string() },
        };
        vec![Problem::new("", what)]
    })
}
