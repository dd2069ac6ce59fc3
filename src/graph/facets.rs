//! Facets: what events, entities and lines are filtered by, worked out once for a network.

use std::cell::OnceCell;
use std::sync::Arc;

use super::{EdgeKind, Network, Node};
use crate::model::{Evidence, GlobalId, Merged, MergedEvent, Role, Sourced, Stance, fold};
use crate::order::{Listed as _, Map, Set};

/// There is none.
pub(super) const NONE: u32 = u32::MAX;
/// Whatever is asked, it is in it.
pub(super) const ANY: u32 = u32::MAX;

/// See the module. Events are numbered: those that are nodes in the order of their slots, then those in lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Facets {
    pub(super) events: Vec<EventFacets>,
    pub(super) nodes: Vec<NodeFacets>,
    pub(super) edges: Vec<EdgeFacets>,
    /// Who printed the articles, ascending.
    pub(super) publishers: Vec<Arc<str>>,
    /// The countries that occur, as ISO 3166-1 alpha-2, ascending.
    pub(super) countries: Vec<Arc<str>>,
    /// Edges and the nodes at their other ends, node by node.
    around: Vec<(u32, u32)>,
    /// Where each node's part of `around` begins; one more for its end.
    starts: Vec<u32>,
    /// What can be read of events, then of nodes that are none.
    texts: Texts,
}

/// What an event is filtered by besides its node.
#[derive(Debug, Clone, Default)]
pub(super) struct EventFacets {
    /// Its node, or [`NONE`].
    pub(super) slot: u32,
    pub(super) stances: u32,
    pub(super) roles: u32,
    pub(super) quotes: u32,
    /// Those of who took part, was represented, of where it was.
    pub(super) countries: Vec<u16>,
    pub(super) publishers: Vec<u16>,
}

/// What a node is filtered by besides what it says itself.
#[derive(Debug, Clone)]
pub(super) struct NodeFacets {
    /// The number of an event.
    pub(super) event: u32,
    /// Of an entity.
    pub(super) country: Option<u16>,
    pub(super) publishers: Vec<u16>,
    pub(super) has_relation: bool,
}

/// What an edge is filtered by.
#[derive(Debug, Clone)]
pub(super) struct EdgeFacets {
    pub(super) ends: (u32, u32),
    /// The role of a participation.
    pub(super) roles: u32,
    /// The stances of a relation.
    pub(super) stances: u32,
    /// How many articles.
    pub(super) sources: u32,
    pub(super) publishers: Vec<u16>,
    /// The numbers of the events that a line stands for.
    pub(super) events: Vec<u32>,
}

#[derive(Debug, Clone, Default)]
struct Texts {
    written: Vec<String>,
    folded: OnceCell<Vec<String>>,
}

/// The bit of a word in its closed list.
pub(super) fn bit(place: usize) -> u32 {
    1 << (place % 32)
}

/// The bit of a role.
pub(super) fn role_bit(role: Role) -> u32 {
    bit(role as usize)
}

/// The bit of a stance.
pub(super) fn stance_bit(stance: Stance) -> u32 {
    bit(stance as usize)
}

impl Facets {
    /// Those of a network that is made but for them.
    pub(super) fn of(network: &Network, merged: &Merged) -> Self {
        let publishers: Set<Arc<str>> = merged.publishers.values().cloned().collect();
        let publishers = publishers.into_iter().list();
        let mut printed: Map<&str, u16> = Map::new();
        for (article, publisher) in &merged.publishers {
            let number = publishers.iter().position(|known| known == publisher);
            printed.insert(article, number.map_or(u16::MAX, |number| number as u16));
        }
        let countries: Set<Arc<str>> = network.nodes().filter_map(|(_, node)| node.country.clone()).collect();
        let mut facets = Self { publishers, countries: countries.into_iter().list(), ..Self::default() };
        let by = |articles: &mut dyn Iterator<Item = &str>| -> Vec<u16> {
            let numbers: Set<u16> = articles.filter_map(|article| printed.get(article).copied()).collect();
            numbers.into_iter().list()
        };
        for (slot, node) in network.nodes() {
            let event = if node.is_event() { facets.events.len() as u32 } else { NONE };
            if node.is_event() {
                facets.add_event(slot, node, merged, &by);
            }
            let country = node.country.as_ref().filter(|_| !node.is_event());
            let country = country.and_then(|code| facets.countries.iter().position(|known| known == code));
            facets.nodes.push(NodeFacets {
                event,
                country: country.map(|number| number as u16),
                publishers: by(&mut node.articles.iter().map(|article| &**article)),
                has_relation: false,
            });
        }
        for node in network.lined_events() {
            facets.add_event(NONE, node, merged, &by);
        }
        facets.add_edges(network, merged, &by);
        facets.add_countries(network, merged);
        for (_, node) in network.nodes() {
            facets.texts.written.push(if node.is_event() { String::new() } else { text_of_entity(node, merged) });
        }
        facets
    }

