//! `Lab` in JavaScript.

use js_sys::{Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::convert::{json, plain};
use crate::base::error::Error;
use crate::base::format::shortest;
use crate::lab::{Lab, Record};
use crate::scenario::Scenario;

#[wasm_bindgen]
extern "C" {
    /// A scenario as a plain object.
    #[wasm_bindgen(typescript_type = "Scenario")]
    pub type JsScenario;
    /// A merge patch of a scenario.
    #[wasm_bindgen(typescript_type = "object")]
    pub type JsPatch;
    /// A report as a plain object.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type JsReport;
    /// The record of a step.
    #[wasm_bindgen(typescript_type = "StepReport | null")]
    pub type JsStep;
    /// What leave-one-out found.
    #[wasm_bindgen(typescript_type = "LeaveOneOutReport")]
    pub type JsLeaveOneOut;
    /// The columns of the history.
    #[wasm_bindgen(
        typescript_type = "{ step: Float64Array; primal: Float64Array; regulariser: Float64Array; loss: Float64Array; dual: Float64Array }"
    )]
    pub type JsHistory;
    /// What a report may leave out.
    #[wasm_bindgen(typescript_type = "{ points?: boolean }")]
    pub type JsReportOptions;
}

/// A lab: points, a trainer and their history.
#[wasm_bindgen(js_name = Lab)]
#[derive(Debug)]
pub struct JsLab(pub(super) Lab);

/// Ticks look at the clock once in so many steps at the most.
const STEPS_PER_LOOK: u32 = 64;

#[wasm_bindgen(js_class = Lab)]
impl JsLab {
    /// The lab of a scenario.
    #[wasm_bindgen(constructor)]
    pub fn new(scenario: &JsScenario) -> Result<JsLab, JsValue> {
        let scenario = Scenario::from_json(&json(scenario)?)?;
        Ok(JsLab(Lab::new(scenario)?))
    }

    /// Takes n steps.
    pub fn step(&mut self, n: Option<f64>) -> Result<(), JsValue> {
        self.0.step(index("step", n.unwrap_or(1.0))? as u64);
        Ok(())
    }

    /// Takes at most `steps` steps within `budget` milliseconds and returns how many it took.
    pub fn tick(&mut self, steps: f64, budget: f64) -> Result<f64, JsValue> {
        let (steps, start, before) = (index("tick", steps)? as u64, now(), self.0.step_number());
        let mut taken = 0;
        let mut batch = 1;
        while taken < steps {
            let n = batch.min(steps - taken);
            self.0.step(n);
            taken += n;
            let spent = now() - start;
            let time_is_left = spent < budget; // never, where the budget is no number
            if !time_is_left || self.0.is_stopped() {
                break;
            }
            batch = (batch * 2).min(u64::from(STEPS_PER_LOOK));
        }
        Ok(self.0.step_number().saturating_sub(before) as f64)
    }

    /// Puts the lab at the optimum; counts as one step.
    pub fn solve(&mut self, tolerance: Option<f64>) -> Result<(), JsValue> {
        Ok(self.0.solve(tolerance.unwrap_or(1e-9))?)
    }

    /// Goes to step k, exactly as it was right after it.
    pub fn seek(&mut self, k: f64) -> Result<(), JsValue> {
        Ok(self.0.seek(index("seek", k)? as u64)?)
    }

    /// Goes to the end of step k, with the edits that were made after it.
    #[wasm_bindgen(js_name = seekEnd)]
    pub fn seek_end(&mut self, k: f64) -> Result<(), JsValue> {
        Ok(self.0.seek_end(index("seekEnd", k)? as u64)?)
    }

    /// Present points and settings, parameters as at the start, step 0.
    pub fn rewind(&mut self) {
        self.0.rewind();
    }

