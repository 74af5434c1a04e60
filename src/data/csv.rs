//! Points as CSV, in and out.

use super::MAX_POINTS;
use crate::base::error::{Error, ErrorKind, Result, cut};
use crate::base::format::{brief, parsed, shortest};
use crate::base::point::Point;

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
    for (i, line) in Lines::of(text).enumerate() {
        let line = line?;
        if i == 0 && line.is_header() {
            continue;
        }
        if !(3..=4).contains(&line.fields.len()) {
            let expected = "x, y, class or x, y, class, weight";
            let got = format!("{} fields", line.fields.len());
            return Err(Error::mismatch(line.path(""), expected, got));
        }
        if points.len() == MAX_POINTS {
            return Err(Error::expected(line.path(""), format!("at most {MAX_POINTS} points")));
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
        let numbers = [point.x[0], point.x[1], point.class.into(), point.weight];
        for (k, number) in numbers[..if weighted { 4 } else { 3 }].iter().enumerate() {
            text += if k > 0 { "," } else { "" };
            text += &shortest(*number);
        }
        text += "\n";
    }
    text
}

/// What the third column may hold.
const CLASSES: &str = "0 or 1, -1 or 1, or one of two names";

/// A line that is not blank.
#[derive(Debug)]
pub(super) struct Line {
    number: usize,
    decimal_comma: bool,
    pub fields: Vec<String>,
}

/// The lines of a text that are not blank, split into fields.
pub(super) struct Lines<'a> {
    /// What has not been read yet.
    rest: Option<&'a str>,
    /// The number of the last line.
    number: usize,
    /// What parts fields, once it is known.
    separator: Option<char>,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        Lines { rest: text.strip_prefix("\u{feff}").or(Some(text)), number: 0, separator: None }
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<Line>;

    fn next(&mut self) -> Option<Result<Line>> {
        let mut text = "";
        while text.chars().all(char::is_whitespace) {
            let rest = self.rest?;
            let end = rest.find('\n');
            text = &rest[..end.unwrap_or(rest.len())];
            self.rest = end.map(|end| &rest[end + 1..]);
            self.number += 1;
        }
        let find = || ['\t', ';'].into_iter().find(|letter| text.contains(*letter));
        let separator = *self.separator.get_or_insert_with(|| find().unwrap_or(','));
        let fields = split(text, separator);
        let open = fields.is_none();
        let line = Line {
            number: self.number,
            decimal_comma: separator != ',',
            fields: fields.unwrap_or_default(),
        };
        Some(if open { Err(Error::new(line.path(""), ErrorKind::OpenQuote)) } else { Ok(line) })
    }
}

/// The fields of a line without the blanks around them; `None` where a quotation mark is not closed.
fn split(line: &str, separator: char) -> Option<Vec<String>> {
    let (mut fields, mut field, mut end) = (Vec::new(), String::new(), 0);
    let (mut rest, mut quoted) = (line.chars(), false);
    while let Some(c) = rest.next() {
        if c == separator && !quoted {
            field.truncate(end);
            fields.push(std::mem::take(&mut field));
            end = 0;
        } else if c == '"' && !(quoted && rest.as_str().starts_with('"')) {
            quoted = !quoted;
        } else if !c.is_whitespace() {
            if c == '"' {
                rest.next();
            }
            field.push(c);
            end = field.len();
        } else if end > 0 {
            field.push(c);
        }
    }
    field.truncate(end);
    fields.push(field);
    (!quoted).then_some(fields)
}

impl Line {
    /// Where an error in this column of this line is; no name stands for the line as a whole.
    pub fn path(&self, column: &str) -> String {
        let colon = if column.is_empty() { "" } else { ": " };
        format!("line {}{colon}{column}", self.number)
    }

    /// The text of a field.
    pub fn field(&self, i: usize) -> Option<&str> {
        self.fields.get(i).map(String::as_str)
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
                let expected = format!("a number from {} to {}", brief(least), brief(most));
                Err(Error::mismatch(self.path(name), expected, format!("\"{}\"", cut(text))))
            }
        }
    }

    fn parsed(&self, text: &str) -> Option<f64> {
        let (mut number, mut comma) = (String::new(), self.decimal_comma);
        for c in text.chars() {
            number.push(match c {
                '−' => '-',
                ',' if comma => {
                    comma = false;
                    '.'
                }
                c => c,
            });
        }
        parsed(&number)
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
    fn index(&mut self, line: &Line) -> Result<u8> {
        let text = line.field(2).unwrap_or_default();
        // 1, +1 and 1.0 are one class.
        let name = line.parsed(text).map_or_else(|| text.to_owned(), shortest);
        if name.is_empty() {
            return Err(Error::mismatch(line.path("class"), CLASSES, "nothing"));
        }
        let known = self.0.iter().position(|(known, _)| *known == name);
        let index = known.unwrap_or(self.0.len());
        match index {
            2 => {
                let [first, second] = [cut(&self.0[0].0), cut(&self.0[1].0)];
                let expected = format!("one of two classes, \"{first}\" or \"{second}\"");
                Err(Error::mismatch(line.path("class"), expected, format!("\"{}\"", cut(text))))
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
        let name = |i: usize| self.0.get(i).map_or("", |(name, _)| name.as_str());
        let all = |known: [&str; 2]| self.0.iter().all(|(name, _)| known.contains(&name.as_str()));

        if all(["0", "1"]) || all(["-1", "1"]) {
            return Ok([u8::from(name(0) == "1"), u8::from(name(1) == "1")]);
        }
        let stray =
            self.0.iter().rev().find(|(name, _)| !["0", "1", "-1"].contains(&name.as_str()));
        let numbers = self.0.iter().all(|(name, _)| parsed(name).is_some());
        match (numbers, stray.or(self.0.last())) {
            (true, Some((name, line))) => {
                Err(Error::mismatch(format!("line {line}: class"), CLASSES, name))
            }
            _ if self.0.len() < 2 => Ok([0, 0]),
            _ => Ok(if name(0) < name(1) { [0, 1] } else { [1, 0] }),
        }
    }
}
