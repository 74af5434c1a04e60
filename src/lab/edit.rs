//! Edits: points, settings, undo. A refused edit changes nothing.

use std::rc::Rc;

use super::change::Change;
use super::prepared_problem::{MAX_POINTS_WITH_KERNEL, check_kernel};
use super::session::{Lab, start};
use super::state::{Event, State, Timeline, UndoEntry, push};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::point::Point;
use crate::data;
use crate::kernel::Kernel;
use crate::scenario::{self, Json};
use crate::trainer::StepNote;

impl Lab {
    /// Adds a point at the end of the list and returns its index.
    ///
    /// # Errors
    /// Where a coordinate is not finite or beyond 1e12, or the class is not one of the two, and where a polynomial kernel grows
    /// too large there.
    pub fn add_point(&mut self, x: [f64; 2], class: u8) -> Result<usize> {
        self.add_weighted(x, class, 1.0)
    }

    /// Adds a point with a weight.
    ///
    /// # Errors
    /// As [`Lab::add_point`], and where the weight is not a number from 0 to 1e9.
    pub fn add_weighted(&mut self, x: [f64; 2], class: u8, weight: f64) -> Result<usize> {
        let point = checked(Point { weight, ..Point::new(x, class) })?;
        let at = self.points().len();
        let kernels = self.settings().model.kernel().is_some();
        let most = if kernels { MAX_POINTS_WITH_KERNEL } else { scenario::MAX_POINTS };
        if at >= most {
            return Err(Error::expected("points", format!("at most {most}")));
        }
        self.try_edit(Change::Insert(at, point), "point")?;
        Ok(at)
    }

    /// Moves point i.
    ///
    /// # Errors
    /// Where there is no point i, the position is not finite, or a polynomial kernel grows too large there.
    pub fn move_point(&mut self, i: usize, x: [f64; 2]) -> Result<()> {
        self.set(i, Point { x, ..self.point(i)? })
    }

    /// Gives point i another class.
    ///
    /// # Errors
    /// Where there is no point i or no such class.
    pub fn set_class(&mut self, i: usize, class: u8) -> Result<()> {
        self.set(i, Point { class, ..self.point(i)? })
    }

    /// Gives point i another weight; a point of weight 0 is ignored.
    ///
    /// # Errors
    /// Where there is no point i or the weight is not a number from 0 to 1e9.
    pub fn set_weight(&mut self, i: usize, weight: f64) -> Result<()> {
        self.set(i, Point { weight, ..self.point(i)? })
    }

    /// Removes point i; later ones move up.
    ///
    /// # Errors
    /// Where there is no point i.
    pub fn remove_point(&mut self, i: usize) -> Result<()> {
        self.point(i)?;
        self.try_edit(Change::Remove(i), "point")
    }

    /// Replaces point i, which exists.
    fn set(&mut self, i: usize, point: Point) -> Result<()> {
        let point = checked(point)?;
        if point == self.points()[i] {
            return Ok(());
        }
        self.try_edit(Change::Set(i, point), "point")
    }

    fn point(&self, i: usize) -> Result<Point> {
        let points = self.points();
        points
            .get(i)
            .copied()
            .ok_or_else(|| Error::new("", ErrorKind::NoPoint { point: i, count: points.len() }))
    }

    /// Makes an edit, unless the kernel would grow too large at some point: then the error's path begins with `path`.
    fn try_edit(&mut self, change: Change, path: &str) -> Result<()> {
        let state = &self.timeline.state;
        let (mut points, mut settings) = (state.points.clone(), state.settings.clone());
        let powers = matches!(settings.model.kernel(), Some(Kernel::Polynomial { .. }));
        // An RBF kernel is at most 1 everywhere.
        if powers || matches!(change, Change::Settings(_)) {
            change.apply(&mut points, &mut settings);
            check_kernel(&points, &settings, path)?;
        }
        self.edit(change);
        Ok(())
    }

    pub(super) fn edit(&mut self, change: Change) {
        self.apply_event(Event::Edit(change));
    }

    fn apply_event(&mut self, event: Event) {
        self.timeline.apply_event(event);
        self.after_edit();
    }

    /// Edits from here to [`Lab::end_edit`] are one undo: a drag.
    pub fn begin_edit(&mut self) {
        if self.timeline.state.group.is_none() {
            self.timeline.apply_event(Event::Group(true));
        }
    }

