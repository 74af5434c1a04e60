//! What the build reads from the names of compiled functions.

#[path = "../../src/bin/dev/names.rs"]
mod compiled;

use compiled::{begins, dead, formats, panics};

#[test]
fn only_the_standard_library_panics() {
    for name in [
        "core[c593]::panicking::panic_fmt",
        "core[c593]::option::unwrap_failed",
        "<alloc[3ca5]::vec::Vec<_, _>>::remove::assert_failed",
        "<&std[a543]::panicking::Payload as core[c593]::panic::PanicPayload>::get",
        "__rustc[b797]::rust_panic",
    ] {
        assert!(panics(name), "{name}");
    }
    for name in [
        "margin_lab::lab::on_fail::<core[c593]::option::Option<f64>>",
        "<margin_lab::Lab as core[c593]::panic::UnwindSafe>::step",
        "std[a543]::panicking::panic_count::increase",
        "std[a543]::panicking::set_hook",
        "core[c593]::str::from_utf8",
    ] {
        assert!(!panics(name), "{name}");
    }
    assert!(formats("<u32 as core[c593]::fmt::Display>::fmt"));
}

#[test]
fn an_entry_without_a_function_is_told() {
    let names = ["<margin_lab::lab::Lab as core[c593]::Drop>::drop", "libm::math::log::log"];
    let list = ["margin_lab::lab", "libm::math::log::", "margin_lab::lab::change", "math::log"];
    assert_eq!(dead(&list, &names), ["margin_lab::lab::change", "math::log"]);
    assert!(begins(names[0], "margin_lab::lab::Lab"));
}
