//! Texts that only people read: titles, formulas, sources. They stand in the tables beside what they describe. The wasm leaves them out:
//! a page has them from `pkg/catalog.js`, which is printed from the same tables.

/// A text for people; in the wasm, nothing.
#[cfg(not(target_arch = "wasm32"))]
pub type Words = &'static str;
/// A text for people; in the wasm, nothing.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy, Debug)]
pub struct Words;

/// The text, where it is kept.
pub(crate) const fn words(text: &'static str) -> Words {
    #[cfg(not(target_arch = "wasm32"))]
    return text;
    #[cfg(target_arch = "wasm32")]
    {
        let _ = text;
        Words
    }
}
