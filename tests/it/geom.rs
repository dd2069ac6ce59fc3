//! Numbers as text.

use proptest::prelude::*;
use summitry::geom::decimal;

proptest! {
    #[test]
    fn a_number_reads_as_the_standard_library_has_it(value in -1e6_f32..1e6, small in 0.001_f32..1.0) {
        prop_assert_eq!(decimal(value), value.to_string());
        prop_assert_eq!(decimal(small), small.to_string());
    }

    #[test]
    fn no_number_is_too_much(bits in any::<u32>()) {
        let value = f32::from_bits(bits);
        let text = decimal(value);
        prop_assert!(text.len() <= 34, "{}", text);
        if (1e-4..1e18).contains(&value.abs()) {
            prop_assert_eq!(text.parse::<f32>().unwrap(), value);
        }
    }
}

#[test]
fn zero_is_zero() {
    let zeros = [0.0, -0.0, f32::NAN, 1e-30, -1e-30].map(decimal);
    assert!(zeros.iter().all(|text| text.parse::<f32>().unwrap() == 0.0), "{zeros:?}");
    assert_eq!([3.0, -0.5, 10.26].map(decimal), ["3", "-0.5", "10.26"]);
}
