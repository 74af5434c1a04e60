//! Plain data: what leaves the library as a tree, with its TypeScript type.

use super::Tree;

/// Data that can be written as a tree. What does not apply is null.
pub trait Plain {
    /// The data as a tree.
    fn tree(&self) -> Tree;

    /// The name of their TypeScript type.
    #[cfg(not(target_arch = "wasm32"))]
    fn typescript() -> String;
}

/// Structs that are plain data: their members keep their names and their order.
///
/// Natively they can be serialised and their TypeScript interface printed as well; the wasm carries neither.
macro_rules! plain {
    ($(
        $(#[doc = $words:literal])*
        pub struct $name:ident {
            $($(#[doc = $about:literal])* pub $member:ident: $type:ty,)*
        }
    )*) => {$(
        $(#[doc = $words])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
        pub struct $name {
            $($(#[doc = $about])* pub $member: $type,)*
        }

        impl $crate::scenario::Plain for $name {
            fn tree(&self) -> $crate::scenario::Tree {
                let mut members = Vec::new();
                $($crate::scenario::plain::put(&mut members, stringify!($member), self.$member.tree());)*
                $crate::scenario::Tree::Object(members)
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn typescript() -> String {
                stringify!($name).into()
            }
        }

    )*

        /// The TypeScript interfaces of what is described here.
        #[cfg(not(target_arch = "wasm32"))]
        pub fn typescript() -> String {
            use $crate::scenario::Plain;
            let mut text = String::new();
            $(
                $(text += &format!("/**{} */\n", $words);)*
                text += concat!("export interface ", stringify!($name), " {\n");
                $(
                    $(text += &format!("    /**{} */\n", $about);)*
                    text += &format!("    {}: {};\n", stringify!($member), <$type>::typescript());
                )*
                text += "}\n";
            )*
            text
        }
    };
}
pub(crate) use plain;

pub(crate) fn put(members: &mut Vec<(String, Tree)>, name: &str, tree: Tree) {
    members.push((name.to_owned(), tree));
}

/// So many trees in a row.
fn list(n: usize, item: &dyn Fn(usize) -> Tree) -> Tree {
    let mut items = Vec::with_capacity(n);
    for i in 0..n {
        items.push(item(i));
    }
    Tree::List(items)
}

/// Types that are one thing in JavaScript.
macro_rules! simple {
    ($($type:ty: $name:literal, $tree:expr;)*) => {$(
        impl Plain for $type {
            fn tree(&self) -> Tree {
                let tree: fn(&$type) -> Tree = $tree;
                tree(self)
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn typescript() -> String {
                $name.into()
            }
        }
    )*};
}

simple! {
    (): "null", |_| Tree::Null;
    bool: "boolean", |flag| Tree::Bool(*flag);
    f64: "number", |x| Tree::Number(*x);
    u8: "number", |n| Tree::Number(f64::from(*n));
    u64: "number", |n| Tree::Number(*n as f64);
    usize: "number", |n| Tree::Number(*n as f64);
    String: "string", |text| Tree::from(text.as_str());
    &'static str: "string", |text| Tree::from(*text);
}

impl<T: Plain> Plain for Option<T> {
    fn tree(&self) -> Tree {
        match self {
            Some(value) => value.tree(),
            None => Tree::Null,
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn typescript() -> String {
        match T::typescript().as_str() {
            "null" => "null".into(),
            some => format!("{some} | null"),
        }
    }
}

impl<T: Plain> Plain for [T] {
    fn tree(&self) -> Tree {
        list(self.len(), &|i| self[i].tree())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn typescript() -> String {
        format!("Array<{}>", T::typescript())
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn tree(&self) -> Tree {
        self[..].tree()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn typescript() -> String {
        <[T]>::typescript()
    }
}

impl<T: Plain> Plain for &'static [T] {
    fn tree(&self) -> Tree {
        self[..].tree()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn typescript() -> String {
        <[T]>::typescript()
    }
}

impl<T: Plain, const N: usize> Plain for [T; N] {
    fn tree(&self) -> Tree {
        self[..].tree()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn typescript() -> String {
        format!("[{}]", [T::typescript().as_str(); N].join(", "))
    }
}
