//! A line put down by hand: an edit like others, from which training goes on.

use margin_lab::chart::{Handles, PlaneMap};
use margin_lab::view::{self, PlaneLayout, ViewState};
use margin_lab::{Lab, Linear, TRAINERS};

use crate::fixtures::{model_of, one_of_each, outlier, scenario, trainer};

/// A line that no step leads to.
const LINE: Linear = Linear { w: [0.25, -0.5], b: 0.125 };
const OTHER: Linear = Linear { w: [-1.5, 0.75], b: 2.0 };

fn put(lab: &mut Lab, line: Linear) {
    lab.set_line(line.w, line.b).expect("a line");
}

/// The trainers without multipliers: w and b are all of their state.
fn primal_trainers() -> Vec<&'static str> {
    TRAINERS.iter().filter(|trainer| !trainer.alphas).map(|trainer| trainer.id).collect()
}

/// One lab for every trainer that can start from a line, some steps on.
fn labs() -> Vec<Lab> {
    let mut labs = one_of_each();
    labs.retain(|lab| lab.alphas().is_none());
    assert_eq!(labs.len(), primal_trainers().len());
    labs.iter_mut().for_each(|lab| lab.step(7));
    labs
}

#[test]
fn training_goes_on_from_a_line() {
    for mut lab in labs() {
        put(&mut lab, LINE);
        assert_eq!((model_of(&lab), lab.step_number()), (LINE, 7));
        assert_eq!(lab.objective(), lab.problem().objective(&LINE));
        lab.step(1);
        let note = lab.report().last_step.expect("a step");
        assert_eq!((note.before.w, note.before.b, lab.step_number()), (Some(LINE.w), LINE.b, 8));
    }
}

#[test]
fn undo_gives_the_line_back_and_redo_the_one_that_was_left() {
    for mut lab in labs() {
        let before = model_of(&lab);
        put(&mut lab, LINE);
        lab.step(3);
        let trained = model_of(&lab);
        assert!(lab.undo());
        assert_eq!((model_of(&lab), lab.step_number()), (before, 10));
        assert!(lab.redo());
        assert_eq!(model_of(&lab), trained);
        assert!(lab.undo() && !lab.undo());
        assert_eq!(model_of(&lab), before);
    }
}

#[test]
fn a_drag_of_the_line_is_one_undo() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(5);
    let before = model_of(&lab);
    lab.begin_edit();
    for k in 0..20 {
        lab.set_line([0.1 * f64::from(k), 0.3], 0.5).expect("a line");
    }
    lab.end_edit();
    put(&mut lab, LINE);
    assert!(lab.undo());
    assert_eq!(model_of(&lab), Linear { w: [0.1 * 19.0, 0.3], b: 0.5 });
    assert!(lab.undo());
    assert_eq!(model_of(&lab), before);
    assert!(!lab.undo());
}

#[test]
fn the_line_that_is_there_is_no_edit() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(5);
    let line = model_of(&lab);
    put(&mut lab, line);
    assert!(!lab.can_undo() && lab.edits().is_empty());
    lab.set_line([-0.0, 0.0], -0.0).expect("a line");
    assert!([model_of(&lab).w[0], model_of(&lab).b].iter().all(|v| v.is_sign_positive()));
}

#[test]
fn seek_plays_lines_again_bit_for_bit() {
    for mut lab in labs() {
        put(&mut lab, LINE);
        lab.step(4);
        put(&mut lab, OTHER);
        lab.undo();
        lab.redo();
        lab.step(4);
        let (end, edits) = (model_of(&lab), lab.edits());
        assert_eq!(edits, [7, 11]);
        lab.seek_end(7).expect("a step of the run");
        assert_eq!(model_of(&lab), LINE);
        lab.seek_end(11).expect("a step of the run");
        assert_eq!(model_of(&lab), OTHER);
        lab.seek(15).expect("a step of the run");
        assert_eq!(model_of(&lab), end);
    }
}

