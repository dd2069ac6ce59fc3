//! Wordings: what a label may say, shortened and measured once and kept.

use std::sync::Arc;

use super::text::{MAX_LETTERS, Measure, isolated, shorten};
use super::{LabelFont, labels};
use crate::graph::Node;
use crate::order::Map;

/// Texts are measured at this size in CSS pixels; at another they are wider by the same share.
const MEASURED_AT: f32 = 13.0;
/// So many nodes' texts are kept; beyond, those that were not in the last frames are forgotten.
const MOST_KEPT: usize = 4096;
/// The same of what lines say.
const MOST_WORDS: usize = 1024;

/// What a label says of its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The short name, shortened much.
    Few,
    /// The short name, shortened.
    More,
    /// The whole name.
    Whole,
    /// A country's letters.
    Code,
    /// The short name of an entity where there is room for a word only.
    Least,
    /// The short name, shortened little, on two lines.
    Two,
}

/// A text with its width in CSS pixels for each pixel of its size.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub text: Arc<str>,
    /// The second of two lines.
    pub below: Option<Arc<str>>,
    /// Of the wider line.
    pub width: f32,
}

/// Texts by node and by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Wordings {
    /// One more than the place among `kept`, by slot.
    place_of: Vec<u32>,
    kept: Vec<Kept>,
    words: Map<Arc<str>, Text>,
    frame: u32,
}

#[derive(Debug, Clone)]
struct Kept {
    slot: u32,
    /// The name that the texts were made of: a slot may come to stand for another node.
    name: Arc<str>,
    texts: [Option<Text>; 6],
    used: u32,
}

impl Text {
    fn of(text: String, font: LabelFont, measure: &dyn Measure) -> Self {
        let text = isolated(text);
        let width = measure.width(&text, MEASURED_AT, font) / MEASURED_AT;
        Self { text: text.into(), below: None, width }
    }

    /// A text on two lines, broken at the space nearest to its middle; on one where it has none.
    fn of_two(text: String, font: LabelFont, measure: &dyn Measure) -> Self {
        let middle = text.len() / 2;
        let spaces = text.char_indices().filter(|(_, letter)| *letter == ' ').map(|(at, _)| at);
        let Some(at) = spaces.min_by_key(|at| at.abs_diff(middle)) else { return Self::of(text, font, measure) };
        let [first, second] = [&text[..at], &text[at + 1..]].map(|line| Self::of(line.to_owned(), font, measure));
        Self { below: Some(second.text), width: first.width.max(second.width), ..first }
    }
}

impl Wordings {
    /// Forgets all, because fonts changed.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// A new frame begins; it may ask for nodes of slots below `slots`.
    pub(super) fn begin(&mut self, slots: usize) {
        self.frame = self.frame.wrapping_add(1);
        self.place_of.resize(slots, 0);
        if self.kept.len() > MOST_KEPT || self.kept.iter().any(|kept| kept.slot as usize >= slots) {
            let last = self.frame.wrapping_sub(1);
            self.kept.retain(|kept| kept.used == last && (kept.slot as usize) < slots);
            self.place_of.fill(0);
            for (place, kept) in (1u32..).zip(&self.kept) {
                if let Some(entry) = self.place_of.get_mut(kept.slot as usize) {
                    *entry = place;
                }
            }
        }
    }

    /// The text of a node in this form; `None` where there is nothing to write.
    pub(super) fn of(
        &mut self,
        slot: u32,
        node: &Node,
        form: Form,
        font: LabelFont,
        measure: &dyn Measure,
    ) -> Option<Text> {
        let entry = self.place_of.get_mut(slot as usize)?;
        if *entry == 0 {
            self.kept.push(Kept { slot, name: node.name.clone(), texts: Default::default(), used: self.frame });
            *entry = self.kept.len() as u32;
        }
        let kept = self.kept.get_mut(*entry as usize - 1)?;
        kept.used = self.frame;
        if !Arc::ptr_eq(&kept.name, &node.name) {
            (kept.name, kept.texts) = (node.name.clone(), Default::default());
        }
        let short = if node.short.is_empty() { &node.name } else { &node.short };
        let text = kept.texts[form as usize].get_or_insert_with(|| {
            let text = match form {
                Form::Two => shorten(short, labels::TWO_LINES),
                Form::Few => shorten(short, labels::FEW_LETTERS),
                // A name is not cut for the sake of two or three letters.
                Form::Least if short.chars().count() > labels::LEAST_LETTERS + 3 => {
                    shorten(short, labels::LEAST_LETTERS)
                }
                Form::Least => String::new(),
                Form::More => shorten(short, labels::SHORT_LETTERS),
                Form::Whole => shorten(&node.name, MAX_LETTERS),
                Form::Code => shorten(node.country.as_deref().unwrap_or_default(), 3).to_ascii_uppercase(),
            };
            let (on_two, least) = match form {
                Form::Two => (true, labels::LEAST_LETTERS),
                Form::Whole => (true, labels::SHORT_LETTERS),
                _ => (false, 0),
            };
            if on_two && shorten(&text, least) != text {
                return Text::of_two(text, font, measure);
            }
            // A short name needs no second line.
            Text::of(if form == Form::Two { String::new() } else { text }, font, measure)
        });
        text.is_seen().then(|| text.clone())
    }

    /// The text of what a line says.
    pub(super) fn of_word(&mut self, word: &str, measure: &dyn Measure) -> Text {
        if let Some(known) = self.words.get(word) {
            return known.clone();
        }
        if self.words.len() >= MOST_WORDS {
            self.words.clear();
        }
        let text = Text::of(word.to_owned(), LabelFont::Line, measure);
        self.words.insert(word.into(), text.clone());
        text
    }
}

impl Text {
    fn is_seen(&self) -> bool {
        !self.text.is_empty() && self.width.is_finite() && self.width > 0.0
    }

    /// The text with its width at this size, shortened until it is no wider than `room`, both in CSS pixels; `None`
    /// where nothing is left to write.
    pub(super) fn cut_to(self, size: f32, room: f32, font: LabelFont, measure: &dyn Measure) -> Option<Self> {
        let width = self.width * size;
        if width <= room {
            return Some(Self { width, ..self });
        }
        // Letters differ in width: a little fewer than by the average.
        let whole = self.below.map_or_else(|| self.text.to_string(), |below| [&*self.text, " ", &below].concat());
        let letters = whole.chars().count() as f32 * (room / width).max(0.0) * 0.92;
        let text = Self::of(shorten(&whole, letters as usize), font, measure);
        let width = text.width * size;
        (text.is_seen() && width <= room).then_some(Self { width, ..text })
    }
}
