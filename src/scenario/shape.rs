//! The language in which a document is described: once, for the reader and the JSON Schema alike.

/// What a value of a document may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Exactly this number, and what the error adds to it.
    Constant(f64, &'static str),
    /// A finite number within bounds.
    Number(Bounds),
    /// A whole number from the first to the second, both included.
    Integer(u64, u64),
    /// true or false.
    Boolean,
    /// One of these strings.
    Name(&'static [&'static str]),
    /// A list of at most so many items of one shape.
    List(&'static Shape, usize),
    /// A list of fixed positions: a field that required be there and, at the end, fields that may be left out.
    Tuple(&'static [Field]),
    /// An object with these fields and no others.
    Object(&'static [Field]),
    /// An object one of whose fields says which others it may have.
    Tagged(&'static Tagged),
    /// A number, or else an object of the other shape.
    NumberOr(Bounds, &'static Shape),
}

/// The numbers that are accepted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    pub least: f64,
    /// Whether `least` itself is refused.
    pub above: bool,
    pub most: f64,
}

impl Bounds {
    /// least ≤ x ≤ most.
    pub const fn closed(least: f64, most: f64) -> Bounds {
        Bounds { least, above: false, most }
    }

    /// 0 < x ≤ most.
    pub const fn positive(most: f64) -> Bounds {
        Bounds { least: 0.0, above: true, most }
    }

    pub fn contain(&self, x: f64) -> bool {
        (x > self.least || (x == self.least && !self.above)) && x <= self.most
    }
}

/// A field of an object or a position of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub key: &'static str,
    /// Whether a document without it is refused.
    pub required: bool,
    pub shape: Shape,
    /// What it is, for the schema.
    pub about: &'static str,
}

/// A field that may be left out.
pub(crate) const fn optional(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { key, required: false, shape, about }
}

/// A field that required be there.
pub(crate) const fn required(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { key, required: true, shape, about }
}

/// An object whose `tag` names a variant, which says what other fields there may be.
#[derive(Debug)]
pub(crate) struct Tagged {
    /// The key of the tag.
    pub tag: &'static str,
    /// The variant meant when there is no tag; `None`: then only the common fields may be there.
    pub default: Option<&'static str>,
    /// The fields of every variant.
    pub common: &'static [Field],
    /// The variants, made from the program's tables.
    pub variants: fn() -> Vec<Variant>,
}

/// One variant of a tagged object.
#[derive(Debug)]
pub(crate) struct Variant {
    /// Its name in the table.
    pub id: &'static str,
    /// Other names, which are read but never written.
    pub aliases: &'static [&'static str],
    /// Its own fields.
    pub fields: Vec<Field>,
    /// Why it does not take a field that others take, where there is more to say than that.
    pub refuses: &'static [(&'static str, &'static str)],
}

impl Variant {
    /// Whether this is its id or one of its aliases.
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.aliases.contains(&name)
    }
}

/// One form that a tagged object may take: variants with the same fields are one form.
#[derive(Debug)]
pub(crate) struct Form {
    /// The tag; `None`: there is none.
    pub tag: Option<Tag>,
    /// The fields beside the tag.
    pub fields: Vec<Field>,
}

/// The tag of a [`Form`].
#[derive(Debug)]
pub(crate) struct Tag {
    /// Every name, aliases too.
    pub names: Vec<&'static str>,
    /// Whether it required be there.
    pub required: bool,
}

impl Tagged {
    /// The forms, for the schema.
    pub fn forms(&self) -> Vec<Form> {
        let mut forms = Vec::new();
        if self.default.is_none() {
            forms.push(Form { tag: None, fields: self.common.to_vec() });
        }
        for variant in (self.variants)() {
            let fields: Vec<Field> = variant.fields.iter().chain(self.common).copied().collect();
            let names = [variant.id].into_iter().chain(variant.aliases.iter().copied());
            let required = self.default != Some(variant.id);
            // Their text is compared, since descriptions hold functions, which do not compare.
            let same = |form: &&mut Form| {
                form.tag.is_some() && format!("{:?}", form.fields) == format!("{fields:?}")
            };
            match forms.iter_mut().find(same).and_then(|form| form.tag.as_mut()) {
                Some(tag) => {
                    tag.names.extend(names);
                    tag.required &= required;
                }
                None => {
                    let tag = Some(Tag { names: names.collect(), required });
                    forms.push(Form { tag, fields });
                }
            }
        }
        forms
    }
}
