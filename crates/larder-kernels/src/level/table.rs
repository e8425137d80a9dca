//! The plumbing that the levels with intrinsics share: a level gives a table from operation to
//! intrinsic, `lanes!` builds the types and the trait implementations around it.
//!
//! The safety argument is one for all: the intrinsics that a table names need the target features of
//! its level, and nothing but a machine that has them. A token of the level is made by
//! [`Level`](crate::Level) after detection alone, every lane value is made from a token or from
//! another lane value, and the fields are private: so the features are there wherever a method runs.

/// See the module's head. Closures in a table name the operands; what they bind are registers.
macro_rules! lanes {
    (
        token $Token:ident,
        float $Float:ident [$T:ident; $N:literal] in $Reg:ty,
        bits $Bits:ident [$U:ident] in $BitsReg:ty,
        mask $Mask:ident in $MaskReg:ty,
        // Numbers.
        splat |$splat_x:ident| $splat:expr;
        load |$load_p:ident| $load:expr;
        store |$store_p:ident, $store_x:ident| $store:expr;
        load_partial |$lp_p:ident, $lp_n:ident, $lp_fill:ident| $lp:expr;
        store_partial |$sp_p:ident, $sp_n:ident, $sp_x:ident| $sp:expr;
        add |$add_a:ident, $add_b:ident| $add:expr;
        sub |$sub_a:ident, $sub_b:ident| $sub:expr;
        mul |$mul_a:ident, $mul_b:ident| $mul:expr;
        div |$div_a:ident, $div_b:ident| $div:expr;
        neg |$neg_a:ident| $neg:expr;
        mul_add |$ma_a:ident, $ma_b:ident, $ma_c:ident| $ma:expr;
        neg_mul_add |$nma_a:ident, $nma_b:ident, $nma_c:ident| $nma:expr;
        abs |$abs_a:ident| $abs:expr;
        sqrt |$sqrt_a:ident| $sqrt:expr;
        round_ties_even |$round_a:ident| $round:expr;
        min |$min_a:ident, $min_b:ident| $min:expr;
        max |$max_a:ident, $max_b:ident| $max:expr;
        lt |$lt_a:ident, $lt_b:ident| $lt:expr;
        le |$le_a:ident, $le_b:ident| $le:expr;
        eq |$eq_a:ident, $eq_b:ident| $eq:expr;
        select |$sel_m:ident, $sel_a:ident, $sel_b:ident| $sel:expr;
        to_bits |$tb_a:ident| $tb:expr;
        sum |$sum_a:ident| $sum:expr;
        // Bits.
        bits_splat |$bs_x:ident| $bs:expr;
        bits_and |$band_a:ident, $band_b:ident| $band:expr;
        bits_or |$bor_a:ident, $bor_b:ident| $bor:expr;
        bits_xor |$bxor_a:ident, $bxor_b:ident| $bxor:expr;
        wrapping_add |$wa_a:ident, $wa_b:ident| $wa:expr;
        wrapping_sub |$ws_a:ident, $ws_b:ident| $ws:expr;
        shl |$shl_a:ident, $shl_n:ident| $shl:expr;
        shr |$shr_a:ident, $shr_n:ident| $shr:expr;
        to_float |$tf_a:ident| $tf:expr;
        // Masks.
        mask_and |$mand_a:ident, $mand_b:ident| $mand:expr;
        mask_or |$mor_a:ident, $mor_b:ident| $mor:expr;
        mask_not |$mnot_a:ident| $mnot:expr;
        to_bitmask |$bm_a:ident| $bm:expr;
    ) => {
        #[doc = concat!(stringify!($N), " lanes of `", stringify!($T), "`.")]
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $Float($Reg, $Token);

        #[doc = concat!("The bit patterns of [`", stringify!($Float), "`].")]
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $Bits($BitsReg, $Token);

        #[doc = concat!("Yes or no for the lanes of [`", stringify!($Float), "`].")]
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $Mask($MaskReg, $Token);

        const _: () = assert!(size_of::<$Float>() == $N * size_of::<$T>());
        const _: () = assert!($crate::BLOCK_BYTES % size_of::<$Float>() == 0);

        impl $crate::lanes::Sealed for $Float {}
        impl $crate::lanes::Sealed for $Bits {}
        impl $crate::lanes::Sealed for $Mask {}

        lanes!(@binary $Float, std::ops::Add::add, |$add_a, $add_b| $add);
        lanes!(@binary $Float, std::ops::Sub::sub, |$sub_a, $sub_b| $sub);
        lanes!(@binary $Float, std::ops::Mul::mul, |$mul_a, $mul_b| $mul);
        lanes!(@binary $Float, std::ops::Div::div, |$div_a, $div_b| $div);
        lanes!(@unary $Float, std::ops::Neg::neg, |$neg_a| $neg);
        lanes!(@binary $Bits, std::ops::BitAnd::bitand, |$band_a, $band_b| $band);
        lanes!(@binary $Bits, std::ops::BitOr::bitor, |$bor_a, $bor_b| $bor);
        lanes!(@binary $Bits, std::ops::BitXor::bitxor, |$bxor_a, $bxor_b| $bxor);
        lanes!(@binary $Mask, std::ops::BitAnd::bitand, |$mand_a, $mand_b| $mand);
        lanes!(@binary $Mask, std::ops::BitOr::bitor, |$mor_a, $mor_b| $mor);
        lanes!(@unary $Mask, std::ops::Not::not, |$mnot_a| $mnot);

        impl $crate::lanes::Lanes for $Float {
            type Simd = $Token;
            type Element = $T;
            type Mask = $Mask;
            type Bits = $Bits;
            type Block = [$Float; $crate::BLOCK_BYTES / size_of::<$Reg>()];

            const LANES: usize = $N;

            #[inline(always)]
            fn simd(self) -> $Token {
                self.1
            }

            #[inline(always)]
            fn splat(simd: $Token, $splat_x: $T) -> Self {
                // SAFETY: `simd` proves the features (head of the module).
                Self(unsafe { $splat }, simd)
            }

            #[inline(always)]
            fn load(simd: $Token, source: &[$T]) -> Self {
                if source.len() < $N {
                    $crate::level::refuse::too_short($N, source.len());
                }
                let $load_p = source.as_ptr();
                // SAFETY: `simd` proves the features; `source` has the $N numbers that are read, and
                // the load asks for no alignment beyond that of the numbers.
                Self(unsafe { $load }, simd)
            }

            #[inline(always)]
            fn load_partial(simd: $Token, source: &[$T], $lp_fill: $T) -> Self {
                if source.len() > $N {
                    $crate::level::refuse::too_long($N, source.len());
                }
                let ($lp_p, $lp_n) = (source.as_ptr(), source.len());
                // SAFETY: `simd` proves the features; only the first `source.len() <= $N` numbers are read.
                Self(unsafe { $lp }, simd)
            }

            #[inline(always)]
            fn store(self, target: &mut [$T]) {
                if target.len() < $N {
                    $crate::level::refuse::too_short($N, target.len());
                }
                let ($store_p, $store_x) = (target.as_mut_ptr(), self.0);
                // SAFETY: `self` proves the features; `target` has room for the $N numbers written,
                // and the store asks for no alignment beyond that of the numbers.
                unsafe { $store }
            }

            #[inline(always)]
            fn store_partial(self, target: &mut [$T]) {
                if target.len() > $N {
                    $crate::level::refuse::too_long($N, target.len());
                }
                let ($sp_p, $sp_n, $sp_x) = (target.as_mut_ptr(), target.len(), self.0);
                // SAFETY: `self` proves the features; only the first `target.len() <= $N` numbers are written.
                unsafe { $sp }
            }

            #[inline(always)]
            fn block(self) -> Self::Block {
                [self; $crate::BLOCK_BYTES / size_of::<$Reg>()]
            }

            #[inline(always)]
            fn mul_add(self, factor: Self, addend: Self) -> Self {
                let ($ma_a, $ma_b, $ma_c) = (self.0, factor.0, addend.0);
                // SAFETY: `self` proves the features.
                Self(unsafe { $ma }, self.1)
            }

            #[inline(always)]
            fn neg_mul_add(self, factor: Self, addend: Self) -> Self {
                let ($nma_a, $nma_b, $nma_c) = (self.0, factor.0, addend.0);
                // SAFETY: `self` proves the features.
                Self(unsafe { $nma }, self.1)
            }

            lanes!(@method abs, |$abs_a| $abs);
            lanes!(@method sqrt, |$sqrt_a| $sqrt);
            lanes!(@method round_ties_even, |$round_a| $round);
            lanes!(@method min, |$min_a, $min_b| $min);
            lanes!(@method max, |$max_a, $max_b| $max);
            lanes!(@compare $Mask, lt, |$lt_a, $lt_b| $lt);
            lanes!(@compare $Mask, le, |$le_a, $le_b| $le);
            lanes!(@compare $Mask, eq, |$eq_a, $eq_b| $eq);

            #[inline(always)]
            fn select(mask: $Mask, yes: Self, no: Self) -> Self {
                let ($sel_m, $sel_a, $sel_b) = (mask.0, yes.0, no.0);
                // SAFETY: `yes` proves the features.
                Self(unsafe { $sel }, yes.1)
            }

            #[inline(always)]
            fn to_bits(self) -> $Bits {
                let $tb_a = self.0;
                // SAFETY: `self` proves the features.
                $Bits(unsafe { $tb }, self.1)
            }

            #[inline(always)]
            fn sum(self) -> $T {
                let $sum_a = self.0;
                // SAFETY: `self` proves the features.
                unsafe { $sum }
            }
        }

        impl $crate::lanes::Bits for $Bits {
            type Float = $Float;

            #[inline(always)]
            fn splat(simd: $Token, pattern: $U) -> Self {
                let $bs_x = pattern.cast_signed();
                // SAFETY: `simd` proves the features.
                Self(unsafe { $bs }, simd)
            }

            lanes!(@method wrapping_add, |$wa_a, $wa_b| $wa);
            lanes!(@method wrapping_sub, |$ws_a, $ws_b| $ws);

            #[inline(always)]
            fn shl(self, count: u32) -> Self {
                debug_assert!(count < $U::BITS, "a shift by {count} of {} bits", $U::BITS);
                let ($shl_a, $shl_n) = (self.0, count.cast_signed());
                // SAFETY: `self` proves the features.
                Self(unsafe { $shl }, self.1)
            }

            #[inline(always)]
            fn shr(self, count: u32) -> Self {
                debug_assert!(count < $U::BITS, "a shift by {count} of {} bits", $U::BITS);
                let ($shr_a, $shr_n) = (self.0, count.cast_signed());
                // SAFETY: `self` proves the features.
                Self(unsafe { $shr }, self.1)
            }

            #[inline(always)]
            fn to_float(self) -> $Float {
                let $tf_a = self.0;
                // SAFETY: `self` proves the features.
                $Float(unsafe { $tf }, self.1)
            }
        }

        impl $crate::lanes::Mask for $Mask {
            #[inline(always)]
            fn to_bitmask(self) -> u64 {
                let $bm_a = self.0;
                // SAFETY: `self` proves the features.
                unsafe { $bm }
            }
        }
    };

    (@binary $Type:ident, std::ops::$Trait:ident::$method:ident, |$a:ident, $b:ident| $body:expr) => {
        impl std::ops::$Trait for $Type {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let ($a, $b) = (self.0, other.0);
                // SAFETY: `self` proves the features.
                Self(unsafe { $body }, self.1)
            }
        }
    };

    (@unary $Type:ident, std::ops::$Trait:ident::$method:ident, |$a:ident| $body:expr) => {
        impl std::ops::$Trait for $Type {
            type Output = Self;

            #[inline(always)]
            fn $method(self) -> Self {
                let $a = self.0;
                // SAFETY: `self` proves the features.
                Self(unsafe { $body }, self.1)
            }
        }
    };

    (@method $method:ident, |$a:ident| $body:expr) => {
        #[inline(always)]
        fn $method(self) -> Self {
            let $a = self.0;
            // SAFETY: `self` proves the features.
            Self(unsafe { $body }, self.1)
        }
    };

    (@method $method:ident, |$a:ident, $b:ident| $body:expr) => {
        #[inline(always)]
        fn $method(self, other: Self) -> Self {
            let ($a, $b) = (self.0, other.0);
            // SAFETY: `self` proves the features.
            Self(unsafe { $body }, self.1)
        }
    };

    (@compare $Mask:ident, $method:ident, |$a:ident, $b:ident| $body:expr) => {
        #[inline(always)]
        fn $method(self, other: Self) -> $Mask {
            let ($a, $b) = (self.0, other.0);
            // SAFETY: `self` proves the features.
            $Mask(unsafe { $body }, self.1)
        }
    };
}

pub(crate) use lanes;
