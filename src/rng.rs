//! One small seeded generator: the same seed gives the same film on every machine.

use crate::number::sin_cos;

/// A seeded stream of numbers (xoshiro256++, Blackman & Vigna 2021). It draws u32 and u64 only, never `usize`, so 32-bit wasm and
/// 64-bit machines agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng([u64; 4]);

impl Rng {
    /// The stream that belongs to `seed`, whose state is drawn by SplitMix64 (Steele, Lea & Flood 2014).
    pub fn new(seed: u64) -> Self {
        let (mut at, mut state) = (seed, [0; 4]);
        for word in &mut state {
            at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (at ^ (at >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *word = mixed ^ (mixed >> 31);
        }
        Rng(state)
    }

    /// The next 64 bits.
    fn draw(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.0;
        let drawn = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        drawn
    }

    /// A number drawn uniformly from [0, 1), a multiple of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        (self.draw() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// An index drawn uniformly from 0 … n − 1 (by rejection: exactly uniform). n = 0 gives 0.
    pub fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        if n == 0 {
            return 0;
        }
        let zone = u64::MAX - u64::MAX % n;
        loop {
            let draw = self.draw();
            if draw < zone {
                return (draw % n) as usize;
            }
        }
    }

    /// A number from the standard normal distribution (Box & Muller 1958, the cosine branch).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        radius * sin_cos(std::f64::consts::TAU * self.uniform()).1
    }

    /// Puts the items in a random order (Fisher & Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}
