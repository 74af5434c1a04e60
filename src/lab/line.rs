//! A line put down by hand, from which training goes on.

use super::change::Change;
use super::limits::LARGEST;
use super::session::Lab;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::format::shortest;
use crate::model::Linear;
use crate::trainer::TRAINERS;

impl Lab {
    /// Puts down a line, in the trainer's units, which are those of the report's `weights` and of a document's `initial`. It is an
    /// edit: step and trainer stay, and the next step goes on from this w and b; to undo it gives back the line that was there.
    ///
    /// # Errors
    /// Where a number is not finite or beyond ±1e100, or the trainer keeps multipliers: its w is their sum and cannot be put down.
    pub fn set_line(&mut self, w: [f64; 2], b: f64) -> Result<()> {
        for (name, value) in [("w1", w[0]), ("w2", w[1]), ("b", b)] {
            if !(-LARGEST..=LARGEST).contains(&value) {
                let expected = format!("{name} from -1e100 to 1e100");
                return Err(Error::mismatch("line", expected, shortest(value)));
            }
        }
        let entry = self.settings().trainer.entry;
        if entry.alphas {
            let able = TRAINERS.iter().filter(|each| !each.alphas).map(|each| each.id);
            let able = able.collect::<Vec<_>>().join(", ");
            return Err(Error::new("line", ErrorKind::NoLine { trainer: entry.id, able }));
        }
        let line = Linear { w: [w[0] + 0.0, w[1] + 0.0], b: b + 0.0 }; // −0 becomes 0, as in a document
        if self.model() != line.into() {
            self.edit(Change::Line(line));
        }
        Ok(())
    }

    /// [`Lab::set_line`] with w and b in the units of the axes, as [`Lab::model_in_data_units`] gives them.
    ///
    /// # Errors
    /// As [`Lab::set_line`].
    pub fn set_line_in_data_units(&mut self, w: [f64; 2], b: f64) -> Result<()> {
        let line = self.standard().of_data_units(&Linear { w, b });
        self.set_line(line.w, line.b)
    }
}
