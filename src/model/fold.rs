//! Folding: one plain key for the spellings of a name, across case, accents, punctuation and three alphabets.

use super::letters::small_letter;
use crate::order::Listed as _;

/// Latin letters with marks, by their base letters. Covers Latin-1, Latin Extended-A and what names in the news use
/// of the rest; Vietnamese letters follow from `1E00` on. Letters that NFC does not compose lose their combining mark.
const LATIN: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("ae", "æǣǽ"),
    ("b", "ḃḅḇɓ"),
    ("c", "çćĉċčḉƈ"),
    ("d", "ďđḋḍḏḑḓɗð"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệəǝ"),
    ("f", "ḟƒ"),
    ("g", "ĝğġģǧǵḡɠ"),
    ("h", "ĥħḣḥḧḩḫȟ"),
    ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵƙĸ"),
    ("l", "ĺļľŀłḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňŉŋǹṅṇṉṋ"),
    ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšșṡṣṥṧṩſ"),
    ("ss", "ß"),
    ("t", "ţťŧțṫṭṯṱẗ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕƶ"),
];

/// Cyrillic letters as the English-language press writes them (BGN/PCGN without its marks), with those of Ukrainian,
/// Belarusian, Serbian, Macedonian and Kazakh.
const CYRILLIC: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "e"),
    ('є', "ye"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('і', "i"),
    ('ї', "yi"),
    ('й', "y"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ў', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "yu"),
    ('я', "ya"),
    ('ђ', "dj"),
    ('ј', "j"),
    ('љ', "lj"),
    ('њ', "nj"),
    ('ћ', "c"),
    ('џ', "dz"),
    ('ѓ', "g"),
    ('ќ', "k"),
    ('ѕ', "dz"),
    ('ә', "a"),
    ('ғ', "g"),
    ('қ', "q"),
    ('ң', "n"),
    ('ө', "o"),
    ('ұ', "u"),
    ('ү', "u"),
    ('һ', "h"),
];

/// Greek letters after ELOT 743, letter by letter.
const GREEK: &[(char, &str)] = &[
    ('α', "a"),
    ('ά', "a"),
    ('β', "v"),
    ('γ', "g"),
    ('δ', "d"),
    ('ε', "e"),
    ('έ', "e"),
    ('ζ', "z"),
    ('η', "i"),
    ('ή', "i"),
    ('θ', "th"),
    ('ι', "i"),
    ('ί', "i"),
    ('ϊ', "i"),
    ('ΐ', "i"),
    ('κ', "k"),
    ('λ', "l"),
    ('μ', "m"),
    ('ν', "n"),
    ('ξ', "x"),
    ('ο', "o"),
    ('ό', "o"),
    ('π', "p"),
    ('ρ', "r"),
    ('σ', "s"),
    ('ς', "s"),
    ('τ', "t"),
    ('υ', "y"),
    ('ύ', "y"),
    ('ϋ', "y"),
    ('ΰ', "y"),
    ('φ', "f"),
    ('χ', "ch"),
    ('ψ', "ps"),
    ('ω', "o"),
    ('ώ', "o"),
];

/// Cyrillic and Greek letters that look like Latin ones (after Unicode TR 39, confusables), in lower or upper case.
const LOOK_ALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('α', 'a'),
    ('β', 'b'),
    ('ε', 'e'),
    ('η', 'n'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('μ', 'm'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
];

/// The plain key of a name: lower case, no marks, Cyrillic and Greek in Latin letters, punctuation as one space,
/// apostrophes and full stops gone ("U.S." and "US" are one). Letters of other scripts stay as they are.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    if text.is_ascii() {
        // Most texts, and then all of an article.
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => key.push(char::from(byte)),
                b'A'..=b'Z' => key.push(char::from(byte | 0x20)),
                b'\'' | b'.' | b'`' => {}
                _ => push_space(&mut key),
            }
        }
        if key.ends_with(' ') {
            key.pop();
        }
        return key;
    }
    for letter in text.chars().map(small_letter) {
        push_letter(&mut key, letter);
    }
    if key.ends_with(' ') {
        key.pop();
    }
    if text.chars().any(is_cyrillic) { press_endings(&key) } else { key }
}

/// The key that look-alike letters share: "Рutin" with a Cyrillic Р and "Putin" have one skeleton.
pub(super) fn skeleton(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(small_letter)
        .map(|letter| LOOK_ALIKES.iter().find(|(alike, _)| *alike == letter).map_or(letter, |(_, latin)| *latin))
        .collect();
    fold(&plain)
}

fn push_letter(key: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => key.push(letter),
        '\'' | '.' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '·' => {}
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        _ if letter.is_ascii() => push_space(key),
        _ => match folded(letter) {
            Some(latin) => key.push_str(latin),
            None if letter.is_alphanumeric() => key.push(letter),
            // The signs that kill a vowel in the scripts of India are marks within a word.
            None if ('\u{900}'..'\u{1000}').contains(&letter) => key.push(letter),
            None => push_space(key),
        },
    }
}

fn push_space(key: &mut String) {
    if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

fn folded(letter: char) -> Option<&'static str> {
    let of = |table: &[(char, &'static str)]| table.iter().find(|(from, _)| *from == letter).map(|(_, to)| *to);
    match letter {
        '\u{370}'..='\u{3ff}' => of(GREEK),
        '\u{400}'..='\u{52f}' => of(CYRILLIC),
        _ => LATIN.iter().find(|(_, marked)| marked.contains(letter)).map(|(base, _)| *base),
    }
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

/// Word endings that the press shortens: "Зеленский" is Zelensky, "Белый" is Bely.
fn press_endings(key: &str) -> String {
    let words: Vec<String> = key
        .split(' ')
        .map(|word| match word.strip_suffix("iy").or_else(|| word.strip_suffix("yy")) {
            Some(stem) if stem.len() > 2 => format!("{stem}y"),
            _ => word.to_owned(),
        })
        .list();
    words.join(" ")
}
