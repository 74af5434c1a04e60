//! The one error of the crate: where, what and with which values. Its sentence is written here and nowhere else.

use serde::Serialize;
use std::fmt;

/// What went wrong, for the person who caused it: where, what was given and what was expected
/// (`c: expected a number > 0, got -1`). A refused call changes nothing.
///
/// Programs decide by [`code`](Error::code) and [`path`](Error::path); people read the sentence that it displays as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(rename = "LabError", type = "Error & { path: string } & ErrorKind")
)]
pub struct Error {
    path: String,
    #[serde(flatten)]
    kind: Box<ErrorKind>,
}

/// A result of the crate.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// This kind of error at this path: a field of the document (`model.kernel.gamma`), an argument (`tolerance`), a place in a text
    /// (`line 3: class`), or empty where there is nothing to point at.
    pub fn new(path: impl Into<String>, kind: ErrorKind) -> Self {
        Error { path: path.into(), kind: Box::new(kind) }
    }

    /// At this path something else was expected; what was given says nothing more.
    pub fn expected(path: impl Into<String>, expected: impl Into<String>) -> Self {
        Error::new(path, ErrorKind::Expected { expected: expected.into() })
    }

    /// At this path something else was expected than what was given.
    pub fn mismatch(
        path: impl Into<String>,
        expected: impl Into<String>,
        got: impl Into<String>,
    ) -> Self {
        Error::new(path, ErrorKind::Mismatch { expected: expected.into(), got: got.into() })
    }

    /// What is wrong, by a name that stays the same: `mismatch`, `not-loaded`, …
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Where: `model.kernel.gamma`, `data.points[3][1]`, `tolerance`; empty where there is no one place.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, with its values.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The sentence, which the error also displays as.
    pub fn message(&self) -> String {
        self.to_string()
    }

    /// The same error, seen from what holds it: its path begins with this field or index (`[3]`).
    pub(crate) fn under(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }

    /// The same error in the text with this name.
    pub(crate) fn in_text(mut self, name: &str) -> Self {
        let colon = if self.path.is_empty() { "" } else { ": " };
        self.path = format!("{name}{colon}{}", self.path);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {}

/// The kinds of errors: each with its values, its code and its sentence.
macro_rules! kinds {
    ($(
        $(#[doc = $about:literal])*
        $kind:ident $({ $($value:ident: $type:ty),+ })? = $code:literal, $sentence:literal;
    )+) => {
        /// What can be wrong. Each kind has its code, its values and, as what it displays, its sentence.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(tag = "code", content = "parameters")]
        #[non_exhaustive]
        pub enum ErrorKind {$(
            $(#[doc = $about])*
            #[error($sentence)]
            #[serde(rename = $code)]
            $kind $({
                $(#[doc = concat!("`", stringify!($value), "` in the sentence.")] $value: $type,)+
            })?,
        )+}

        impl ErrorKind {
            fn code(&self) -> &'static str {
                match self {
                    $(ErrorKind::$kind { .. } => $code,)+
                }
            }
        }
    };
}

kinds! {
    // Values by themselves.
    /// A value is not what belongs there.
    Expected { expected: String } = "expected", "expected {expected}";
    /// The same, where what was given can be shown.
    Mismatch { expected: String, got: String } = "mismatch", "expected {expected}, got {got}";
    /// A field that must be there is not.
    Missing { expected: String } = "missing", "missing, expected {expected}";
    /// A cell of a table is empty.
    Empty = "empty", "missing";
    /// A field that nobody knows.
    UnknownField { known: String } = "unknown-field", "unknown field, expected one of {known}";
    /// A field that others of its kind take.
    NotTaken { by: &'static str, field: String } = "not-taken", "{by} takes no {field}";
    /// The same, where the reason teaches something.
    NotTakenBecause { by: &'static str, field: String, reason: &'static str } = "not-taken", "{by} takes no {field}: {reason}";
    /// A field that makes sense beside another one.
    Needs { field: &'static str } = "needs", "needs a {field} that takes it";
    /// A key that an object has twice.
    GivenTwice = "given-twice", "given twice";

    // Documents as a whole.
    /// Text that is no JSON.
    NotJson { reason: String } = "not-json", "not JSON: {reason}";
    /// Objects within objects, deeper than any document.
    TooDeep = "too-deep", "the document is nested too deeply";
    /// A list longer than any document may have.
    TooLong { entries: String } = "too-long", "the document holds a list of {entries} entries";
    /// A function, a symbol, a BigInt.
    NotData = "not-data", "the document holds something that is not JSON";
    /// An object that throws when it is read.
    Unreadable { reason: String } = "unreadable", "the document cannot be read: {reason}";

    // Settings that do not go together.
    /// A third class with a loss for two.
    TwoClasses { loss: &'static str, class: u8, point: usize } = "two-classes", "{loss} is for two classes, class {class} appears in data.points[{point}]";
    /// A loss that is shown only.
    NotTrainable { loss: &'static str, able: String } = "not-trainable", "{loss} can be shown but not trained, its slope is 0 everywhere; those that can be: {able}";
    /// A loss that kernel models cannot be trained with.
    NotForKernels { loss: &'static str, able: &'static str } = "not-for-kernels", "{loss} cannot train a kernel model; those that can: {able}";
    /// A setting that kernel models must have.
    KernelNeeds { needed: &'static str } = "kernel-needs", "a kernel model needs {needed}";
    /// A trainer that cannot train this model or loss.
    UnableTrainer { trainer: &'static str, reason: String, able: String } = "unable-trainer", "{trainer} {reason}; those that can: {able}, solve";
    /// A trainer that cannot start from a line.
    NoLine { trainer: &'static str, able: String } = "no-line", "{trainer} keeps w = Σ αᵢyᵢxᵢ; those that can start from a line: {able}";
    /// A kernel that is too large for sums of it to be numbers.
    LargeKernel { got: String, point: usize } = "large-kernel", "expected k(x, x) of at most 1e100 at every point, got {got} at point {point}; places nearer to 0 (standardise), a smaller degree or a smaller γ help";

    // Data.
    /// A data set that is not in the table.
    UnknownDataset { id: String } = "unknown-dataset", "{id} is not in the table";
    /// A real set whose numbers have not been given to the program.
    NotLoaded { id: String } = "not-loaded", "{id} is not loaded";
    /// A quotation mark without its partner.
    OpenQuote = "open-quote", "a quotation mark is not closed";
    /// A table without lines.
    NoLines = "no-lines", "no lines";
    /// A table without rows of one of the classes.
    NoRows { class: u8 } = "no-rows", "no rows of class {class}";

    // Points and places.
    /// An index beyond the list of points.
    NoPoint { point: usize, count: usize } = "no-point", "there is no point {point}: the list has {count}";
    /// A place that is no place.
    NotFinite { place: usize } = "not-finite", "place {place} is not finite";
    /// A place at which the score is no number.
    TooFar { place: usize } = "too-far", "place {place} is too far away, the kernel is beyond 1e308 there";

    // Optima.
    /// Kernels have no w in the plane.
    NoPlane = "no-plane", "there is no w in the plane to solve for";
    /// Nothing to follow downhill.
    Flat { loss: &'static str } = "flat", "{loss} has the slope 0 everywhere, so there is no way down to follow";
    /// A local optimum would prove nothing.
    NotConvex { loss: &'static str } = "not-convex", "{loss} is not convex, so no optimum can be certified";
    /// P comes ever closer to its infimum and never reaches it.
    NotAttained { loss: &'static str, reason: &'static str } = "not-attained", "{loss} has no optimum here, its infimum is not attained: {reason}";
    /// Many w are optimal.
    NotUnique { loss: &'static str, reason: &'static str } = "not-unique", "with \"none\" the optimum of {loss} is not unique in w: {reason}; \"l2\" makes it so";
    /// The tolerance is finer than the numbers.
    Rounding { gap: String, share: String } = "rounding", "rounding stopped solve at a gap of {gap}, {share} of P";
    /// Leave-one-out starts from the optimum.
    NoOptimum = "no-optimum", "there is no certified optimum of this problem";
    /// Leave-one-out goes through the support vectors.
    NoMultipliers = "no-multipliers", "this problem has no multipliers to leave out";
    /// Leave-one-out would take too long.
    ManyMultipliers { most: usize, count: usize } = "many-multipliers", "expected at most {most} points with a multiplier, there are {count}";

    // The world outside.
    /// A file or a stream that cannot be read or written.
    Io { reason: String } = "io", "{reason}";
}

/// At most 40 characters of a text.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