    fn add_event(
        &mut self,
        slot: u32,
        node: &Node,
        merged: &Merged,
        by: &dyn Fn(&mut dyn Iterator<Item = &str>) -> Vec<u16>,
    ) {
        let mut event =
            EventFacets { slot, publishers: by(&mut node.articles.iter().map(|it| &**it)), ..EventFacets::default() };
        let mut text = String::new();
        if let Some(record) = merged.events.get(&node.id) {
            let parts = record.participants.iter();
            let quotes = record.evidence.iter().chain(parts.clone().flat_map(|part| &part.evidence));
            event.quotes = quotes.clone().count() as u32;
            event.stances = quotes.fold(0, |bits, quote| bits | stance_bit(quote.value.stance()));
            event.roles = parts.filter_map(|part| part.role.known()).fold(0, |bits, role| bits | role_bit(role));
            text = text_of_event(record, merged);
        }
        self.events.push(event);
        self.texts.written.push(text);
    }

    fn add_edges(
        &mut self,
        network: &Network,
        merged: &Merged,
        by: &dyn Fn(&mut dyn Iterator<Item = &str>) -> Vec<u16>,
    ) {
        let lined = network.lined_events().map(|node| &node.id);
        let first_lined = self.events.iter().take_while(|event| event.slot != NONE).count() as u32;
        let mut numbers: Map<&GlobalId, u32> = lined.zip(first_lined..).collect();
        let nodes = network.nodes().zip(&self.nodes).filter(|(_, facets)| facets.event != NONE);
        numbers.extend(nodes.map(|((_, node), facets)| (&node.id, facets.event)));
        let mut degrees: Vec<u32> = vec![0; self.nodes.len() + 1];
        for (_, from, to, edge) in network.edges() {
            let articles: Set<&str> = edge.records.iter().map(GlobalId::article).collect();
            let (mut roles, mut stances, mut events) = (ANY, ANY, Vec::new());
            match &edge.kind {
                EdgeKind::Participates { role: Some(role), .. } => roles = role_bit(*role),
                EdgeKind::Relation(_) => {
                    let found =
                        |record| merged.relation(record).or_else(|| merged.relations.get(record).map(|it| &**it));
                    let proof = edge.records.iter().filter_map(found);
                    stances =
                        proof.flat_map(|it| &it.evidence).fold(0, |bits, it| bits | stance_bit(it.value.stance()));
                    for end in [from, to] {
                        self.nodes[end as usize].has_relation = true;
                    }
                }
                EdgeKind::Shares { events: shared } => {
                    events = shared.iter().filter_map(|id| numbers.get(id).copied()).list();
                }
                _ => {}
            }
            degrees[from as usize] += 1;
            degrees[to as usize] += u32::from(from != to);
            self.edges.push(EdgeFacets {
                ends: (from, to),
                roles,
                stances,
                sources: articles.len() as u32,
                publishers: by(&mut articles.iter().copied()),
                events,
            });
        }
        let mut start = 0;
        for degree in &mut degrees {
            start += std::mem::replace(degree, start);
        }
        self.starts = degrees.clone();
        self.around = vec![(NONE, NONE); start as usize];
        for (edge, facets) in (0u32..).zip(&self.edges) {
            let (from, to) = facets.ends;
            let both = [(from, to), (to, from)];
            for (here, there) in both.into_iter().take(if from == to { 1 } else { 2 }) {
                let place = &mut degrees[here as usize];
                self.around[*place as usize] = (edge, there);
                *place += 1;
            }
        }
    }

