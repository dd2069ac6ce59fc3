//! One number for a whole layout, to compare machines by.

use super::random::fnv;

/// The hash of the positions' bits: equal exactly where every coordinate is equal to the last bit.
pub fn digest(positions: &[f32]) -> u64 {
    fnv(positions.iter().flat_map(|value| value.to_bits().to_le_bytes()))
}