    /// Ends what [`Lab::begin_edit`] began.
    pub fn end_edit(&mut self) {
        if self.timeline.state.group.is_some() {
            self.timeline.apply_event(Event::Group(false));
        }
    }

    /// Changes settings by a JSON merge patch (RFC 7396) of the document: null is the default, arrays are replaced whole. A new
    /// model or new `data` starts anew at step 0; everything else keeps w, b and the step.
    ///
    /// # Errors
    /// With the path of the field, as when a document is read; nothing is changed then.
    pub fn update_json(&mut self, patch: &Json) -> Result<()> {
        let replaces_data = patch.get("data").is_some();
        let mut before = self.settings().clone();
        before.view = self.view.clone();
        if replaces_data {
            before.data = self.scenario().data;
        }
        let mut after = before.patched(patch)?;
        let kernels = before.model.kernel().is_some() && after.model.kernel().is_some();
        if replaces_data || (after.model != before.model && !kernels) {
            let points = if replaces_data {
                Rc::new(data::load(&after.data)?)
            } else {
                after.data = self.scenario().data;
                self.timeline.state.points.clone()
            };
            let (state, view) = start(points, after)?;
            self.view = view;
            self.replace_timeline(state);
            return Ok(());
        }
        let view = std::mem::take(&mut after.view);
        after.data = scenario::Data::default();
        after.steps = 0;
        // Settings are equal where their canonical documents are.
        if after.to_string() == self.settings().to_string() {
            self.version += 1;
        } else {
            self.try_edit(Change::Settings(Rc::new(after)), "model.kernel")?;
        }
        self.view = view;
        Ok(())
    }

    /// [`Lab::update_json`] from JSON text.
    ///
    /// # Errors
    /// Also where the text is not JSON.
    pub fn update(&mut self, patch: &str) -> Result<()> {
        self.update_json(&patch.parse()?)
    }

    /// Present points and settings, parameters as at the start, step 0. Can be undone.
    pub fn rewind(&mut self) {
        let state = &self.timeline.state;
        if self.timeline.last > 0 {
            self.replace_timeline(State::new(
                state.points.clone(),
                state.settings.clone(),
                state.origin.clone(),
            ));
        }
    }

    /// Replaces the timeline by one that starts from `fresh`; an undo brings the present one back.
    fn replace_timeline(&mut self, mut fresh: State) {
        let mut old = std::mem::replace(&mut self.timeline, Timeline::new(fresh.clone()));
        old.state.group = None;
        old.limit_depth();
        fresh.undo = Rc::new(vec![UndoEntry::Timeline(Rc::new(old))]);
        self.timeline = Timeline::new(fresh);
        self.after_edit();
    }

    /// Takes the last edit back: of points, settings and the line, never of steps. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.reverse(false)
    }

    /// Makes the last edit taken back again. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        self.reverse(true)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.timeline.state.undo.is_empty()
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.timeline.state.redo.is_empty()
    }

    fn reverse(&mut self, redo: bool) -> bool {
        let state = &mut self.timeline.state;
        let (list, event) =
            if redo { (&mut state.redo, Event::Redo) } else { (&mut state.undo, Event::Undo) };
        match list.last() {
            None => return false,
            Some(UndoEntry::Changes(_)) => self.apply_event(event),
            Some(UndoEntry::Timeline(other)) => {
                let other = other.as_ref().clone();
                Rc::make_mut(list).pop();
                let present = std::mem::replace(&mut self.timeline, other);
                let state = &mut self.timeline.state;
                let back = if redo { &mut state.undo } else { &mut state.redo };
                push(Rc::make_mut(back), UndoEntry::Timeline(Rc::new(present)));
                self.after_edit();
            }
        }
        true
    }

    /// What the last step did, where it is known.
    pub(super) fn note(&self) -> Option<&StepNote> {
        self.note.as_ref()
    }
}

/// The point, if it may join a lab of two classes.
fn checked(point: Point) -> Result<Point> {
    scenario::check_point(&point, "point")?;
    let x = [point.x[0] + 0.0, point.x[1] + 0.0]; // −0 becomes 0, as in a document
    let point = Point { x, ..point };
    if point.class > 1 {
        return Err(Error::mismatch("class", "0 or 1", point.class.to_string()));
    }
    Ok(point)
}
