//! What the page loads by itself, file by file, as it is published: scripts and styles in their lean form.

use crate::lean::lean;
use crate::project::Outcome;
use crate::reach::{afterwards, first_picture};
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Prints raw and compressed bytes of every file and gives the compressed sum of the first picture.
pub fn report(www: &Path) -> Outcome<usize> {
    let first = list(www, "first picture", &first_picture(www)?)?;
    list(www, "after the first picture", &afterwards(www)?)?;
    Ok(first)
}

fn list(www: &Path, title: &str, files: &BTreeSet<PathBuf>) -> Outcome<usize> {
    println!("{:>9} {:>9}  {title}, as published", "bytes", "gzip -9");
    let mut sum = [0, 0];
    for path in files {
        let mut bytes = fs::read(www.join(path))?;
        if let Some(lean) = str::from_utf8(&bytes).ok().and_then(|text| lean(path, text)) {
            bytes = lean.into_bytes();
        }
        let weight = [bytes.len(), compressed(&bytes)?];
        println!("{:>9} {:>9}  {}", weight[0], weight[1], path.display());
        sum = [sum[0] + weight[0], sum[1] + weight[1]];
    }
    println!("{:>9} {:>9}  in all", sum[0], sum[1]);
    Ok(sum[1])
}

fn compressed(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
