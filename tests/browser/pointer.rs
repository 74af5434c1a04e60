//! Mouse and fingers on the plane.

use crate::page::{Outcome, Page};
use serde_json::{Value, json};
use thirtyfour::common::command::Command;

/// A place in the window, CSS pixels.
pub type Pixel = [f64; 2];

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The left button of a mouse.
    Mouse,
    /// Its right button.
    RightButton,
    /// A finger.
    Touch,
}

impl Page {
    /// The window's pixel under a point of the plane, in data units.
    pub async fn pixel(&self, x: f64, y: f64) -> Outcome<Pixel> {
        self.js(&format!("element.toPixel({x}, {y})")).await
    }

    /// The window's pixel at a share of the plane's width and height, from its top left.
    pub async fn share(&self, across: f64, down: f64) -> Outcome<Pixel> {
        let rect = "root.querySelector('[part~=plane]').getBoundingClientRect()";
        self.js(&format!(
            "(({{ x, y, width, height }}) => [x + {across} * width, y + {down} * height])({rect})"
        ))
        .await
    }

    /// Presses and lets go at one place.
    pub async fn tap(&self, pointer: Pointer, at: Pixel) -> Outcome {
        self.stroke(pointer, &[at]).await
    }

    /// Clicks with Shift held down.
    pub async fn shift_click(&self, at: Pixel) -> Outcome {
        let shift = |kind: &str| json!({ "type": kind, "value": "\u{E008}" });
        let pause = json!({ "type": "pause", "duration": 0 });
        let [begin, end] = [vec![shift("keyDown")], vec![shift("keyUp")]];
        let steps = strokes(Pointer::Mouse, &[at]);
        let keys = [begin, vec![pause.clone(); steps.len()], end].concat();
        let steps = [vec![pause.clone()], steps, vec![pause]].concat();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": keys });
        self.act(json!([keyboard, source(Pointer::Mouse, "pointer", &steps)])).await
    }

    /// Presses at the first place, moves through the others, lets go at the last.
    pub async fn stroke(&self, pointer: Pointer, path: &[Pixel]) -> Outcome {
        self.act(json!([source(pointer, "pointer", &strokes(pointer, path))])).await
    }

    /// Two fingers at once, for pinches.
    pub async fn two_fingers(&self, first: &[Pixel], second: &[Pixel]) -> Outcome {
        let finger = |id, path| source(Pointer::Touch, id, &strokes(Pointer::Touch, path));
        self.act(json!([finger("first", first), finger("second", second)])).await
    }

    async fn act(&self, sources: Value) -> Outcome {
        self.driver.cmd(Command::PerformActions(sources.into())).await?;
        Ok(())
    }
}

fn source(pointer: Pointer, id: &str, steps: &[Value]) -> Value {
    let kind = if pointer == Pointer::Touch { "touch" } else { "mouse" };
    json!({ "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": steps })
}

/// Down at the first place, up at the last; a drag takes its time, as hands do.
fn strokes(pointer: Pointer, path: &[Pixel]) -> Vec<Value> {
    let button = if pointer == Pointer::RightButton { 2 } else { 0 };
    let mut steps = Vec::new();
    for (i, [x, y]) in path.iter().enumerate() {
        let duration = if i == 0 { 0 } else { 60 };
        steps.push(json!({ "type": "pointerMove", "duration": duration, "origin": "viewport", "x": x.round(), "y": y.round() }));
        if i == 0 {
            steps.push(json!({ "type": "pointerDown", "button": button }));
        }
    }
    steps.push(json!({ "type": "pointerUp", "button": button }));
    steps
}
