//! The names of articles and records.

use std::fmt;
use std::sync::Arc;

/// The id of an article, unique among all that are open.
pub type ArticleId = Arc<str>;

/// `article#record`: the name of a record across articles. Saved layouts, links and notes hang on it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalId(Arc<str>);

impl GlobalId {
    /// The name of the record `local` of `article`.
    pub fn new(article: &str, local: &str) -> Self {
        Self([article, "#", local].concat().into())
    }

    /// Reads `article#record`; `None` where there is no `#`.
    pub fn parse(text: &str) -> Option<Self> {
        text.contains('#').then(|| Self(text.into()))
    }

    /// The name of this text, which has a `#`.
    pub(crate) fn of(text: Arc<str>) -> Self {
        Self(text)
    }

    /// The whole name, shared.
    pub fn shared(&self) -> &Arc<str> {
        &self.0
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The article's part.
    pub fn article(&self) -> &str {
        self.0.split_once('#').map_or("", |(article, _)| article)
    }

    /// The record's part.
    pub fn local(&self) -> &str {
        self.0.split_once('#').map_or(&self.0, |(_, local)| local)
    }
}

impl fmt::Display for GlobalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for GlobalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
