//! Numbers to the last bit, four bytes each, as letters (RFC 4648, base64 for addresses, without padding).

/// More numbers than these are not read: the places of as many nodes as a link has room for.
const MOST: usize = 10_000;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The numbers as letters.
pub(super) fn write(numbers: &[f32]) -> String {
    let mut text = String::with_capacity(numbers.len() * 6);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in numbers.iter().flat_map(|number| number.to_le_bytes()) {
        held = held << 8 | u32::from(byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            text.push(letter(held >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(held << (6 - bits)));
    }
    text
}

/// The numbers of a text; none where it is not whole, or one of them is no place.
pub(super) fn read(text: &str) -> Vec<f32> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.bytes() {
        let Some(value) = LETTERS.iter().position(|known| *known == letter) else { return Vec::new() };
        held = held << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    let (whole, rest) = bytes.as_chunks::<4>();
    let mut numbers = Vec::with_capacity(whole.len());
    numbers.extend(whole.iter().map(|bytes| f32::from_le_bytes(*bytes)));
    let is_sound = rest.is_empty() && numbers.len() <= MOST && numbers.iter().all(|number| number.is_finite());
    if is_sound { numbers } else { Vec::new() }
}

fn letter(value: u32) -> char {
    char::from(LETTERS[(value & 63) as usize])
}
