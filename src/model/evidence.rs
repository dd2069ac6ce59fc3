//! The words that support a statement, and how the article stands to it.

use std::sync::Arc;

use super::word::closed_list;
use super::{Extra, Word};

closed_list! {
    /// How a piece of evidence stands to the statement.
    Stance {
        Asserts = "asserts",
        Implies = "implies",
        Claims = "claims",
        Denies = "denies",
        Speculates = "speculates",
    }
}

closed_list! {
    /// Where a value comes from. Background is not in the text: drawn differently, never counted as sourced.
    Basis {
        Stated = "stated",
        Resolved = "resolved",
        Inferred = "inferred",
        Background = "background",
    }
}

/// The part of the article something stands in: `body`, `title`, `subtitle`, `caption`, `related` …
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Section(pub Arc<str>);

impl Section {
    /// Whether it is furniture round the article: a headline of another one.
    pub fn is_related(&self) -> bool {
        &*self.0 == "related"
    }
}

/// A verbatim quote; a record may have several.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub quote: String,
    /// Words before the quote, where it occurs twice.
    pub prefix: Option<String>,
    /// Words after the quote, where it occurs twice.
    pub suffix: Option<String>,
    /// Asserts where the file says nothing.
    pub stance: Option<Word<Stance>>,
    /// Whose stance, a local entity id; the article's own where absent.
    pub by: Option<Arc<str>>,
    pub section: Option<Section>,
    pub extra: Extra,
}

impl Evidence {
    /// The stance, which is `asserts` where the file says nothing or something unknown.
    pub fn stance(&self) -> Stance {
        self.stance.as_ref().and_then(Word::known).unwrap_or(Stance::Asserts)
    }
}