#[test]
fn a_line_is_in_the_document() {
    for steps in [0, 6] {
        let mut lab = Lab::new(scenario(outlier())).expect("a lab");
        put(&mut lab, LINE);
        lab.step(steps);
        let document = lab.scenario();
        assert_eq!(document.steps, 0);
        let again = Lab::new(document.to_string().parse().expect("a document")).expect("a lab");
        assert_eq!((model_of(&again), again.points()), (model_of(&lab), lab.points()));
    }
}

#[test]
fn a_line_is_put_where_an_optimum_was() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.solve(1e-9).expect("an optimum");
    let optimum = model_of(&lab);
    put(&mut lab, LINE);
    assert!(!lab.report().converged);
    assert!(lab.undo());
    assert_eq!(model_of(&lab), optimum);
    assert!(lab.report().converged);
}

#[test]
fn data_units_are_those_of_the_axes() {
    let mut document = scenario(outlier());
    document.standardise = true;
    let mut lab = Lab::new(document).expect("a lab");
    lab.set_line_in_data_units(LINE.w, LINE.b).expect("a line");
    let there = lab.model_in_data_units().expect("a line");
    for (a, b) in [(there.w[0], LINE.w[0]), (there.w[1], LINE.w[1]), (there.b, LINE.b)] {
        assert!((a - b).abs() < 1e-15, "{there:?}");
    }
    assert_ne!(model_of(&lab), LINE);
}

#[test]
fn what_is_refused_changes_nothing() {
    let mut lab = Lab::new(scenario(outlier())).expect("a lab");
    lab.step(3);
    let before = (model_of(&lab), lab.version());
    for (w, b, name) in
        [([f64::NAN, 0.0], 0.0, "w1"), ([1.0, f64::INFINITY], 0.0, "w2"), ([1.0, 1.0], -2e100, "b")]
    {
        let error = lab.set_line(w, b).expect_err("no line");
        let words = format!("line: expected {name} from -1e100 to 1e100, got ");
        assert!(error.message().starts_with(&words), "{error}");
    }
    assert_eq!((model_of(&lab), lab.version(), lab.can_undo()), (before.0, before.1, false));

    let mut document = scenario(outlier());
    document.trainer = trainer("dual-coordinate-descent");
    document.regularise_bias = true;
    let mut lab = Lab::new(document).expect("a lab");
    lab.step(3);
    let before = model_of(&lab);
    let error = lab.set_line(LINE.w, LINE.b).expect_err("no line");
    let words =
        "line: dual-coordinate-descent keeps w = Σ αᵢyᵢxᵢ; those that can start from a line: ";
    let words = words.to_owned() + &primal_trainers().join(", ");
    assert_eq!((error.message(), model_of(&lab)), (words, before));
    assert!(!lab.can_undo());
}

/// A lab whose units are not those of the axes, its map, and the pixels of its handles.
fn stretched() -> (Lab, PlaneMap, Vec<[f64; 2]>) {
    let mut document = scenario(outlier());
    document.data.points.iter_mut().for_each(|point| point.x[1] *= 40.0);
    document.standardise = true;
    let mut lab = Lab::new(document).expect("a lab");
    lab.step(60);
    let (map, handles) = seen(&lab);
    (lab, map, handles)
}

/// The map of a picture of the lab, and the pixels of its handles.
fn seen(lab: &Lab) -> (PlaneMap, Vec<[f64; 2]>) {
    let (layout, size) = (PlaneLayout::new(lab), [630.0, 514.0]);
    let state = ViewState { handles: Some(Handles::default()), ..ViewState::default() };
    let chart = view::plane(lab, &state, &layout, layout.view);
    (PlaneMap::new(chart.view, chart.unit, size), chart.handles_at(size))
}

fn near(a: f64, b: f64, words: &str) {
    assert!((a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0), "{words}: {a} is not {b}");
}

/// f at a pixel.
fn score(lab: &Lab, map: &PlaneMap, pixel: [f64; 2]) -> f64 {
    lab.model_in_data_units().expect("a line").score(map.to_data(pixel))
}

