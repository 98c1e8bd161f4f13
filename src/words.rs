//! Small closed vocabularies and ids, written once: as a Rust type, as the word that stands in files.
//!
//! An enum made by [`words!`] is its own table: `ALL` walks it, `word` writes it, `from_word` reads it.
//! An id made by [`ids!`] is a cheap clone of the text it was read from.

/// An enum whose every variant has one word in files, and the table of them.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, schemars::JsonSchema)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every variant, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The words, in the same order.
            const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word for it in files.
            pub const fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl $crate::words::Word for $name {
            fn from_word(word: &str) -> Option<Self> {
                $crate::words::place(Self::WORDS, word).map(|place| Self::ALL[place])
            }

            fn known() -> Vec<&'static str> {
                Self::WORDS.to_vec()
            }
        }
    };
}

/// Ids as newtypes over shared text.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, schemars::JsonSchema)]
        #[schemars(with = "String")]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The text of the id.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.into()) }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self { Self(text.into()) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    )+};
}

pub(crate) use {ids, words};

/// What [`words!`] gives every vocabulary, so that a reader can take any of them.
pub trait Word: Sized {
    /// The variant for a word, if there is one.
    fn from_word(word: &str) -> Option<Self>;

    /// Every word there is, to name them when one is wrong.
    fn known() -> Vec<&'static str>;
}

/// Where a word stands among these: one function for all vocabularies, which each would otherwise have as a chain of its own.
#[inline(never)]
pub fn place(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|each| *each == word)
}

/// An id as one part of a path, in keys and addresses: ours are plain, but a file may bring any.
pub fn in_path(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F").replace('#', "%23")
}

/// The id that [`in_path`] wrote.
pub fn out_of_path(part: &str) -> String {
    part.replace("%23", "#").replace("%2F", "/").replace("%25", "%")
}
