//! Quotes: where the words of a piece of evidence stand in the article's text.

use std::ops::Range;

use super::{Evidence, Source};

/// The text with white-space runs as one space and none at the ends: what quotes are compared in and what
/// `text_sha256` is the hash of.
///
/// The format wants NFC besides. That is not done here: the tables would cost more than the rest of the page, so a
/// caller that has a normaliser (the browser, or a native crate) composes the text before it comes in.
pub fn normalise_text(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut normal = words.next().unwrap_or_default().to_owned();
    for word in words {
        normal.push(' ');
        normal.push_str(word);
    }
    normal
}

/// A text made ready for many look-ups.
#[derive(Debug, Clone)]
pub struct QuoteFinder {
    normal: String,
    /// Runs of the normalised text: where each begins there, and where its first byte stands in the original.
    runs: Vec<(usize, usize)>,
}

/// Where a quote stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotePlace {
    /// Nowhere.
    Absent,
    /// Bytes of the text as the article has it.
    At(Range<usize>),
    /// At several places that prefix and suffix do not tell apart; the first of them.
    Ambiguous(Range<usize>),
}

impl QuotePlace {
    /// The place to show.
    pub fn range(self) -> Option<Range<usize>> {
        match self {
            Self::Absent => None,
            Self::At(range) | Self::Ambiguous(range) => Some(range),
        }
    }
}

impl QuoteFinder {
    /// Makes a text ready.
    pub fn new(text: &str) -> Self {
        let base = text.as_ptr() as usize;
        let mut normal = String::with_capacity(text.len());
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for word in text.split_whitespace() {
            if !normal.is_empty() {
                normal.push(' ');
            }
            let at = word.as_ptr() as usize - base;
            // A word that follows one plain space continues the run before it.
            let continues = runs.last().is_some_and(|(begin, original)| original + (normal.len() - begin) == at);
            if !continues {
                runs.push((normal.len(), at));
            }
            normal.push_str(word);
        }
        Self { normal, runs }
    }

    /// The text that quotes are compared in.
    pub fn text(&self) -> &str {
        &self.normal
    }

    /// Where the quote stands between its prefix and suffix.
    pub fn find(&self, evidence: &Evidence) -> QuotePlace {
        let quote = normalise_text(&evidence.quote);
        if quote.is_empty() {
            return QuotePlace::Absent;
        }
        let prefix = normalise_text(evidence.prefix.as_deref().unwrap_or_default());
        let suffix = normalise_text(evidence.suffix.as_deref().unwrap_or_default());
        let mut places = self.normal.match_indices(&quote).map(|(at, _)| at..at + quote.len()).filter(|range| {
            let before = self.normal.get(..range.start).unwrap_or_default().trim_end();
            let after = self.normal.get(range.end..).unwrap_or_default().trim_start();
            before.ends_with(prefix.as_str()) && after.starts_with(suffix.as_str())
        });
        let Some(first) = places.next() else { return QuotePlace::Absent };
        let original = self.original(first.start)..self.original(first.end - 1) + 1;
        // The last byte of a quote may be within a letter's bytes; the run maps bytes one to one.
        if places.next().is_some() { QuotePlace::Ambiguous(original) } else { QuotePlace::At(original) }
    }

    fn original(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|(begin, _)| *begin <= at).saturating_sub(1);
        self.runs.get(run).map_or(at, |(begin, original)| original + (at - begin))
    }
}

impl Source {
    /// The bytes of the article's text where the quote stands, the first where it stands at several; `None` where
    /// there is no text or no such words. Line breaks in the text count as white space.
    ///
    /// For many quotes of one article make a [`QuoteFinder`] once.
    pub fn find(&self, evidence: &Evidence) -> Option<Range<usize>> {
        QuoteFinder::new(self.article.text.as_deref()?).find(evidence).range()
    }
}
