//! Two f64 side by side: one SIMD instruction for both in the wasm, one after the other natively, with the same bits.
//!
//! Written out because `std::simd` is not stable. The wasm is built with `simd128`; SMO and the kernel rows are a third faster for it.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use scalar::F64x2;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use simd128::F64x2;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128 {
    use core::arch::wasm32::{
        f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_gt, f64x2_lt, f64x2_mul,
        f64x2_splat, f64x2_sub, i64x2_add, i64x2_shl, i64x2_splat, v128, v128_andnot,
        v128_bitselect, v128_load, v128_store,
    };
    use std::ops::{Add, Div, Mul, Sub};

    /// Two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct F64x2(v128);

    /// A truth value for each of two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Mask(v128);

    impl F64x2 {
        #[inline(always)]
        pub fn new(a: f64, b: f64) -> Self {
            F64x2(f64x2(a, b))
        }

        #[inline(always)]
        pub fn splat(a: f64) -> Self {
            F64x2(f64x2_splat(a))
        }

        /// One instruction instead of three: SMO is a third faster for it.
        #[inline(always)]
        #[allow(
            unsafe_code,
            reason = "the intrinsic takes a pointer; an array of two f64 is 16 bytes, and no alignment is asked for"
        )]
        pub fn load(from: &[f64; 2]) -> Self {
            // SAFETY: 16 bytes can be read there; the instruction asks for no alignment.
            F64x2(unsafe { v128_load(from.as_ptr().cast()) })
        }

        #[inline(always)]
        #[allow(unsafe_code, reason = "as for load")]
        pub fn store(self, to: &mut [f64; 2]) {
            // SAFETY: 16 bytes can be written there; the instruction asks for no alignment.
            unsafe { v128_store(to.as_mut_ptr().cast(), self.0) }
        }

        #[inline(always)]
        pub fn to_array(self) -> [f64; 2] {
            [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
        }

        /// self > other, lane by lane; false where either is NaN.
        #[inline(always)]
        pub fn gt(self, other: Self) -> Mask {
            Mask(f64x2_gt(self.0, other.0))
        }

        /// 2ᵏ, where the last bits of each number are the integer k.
        #[inline(always)]
        pub fn power_of_two(self) -> Self {
            F64x2(i64x2_shl(i64x2_add(self.0, i64x2_splat(1023)), 52))
        }

        /// These numbers, but 0 where `other` is below `least`.
        #[inline(always)]
        pub fn zero_where_below(self, other: Self, least: f64) -> Self {
            F64x2(v128_andnot(self.0, f64x2_lt(other.0, f64x2_splat(least))))
        }
    }

    impl Add for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            F64x2(f64x2_add(self.0, other.0))
        }
    }

    impl Sub for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            F64x2(f64x2_sub(self.0, other.0))
        }
    }

    impl Mul for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            F64x2(f64x2_mul(self.0, other.0))
        }
    }

    impl Div for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn div(self, other: Self) -> Self {
            F64x2(f64x2_div(self.0, other.0))
        }
    }

    impl Mask {
        /// `yes` where it is true, else `no`.
        #[inline(always)]
        pub fn select(self, yes: F64x2, no: F64x2) -> F64x2 {
            F64x2(v128_bitselect(yes.0, no.0, self.0))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod scalar {
    use std::ops::{Add, Div, Mul, Sub};

    /// Two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct F64x2([f64; 2]);

    /// A truth value for each of two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Mask([bool; 2]);

    impl F64x2 {
        #[inline(always)]
        pub fn new(a: f64, b: f64) -> Self {
            F64x2([a, b])
        }

        #[inline(always)]
        pub fn splat(a: f64) -> Self {
            F64x2([a, a])
        }

        #[inline(always)]
        pub fn load(from: &[f64; 2]) -> Self {
            F64x2(*from)
        }

        #[inline(always)]
        pub fn store(self, to: &mut [f64; 2]) {
            *to = self.0;
        }

        #[inline(always)]
        pub fn to_array(self) -> [f64; 2] {
            self.0
        }

        /// self > other, lane by lane; false where either is NaN.
        #[inline(always)]
        pub fn gt(self, other: Self) -> Mask {
            Mask([self.0[0] > other.0[0], self.0[1] > other.0[1]])
        }

        /// 2ᵏ, where the last bits of each number are the integer k.
        #[inline(always)]
        pub fn power_of_two(self) -> Self {
            let power = |x: f64| f64::from_bits(x.to_bits().wrapping_add(1023) << 52);
            F64x2([power(self.0[0]), power(self.0[1])])
        }

        /// These numbers, but 0 where `other` is below `least`.
        #[inline(always)]
        pub fn zero_where_below(self, other: Self, least: f64) -> Self {
            let keep = |x: f64, t: f64| if t < least { 0.0 } else { x };
            F64x2([keep(self.0[0], other.0[0]), keep(self.0[1], other.0[1])])
        }
    }

    impl Add for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            F64x2([self.0[0] + other.0[0], self.0[1] + other.0[1]])
        }
    }

    impl Sub for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            F64x2([self.0[0] - other.0[0], self.0[1] - other.0[1]])
        }
    }

    impl Mul for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            F64x2([self.0[0] * other.0[0], self.0[1] * other.0[1]])
        }
    }

    impl Div for F64x2 {
        type Output = Self;
        #[inline(always)]
        fn div(self, other: Self) -> Self {
            F64x2([self.0[0] / other.0[0], self.0[1] / other.0[1]])
        }
    }

    impl Mask {
        /// `yes` where it is true, else `no`.
        #[inline(always)]
        pub fn select(self, yes: F64x2, no: F64x2) -> F64x2 {
            let pick = |k: usize| if self.0[k] { yes.0[k] } else { no.0[k] };
            F64x2([pick(0), pick(1)])
        }
    }
}
