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
    /// The window's pixel under the selected point.
    pub async fn selected(&self) -> Outcome<Pixel> {
        self.drawn().await?;
        self.centre("#handle").await
    }

    /// The window's pixel at the middle of what a selector finds in the lab.
    pub async fn centre(&self, selector: &str) -> Outcome<Pixel> {
        let selector = json!(selector);
        self.js(&format!(
            "(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])(root.querySelector({selector}).getBoundingClientRect())"
        ))
        .await
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
        self.act(json!([keyboard, source(Pointer::Mouse, name(Pointer::Mouse), &steps)])).await
    }

    /// Presses at the first place, moves through the others, lets go at the last.
    pub async fn stroke(&self, pointer: Pointer, path: &[Pixel]) -> Outcome {
        self.act(json!([source(pointer, name(pointer), &strokes(pointer, path))])).await
    }

    /// Presses and holds.
    pub async fn grab(&self, pointer: Pointer, at: Pixel) -> Outcome {
        self.act(json!([source(pointer, name(pointer), &strokes(pointer, &[at])[..2])])).await
    }

    /// Moves what holds.
    pub async fn slide(&self, pointer: Pointer, to: Pixel) -> Outcome {
        self.act(json!([source(pointer, name(pointer), &[glide(to, 60)])])).await
    }

    /// Lets go.
    pub async fn let_go(&self, pointer: Pointer) -> Outcome {
        let up = json!({ "type": "pointerUp", "button": 0 });
        self.act(json!([source(pointer, name(pointer), &[up])])).await
    }

    /// Turns the wheel at a place, so many pixels down.
    pub async fn wheel(&self, [x, y]: Pixel, down: i32) -> Outcome {
        let turn = json!({ "type": "scroll", "x": x.round() as i64, "y": y.round() as i64, "deltaX": 0, "deltaY": down, "duration": 0, "origin": "viewport" });
        self.act(json!([{ "type": "wheel", "id": "wheel", "actions": [turn] }])).await
    }

    /// Swipes with a finger, so many pixels down; the page may scroll by it.
    pub async fn swipe(&self, [x, y]: Pixel, down: f64) -> Outcome {
        let path = [0.0, 0.2, 0.6, 1.0].map(|part| [x, y + part * down]);
        self.stroke(Pointer::Touch, &path).await
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
    for (i, place) in path.iter().enumerate() {
        steps.push(glide(*place, if i == 0 { 0 } else { 60 }));
        if i == 0 {
            steps.push(json!({ "type": "pointerDown", "button": button }));
        }
    }
    steps.push(json!({ "type": "pointerUp", "button": button }));
    steps
}

fn glide([x, y]: Pixel, duration: u32) -> Value {
    json!({ "type": "pointerMove", "duration": duration, "origin": "viewport", "x": x.round(), "y": y.round() })
}

/// Mouse and finger are two devices.
fn name(pointer: Pointer) -> &'static str {
    if pointer == Pointer::Touch { "finger" } else { "mouse" }
}
