//! The rule from records to network.

/// How events and those who took part stand in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Projection {
    /// Entities and events are nodes: the incidence network, the truth.
    #[default]
    EventsAsNodes,
    /// Entities are nodes; the events that two of them shared are lines between them. Events with more than 12
    /// participants stay nodes.
    EventsAsLines,
    /// The same between countries: people, organisations and places are folded into the countries that they stand for.
    Countries,
    /// The same between people, and nothing else.
    People,
}

impl Projection {
    /// All of them, in the order in which one key goes through them.
    pub const ALL: [Self; 4] = [Self::EventsAsNodes, Self::EventsAsLines, Self::Countries, Self::People];

    /// The one after it; after the last the first.
    pub fn next(self) -> Self {
        match self {
            Self::EventsAsNodes => Self::EventsAsLines,
            Self::EventsAsLines => Self::Countries,
            Self::Countries => Self::People,
            Self::People => Self::EventsAsNodes,
        }
    }

    /// The word for it in links.
    pub fn word(self) -> &'static str {
        match self {
            Self::EventsAsNodes => "dots",
            Self::EventsAsLines => "lines",
            Self::Countries => "countries",
            Self::People => "people",
        }
    }

    /// The projection of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|projection| projection.word() == word)
    }
}
