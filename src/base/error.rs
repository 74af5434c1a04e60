//! The one error of the crate: a sentence for people, and how sentences are put together.

use std::fmt;

/// What went wrong, in words for the person who caused it: where, what was given and what was expected
/// (`c: expected a number > 0, got -1`). Whoever meets it has lost nothing: a refused call changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::box_collection, reason = "one word, so that a result is passed in a register")]
pub struct Error(Box<String>);

impl Error {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Error(Box::new(message.into()))
    }

    /// An error whose message is [`filled`].
    pub(crate) fn of(message: &str, pieces: &[&str]) -> Self {
        Error(Box::new(filled(message, pieces)))
    }

    /// The message.
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// The border has its own way to throw it.
#[cfg(not(target_arch = "wasm32"))]
impl std::error::Error for Error {}

/// A result of the crate.
pub type Result<T> = std::result::Result<T, Error>;

/// The text with the pieces in the places of its `{}`; what finds no place is left out. (`format!` would bring its machinery into
/// the wasm.)
pub(crate) fn filled(text: &str, pieces: &[&str]) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    for piece in pieces {
        let Some(place) = place(rest, b'{') else { break };
        filled += &rest[..place];
        filled += piece;
        rest = &rest[place + 2..];
    }
    filled + rest
}

/// Where this letter first stands in a text. (The standard search looks for words as well.)
pub(crate) fn place(text: &str, letter: u8) -> Option<usize> {
    text.bytes().position(|byte| byte == letter)
}

/// `a, b, c`
pub(crate) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    fn put(list: &mut String, word: &str) {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(word);
    }
    let mut list = String::new();
    for word in words {
        put(&mut list, word);
    }
    list
}

/// At most 40 characters of a text.
pub(crate) fn cut(text: &str) -> String {
    let mut characters = 0;
    for (i, byte) in text.bytes().enumerate() {
        let goes_on = byte & 0b1100_0000 == 0b1000_0000;
        characters += u32::from(!goes_on);
        if characters > 40 {
            return filled("{}…", &[&text[..i]]);
        }
    }
    text.to_owned()
}
