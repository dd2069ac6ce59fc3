//! The values that the inspector and cards show: comparable, made from state by the pure functions beside this file.

use std::rc::Rc;

use super::{KnownView, PathView, StatusStep};
use crate::graph::NodeKind;
use crate::model::{GlobalId, Status};

/// A quote with its publisher.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteView {
    /// The record whose quote it is, and which of its quotes: what `Command::Read` takes.
    pub record: GlobalId,
    pub index: usize,
    pub quote: Rc<str>,
    pub article: Rc<str>,
    pub publisher: Rc<str>,
    /// Said only where it is not "asserts": "claimed by Western media", "denied by …".
    pub stance: Option<Rc<str>>,
    /// Whether the article's text is there, so that the passage can be shown.
    pub has_text: bool,
}

/// A value as the articles have it.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    /// "Status", "Place", "Duration" …
    pub label: Rc<str>,
    /// The value to show first.
    pub value: Rc<str>,
    /// A thing the value names, to go to.
    pub target: Option<GlobalId>,
    pub agreement: AgreementView,
    /// Each value with its publisher and the record, where there are several articles behind it.
    pub sources: Vec<(Rc<str>, Rc<str>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementView {
    /// One article says so.
    Single,
    /// Several say the same, or what fits.
    Corroborated,
    Superseded,
    Conflict,
}

/// A name that can be clicked.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeLink {
    pub id: GlobalId,
    pub name: Rc<str>,
    pub kind: NodeKind,
    /// "speaker", "for Russia" …, empty where there is nothing to say.
    pub detail: Rc<str>,
    /// The articles that say so where not all do: "only in …".
    pub only_in: Option<Rc<str>>,
}

/// An event in the list of an entity's linked events.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    pub id: GlobalId,
    pub title: Rc<str>,
    pub kind: NodeKind,
    /// "meeting", "press conference" …
    pub type_name: Rc<str>,
    pub status: Status,
    /// What the entity did in it: "speaker", "participant" …
    pub role: Rc<str>,
    /// "15 August 2025", "about 11:00" …, empty where unknown.
    pub date: Rc<str>,
    pub place: Option<NodeLink>,
    /// The other participants.
    pub others: Vec<NodeLink>,
    pub quotes: Vec<QuoteView>,
    pub conflict: bool,
    /// It has not what the filter asks for.
    pub left_out: bool,
}

/// The inspector's content.
#[derive(Debug, Clone, PartialEq)]
pub enum Inspector {
    /// Nothing is selected: an overview and what to do next.
    Empty {
        entities: usize,
        events: usize,
        articles: usize,
        /// What has changed since the day of knowledge, where one is set.
        known: Option<Rc<KnownView>>,
    },
    Entity(Rc<EntityView>),
    Event(Rc<EventView>),
    Edge(Rc<EdgeView>),
    Path(Rc<PathView>),
    Many {
        nodes: Vec<NodeLink>,
        shared: Vec<EventRow>,
    },
}

/// An entity in the inspector.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityView {
    pub id: GlobalId,
    pub name: Rc<str>,
    pub kind: NodeKind,
    /// "person", "country" …
    pub kind_name: Rc<str>,
    pub unnamed: bool,
    /// Other names with the publishers that use them.
    pub other_names: Vec<(Rc<str>, Rc<str>)>,
    /// Offices and other relations as sentences: "President", "Russia".
    pub relations: Vec<RelationRow>,
    pub facts: Vec<FactRow>,
    pub notes: Vec<Rc<str>>,
    /// In time order.
    pub events: Vec<EventRow>,
    pub quotes: Vec<QuoteView>,
    pub pinned: bool,
    /// Neighbours not drawn at present.
    pub hidden_neighbours: usize,
    /// "most often reported together", the most first.
    pub together: Vec<TogetherRow>,
    /// Of a country in which others are folded: those whom no relation names.
    pub stands_for: Vec<NodeLink>,
    pub publishers: Vec<Rc<str>>,
}

/// With whom an entity was reported together.
#[derive(Debug, Clone, PartialEq)]
pub struct TogetherRow {
    pub other: NodeLink,
    /// Shared events that count.
    pub events: usize,
    /// The line that stands for them, where they are drawn as lines.
    pub line: Option<Rc<str>>,
}

/// A relation of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationRow {
    pub id: GlobalId,
    /// "President of", "special envoy of", "member of", "located in" …
    pub label: Rc<str>,
    pub other: NodeLink,
    /// Whether the sentence runs from the other one to this one.
    pub reversed: bool,
    pub date: Rc<str>,
    pub background: bool,
    pub quotes: Vec<QuoteView>,
}

/// An event in the inspector.
#[derive(Debug, Clone, PartialEq)]
pub struct EventView {
    pub id: GlobalId,
    pub title: Rc<str>,
    pub kind: NodeKind,
    pub type_name: Rc<str>,
    pub status: Status,
    pub status_name: Rc<str>,
    /// How it was told, where it was told otherwise later.
    pub history: Vec<StatusStep>,
    /// Status, date, place, duration, deadline … with their agreement.
    pub facts: Vec<FactRow>,
    /// Participants by side: the side's name ("" where none), then its people.
    pub sides: Vec<(Rc<str>, Vec<NodeLink>)>,
    pub part_of: Option<NodeLink>,
    pub parts: Vec<NodeLink>,
    pub about: Vec<NodeLink>,
    /// What was said in it: act and paraphrase, verbatim words, publisher.
    pub says: Vec<Saying>,
    /// Events about this one: what was said of it.
    pub said_about: Vec<EventRow>,
    pub notes: Vec<Rc<str>>,
    pub quotes: Vec<QuoteView>,
    pub conflict: bool,
    pub pinned: bool,
    /// Neighbours not drawn at present.
    pub hidden_neighbours: usize,
    pub publishers: Vec<Rc<str>>,
}

/// What was said: act, paraphrase, the words themselves, publisher.
pub type Saying = (Rc<str>, Rc<str>, Option<Rc<str>>, Rc<str>);

/// A line in the inspector.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeView {
    pub id: Rc<str>,
    pub from: NodeLink,
    pub to: NodeLink,
    /// "took part in, as speaker", "holds office" …
    pub sentence: Rc<str>,
    pub derived: bool,
    pub quotes: Vec<QuoteView>,
    /// Those that the filter lets be seen.
    pub events: Vec<EventRow>,
    /// The others that it stands for.
    pub filtered: usize,
}

/// The card by a line under the pointer.
#[derive(Debug, Clone, PartialEq)]
pub struct LineCard {
    pub from: Rc<str>,
    pub sentence: Rc<str>,
    pub to: Rc<str>,
    /// Date and title of the first events that it stands for.
    pub events: Vec<(Rc<str>, Rc<str>)>,
    /// How many more there are.
    pub more: usize,
    /// Quotes behind it.
    pub quotes: usize,
}
