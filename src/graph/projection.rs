//! The rule from records to network.

/// How events stand in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Projection {
    /// Entities and events are nodes: the incidence network, the truth.
    #[default]
    EventsAsNodes,
    /// Entities are nodes; a pair's shared events are one line. Events with more than 12 participants stay nodes.
    EventsAsLines,
}
