//! The values that panels show: comparable, made from state by the pure functions beside this file.

use std::rc::Rc;

use super::{NodeLink, QuoteView};
use crate::graph::{Condition, Dimension, Projection};
use crate::model::{EntityKind, EventFamily, GlobalId, Status};
use crate::state::Command;

/// One line of the legend, which is also the filter.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendRow {
    pub what: LegendItem,
    /// "People", "Countries", "Meetings and contact" …
    pub label: Rc<str>,
    /// How many stand as nodes of what all else leaves: as many as are bright when the row is not faded.
    pub count: usize,
    /// How many events stand in lines instead.
    pub as_lines: usize,
    /// Faded by the filter.
    pub faded: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegendItem {
    Kind(EntityKind),
    Family(EventFamily),
}

/// The legend with the chips under it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LegendView {
    pub kinds: Vec<LegendRow>,
    pub families: Vec<LegendRow>,
    /// The statuses that occur, with counts, in the list's order: the key to dashes and strikes.
    pub statuses: Vec<(Status, usize)>,
    /// Whether some value is in conflict.
    pub conflicts: usize,
    /// Speech, photo events and related headlines not drawn until asked.
    pub folded: usize,
    pub unfolded: bool,
    /// Events that do not count as meetings: cancelled, planned …
    pub not_counting: usize,
    /// The same by what became of them: "4 announced, 2 cancelled".
    pub not_counting_words: Rc<str>,
    /// Whether what is left out is hidden, and not faded.
    pub hides: bool,
    /// How events stand; as lines, those that do not count are in none.
    pub projection: Projection,
    /// With events as lines, those that are in none because fewer than two took part.
    pub alone: usize,
    pub only_counting: bool,
}

/// A condition of the filter in words: "Status: cancelled, planned".
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    pub text: Rc<str>,
    pub removes: Command,
}

/// What may be asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FacetView {
    pub groups: Vec<FacetGroup>,
    /// The words that are asked for.
    pub text: Rc<str>,
    /// Whether what is left out is hidden.
    pub hides: bool,
    /// Whether there is any event.
    pub any: bool,
}

/// The values of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetGroup {
    pub dimension: Dimension,
    pub title: &'static str,
    /// What is asked for in it, in words.
    pub chosen: Rc<str>,
    pub rows: Vec<FacetRow>,
}

/// A value that may be asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetRow {
    pub condition: Condition,
    pub label: Rc<str>,
    /// How many events have it, of those that the other dimensions leave.
    pub count: usize,
    pub asked: bool,
}

/// What the foot of the page counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Drawn, as nodes.
    pub entities: usize,
    pub events: usize,
    /// Events that stand in a drawn line.
    pub as_lines: usize,
    /// Drawn.
    pub lines: usize,
    /// Names that a drawn country stands for.
    pub in_countries: usize,
    /// Names and events not drawn, neither as a node nor in a line.
    pub hidden: usize,
    /// Chosen by the user.
    pub selected: usize,
}

/// Why the canvas is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    NoArticle,
    /// The open articles have neither names nor events.
    NothingInArticles,
    /// All is hidden by the filter: the reset shows it.
    Filtered,
    /// Nothing was published by the day of knowledge.
    NotKnown,
    /// All is of a kind that is folded until asked.
    Folded,
}

/// One open article.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleRow {
    pub id: Rc<str>,
    pub title: Rc<str>,
    pub publisher: Rc<str>,
    /// "15 August 2025"
    pub date: Rc<str>,
    /// Whether its text is there to be read.
    pub has_text: bool,
    pub entities: usize,
    pub events: usize,
    /// Whether it was published by the day of knowledge.
    pub known: bool,
    pub faded: bool,
    pub issues: usize,
}

/// The clock of knowledge and its stops, the days of publication.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockView {
    pub days: Vec<i64>,
    /// Which of the days holds.
    pub at: usize,
    /// "14 August 2025"
    pub day: Rc<str>,
    /// Whether something that is open is left out because of it.
    pub is_set: bool,
    /// How many articles are known, and how many there are.
    pub articles: usize,
    pub of: usize,
}

/// What was known on a day, and what has changed since.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownView {
    /// "14 August 2025"
    pub day: Rc<str>,
    /// How many articles were known.
    pub articles: usize,
    /// The others, by publication: publisher and date.
    pub later: Vec<Rc<str>>,
    /// How many people, countries and places nothing was known of.
    pub names: usize,
    /// What has changed about what was known: status first, then the rest, each in time order.
    pub rows: Vec<ChangeRow>,
    /// Events that nothing was known of, in time order.
    pub fresh: Vec<ChangeRow>,
    /// How many there are in all.
    pub fresh_count: usize,
}

/// Something that has changed about an event.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    pub event: NodeLink,
    /// What is told first is less.
    pub rank: u8,
    /// When the event is.
    pub date: Rc<str>,
    /// "planned → cancelled", "now also with Yuri Ushakov" …; of a new event its status.
    pub what: Rc<str>,
    /// As it is now.
    pub status: Status,
    /// What proves it.
    pub quotes: Vec<QuoteView>,
}

/// How far an event was said to have happened, and who said so when.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusStep {
    pub status: Option<Status>,
    pub status_name: Rc<str>,
    /// Date and publisher of each article.
    pub by: Vec<(Rc<str>, Rc<str>)>,
}

/// The article reader.
#[derive(Debug, Clone, PartialEq)]
pub struct ReaderView {
    pub article: Rc<str>,
    pub title: Rc<str>,
    pub subtitle: Option<Rc<str>>,
    pub publisher: Rc<str>,
    pub date: Rc<str>,
    pub url: Option<Rc<str>>,
    /// Paragraph by paragraph: pieces of text, each with the quotes that cover it; empty where the text is absent.
    pub paragraphs: Vec<Vec<Passage>>,
    /// All quotes of the article with their records, for reading where the text is absent.
    pub quotes: Vec<(NodeLink, QuoteView)>,
    pub has_text: bool,
}

/// A piece of an article's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    pub text: Rc<str>,
    /// Whether some record quotes it.
    pub quoted: bool,
    /// Whether it is the passage asked for.
    pub current: bool,
    /// The record it leads to.
    pub record: Option<GlobalId>,
}
