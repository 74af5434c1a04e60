//! Scripts and styles as they are published and served: without comments, indentation and needless blanks. Every line break
//! stays, so that the lines of an error are those of the source. Nothing is renamed or moved.

use std::path::Path;

/// The lean form of a script or a style; `None` for files of any other kind.
pub fn lean(path: &Path, text: &str) -> Option<String> {
    match path.extension()?.to_str()? {
        "js" => Some(script(text)),
        "css" => Some(style(text)),
        _ => None,
    }
}

/// JavaScript. A slash begins a regular expression where no value can have ended just before.
pub fn script(text: &str) -> String {
    let mut lean = Lean::new(text, script_needs);
    // Braces that are open within each template that is open.
    let mut templates: Vec<usize> = Vec::new();
    // Whether a slash that follows would divide.
    let mut value = false;
    while let Some(c) = lean.next() {
        match (c, lean.after(1)) {
            _ if c.is_whitespace() => lean.blank(),
            ('/', Some('/')) => lean.skip_line(),
            ('/', Some('*')) => lean.skip_comment(),
            ('"' | '\'', _) => {
                lean.quoted(c);
                value = true;
            }
            ('/', _) if !value => {
                lean.regex();
                value = true;
            }
            ('`', _) => value = template(&mut lean, &mut templates),
            ('}', _) if templates.last() == Some(&0) => {
                templates.pop();
                value = template(&mut lean, &mut templates);
            }
            _ if is_word(c) => {
                let member = lean.last() == Some('.');
                let word = lean.word();
                value = member || !KEYWORDS.contains(&word.as_str());
            }
            _ => {
                if let Some(open) = templates.last_mut() {
                    *open = (*open + usize::from(c == '{')) - usize::from(c == '}');
                }
                value = matches!(c, ')' | ']');
                lean.put(1);
            }
        }
    }
    lean.out
}

/// Words that are no value: what follows them may begin with a regular expression.
const KEYWORDS: [&str; 14] = [
    "await",
    "case",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];

/// Takes a backtick or the end of a `${…}`, and the text of the template up to its end or to the next `${`. Gives whether it
/// has ended.
fn template(lean: &mut Lean, templates: &mut Vec<usize>) -> bool {
    lean.put(1);
    loop {
        match (lean.next(), lean.after(1)) {
            (Some('\\'), _) => lean.put(2),
            (Some('$'), Some('{')) => {
                templates.push(0);
                lean.put(2);
                return false;
            }
            (Some('`') | None, _) => {
                lean.put(1);
                return true;
            }
            _ => lean.put(1),
        }
    }
}

/// CSS. A blank before a colon is a descendant, and around plus and minus it is part of `calc()`: both stay.
pub fn style(text: &str) -> String {
    let mut lean = Lean::new(text, style_needs);
    while let Some(c) = lean.next() {
        match c {
            _ if c.is_whitespace() => lean.blank(),
            '/' if lean.after(1) == Some('*') => lean.skip_comment(),
            '"' | '\'' => lean.quoted(c),
            '(' if lean.out.to_ascii_lowercase().ends_with("url") => {
                while !matches!(lean.next(), Some(')') | None) {
                    lean.put(1);
                }
            }
            '}' if lean.last() == Some(';') => {
                lean.out.pop();
                lean.put(1);
            }
            _ => lean.put(1),
        }
    }
    lean.out
}

/// Whether a blank between these two parts words or signs that would else become one.
fn script_needs(before: char, after: char) -> bool {
    is_word(before) && (is_word(after) || after == '#')
        || before == after && matches!(before, '+' | '-' | '/')
        || before.is_ascii_digit() && after == '.'
        || before == '/' && after == '*'
        || before == '<' && after == '!'
}

fn style_needs(before: char, after: char) -> bool {
    !matches!(before, '{' | '}' | ';' | ',' | ':' | '(')
        && !matches!(after, '{' | '}' | ';' | ',' | ')' | '!')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii() && !c.is_whitespace()
}

/// What is still to be read, and what is written.
struct Lean {
    text: Vec<char>,
    at: usize,
    out: String,
    /// Something was left out that may have to be a blank.
    apart: bool,
    /// Whether a blank is needed between two characters.
    needs: fn(char, char) -> bool,
}

impl Lean {
    fn new(text: &str, needs: fn(char, char) -> bool) -> Lean {
        Lean { text: text.chars().collect(), at: 0, out: String::new(), apart: false, needs }
    }

    fn next(&self) -> Option<char> {
        self.after(0)
    }

    fn after(&self, n: usize) -> Option<char> {
        self.text.get(self.at + n).copied()
    }

    fn last(&self) -> Option<char> {
        self.out.chars().next_back()
    }

    /// Writes the next characters as they are.
    fn put(&mut self, n: usize) {
        for _ in 0..n {
            let Some(c) = self.next() else { return };
            let apart = self.apart && c != '\n';
            if apart && self.last().is_some_and(|last| last != '\n' && (self.needs)(last, c)) {
                self.out.push(' ');
            }
            self.apart = false;
            self.out.push(c);
            self.at += 1;
        }
    }

    /// Passes over one character of white space; a line break stays.
    fn blank(&mut self) {
        if self.next() == Some('\n') {
            self.out.push('\n');
        }
        self.apart = true;
        self.at += 1;
    }

    fn skip_line(&mut self) {
        while !matches!(self.next(), Some('\n') | None) {
            self.at += 1;
        }
    }

    fn skip_comment(&mut self) {
        self.at += 2;
        while self.next().is_some() && (self.next(), self.after(1)) != (Some('*'), Some('/')) {
            self.blank();
        }
        self.at += 2;
        self.apart = true;
    }

    fn quoted(&mut self, quote: char) {
        self.put(1);
        while let Some(c) = self.next() {
            self.put(if c == '\\' { 2 } else { 1 });
            if c == quote {
                return;
            }
        }
    }

    /// A regular expression; a slash between brackets does not end it.
    fn regex(&mut self) {
        let mut class = false;
        self.put(1);
        while let Some(c) = self.next() {
            match c {
                '\n' => return,
                '[' => class = true,
                ']' => class = false,
                _ => {}
            }
            self.put(if c == '\\' { 2 } else { 1 });
            if c == '/' && !class {
                return;
            }
        }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.next().is_some_and(is_word) {
            self.put(1);
        }
        self.text[start..self.at].iter().collect()
    }
}
