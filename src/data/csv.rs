//! Points as CSV, in and out.

use super::MAX_POINTS;
use crate::error::{Error, Result};
use crate::number::{brief, parsed, shortest};
use crate::point::Point;
use std::borrow::Cow;
use std::fmt::Write;

/// Reads points from lines of x, y, class and, if wanted, weight.
///
/// Fields are parted by tab, semicolon or comma, whichever of these, in this order, stands in the first line; blank lines are
/// skipped. The first line is a header when neither of its first two fields is a number. Classes are 0 and 1, −1 and 1, or two
/// names, of which the first in the alphabet becomes class 0. Beside semicolons and tabs a decimal comma is understood.
///
/// # Errors
/// The number of the first line that is wrong, what was expected and what stands there. Nothing is read by halves.
pub fn read(text: &str) -> Result<Vec<Point>> {
    let mut points = Vec::new();
    let mut classes = Classes::default();
    for (i, line) in lines(text).enumerate() {
        let line = line?;
        if i == 0 && line.is_header() {
            continue;
        }
        if !(3..=4).contains(&line.fields.len()) {
            let words = "expected x, y, class or x, y, class, weight";
            return Err(line.error(format!("{words}, got {} fields", line.fields.len())));
        }
        if points.len() == MAX_POINTS {
            return Err(line.error(format!("expected at most {MAX_POINTS} points")));
        }
        let x = [line.coordinate(0, "x")?, line.coordinate(1, "y")?];
        let mut point = Point::new(x, classes.index(&line)?);
        if line.fields.len() == 4 {
            point.weight = line.number(3, "weight", 0.0, Point::HEAVIEST)?;
        }
        points.push(point);
    }
    let meaning = classes.meaning()?;
    for point in &mut points {
        point.class = meaning[usize::from(point.class)];
    }
    Ok(points)
}

/// Writes points as lines of `x,y,class`, under a header, with a weight where not all weights are 1. [`read`] gives the same points.
pub fn write(points: &[Point]) -> String {
    let weighted = points.iter().any(|point| point.weight != 1.0);
    let mut text = String::from(if weighted { "x,y,class,weight\n" } else { "x,y,class\n" });
    for point in points {
        // Writing to a string cannot fail.
        let _ = write!(text, "{},{},{}", shortest(point.x[0]), shortest(point.x[1]), point.class);
        if weighted {
            let _ = write!(text, ",{}", shortest(point.weight));
        }
        text.push('\n');
    }
    text
}

/// A line that is not blank.
#[derive(Debug)]
pub(super) struct Line<'a> {
    number: usize,
    decimal_comma: bool,
    pub fields: Vec<Cow<'a, str>>,
}

/// The lines of a text that are not blank, split into fields.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Result<Line<'_>>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut numbered =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).peekable();
    let first = numbered.peek().map_or("", |(_, line)| line);
    let separator = ['\t', ';'].into_iter().find(|c| first.contains(*c)).unwrap_or(',');
    numbered.map(move |(i, line)| {
        let mut out = Line { number: i + 1, decimal_comma: separator != ',', fields: Vec::new() };
        match split(line, separator) {
            Some(fields) => out.fields = fields,
            None => return Err(out.error("a quotation mark is not closed")),
        }
        Ok(out)
    })
}

/// The fields of a line without the blanks around them; `None` where a quotation mark is not closed.
fn split(line: &str, separator: char) -> Option<Vec<Cow<'_, str>>> {
    if !line.contains('"') {
        return Some(line.split(separator).map(|field| field.trim().into()).collect());
    }
    let (mut fields, mut quoted) = (vec![String::new()], false);
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let field = fields.last_mut()?;
        match c {
            '"' if quoted && rest.next_if_eq(&'"').is_some() => field.push('"'),
            '"' => quoted = !quoted,
            c if c == separator && !quoted => fields.push(String::new()),
            c => field.push(c),
        }
    }
    let trimmed = fields.into_iter().map(|field| field.trim().to_owned().into());
    (!quoted).then(|| trimmed.collect())
}

impl Line<'_> {
    /// An error that names this line.
    pub fn error(&self, words: impl AsRef<str>) -> Error {
        Error::new(format!("line {}: {}", self.number, words.as_ref()))
    }

    /// The text of a field.
    pub fn field(&self, i: usize) -> Option<&str> {
        self.fields.get(i).map(AsRef::as_ref)
    }

    /// A coordinate, finite and not too far away.
    pub fn coordinate(&self, i: usize, name: &str) -> Result<f64> {
        self.number(i, name, -Point::FARTHEST, Point::FARTHEST)
    }

    fn number(&self, i: usize, name: &str, least: f64, most: f64) -> Result<f64> {
        let text = self.field(i).unwrap_or_default();
        match self.parsed(text) {
            // −0 becomes 0: a document does not know it.
            Some(x) if (least..=most).contains(&x) => Ok(x + 0.0),
            _ => {
                let (least, most) = (brief(least), brief(most));
                let words = format!(
                    "{name}: expected a number from {least} to {most}, got {}",
                    shown(text)
                );
                Err(self.error(words))
            }
        }
    }

    fn parsed(&self, text: &str) -> Option<f64> {
        let text = text.replace('−', "-");
        let text = if self.decimal_comma { text.replacen(',', ".", 1) } else { text };
        parsed(&text)
    }

    fn is_header(&self) -> bool {
        (0..2).all(|i| self.field(i).is_some_and(|text| self.parsed(text).is_none()))
    }
}

/// The classes met so far, at most two, as they are written and where they were met first.
#[derive(Debug, Default)]
struct Classes(Vec<(String, usize)>);

impl Classes {
    /// The index of a line's class among those met.
    fn index(&mut self, line: &Line<'_>) -> Result<u8> {
        let text = line.field(2).unwrap_or_default();
        // 1, +1 and 1.0 are one class.
        let name = line.parsed(text).map_or_else(|| text.to_owned(), shortest);
        if name.is_empty() {
            return Err(
                line.error("class: expected 0 or 1, -1 or 1, or one of two names, got nothing")
            );
        }
        let known = self.0.iter().position(|(known, _)| *known == name);
        let index = known.unwrap_or(self.0.len());
        match index {
            2 => {
                let [first, second] = [&self.0[0].0, &self.0[1].0].map(|name| shown(name));
                let words = format!(
                    "class: expected one of two classes, {first} or {second}, got {}",
                    shown(text)
                );
                Err(line.error(words))
            }
            _ => {
                if known.is_none() {
                    self.0.push((name, line.number));
                }
                Ok(index as u8)
            }
        }
    }

    /// The class that each of those met stands for.
    fn meaning(&self) -> Result<[u8; 2]> {
        let names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        let among = |pair: [&str; 2]| names.iter().all(|name| pair.contains(name));
        let is_one = |one: &str| [0, 1].map(|i| u8::from(names.get(i) == Some(&one)));
        if among(["0", "1"]) || among(["-1", "1"]) {
            return Ok(is_one("1"));
        }
        let stray =
            self.0.iter().rev().find(|(name, _)| !["0", "1", "-1"].contains(&name.as_str()));
        let numbers = names.iter().all(|name| parsed(name).is_some());
        match (numbers, stray.or(self.0.last())) {
            (true, Some((name, line))) => Err(Error::new(format!(
                "line {line}: class: expected 0 or 1, -1 or 1, or one of two names, got {name}"
            ))),
            _ if names.len() < 2 => Ok([0, 0]),
            _ => Ok(is_one(names.iter().max().unwrap_or(&""))),
        }
    }
}

/// A field as an error shows it: in quotes and short.
fn shown(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("\"{short}{more}\"")
}
