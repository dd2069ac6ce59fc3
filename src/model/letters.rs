//! Letters and their case, in a table of a tenth of the size of the standard one.
//!
//! The standard library's case tables hold all scripts that were ever written and some mathematics: 14 kB of the download
//! when gzipped. These hold Latin, Greek, Cyrillic, Armenian and Georgian letters and the wide forms of Latin ones; letters
//! of other scripts stay as they are. The facts are those of the Unicode Character Database, `Simple_Lowercase_Mapping`.

/// First capitals to last, at every second place, each followed by its small letter.
const ALTERNATING: &[(u16, u16)] = &[
    (0x0100, 0x012E),
    (0x0132, 0x0136),
    (0x0139, 0x0147),
    (0x014A, 0x0176),
    (0x0179, 0x017D),
    (0x0182, 0x0184),
    (0x0187, 0x0187),
    (0x018B, 0x018B),
    (0x0191, 0x0191),
    (0x0198, 0x0198),
    (0x01A0, 0x01A4),
    (0x01A7, 0x01A7),
    (0x01AC, 0x01AC),
    (0x01AF, 0x01AF),
    (0x01B3, 0x01B5),
    (0x01B8, 0x01B8),
    (0x01BC, 0x01BC),
    (0x01C5, 0x01C5),
    (0x01C8, 0x01C8),
    (0x01CB, 0x01DB),
    (0x01DE, 0x01EE),
    (0x01F2, 0x01F4),
    (0x01F8, 0x021E),
    (0x0222, 0x0232),
    (0x023B, 0x023B),
    (0x0241, 0x0241),
    (0x0246, 0x024E),
    (0x0370, 0x0372),
    (0x0376, 0x0376),
    (0x03D8, 0x03EE),
    (0x03F7, 0x03F7),
    (0x03FA, 0x03FA),
    (0x0460, 0x0480),
    (0x048A, 0x04BE),
    (0x04C1, 0x04CD),
    (0x04D0, 0x052E),
    (0x1C89, 0x1C89),
    (0x1E00, 0x1E94),
    (0x1EA0, 0x1EFE),
];

/// First capitals to last, and what to add for the small letter, modulo 65,536.
const SHIFTED: &[(u16, u16, u16)] = &[
    (0x0041, 0x005A, 0x0020),
    (0x00C0, 0x00D6, 0x0020),
    (0x00D8, 0x00DE, 0x0020),
    (0x0130, 0x0130, 0xFF39),
    (0x0178, 0x0178, 0xFF87),
    (0x0181, 0x0181, 0x00D2),
    (0x0186, 0x0186, 0x00CE),
    (0x0189, 0x018A, 0x00CD),
    (0x018E, 0x018E, 0x004F),
    (0x018F, 0x018F, 0x00CA),
    (0x0190, 0x0190, 0x00CB),
    (0x0193, 0x0193, 0x00CD),
    (0x0194, 0x0194, 0x00CF),
    (0x0196, 0x0196, 0x00D3),
    (0x0197, 0x0197, 0x00D1),
    (0x019C, 0x019C, 0x00D3),
    (0x019D, 0x019D, 0x00D5),
    (0x019F, 0x019F, 0x00D6),
    (0x01A6, 0x01A6, 0x00DA),
    (0x01A9, 0x01A9, 0x00DA),
    (0x01AE, 0x01AE, 0x00DA),
    (0x01B1, 0x01B2, 0x00D9),
    (0x01B7, 0x01B7, 0x00DB),
    (0x01C4, 0x01C4, 0x0002),
    (0x01C7, 0x01C7, 0x0002),
    (0x01CA, 0x01CA, 0x0002),
    (0x01F1, 0x01F1, 0x0002),
    (0x01F6, 0x01F6, 0xFF9F),
    (0x01F7, 0x01F7, 0xFFC8),
    (0x0220, 0x0220, 0xFF7E),
    (0x023A, 0x023A, 0x2A2B),
    (0x023D, 0x023D, 0xFF5D),
    (0x023E, 0x023E, 0x2A28),
    (0x0243, 0x0243, 0xFF3D),
    (0x0244, 0x0244, 0x0045),
    (0x0245, 0x0245, 0x0047),
    (0x037F, 0x037F, 0x0074),
    (0x0386, 0x0386, 0x0026),
    (0x0388, 0x038A, 0x0025),
    (0x038C, 0x038C, 0x0040),
    (0x038E, 0x038F, 0x003F),
    (0x0391, 0x03A1, 0x0020),
    (0x03A3, 0x03AB, 0x0020),
    (0x03CF, 0x03CF, 0x0008),
    (0x03F4, 0x03F4, 0xFFC4),
    (0x03F9, 0x03F9, 0xFFF9),
    (0x03FD, 0x03FF, 0xFF7E),
    (0x0400, 0x040F, 0x0050),
    (0x0410, 0x042F, 0x0020),
    (0x04C0, 0x04C0, 0x000F),
    (0x0531, 0x0556, 0x0030),
    (0x10A0, 0x10C5, 0x1C60),
    (0x10C7, 0x10C7, 0x1C60),
    (0x10CD, 0x10CD, 0x1C60),
    (0x1C90, 0x1CBA, 0xF440),
    (0x1CBD, 0x1CBF, 0xF440),
    (0x1E9E, 0x1E9E, 0xE241),
    (0x1F08, 0x1F0F, 0xFFF8),
    (0x1F18, 0x1F1D, 0xFFF8),
    (0x1F28, 0x1F2F, 0xFFF8),
    (0x1F38, 0x1F3F, 0xFFF8),
    (0x1F48, 0x1F4D, 0xFFF8),
    (0x1F59, 0x1F59, 0xFFF8),
    (0x1F5B, 0x1F5B, 0xFFF8),
    (0x1F5D, 0x1F5D, 0xFFF8),
    (0x1F5F, 0x1F5F, 0xFFF8),
    (0x1F68, 0x1F6F, 0xFFF8),
    (0x1F88, 0x1F8F, 0xFFF8),
    (0x1F98, 0x1F9F, 0xFFF8),
    (0x1FA8, 0x1FAF, 0xFFF8),
    (0x1FB8, 0x1FB9, 0xFFF8),
    (0x1FBA, 0x1FBB, 0xFFB6),
    (0x1FBC, 0x1FBC, 0xFFF7),
    (0x1FC8, 0x1FCB, 0xFFAA),
    (0x1FCC, 0x1FCC, 0xFFF7),
    (0x1FD8, 0x1FD9, 0xFFF8),
    (0x1FDA, 0x1FDB, 0xFF9C),
    (0x1FE8, 0x1FE9, 0xFFF8),
    (0x1FEA, 0x1FEB, 0xFF90),
    (0x1FEC, 0x1FEC, 0xFFF9),
    (0x1FF8, 0x1FF9, 0xFF80),
    (0x1FFA, 0x1FFB, 0xFF82),
    (0x1FFC, 0x1FFC, 0xFFF7),
    (0xFF21, 0xFF3A, 0x0020),
];

