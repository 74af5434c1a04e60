//! Two numbers side by side: one instruction for both where the wasm has such, one after the other elsewhere, with the same bits.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod pair {
    use core::arch::wasm32::{
        f64x2, f64x2_add, f64x2_extract_lane, f64x2_lt, f64x2_mul, f64x2_splat, f64x2_sub,
        i64x2_add, i64x2_shl, i64x2_splat, v128, v128_andnot,
    };

    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Pair(v128);

    impl Pair {
        #[inline(always)]
        pub fn new(a: f64, b: f64) -> Self {
            Pair(f64x2(a, b))
        }
        #[inline(always)]
        pub fn both(a: f64) -> Self {
            Pair(f64x2_splat(a))
        }
        #[inline(always)]
        pub fn parts(self) -> [f64; 2] {
            [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
        }
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Pair(f64x2_add(self.0, other.0))
        }
        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            Pair(f64x2_sub(self.0, other.0))
        }
        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            Pair(f64x2_mul(self.0, other.0))
        }
        /// 2ᵏ from a number whose last bits are k.
        #[inline(always)]
        pub fn power_of_two(self) -> Self {
            Pair(i64x2_shl(i64x2_add(self.0, i64x2_splat(1023)), 52))
        }
        /// 0 where `other` is below `least`.
        #[inline(always)]
        pub fn unless_below(self, other: Self, least: f64) -> Self {
            Pair(v128_andnot(self.0, f64x2_lt(other.0, f64x2_splat(least))))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod pair {
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Pair([f64; 2]);

    impl Pair {
        #[inline(always)]
        pub fn new(a: f64, b: f64) -> Self {
            Pair([a, b])
        }
        #[inline(always)]
        pub fn both(a: f64) -> Self {
            Pair([a, a])
        }
        #[inline(always)]
        pub fn parts(self) -> [f64; 2] {
            self.0
        }
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Pair([self.0[0] + other.0[0], self.0[1] + other.0[1]])
        }
        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            Pair([self.0[0] - other.0[0], self.0[1] - other.0[1]])
        }
        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            Pair([self.0[0] * other.0[0], self.0[1] * other.0[1]])
        }
        /// 2ᵏ from a number whose last bits are k.
        #[inline(always)]
        pub fn power_of_two(self) -> Self {
            let power = |x: f64| f64::from_bits(x.to_bits().wrapping_add(1023) << 52);
            Pair([power(self.0[0]), power(self.0[1])])
        }
        /// 0 where `other` is below `least`.
        #[inline(always)]
        pub fn unless_below(self, other: Self, least: f64) -> Self {
            let keep = |x: f64, t: f64| if t < least { 0.0 } else { x };
            Pair([keep(self.0[0], other.0[0]), keep(self.0[1], other.0[1])])
        }
    }
}

pub(crate) use pair::Pair;
