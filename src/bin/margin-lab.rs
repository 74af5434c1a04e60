//! The command-line program (placeholder).

fn main() {}
