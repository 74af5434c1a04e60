//! Plays a file: the scenario is opened, the calls are made, and what must hold is looked at after each.

use super::laws;
use margin_lab::{Error, Lab, Report, Scenario, view};
use serde_json::Value;

/// What came of a file: nothing, or what is wrong, in words.
pub type Outcome = Result<(), String>;

/// Plays a file.
pub fn play(file: &Value) -> Outcome {
    let scenario = &file["scenario"];
    let text = scenario.as_str().map_or_else(|| scenario.to_string(), str::to_owned);
    let scenario: Scenario = match text.parse() {
        Ok(scenario) => scenario,
        Err(error) => return refused(&error),
    };
    saved(&scenario)?;
    let mut lab = match Lab::new(scenario) {
        Ok(lab) => lab,
        Err(error) => return refused(&error),
    };
    laws::hold(&lab).map_err(|fault| format!("at the start: {fault}"))?;
    let (mut away, mut sought) = (false, false);
    for (i, call) in file["calls"].as_array().into_iter().flatten().enumerate() {
        let before = everything(&lab);
        one(&mut lab, call, &before).map_err(|fault| format!("call {i}, {call}: {fault}"))?;
        match call[0].as_str() {
            Some("seek" | "seekEnd") => (away, sought) = (true, true),
            // They may bring back a run that waits where it was sought.
            Some("undo" | "redo") => away = sought,
            _ => away &= everything(&lab) == before,
        }
    }
    pictures(&lab)?;
    let behind = lab.step_number() < lab.last();
    time(lab, away || behind)
}

/// One call and what must hold after it.
fn one(lab: &mut Lab, call: &Value, before: &str) -> Outcome {
    let step = lab.step_number();
    match make(lab, call) {
        // The best that rounding allowed is kept.
        Err(error) if lab.step_number() != step => {
            if !error.message().starts_with("tolerance: rounding") {
                return Err(format!("refused, and took a step: {error}"));
            }
            laws::hold(lab)
        }
        Err(error) => {
            refused(&error)?;
            if everything(lab) != before {
                let changed = difference(before, &everything(lab));
                return Err(format!("refused, and changed something: {error}: {changed}"));
            }
            Ok(())
        }
        Ok(()) => {
            saved(&lab.scenario())?;
            laws::hold(lab)
        }
    }
}

/// Makes a call. Numbers may be words, so that a file can hold those that JSON has not.
fn make(lab: &mut Lab, call: &Value) -> Result<(), Error> {
    let number = |k: usize| match &call[k] {
        Value::String(text) => text.parse().unwrap_or_default(),
        other => other.as_f64().unwrap_or_default(),
    };
    let whole = |k: usize| number(k) as u64;
    let (i, at) = (whole(1) as usize, |k: usize| [number(k), number(k + 1)]);
    match call[0].as_str().unwrap_or_default() {
        "addPoint" if call[4].is_null() => lab.add_point(at(1), whole(3) as u8).map(drop),
        "addPoint" => lab.add_weighted(at(1), whole(3) as u8, number(4)).map(drop),
        "movePoint" => lab.move_point(i, at(2)),
        "setClass" => lab.set_class(i, whole(2) as u8),
        "setWeight" => lab.set_weight(i, number(2)),
        "removePoint" => lab.remove_point(i),
        "setLine" => lab.set_line(at(1), number(3)),
        "setLineInDataUnits" => lab.set_line_in_data_units(at(1), number(3)),
        "update" => match call[1].as_str() {
            Some(text) => lab.update(text),
            None => lab.update(&call[1].to_string()),
        },
        "solve" => lab.solve(number(1)),
        "seek" => lab.seek(whole(1)),
        "seekEnd" => lab.seek_end(whole(1)),
        "scores" => lab.scores(&[at(1)]).map(drop),
        other => {
            match other {
                "step" => lab.step(whole(1)),
                "undo" => drop(lab.undo()),
                "redo" => drop(lab.redo()),
                "rewind" => lab.rewind(),
                "beginEdit" => lab.begin_edit(),
                "endEdit" => lab.end_edit(),
                "nextStep" => drop(lab.next_step()),
                _ => panic!("no call is named {other}"),
            }
            Ok(())
        }
    }
}

fn refused(error: &Error) -> Outcome {
    if names_a_place(&error.message()) {
        return Ok(());
    }
    Err(format!("refused without a place: {error}"))
}

/// Whether a refusal says where, and that in a few words: `place: what`, or `there is no point 7: …`.
pub fn names_a_place(message: &str) -> bool {
    let place = message.split(": ").next().unwrap_or_default();
    !place.is_empty() && place.len() < message.len() && message.chars().count() < 600
}

/// load(save(d)) = d.
pub fn saved(scenario: &Scenario) -> Outcome {
    let text = scenario.to_string();
    let again: Scenario = text.parse().map_err(|error| format!("{text} is refused: {error}"))?;
    if again != *scenario || again.to_string() != text {
        return Err(format!("read again, this is another scenario: {text}"));
    }
    Ok(())
}

/// All that can be asked of a lab, to the bit.
fn everything(lab: &Lab) -> String {
    let series: Vec<_> = lab.history().iter().collect();
    let (scenario, undo) = (lab.scenario(), [lab.can_undo(), lab.can_redo()]);
    let last = (lab.last(), lab.edits());
    format!("{:?} {scenario:?} {undo:?} {last:?} {series:?}", lab.report())
}

/// The same without what belongs to the last call alone.
fn state(lab: &Lab) -> String {
    let report = Report { last_step: None, diverged: None, ..lab.report() };
    format!("{report:?} {:?} {:?} {:?}", lab.settings(), lab.points(), lab.alphas())
}

/// Where two texts begin to differ.
fn difference(a: &str, b: &str) -> String {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let part =
        |text: &str| text.chars().skip(same.saturating_sub(60)).take(120).collect::<String>();
    format!("…{}… and …{}…", part(a), part(b))
}

/// Every step can be gone to, and going on from there to the end gives the same bits as before.
fn time(mut lab: Lab, away: bool) -> Outcome {
    let now = state(&lab);
    let last = lab.last();
    lab.seek_end(last).map_err(|error| error.to_string())?;
    let end = state(&lab);
    if !away && end != now {
        return Err(format!("the end of the run is not where it was: {}", difference(&now, &end)));
    }
    for k in [0, last / 3, last / 2, last.saturating_sub(1)] {
        lab.seek(k).map_err(|error| error.to_string())?;
        laws::hold(&lab).map_err(|fault| format!("at step {k}: {fault}"))?;
        lab.seek_end(last).map_err(|error| error.to_string())?;
        let again = state(&lab);
        if again != end {
            return Err(format!("from step {k} the end is another: {}", difference(&end, &again)));
        }
    }
    Ok(())
}

/// Every chart can be drawn, without a number that is none.
fn pictures(lab: &Lab) -> Outcome {
    let palette = &margin_lab::chart::LIGHT;
    for chart in view::ChartKind::IDS {
        let state = view::ViewState::default();
        let svg = view::svg(lab, chart, [360.0, 240.0], palette, &state, None);
        let svg = svg.map_err(|error| error.to_string())?;
        if svg.contains("NaN") || svg.contains("inf\"") || svg.contains("Infinity") {
            return Err(format!("the picture {chart} holds what is no number"));
        }
    }
    Ok(())
}
