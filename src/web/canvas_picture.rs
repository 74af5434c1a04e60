//! A picture that is drawn once on a canvas, by plotters-canvas.
//!
//! That backend draws on whole device pixels and knows no dashes, and its words only stand level: so dashes are cut into segments here,
//! and words are written as on the live canvases.

use super::screen::Screen;
use crate::chart::{Color, Label, Picture, Shape, Stroke};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend};
use plotters_canvas::CanvasBackend;

/// One canvas.
pub(super) struct CanvasPicture {
    backend: CanvasBackend,
    words: Screen,
    /// Device pixels in a CSS pixel.
    ratio: f64,
}

/// A colour and a width in device pixels.
struct Style(BackendColor, u32);

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.0
    }

    fn stroke_width(&self) -> u32 {
        self.1
    }
}

impl CanvasPicture {
    /// A canvas that plotters-canvas draws on, and words on the same canvas.
    pub fn new(backend: CanvasBackend, words: Screen, ratio: f64) -> Self {
        CanvasPicture { backend, words, ratio }
    }

    fn device(&self, [x, y]: [f64; 2]) -> BackendCoord {
        ((x * self.ratio).round() as i32, (y * self.ratio).round() as i32)
    }

    fn style(&self, color: Color, width: f64) -> Style {
        let [_, r, g, b] = color.rgb.to_be_bytes();
        let width = (width * self.ratio).round().max(1.0) as u32;
        Style(BackendColor { alpha: color.alpha, rgb: (r, g, b) }, width)
    }

    /// Draws a line of the path.
    fn line(&mut self, line: &[[f64; 2]], style: &Style) {
        let line: Vec<BackendCoord> = line.iter().map(|at| self.device(*at)).collect();
        // Of level and upright segments plotters-canvas moves those by half a pixel that it draws as lines, which odd widths need.
        let _ = match line[..] {
            [from, to] if style.1 % 2 == 1 => self.backend.draw_line(from, to, style),
            _ => self.backend.draw_path(line, style),
        };
    }
}

impl Picture for CanvasPicture {
    fn crisp(&self, at: f64, width: f64) -> f64 {
        let (at, width) = (at * self.ratio, (width * self.ratio).round().max(1.0) as u32);
        (if width % 2 == 1 { at.floor() + 1.0 } else { at.round() }) / self.ratio
    }

    fn fill(&mut self, shape: Shape, color: Color) {
        let style = self.style(color, 1.0);
        let _ = match shape {
            Shape::Path(path) => {
                let outline = joined(path).into_iter().map(|at| self.device(at));
                let outline: Vec<BackendCoord> = outline.collect();
                self.backend.fill_polygon(outline, &style)
            }
            Shape::Discs(centres, radius) => {
                let radius = (radius * self.ratio).round() as u32;
                centres.iter().try_for_each(|at| {
                    let at = self.device(*at);
                    self.backend.draw_circle(at, radius, &style, true)
                })
            }
            Shape::Rect(from, to) => {
                let (from, to) = (self.device(from), self.device(to));
                self.backend.draw_rect(from, to, &style, true)
            }
        };
    }

    fn stroke(&mut self, shape: Shape, stroke: &Stroke) {
        let style = self.style(stroke.color, stroke.width);
        match shape {
            Shape::Path(path) => {
                for line in path.split(|at| at[0].is_nan()).filter(|line| !line.is_empty()) {
                    match stroke.dash() {
                        Some(dash) => {
                            dashes(line, dash).iter().for_each(|dash| self.line(dash, &style));
                        }
                        None => self.line(line, &style),
                    }
                }
            }
            Shape::Discs(centres, radius) => {
                let radius = (radius * self.ratio).round() as u32;
                for at in centres {
                    let _ = self.backend.draw_circle(self.device(*at), radius, &style, false);
                }
            }
            Shape::Rect(from, to) => {
                let (from, to) = (self.device(from), self.device(to));
                let _ = self.backend.draw_rect(from, to, &style, false);
            }
        }
    }

    fn write(&mut self, label: &Label) {
        self.words.write_among_others(label);
    }

    fn measure(&mut self, label: &Label) -> f64 {
        self.words.measure_among_others(label)
    }
}

/// Several rings as one: after each it goes back to the first place of all, and the ways there and back cancel.
fn joined(rings: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut outline = Vec::new();
    for ring in rings.split(|at| at[0].is_nan()).filter(|ring| !ring.is_empty()) {
        outline.extend(ring);
        outline.push(ring[0]);
        outline.push(outline[0]);
    }
    outline
}

/// The dashes of a line.
fn dashes(line: &[[f64; 2]], [dash, gap]: [f64; 2]) -> Vec<Vec<[f64; 2]>> {
    let (mut dashes, mut drawn, mut left) = (vec![vec![line[0]]], true, dash);
    for side in line.windows(2) {
        let ([mut x, mut y], [to_x, to_y]) = (side[0], side[1]);
        let mut length = ((to_x - x) * (to_x - x) + (to_y - y) * (to_y - y)).sqrt();
        while length > left {
            let share = left / length;
            (x, y, length) = (x + share * (to_x - x), y + share * (to_y - y), length - left);
            if drawn {
                dashes.last_mut().into_iter().for_each(|dash| dash.push([x, y]));
            } else {
                dashes.push(vec![[x, y]]);
            }
            (drawn, left) = (!drawn, if drawn { gap } else { dash });
        }
        left -= length;
        if drawn {
            dashes.last_mut().into_iter().for_each(|dash| dash.push([to_x, to_y]));
        }
    }
    dashes.retain(|dash| dash.len() > 1);
    dashes
}
