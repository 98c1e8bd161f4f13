//! What is found by typing: words as they stand, and the first letters of their pinyin (`xljk` finds 心理健康).
//!
//! Who asks brings the first letter of a character: the browser knows the order of pinyin, so no table of it is here.

use crate::assessment::{Subject, asked};
use crate::plan::{Indicator, Plan};

/// Characters of these plans that are read in two ways, with the letter that their order does not tell.
const READ_ALSO: &[(char, char)] =
    &[('长', 'c'), ('重', 'c'), ('调', 't'), ('乐', 'y'), ('会', 'k'), ('行', 'h'), ('传', 'z'), ('率', 's'), ('给', 'j')];

/// The first letter of a character's pinyin, small; `None` for what has none.
pub type Initial<'a> = &'a mut dyn FnMut(char) -> Option<char>;

/// Everything that a subject is asked, ready to be searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Of each indicator: number, title and units.
    heads: Vec<Text>,
    /// Of each checkpoint, in the plan's order: the place of its head, number and text.
    rows: Vec<(usize, Text)>,
}

/// A text in the two ways in which it is looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Text {
    number: String,
    words: String,
    /// One small letter or digit each, and the other one where a character is read in two ways.
    letters: Vec<(u8, u8)>,
}

impl Index {
    pub fn of(plan: &Plan, subject: &Subject, initial: Initial) -> Self {
        let mut index = Self::default();
        let mut last: Option<&Indicator> = None;
        for (indicator, checkpoint) in asked(plan, subject) {
            if last.is_none_or(|last| last.id != indicator.id) {
                let units = indicator.lead.iter().chain(&indicator.responsible);
                let parts = units.fold(indicator.title.clone(), |text, unit| text + "\n" + unit);
                index.heads.push(Text::of(&indicator.no, &parts, initial));
                last = Some(indicator);
            }
            index.rows.push((index.heads.len() - 1, Text::of(checkpoint.id.as_str(), &checkpoint.text, initial)));
        }
        index
    }

    /// Of each checkpoint, whether it is meant by what was typed: every word of it stands in its indicator's head or
    /// in its own text. A number that an indicator or a checkpoint bears means just that one.
    pub fn hits(&self, typed: &str) -> Vec<bool> {
        let typed: String = typed.chars().map(folded).collect();
        let terms: Vec<&str> = typed.split_whitespace().collect();
        let all = || self.rows.iter().map(|(head, row)| (&self.heads[*head], row));
        let bears = |(head, row): (&Text, &Text)| terms.len() == 1 && (head.number == terms[0] || row.number == terms[0]);
        let exact: Vec<bool> = all().map(bears).collect();
        if exact.contains(&true) {
            return exact;
        }
        let means = |(head, row): (&Text, &Text)| terms.iter().all(|term| head.has(term) || row.has(term));
        all().map(means).collect()
    }
}

impl Text {
    fn of(number: &str, text: &str, initial: Initial) -> Self {
        let number: String = number.chars().map(folded).collect();
        let words: String = number.chars().chain(['\n']).chain(text.chars().map(folded)).collect();
        let mut letters = Vec::new();
        for character in words.chars() {
            let letter = if character.is_ascii_alphanumeric() { Some(character) } else { initial(character) };
            let also = READ_ALSO.iter().find(|(each, _)| *each == character).map(|(_, letter)| *letter);
            match letter {
                Some(letter) => letters.push((letter as u8, also.unwrap_or(letter) as u8)),
                // Brackets and commas are not typed; a new unit is a new word.
                None if character == '\n' => letters.push((0, 0)),
                None => {}
            }
        }
        Self { number, words, letters }
    }

    fn has(&self, term: &str) -> bool {
        self.words.contains(term) || self.sounds_like(term)
    }

    /// Whether the first letters stand in it, one after the other; digits alone are no letters.
    fn sounds_like(&self, term: &str) -> bool {
        let letters = term.as_bytes();
        let is_typed = letters.iter().all(u8::is_ascii_alphanumeric) && letters.iter().any(u8::is_ascii_lowercase);
        let fits = |window: &[(u8, u8)]| window.iter().zip(letters).all(|((one, other), each)| one == each || other == each);
        is_typed && self.letters.windows(letters.len()).any(fits)
    }
}

/// Full-width letters, digits and signs as the plain ones, and all small.
fn folded(character: char) -> char {
    let plain = match character {
        '\u{3000}' => Some(' '),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0),
        _ => None,
    };
    plain.unwrap_or(character).to_ascii_lowercase()
}
