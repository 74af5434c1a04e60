//! Points as CSV, in and out.

use super::MAX_POINTS;
use crate::base::error::{Error, ErrorKind, Result, shortened};
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
            point.weight = line.number(3, "weight", 0.0, Point::MAX_WEIGHT)?;
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
    let mut lines = vec![if weighted { "x,y,class,weight" } else { "x,y,class" }.to_owned()];
    lines.extend(points.iter().map(|point| {
        let Point { x: [x, y], class, weight, .. } = *point;
        let (x, y, weight) = (shortest(x), shortest(y), shortest(weight));
        if weighted { format!("{x},{y},{class},{weight}") } else { format!("{x},{y},{class}") }
    }));
    lines.join("\n") + "\n"
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
    text: &'a str,
    decimal_comma: bool,
    reader: csv::Reader<&'a [u8]>,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let separator = [b'\t', b';'].into_iter().find(|letter| first.as_bytes().contains(letter));
        let reader = csv::ReaderBuilder::new()
            .delimiter(separator.unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        Lines { text, decimal_comma: separator.is_some(), reader }
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<Line>;

    fn next(&mut self) -> Option<Result<Line>> {
        loop {
            let (mut record, start) = (csv::StringRecord::new(), self.reader.position().clone());
            let there = self.reader.read_record(&mut record);
            let end = self.reader.position().byte() as usize;
            let raw = self.text.get(start.byte() as usize..end).unwrap_or_default();
            let blank = &raw[..raw.len() - raw.trim_start().len()];
            let line = Line {
                number: start.line() as usize + blank.matches('\n').count(),
                decimal_comma: self.decimal_comma,
                fields: record.iter().map(unquoted).map(str::to_owned).collect(),
            };
            return match there {
                Ok(false) => None,
                Ok(true) if raw.trim().is_empty() => continue,
                // The reader would close the last one itself.
                Ok(true) if raw.matches('"').count() % 2 == 1 => {
                    Some(Err(Error::new(line.path(""), ErrorKind::OpenQuote)))
                }
                Ok(true) => Some(Ok(line)),
                Err(error) => {
                    let kind = ErrorKind::Io { reason: error.to_string() };
                    Some(Err(Error::new(line.path(""), kind)))
                }
            };
        }
    }
}

/// A field without the quotation marks that a blank before them has kept.
fn unquoted(field: &str) -> &str {
    let inner = field.strip_prefix('"').and_then(|field| field.strip_suffix('"'));
    inner.unwrap_or(field)
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
        self.number(i, name, -Point::MAX_COORDINATE, Point::MAX_COORDINATE)
    }

    fn number(&self, i: usize, name: &str, least: f64, most: f64) -> Result<f64> {
        let text = self.field(i).unwrap_or_default();
        match self.parsed(text) {
            // −0 becomes 0: a document does not know it.
            Some(x) if (least..=most).contains(&x) => Ok(x + 0.0),
            _ => {
                let expected = format!("a number from {} to {}", brief(least), brief(most));
                Err(Error::mismatch(self.path(name), expected, format!("\"{}\"", shortened(text))))
            }
        }
    }

    fn parsed(&self, text: &str) -> Option<f64> {
        let mut number = text.replace('−', "-");
        if self.decimal_comma {
            number = number.replacen(',', ".", 1);
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
                let [first, second] = [shortened(&self.0[0].0), shortened(&self.0[1].0)];
                let expected = format!("one of two classes, \"{first}\" or \"{second}\"");
                Err(Error::mismatch(
                    line.path("class"),
                    expected,
                    format!("\"{}\"", shortened(text)),
                ))
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
