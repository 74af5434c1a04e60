//! The one error of the crate: a sentence for people.

/// What went wrong, in words for the person who caused it: where, what was given and what was expected
/// (`c: expected a number > 0, got -1`). Whoever meets it has lost nothing: a refused call changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Error(String);

impl Error {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Error(message.into())
    }
}

/// A result of the crate.
pub type Result<T> = std::result::Result<T, Error>;
