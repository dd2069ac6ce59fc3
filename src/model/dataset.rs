//! All open articles, and what the user decided about likenesses between them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{ArticleId, GlobalId, Source};

/// Answers to "are these two the same?"; each pair is ordered, and an answer that says same loses to different.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    pub same: BTreeSet<(GlobalId, GlobalId)>,
    pub different: BTreeSet<(GlobalId, GlobalId)>,
}

/// The open articles by id. What they say together is `Merged::of`, a pure function of this value, so the order in
/// which they were opened cannot matter and removing one removes exactly its values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    pub sources: BTreeMap<ArticleId, Arc<Source>>,
    pub decisions: Decisions,
}
