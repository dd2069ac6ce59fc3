//! The text of a label: cleaned, cut between letters, and roughly measured where there is no browser.

use super::LabelFont;
use crate::model::is_capital;

/// No label has more letters (grapheme clusters): very long ones cost most of a frame.
pub const MAX_LETTERS: usize = 80;
/// A letter keeps at most so many marks; a family of signs with skin tones has eleven.
pub const MAX_MARKS: usize = 12;

/// Who knows how wide a text is.
pub trait Measure {
    /// The advance width of a text in CSS pixels, at a font size in CSS pixels.
    fn width(&self, text: &str, size: f32, font: LabelFont) -> f32;
}

/// A measure from a table of usual advance widths: for pictures made without a browser, and for tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ApproximateMeasure;

impl Measure for ApproximateMeasure {
    fn width(&self, text: &str, size: f32, font: LabelFont) -> f32 {
        let weight = if font == LabelFont::Plain { 1.0 } else { 1.07 };
        text.chars().map(advance).sum::<f32>() * size * weight
    }
}

/// One line of at most `limit` letters, which are what readers take for one: a letter with its marks, a Hangul syllable in
/// parts, an Indic conjunct, a flag, a family of signs (the rules GB6 to GB13 of Unicode Standard Annex 29, with the
/// tables of common scripts only: a mark of a rare one counts as a letter, which merely cuts earlier). White space and control characters become single spaces, characters that turn
/// the direction of what follows are dropped, and what is left out is shown by "…", at a word's end where one is near.
pub fn shorten(text: &str, limit: usize) -> String {
    let limit = limit.clamp(1, MAX_LETTERS);
    let mut kept = String::new();
    // The ends in `kept` of the letters so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut marks = 0;
    let mut joint = Joint::None;
    let mut flag = false;
    let mut more = false;
    for c in text.chars() {
        let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
        if turns_direction(c) || (c == ' ' && (kept.is_empty() || kept.ends_with(' '))) {
            continue;
        }
        let indicator = matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
        let follows = match joint {
            Joint::None => false,
            Joint::Any => c != ' ',
            Joint::Indic => is_indic(c),
        };
        if !kept.is_empty() && (is_mark(c) || follows || (indicator && flag)) {
            joint = match c {
                '\u{200D}' => Joint::Any,
                _ if is_virama(c) || (joint == Joint::Indic && is_mark(c)) => Joint::Indic,
                _ => Joint::None,
            };
            flag = false;
            marks += 1;
            if marks <= MAX_MARKS {
                kept.push(c);
                if let Some(end) = ends.last_mut() {
                    *end = kept.len();
                }
            }
            continue;
        }
        if ends.len() > limit {
            more = true;
            break;
        }
        (marks, joint, flag) = (0, Joint::None, indicator);
        kept.push(c);
        ends.push(kept.len());
    }
    let whole = kept.trim_end().len();
    // After a last space there may be more.
    if !more && ends.iter().filter(|&&end| end <= whole).count() <= limit {
        kept.truncate(whole);
        return kept;
    }
    let cut = limit.checked_sub(2).and_then(|last| ends.get(last)).copied().unwrap_or(0);
    let amid_word = !kept[cut..].starts_with([' ', '-']);
    kept.truncate(cut);
    // Rather a whole word less than half a word more, if that costs at most a third.
    let whole_words =
        kept.rfind([' ', '-']).filter(|&space| amid_word && kept[..space].chars().count() * 3 >= limit * 2);
    if let Some(space) = whole_words {
        kept.truncate(space);
    }
    kept.truncate(kept.trim_end_matches([' ', ',', ';', ':', '–', '—', '-']).len());
    kept.push('…');
    kept
}

/// What the character before joins to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    /// After a joiner: whatever comes.
    Any,
    /// After a virama: the next consonant.
    Indic,
}

/// A text with its direction: one that begins from right to left is isolated, so that "…" and numbers in it stand at its
/// own end and what is around it keeps its order (Unicode Bidirectional Algorithm, 2.1 and 3.1).
pub fn isolated(text: String) -> String {
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(is_right_to_left) { format!("\u{2067}{text}\u{2069}") } else { text }
}

/// Letters of the blocks that are written from right to left: Hebrew to Arabic Extended-A, presentation forms, and the
/// old and African scripts beyond the first plane.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The signs that make conjuncts of consonants (`InCB=Linker`), in the scripts of India.
fn is_virama(c: char) -> bool {
    matches!(c, '\u{094D}' | '\u{09CD}' | '\u{0ACD}' | '\u{0B4D}' | '\u{0C4D}' | '\u{0D4D}')
}

fn is_indic(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0D7F}')
}

/// Characters that override or isolate direction (Unicode Bidirectional Algorithm, 2.1 to 2.4): in a name they could
/// make one label read as another.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
}

/// Marks that stay with the letter before them: the common ranges of category M, joiners, variation selectors and skin
/// tones. Rarer ones count as letters, which only cuts a little earlier.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{0711}' | '\u{0730}'..='\u{074A}'
        | '\u{07A6}'..='\u{07B0}' | '\u{0962}' | '\u{0963}' | '\u{09E2}' | '\u{09E3}' | '\u{0A01}'..='\u{0A03}'
        | '\u{0A70}' | '\u{0A71}' | '\u{0A81}'..='\u{0A83}' | '\u{0ABC}' | '\u{0ABE}'..='\u{0ACD}'
        | '\u{0B01}'..='\u{0B03}' | '\u{0B82}' | '\u{0C00}'..='\u{0C04}' | '\u{0C81}'..='\u{0C83}'
        | '\u{0D00}'..='\u{0D03}' | '\u{0D57}' | '\u{0DCA}'..='\u{0DDF}' | '\u{0EB1}' | '\u{0EB4}'..='\u{0EBC}'
        | '\u{0EC8}'..='\u{0ECE}' | '\u{0F71}'..='\u{0F84}' | '\u{102B}'..='\u{103E}' | '\u{1160}'..='\u{11FF}'
        | '\u{17B4}'..='\u{17D3}' | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{093C}'
        | '\u{093E}'..='\u{094F}' | '\u{0981}'..='\u{0983}' | '\u{09BC}'..='\u{09CD}' | '\u{0A3C}'..='\u{0A4D}'
        | '\u{0B3C}'..='\u{0B4D}' | '\u{0BBE}'..='\u{0BCD}' | '\u{0C3E}'..='\u{0C4D}' | '\u{0CBC}'..='\u{0CCD}'
        | '\u{0D3E}'..='\u{0D4D}' | '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}' | '\u{20D0}'..='\u{20F0}'
        | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The advance width of a character in ems, as in common sans-serif fonts, rather too wide than too narrow.
fn advance(c: char) -> f32 {
    match c {
        _ if is_mark(c) || turns_direction(c) => 0.0,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | '‘' | ' ' => 0.31,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '“' | '”' | '*' => 0.39,
        'm' | 'M' | 'W' | 'w' | '%' | '@' | '…' | '—' => 0.9,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.55,
        'a'..='z' | '0'..='9' => 0.62,
        'A'..='Z' | '&' => 0.71,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' => 1.0,
        '\u{FF00}'..='\u{FF60}' | '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}' => 1.05,
        _ if is_capital(c) => 0.74,
        _ => 0.64,
    }
}
