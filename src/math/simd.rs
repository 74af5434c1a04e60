//! Two numbers side by side: one instruction for both where the wasm has such, one after the other elsewhere, with the same bits.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use plain::Pair;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use vector::Pair;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use core::arch::wasm32::{
        f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_gt, f64x2_lt, f64x2_mul,
        f64x2_splat, f64x2_sub, i64x2_add, i64x2_shl, i64x2_splat, v128, v128_andnot,
        v128_bitselect, v128_load, v128_store,
    };

    /// Two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Pair(v128);

    /// What holds of each of two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Mask(v128);

    impl Pair {
        #[inline(always)]
        pub fn new(a: f64, b: f64) -> Self {
            Pair(f64x2(a, b))
        }

        #[inline(always)]
        pub fn both(a: f64) -> Self {
            Pair(f64x2_splat(a))
        }

        /// One instruction instead of three: SMO is a third faster for it.
        #[inline(always)]
        #[allow(
            unsafe_code,
            reason = "the intrinsic takes a pointer; an array of two f64 is 16 bytes, and no alignment is asked for"
        )]
        pub fn load(from: &[f64; 2]) -> Self {
            // SAFETY: 16 bytes can be read there; the instruction has no needs of alignment.
            Pair(unsafe { v128_load(from.as_ptr().cast()) })
        }

        #[inline(always)]
        #[allow(unsafe_code, reason = "as for load")]
        pub fn store(self, to: &mut [f64; 2]) {
            // SAFETY: 16 bytes can be written there; the instruction has no needs of alignment.
            unsafe { v128_store(to.as_mut_ptr().cast(), self.0) }
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

        #[inline(always)]
        pub fn over(self, other: Self) -> Self {
            Pair(f64x2_div(self.0, other.0))
        }

        #[inline(always)]
        pub fn above(self, other: Self) -> Mask {
            Mask(f64x2_gt(self.0, other.0))
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

    impl Mask {
        /// `yes` where it holds, else `no`.
        #[inline(always)]
        pub fn choose(self, yes: Pair, no: Pair) -> Pair {
            Pair(v128_bitselect(yes.0, no.0, self.0))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain {
    /// Two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Pair([f64; 2]);

    /// What holds of each of two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Mask([bool; 2]);

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
        pub fn load(from: &[f64; 2]) -> Self {
            Pair(*from)
        }

        #[inline(always)]
        pub fn store(self, to: &mut [f64; 2]) {
            *to = self.0;
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

        #[inline(always)]
        pub fn over(self, other: Self) -> Self {
            Pair([self.0[0] / other.0[0], self.0[1] / other.0[1]])
        }

        #[inline(always)]
        pub fn above(self, other: Self) -> Mask {
            Mask([self.0[0] > other.0[0], self.0[1] > other.0[1]])
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

    impl Mask {
        /// `yes` where it holds, else `no`.
        #[inline(always)]
        pub fn choose(self, yes: Pair, no: Pair) -> Pair {
            let pick = |k: usize| if self.0[k] { yes.0[k] } else { no.0[k] };
            Pair([pick(0), pick(1)])
        }
    }
}