    /// An event concerns the countries of whatever is linked to it, but for what it is merely about.
    fn add_countries(&mut self, network: &Network, merged: &Merged) {
        for ((.., edge), facets) in network.edges().zip(&self.edges) {
            let (from, to) = facets.ends;
            let [from, to] = [from, to].map(|slot| &self.nodes[slot as usize]);
            for event in &facets.events {
                self.events[*event as usize].countries.extend(from.country.iter().chain(&to.country));
            }
            let (event, entity) = if from.event == NONE { (to.event, from) } else { (from.event, to) };
            if let Some(country) = entity.country.filter(|_| event != NONE && edge.kind != EdgeKind::About) {
                self.events[event as usize].countries.push(country);
            }
        }
        let number = |id: &GlobalId| {
            let code = super::sides::country_code(merged.entities.get(id)?)?;
            self.countries.iter().position(|known| **known == *code).map(|number| number as u16)
        };
        for (node, event) in network.lined_events().zip(self.events.iter_mut().skip_while(|event| event.slot != NONE)) {
            if let Some(record) = merged.events.get(&node.id) {
                let parts = record.participants.iter().flat_map(|part| [Some(&part.entity), part.side.as_ref()]);
                let places = record.place.all.iter().map(|place| Some(&place.value));
                let ends = [record.from.as_ref(), record.to.as_ref()];
                event.countries.extend(parts.chain(places).chain(ends).flatten().filter_map(number));
            }
        }
        for event in &mut self.events {
            let countries: Set<u16> = event.countries.drain(..).collect();
            event.countries = countries.into_iter().list();
        }
    }

    /// The edges at a node, each with the node at its other end.
    pub(super) fn around(&self, slot: u32) -> &[(u32, u32)] {
        let slot = slot as usize;
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(from), Some(to)) => self.around.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Which events, by number, and then which nodes that are none, by slot, have all of these words: folded, each at
    /// the start of a word.
    pub(super) fn having(&self, words: &[String]) -> (Vec<bool>, Vec<bool>) {
        let folded = self.texts.folded.get_or_init(|| {
            let mut texts = Vec::with_capacity(self.texts.written.len());
            texts.extend(self.texts.written.iter().map(|text| [" ", &fold(text)].concat()));
            texts
        });
        let mut has = folded.iter().map(|text| words.iter().all(|word| text.contains(&**word))).list();
        // Nodes were read along with events: first each event that is a node.
        let nodes = has.split_off(self.events.len().min(has.len()));
        (has, nodes)
    }
}

/// The words of a query, as [`Facets::having`] takes them.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty()).map(|word| [" ", word].concat()).list()
}

fn add(text: &mut String, more: &str) {
    text.push_str(more);
    text.push(' ');
}

fn add_quotes(text: &mut String, quotes: &[Sourced<Evidence>]) {
    quotes.iter().for_each(|quote| add(text, &quote.value.quote));
}

fn text_of_event(event: &MergedEvent, merged: &Merged) -> String {
    let mut text = String::new();
    add(&mut text, &event.title);
    add(&mut text, event.kind.as_str());
    for says in &event.says {
        add(&mut text, &says.value.text);
        add(&mut text, says.value.verbatim.as_deref().unwrap_or_default());
    }
    event.notes.iter().for_each(|note| add(&mut text, &note.value));
    add_quotes(&mut text, &event.evidence);
    for part in &event.participants {
        add_quotes(&mut text, &part.evidence);
        if let Some(entity) = merged.entities.get(&part.entity) {
            entity.names.iter().for_each(|name| add(&mut text, &name.value));
        }
    }
    text
}

fn text_of_entity(node: &Node, merged: &Merged) -> String {
    let mut text = String::new();
    add(&mut text, &node.name);
    if let Some(entity) = merged.entities.get(&node.id) {
        entity.names.iter().for_each(|name| add(&mut text, &name.value));
        entity.notes.iter().for_each(|note| add(&mut text, &note.value));
        add_quotes(&mut text, &entity.evidence);
    }
    text
}