    /// Takes the last edit back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.0.undo()
    }

    /// Makes the last edit taken back again. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        self.0.redo()
    }

    /// Edits from here to `endEdit` are one undo.
    #[wasm_bindgen(js_name = beginEdit)]
    pub fn begin_edit(&mut self) {
        self.0.begin_edit();
    }

    /// Ends what `beginEdit` began.
    #[wasm_bindgen(js_name = endEdit)]
    pub fn end_edit(&mut self) {
        self.0.end_edit();
    }

    /// Adds a point at the end of the list and returns its index.
    #[wasm_bindgen(js_name = addPoint)]
    pub fn add_point(
        &mut self,
        x: f64,
        y: f64,
        class: f64,
        weight: Option<f64>,
    ) -> Result<usize, JsValue> {
        Ok(self.0.add_weighted([x, y], class_of(class)?, weight.unwrap_or(1.0))?)
    }

    /// Moves point i.
    #[wasm_bindgen(js_name = movePoint)]
    pub fn move_point(&mut self, i: f64, x: f64, y: f64) -> Result<(), JsValue> {
        Ok(self.0.move_point(index("point", i)?, [x, y])?)
    }

    /// Gives point i another class.
    #[wasm_bindgen(js_name = setClass)]
    pub fn set_class(&mut self, i: f64, class: f64) -> Result<(), JsValue> {
        Ok(self.0.set_class(index("point", i)?, class_of(class)?)?)
    }

    /// Gives point i another weight.
    #[wasm_bindgen(js_name = setWeight)]
    pub fn set_weight(&mut self, i: f64, weight: f64) -> Result<(), JsValue> {
        Ok(self.0.set_weight(index("point", i)?, weight)?)
    }

    /// Removes point i.
    #[wasm_bindgen(js_name = removePoint)]
    pub fn remove_point(&mut self, i: f64) -> Result<(), JsValue> {
        Ok(self.0.remove_point(index("point", i)?)?)
    }

    /// Puts down the line w₁x₁ + w₂x₂ + b = 0 in the units of the report's `weights`; training goes on from it.
    #[wasm_bindgen(js_name = setLine)]
    pub fn set_line(&mut self, w1: f64, w2: f64, b: f64) -> Result<(), JsValue> {
        Ok(self.0.set_line([w1, w2], b)?)
    }

    /// Changes settings by a JSON merge patch of the scenario.
    pub fn update(&mut self, patch: &JsPatch) -> Result<(), JsValue> {
        Ok(self.0.update_json(&json(patch)?)?)
    }

    /// The lab in plain data.
    pub fn report(&self, options: Option<JsReportOptions>) -> Result<JsReport, JsValue> {
        let points = match options {
            Some(options) => Reflect::get(&options, &"points".into())?.as_bool(),
            None => None,
        };
        if points == Some(false) {
            plain(&self.0.report_without_points())
        } else {
            plain(&self.0.report())
        }
    }

    /// What the next step would do, without doing it.
    #[wasm_bindgen(js_name = nextStep)]
    pub fn next_step(&self) -> Result<JsStep, JsValue> {
        plain(&self.0.next_step())
    }

    /// How often the optimum without a point is wrong about that point.
    #[wasm_bindgen(js_name = leaveOneOut)]
    pub fn leave_one_out(&self) -> Result<JsLeaveOneOut, JsValue> {
        plain(&self.0.leave_one_out()?)
    }

    /// The document from which this lab opens again.
    pub fn scenario(&self) -> Result<JsScenario, JsValue> {
        plain(&self.0.scenario())
    }

    /// The scores f(x) of places x₁, x₂, x₁, x₂, … in data units.
    #[wasm_bindgen(unchecked_return_type = "Float64Array")]
    pub fn scores(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Float64Array")] places: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let Some(places) = places.dyn_ref::<Float64Array>() else {
            return Err(Error::expected("scores", "a Float64Array").into());
        };
        let places = places.to_vec();
        let (pairs, rest) = places.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(Error::mismatch("scores", "pairs x, y", "an odd number of values").into());
        }
        Ok(Float64Array::from(&self.0.scores(pairs)?[..]).into())
    }

    /// The scores on a regular grid from x0 to x1 and from y0 to y1 in data units, corners included, row by row, the lowest first.
    #[wasm_bindgen(js_name = scoreGrid, unchecked_return_type = "Float64Array")]
    pub fn score_grid(
        &self,
        x0: f64,
        x1: f64,
        y0: f64,
        y1: f64,
        columns: f64,
        rows: f64,
    ) -> Result<JsValue, JsValue> {
        let (columns, rows) = (index("grid", columns)?, index("grid", rows)?);
        let scores = self.0.score_grid([[x0, x1], [y0, y1]], columns, rows)?;
        Ok(Float64Array::from(&scores[..]).into())
    }

    /// The objective after each step, as columns; `dual` is NaN where there is none.
    pub fn history(&self) -> Result<JsHistory, JsValue> {
        type Column = (&'static str, fn(&Record) -> f64);
        const COLUMNS: [Column; 5] = [
            ("step", |record| record.step as f64),
            ("primal", |record| record.objective.primal),
            ("regulariser", |record| record.objective.regulariser),
            ("loss", |record| record.objective.loss),
            ("dual", |record| record.dual),
        ];
        let object = Object::new();
        for (name, of) in COLUMNS {
            let column: Vec<f64> = self.0.history().iter().map(of).collect();
            Reflect::set(&object, &name.into(), &Float64Array::from(&column[..]))?;
        }
        Ok(object.unchecked_into())
    }

    /// The present step.
    #[wasm_bindgen(getter, js_name = stepNumber)]
    pub fn step_number(&self) -> f64 {
        self.0.step_number() as f64
    }

    /// The farthest step reached.
    #[wasm_bindgen(getter)]
    pub fn last(&self) -> f64 {
        self.0.last() as f64
    }

    /// Whether there is something to take back.
    #[wasm_bindgen(getter, js_name = canUndo)]
    pub fn can_undo(&self) -> bool {
        self.0.can_undo()
    }

    /// Whether there is something to make again.
    #[wasm_bindgen(getter, js_name = canRedo)]
    pub fn can_redo(&self) -> bool {
        self.0.can_redo()
    }

    /// A number that changes whenever points or settings may have changed.
    #[wasm_bindgen(getter, js_name = pointsVersion)]
    pub fn points_version(&self) -> f64 {
        self.0.points_version() as f64
    }

    /// The present points as CSV text.
    #[wasm_bindgen(js_name = toCsv, unchecked_return_type = "string")]
    pub fn to_csv(&self) -> JsValue {
        JsValue::from_str(&crate::data::csv::write(self.0.points()))
    }
}

/// Milliseconds on the clock of the page or of Node, which has no window.
fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).ok();
    match performance.and_then(|clock| clock.dyn_into::<web_sys::Performance>().ok()) {
        Some(clock) => clock.now(),
        None => js_sys::Date::now(),
    }
}

/// A whole number ≥ 0.
fn index(what: &str, value: f64) -> Result<usize, Error> {
    if value >= 0.0 && value.fract() == 0.0 && value <= 4e9 {
        Ok(value as usize)
    } else {
        Err(Error::mismatch(what, "a whole number ≥ 0", shortest(value)))
    }
}

/// A class; whether the lab knows it, the lab says.
fn class_of(value: f64) -> Result<u8, Error> {
    index("class", value).map(|class| u8::try_from(class).unwrap_or(u8::MAX))
}
