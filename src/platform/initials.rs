//! The first letters of pinyin, from the browser's own order of Chinese characters: no table of ours.

use crate::sorted::Sorted;

/// The letters with which syllables begin, and the first common character of each in the order of pinyin.
const LETTERS: &[u8; 23] = b"abcdefghjklmnopqrstwxyz";
const FIRST: &str = "吖八嚓咑妸发旮哈丌咔垃妈拏喔妑七呥仨他屲夕丫帀";

/// Tells first letters, and each character's only once.
#[derive(Default)]
pub struct Initials {
    order: sys::Order,
    known: Sorted<char, Option<char>>,
}

impl Initials {
    /// The first letter of a character's pinyin; `None` for what is no Chinese character, and where nobody knows.
    pub fn of(&mut self, character: char) -> Option<char> {
        if !('\u{4e00}'..='\u{9fff}').contains(&character) {
            return None;
        }
        if let Some(letter) = self.known.get(&character) {
            return *letter;
        }
        let place = self.order.place(character);
        let letter = place.checked_sub(1).and_then(|place| LETTERS.get(place)).map(|letter| char::from(*letter));
        self.known.insert(character, letter);
        letter
    }
}

#[cfg(target_arch = "wasm32")]
mod sys {
    use js_sys::{Array, Function, Intl::Collator, Object};
    use wasm_bindgen::JsValue;

    /// The browser's comparison of texts by pinyin, with the characters at which letters begin.
    pub struct Order {
        compare: Function,
        first: Vec<JsValue>,
    }

    impl Default for Order {
        fn default() -> Self {
            let compare = Collator::new(&Array::of1(&"zh-u-co-pinyin".into()), &Object::new()).compare();
            let first: Vec<JsValue> = super::FIRST.chars().map(text).collect();
            let mut order = Self { compare, first };
            // A browser that sorts otherwise knows no pinyin.
            if !order.first.is_sorted_by(|one, other| order.is_at_or_before(one, other)) {
                order.first.clear();
            }
            order
        }
    }

    impl Order {
        /// How many letters begin at or before a character.
        pub fn place(&self, character: char) -> usize {
            let character = text(character);
            self.first.partition_point(|first| self.is_at_or_before(first, &character))
        }

        fn is_at_or_before(&self, one: &JsValue, other: &JsValue) -> bool {
            let compared = self.compare.call2(&JsValue::UNDEFINED, one, other).ok().and_then(|order| order.as_f64());
            compared.is_some_and(|order| order <= 0.0)
        }
    }

    fn text(character: char) -> JsValue {
        JsValue::from_str(character.encode_utf8(&mut [0; 4]))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    /// This machine knows no pinyin beyond the first characters themselves, which is enough to try the rest.
    #[derive(Default)]
    pub struct Order;

    impl Order {
        pub fn place(&self, character: char) -> usize {
            super::FIRST.chars().position(|first| first == character).map_or(0, |place| place + 1)
        }
    }
}