/// The small letter of a capital; any other character itself.
pub fn small_letter(letter: char) -> char {
    let Ok(code) = u16::try_from(u32::from(letter)) else {
        return letter;
    };
    let alternating = ALTERNATING
        .iter()
        .find(|(first, last)| (*first..=*last).contains(&code) && (code - first).is_multiple_of(2))
        .map(|_| 1);
    let shifted = || SHIFTED.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).map(|(.., by)| *by);
    let by = alternating.or_else(shifted).unwrap_or_default();
    char::from_u32(u32::from(code.wrapping_add(by))).unwrap_or(letter)
}

/// A text in small letters, to compare without regard to case.
pub fn small_letters(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// Whether a letter is a capital, or a digraph that begins with one.
pub fn is_capital(letter: char) -> bool {
    small_letter(letter) != letter
}

/// Whether a letter is small: one that has a capital, or ß.
pub fn is_small(letter: char) -> bool {
    let Ok(code) = u16::try_from(u32::from(letter)) else {
        return false;
    };
    // 0 is the capital of none, and no range begins there.
    let before = code.wrapping_sub(1);
    letter == 'ß'
        || ALTERNATING
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&before) && (before - first).is_multiple_of(2))
        || SHIFTED.iter().any(|(first, last, by)| (*first..=*last).contains(&code.wrapping_sub(*by)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held() -> impl Iterator<Item = char> {
        let blocks = [0..=0x58F, 0x10A0..=0x10FF, 0x1C80..=0x1CBF, 0x1E00..=0x1FFF, 0xFF00..=0xFFEF];
        blocks.into_iter().flatten().filter_map(char::from_u32)
    }

    #[test]
    fn case_is_as_in_the_standard_tables() {
        for letter in held() {
            // The only letter whose small form is two characters: an i with a second dot.
            let expected = if letter == 'İ' { 'i' } else { letter.to_lowercase().next().unwrap() };
            assert_eq!(small_letter(letter), expected, "{letter} {:x}", letter as u32);
            if letter.is_uppercase() {
                let has_small = letter.to_lowercase().next() != Some(letter);
                assert_eq!(is_capital(letter), has_small, "{letter} {:x}", letter as u32);
            }
        }
    }

    #[test]
    fn small_letters_are_those_that_have_a_capital() {
        let smalls: std::collections::BTreeSet<char> =
            held().filter(|c| *c != 'İ').filter_map(|c| c.to_lowercase().next().filter(|small| *small != c)).collect();
        for letter in held().filter(|c| !matches!(c, 'i' | 'ß')) {
            assert_eq!(is_small(letter), smalls.contains(&letter), "{letter} {:x}", letter as u32);
        }
        assert!(is_small('i') && is_small('ß') && !is_small('中') && !is_small('𝒜') && !is_small('\u{0}'));
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        assert_eq!(small_letters("Ωμέγα ЖЁ ÅŁẞ Ꭰ 中文 ﷲ 𝒜"), "ωμέγα жё åłß Ꭰ 中文 ﷲ 𝒜");
    }
}
