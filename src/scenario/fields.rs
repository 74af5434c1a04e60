//! The fields of a document, each once: how a scenario's is written and how it is read. `data` stands apart, since it may be large.

use super::{Penalty, Scenario, Tree, read, write};

/// A field of the document beside `version` and `data`.
pub(super) struct Entry {
    pub key: &'static str,
    /// The value in its canonical form; null where there is nothing to say.
    pub write: fn(&Scenario) -> Tree,
    /// Takes over a value, which has the field's shape.
    pub read: fn(&mut Scenario, &Tree),
}

/// The fields in the order of the document. What is written is what differs from the default scenario.
pub(super) static FIELDS: [Entry; 12] = [
    Entry {
        key: "standardise",
        write: |s| s.standardise.into(),
        read: |s, tree| s.standardise = flag(tree),
    },
    Entry {
        key: "holdout",
        write: |s| write::holdout(&s.holdout),
        read: |s, tree| read::holdout(&mut s.holdout, tree),
    },
    Entry {
        key: "model",
        write: |s| write::model(&s.model),
        read: |s, tree| s.model = read::model(tree),
    },
    Entry {
        key: "loss",
        write: |s| write::loss(&s.loss),
        read: |s, tree| s.loss = read::loss(tree),
    },
    Entry { key: "c", write: |s| s.c.into(), read: |s, tree| s.c = number(tree) },
    Entry {
        key: "class_weights",
        write: |s| write::class_weights(&s.class_weights),
        read: |s, tree| s.class_weights = read::class_weights(tree),
    },
    Entry {
        key: "penalty",
        write: |s| if s.penalty == Penalty::None { "none" } else { "l2" }.into(),
        read: |s, tree| {
            s.penalty = if tree.text() == Some("none") { Penalty::None } else { Penalty::L2 };
        },
    },
    Entry {
        key: "regularise_bias",
        write: |s| s.regularise_bias.into(),
        read: |s, tree| s.regularise_bias = flag(tree),
    },
    Entry {
        key: "trainer",
        write: |s| write::trainer(&s.trainer),
        read: |s, tree| s.trainer = read::trainer(tree),
    },
    Entry {
        key: "seed",
        write: |s| (s.seed as f64).into(),
        read: |s, tree| s.seed = number(tree) as u64,
    },
    Entry {
        key: "steps",
        write: |s| (s.steps as f64).into(),
        read: |s, tree| s.steps = number(tree) as u64,
    },
    Entry {
        key: "view",
        write: |s| write::view(&s.view),
        read: |s, tree| s.view = read::view(tree),
    },
];

fn flag(tree: &Tree) -> bool {
    tree.flag().unwrap_or_default()
}

fn number(tree: &Tree) -> f64 {
    tree.number().unwrap_or_default()
}
