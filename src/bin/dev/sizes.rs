//! What the first picture weighs, file by file.

use crate::project::Outcome;
use crate::reach::first_picture;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Prints raw and compressed bytes of every file and gives the compressed sum.
pub fn report(www: &Path) -> Outcome<usize> {
    println!("{:>9} {:>9}  first picture", "bytes", "gzip -9");
    let mut sum = [0, 0];
    for path in first_picture(www)? {
        let bytes = fs::read(www.join(&path))?;
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