#[test]
fn a_handle_turns_the_line_about_the_other() {
    let (mut lab, map, handles) = stretched();
    let before = model_of(&lab);
    for (held, other, to) in [(0, 1, [80.0, 100.0]), (1, 0, [500.0, 30.0])] {
        let line = view::dragged(&lab, &map, held, to, handles[other]);
        put(&mut lab, line);
        near(line.norm(), before.norm(), "the norm");
        near(score(&lab, &map, to), 0.0, "the line where the handle is");
        near(score(&lab, &map, handles[other]), 0.0, "the line where the other is");
        assert!(line.w[1] * before.w[1] > 0.0, "the sides stay");
        put(&mut lab, before);
    }
    let line = view::dragged(&lab, &map, 3, [300.0, 90.0], handles[0]);
    put(&mut lab, line);
    assert_eq!(line.w, before.w, "the boundary itself is shifted");
    near(score(&lab, &map, [300.0, 90.0]), 0.0, "the line where it was dragged to");
    put(&mut lab, before);
    let stays = view::dragged(&lab, &map, 0, handles[1], handles[1]);
    assert_eq!(stays, before, "a handle on the other says nothing");
}

#[test]
fn a_handle_makes_the_band_wider() {
    let (mut lab, map, handles) = stretched();
    let before = model_of(&lab);
    let [at, to] = [handles[2], [handles[2][0] + 5.0, handles[2][1] - 40.0]];
    near(score(&lab, &map, at).abs(), 1.0, "the handle is on an edge");
    let line = view::dragged(&lab, &map, 2, to, handles[0]);
    put(&mut lab, line);
    near(score(&lab, &map, to).abs(), 1.0, "the edge where the handle is");
    near(line.b / line.w[1], before.b / before.w[1], "the boundary stays");
    let on_the_line = view::dragged(&lab, &map, 2, handles[0], handles[1]);
    assert!(on_the_line.is_finite() && on_the_line.norm() < 1e3, "{on_the_line:?}");
}

#[test]
fn a_line_to_begin_with_is_in_view_and_faces_its_class() {
    let (lab, map, _) = stretched();
    let mut lab = Lab::new(lab.scenario()).expect("a lab");
    lab.rewind();
    let line = view::own_line(&lab, &map);
    put(&mut lab, line);
    let (_, handles) = seen(&lab);
    assert_eq!(handles.len(), 3);
    let right = lab.report().points.expect("points").iter().filter(|p| p.margin > 0.0).count();
    assert!(right >= 11, "{right}");
    let empty = Lab::new(scenario(Vec::new())).expect("a lab");
    assert!(view::own_line(&empty, &map).norm() > 0.0);
}

/// Whatever the line is and wherever a handle goes, what it asks for is a line or is refused in words.
#[test]
fn a_handle_may_go_anywhere() {
    let sizes = [1e-300, 1e-9, 1.0, 1e9, 1e100];
    let places =
        [[-1e300, 1e300], [0.0, 0.0], [315.0, 257.0], [f64::NAN, 1.0], [1e9, f64::INFINITY]];
    for w in sizes.iter().flat_map(|&size| [[size, 0.0], [size, -size]]) {
        for b in [0.0, 1e100, -1e-300] {
            let mut lab = Lab::new(scenario(outlier())).expect("a lab");
            let (map, _) = seen(&lab);
            lab.set_line(w, b).expect("a line");
            for (handle, to) in (0..4).flat_map(|handle| places.map(|to| (handle, to))) {
                for other in places {
                    let line = view::dragged(&lab, &map, handle, to, other);
                    let before = model_of(&lab);
                    match lab.clone().set_line(line.w, line.b) {
                        Ok(()) => assert!(line.is_finite(), "{line:?} of {before:?}"),
                        Err(error) => assert!(error.message().starts_with("line: "), "{error}"),
                    }
                }
            }
        }
    }
}
