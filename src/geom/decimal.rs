//! Numbers as text, without the tables of the standard library, which the browser would have to load.

/// The fewest decimal places that give the number back as it is read, at most twelve. What is more than 2^63
/// reads as that, and what is no number as 0.
pub fn decimal(value: f32) -> String {
    let exact = f64::from(value);
    let (mut scale, mut places) = (1.0, 0);
    let mut digits = exact.abs().round();
    while places < 12 && (digits / scale) as f32 != value.abs() {
        scale *= 10.0;
        places += 1;
        digits = (exact.abs() * scale).round();
    }
    // A cast turns what is no number into 0.
    let mut text = (digits as i64).to_string();
    if places > 0 {
        while text.len() <= places {
            text.insert(0, '0');
        }
        text.insert(text.len() - places, '.');
    }
    if value.is_sign_negative() && digits >= 1.0 {
        text.insert(0, '-');
    }
    text
}
