//! End to end in a real browser: `cargo dev test browser`, one test after the other, each in a session of its own.
//!
//! Chromium by default. Another engine: start its driver and name both, for example
//! `MARGIN_LAB_WEBDRIVER=http://127.0.0.1:4444 MARGIN_LAB_BROWSER=firefox cargo dev test browser`.

#![allow(clippy::disallowed_methods, reason = "nothing here has to give the same bits everywhere")]

mod access;
mod article;
#[path = "../../src/bin/dev/assets.rs"]
mod assets;
mod bits;
mod choices;
mod engine;
mod exact;
#[allow(dead_code, reason = "shared with the developer commands")]
#[path = "../../src/bin/dev/find.rs"]
mod find;
mod first;
mod hostile;
mod kernel;
mod keyboard;
mod line;
mod mouse;
mod nonsense;
mod order;
#[allow(dead_code, reason = "offers what tests to come need")]
mod page;
mod pictures;
#[allow(dead_code, reason = "offers what tests to come need")]
mod pointer;
#[allow(dead_code, reason = "shared with the developer commands")]
#[path = "../../src/bin/dev/server.rs"]
mod server;
mod still;
mod touch;

use engine::Engine;
use page::{Outcome, Page};
use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Instant;
use tokio::runtime;
use tokio::task::LocalSet;

/// A test: its name, and what it does with a page that is not open yet.
type Test = (&'static str, fn(Page) -> Pin<Box<dyn Future<Output = Outcome>>>);

/// `tests! { file::function, … }` of `async fn(Page) -> Outcome`.
macro_rules! tests {
    ($($module:ident::$name:ident),+ $(,)?) => {
        &[$((concat!(stringify!($module), "::", stringify!($name)), |page| Box::pin($module::$name(page)))),+]
    };
}

/// Every test.
static TESTS: &[Test] = tests! {
    first::opens_in_peace,
    first::loads_what_is_weighed,
    first::the_published_page_trains,
    first::two_points_train,
    mouse::clicks_place_and_select,
    mouse::plays_and_steps,
    mouse::scrubs,
    mouse::drags_while_it_runs,
    mouse::the_link_holds_it,
    mouse::the_link_holds_the_step,
    keyboard::keys_alone,
    keyboard::other_keys_pass,
    keyboard::help_lists_the_keys,
    keyboard::focus_stays,
    keyboard::keys_find_their_point,
    touch::fingers_alone,
    access::the_tree_names_everything,
    access::a_run_is_told,
    access::axe_is_content,
    article::two_labs_are_two,
    article::a_moved_lab_stays,
    article::the_page_scrolls_past,
    article::a_finger_on_a_point_drags,
    article::leaves_no_name,
    article::without_wasm,
    article::wasm_forbidden,
    article::without_a_script,
    article::a_stumble_stays_at_home,
    article::a_stumble_offline,
    line::turns_by_mouse,
    line::turns_by_finger,
    line::turns_by_keys,
    line::two_lines_are_two,
    line::is_seen,
    pictures::are_saved_as_they_are_seen,
    pictures::are_drawn_for_hosts,
    still::ten_thousand_steps,
    choices::every_loss_and_trainer,
    choices::every_data_set,
    choices::own_points,
    choices::every_view_of_the_points,
    choices::the_table_edits,
    choices::a_lost_run_is_explained,
    choices::a_stumble_is_survived,
    choices::a_bad_link_is_put_right,
    kernel::comes_and_goes,
    kernel::parameters_keep_the_run,
    kernel::attributes_make_it,
    kernel::a_pair_is_shown,
    kernel::every_corner_is_sound,
    kernel::is_seen,
    exact::follows_the_mouse,
    exact::follows_a_finger,
    exact::takes_no_steps,
    exact::one_is_left_out,
    order::steps_keep_the_edits,
    order::undo_waits_for_the_drop,
    order::the_later_wish_holds,
    order::choices_keep_their_order,
    order::the_bias_is_penalised,
    order::a_refused_number_goes,
    hostile::nonsense_ends_in_words,
    hostile::bad_links_open_the_default,
    bits::the_bits_are_the_same,
};

fn main() -> ExitCode {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let chosen: Vec<&Test> = TESTS
        .iter()
        .filter(|(name, _)| words.is_empty() || words.iter().any(|word| name.contains(word)))
        .collect();
    if chosen.is_empty() {
        println!("no browser test is called {}", words.join(" or "));
        return ExitCode::FAILURE;
    }
    let outcome = runtime::Builder::new_current_thread().enable_all().build().map_err(Into::into);
    match outcome.and_then(|runtime| LocalSet::new().block_on(&runtime, run(&chosen))) {
        Ok(failed) if failed.is_empty() => ExitCode::SUCCESS,
        Ok(failed) => {
            println!("failed: {}", failed.join(", "));
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the tests and gives the names of those that failed.
async fn run(tests: &[&Test]) -> Outcome<Vec<&'static str>> {
    let www = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let address = server::Site::new(&www)?.start([0])?;
    let engine = Engine::start()?;
    println!("{} browser tests in {}", tests.len(), engine.name());
    let mut failed = Vec::new();
    for (name, test) in tests {
        let begin = Instant::now();
        let page = Page::new(engine.session().await?, &address);
        // On a task of its own a panic is a failed test and the session is closed all the same.
        let body = tokio::task::spawn_local(test(page.clone())).await;
        let outcome = body.map_err(|panic| panic.to_string().into()).flatten();
        let outcome = page.finish(name, outcome).await;
        println!(
            "{} {name} ({:.1} s)",
            if outcome.is_ok() { "ok    " } else { "FAILED" },
            begin.elapsed().as_secs_f64()
        );
        if let Err(error) = outcome {
            println!("       {error}");
            failed.push(*name);
        }
    }
    Ok(failed)
}
