//! Facets: what events, entities and lines are filtered by, worked out once for a network.

use std::cell::OnceCell;
use std::sync::Arc;

use super::things::{Thing, Things};
use super::{EdgeKind, Network, Node};
use crate::model::{Evidence, GlobalId, Merged, MergedEntity, MergedEvent, Role, Sourced, Stance, fold};
use crate::order::{Listed as _, Map, Set};
use crate::pace::Pace;

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
    pub(super) publishers: Arc<[u16]>,
}

/// What a node is filtered by besides what it says itself.
#[derive(Debug, Clone)]
pub(super) struct NodeFacets {
    /// The number of an event.
    pub(super) event: u32,
    /// Of an entity.
    pub(super) country: Option<u16>,
    pub(super) publishers: Arc<[u16]>,
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
    pub(super) publishers: Arc<[u16]>,
    /// The numbers of the events that a line stands for.
    pub(super) events: Vec<u32>,
}

#[derive(Debug, Clone, Default)]
struct Texts {
    /// Of events without who took part, then of nodes.
    written: Vec<String>,
    /// The names of entities, by number.
    names: Vec<String>,
    /// Who took part in each event, by number, and where the parts of each begin; one more for the end.
    parts: Vec<u32>,
    starts: Vec<u32>,
    /// What is written and the names, folded once that is asked for.
    folded: OnceCell<(Vec<String>, Vec<String>)>,
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
    pub(super) async fn of(network: &Network, merged: &Merged, things: &Things<'_>, pace: &Pace) -> Self {
        let mut printed = Printed::of(merged);
        let countries: Set<Arc<str>> = network.nodes().filter_map(|(_, node)| node.country.clone()).collect();
        let countries = countries.into_iter().list();
        let mut facets = Self { publishers: printed.publishers.clone(), countries, ..Self::default() };
        // By number, the place of the country that an entity belongs to, whether or not it is a node.
        let mut homes: Vec<Option<u16>> = Vec::with_capacity(things.len());
        for thing in things.iter() {
            let Thing::Entity(entity) = thing else {
                homes.push(None);
                facets.texts.names.push(String::new());
                continue;
            };
            let place = |code: &str| facets.countries.iter().position(|known| **known == *code);
            homes.push(super::sides::country_code(entity).and_then(place).map(|place| place as u16));
            facets.texts.names.push(names_of(entity));
            pace.step(1).await;
        }
        facets.texts.starts.push(0);
        for (slot, node) in network.nodes() {
            let number = things.number(&node.id);
            let event = if node.is_event() { facets.events.len() as u32 } else { NONE };
            if node.is_event() {
                facets.add_event(slot, node, things, number, &mut printed);
            }
            facets.nodes.push(NodeFacets {
                event,
                country: number.filter(|_| !node.is_event()).and_then(|number| homes[number as usize]),
                publishers: printed.by(node.articles.iter().map(|article| &**article)),
                has_relation: false,
            });
            pace.step(2).await;
        }
        for node in network.lined_events() {
            facets.add_event(NONE, node, things, things.number(&node.id), &mut printed);
            pace.step(2).await;
        }
        facets.add_edges(network, merged, things, &mut printed, pace).await;
        facets.add_countries(network, things, &homes, pace).await;
        for (_, node) in network.nodes() {
            let entity = things.number(&node.id).and_then(|number| things.entity(number));
            facets.texts.written.push(entity.map_or_else(String::new, text_of_entity));
            pace.step(1).await;
        }
        facets
    }

    fn add_event(
        &mut self,
        slot: u32,
        node: &Node,
        things: &Things<'_>,
        number: Option<u32>,
        printed: &mut Printed<'_>,
    ) {
        let publishers = printed.by(node.articles.iter().map(|it| &**it));
        let (mut quotes, mut stances, mut roles, mut text) = (0, 0, 0, String::new());
        if let Some(record) = number.and_then(|number| things.event(number)) {
            for quote in record.evidence.iter().chain(record.participants.iter().flat_map(|part| &part.evidence)) {
                quotes += 1;
                stances |= stance_bit(quote.value.stance());
            }
            for part in &record.participants {
                roles |= part.role.known().map_or(0, role_bit);
                self.texts.parts.extend(things.number(&part.entity));
            }
            text = text_of_event(record);
        }
        self.events.push(EventFacets { slot, stances, roles, quotes, countries: Vec::new(), publishers });
        self.texts.written.push(text);
        self.texts.starts.push(self.texts.parts.len() as u32);
    }

    async fn add_edges(
        &mut self,
        network: &Network,
        merged: &Merged,
        things: &Things<'_>,
        printed: &mut Printed<'_>,
        pace: &Pace,
    ) {
        // The numbers of events among events, by their numbers among things.
        let mut numbers: Vec<u32> = vec![NONE; things.len()];
        let events =
            network.nodes().filter(|(_, node)| node.is_event()).map(|(_, node)| node).chain(network.lined_events());
        for (event, node) in (0..).zip(events) {
            if let Some(number) = things.number(&node.id) {
                numbers[number as usize] = event;
            }
        }
        let mut degrees: Vec<u32> = vec![0; self.nodes.len() + 1];
        self.edges.reserve_exact(network.edge_count());
        for (_, from, to, edge) in network.edges() {
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
                    let number = |id| Some(numbers[things.number(id)? as usize]);
                    events = shared.iter().filter_map(number).filter(|event| *event != NONE).list();
                }
                _ => {}
            }
            degrees[from as usize] += 1;
            degrees[to as usize] += u32::from(from != to);
            let (sources, publishers) = printed.of_records(&edge.records);
            self.edges.push(EdgeFacets { ends: (from, to), roles, stances, sources, publishers, events });
            pace.step(1).await;
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
        pace.step(self.edges.len() / 16).await;
    }

    /// An event concerns the countries of whatever is linked to it, but for what it is merely about.
    async fn add_countries(&mut self, network: &Network, things: &Things<'_>, homes: &[Option<u16>], pace: &Pace) {
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
        pace.step(self.edges.len() / 8).await;
        let home = |id: &GlobalId| homes[things.number(id)? as usize];
        for (node, event) in network.lined_events().zip(self.events.iter_mut().skip_while(|event| event.slot != NONE)) {
            if let Some(record) = things.number(&node.id).and_then(|number| things.event(number)) {
                let parts = record.participants.iter().flat_map(|part| [Some(&part.entity), part.side.as_ref()]);
                let places = record.place.all.iter().map(|place| Some(&place.value));
                let ends = [record.from.as_ref(), record.to.as_ref()];
                event.countries.extend(parts.chain(places).chain(ends).flatten().filter_map(home));
            }
            pace.step(1).await;
        }
        for event in &mut self.events {
            let countries: Set<u16> = event.countries.drain(..).collect();
            event.countries = countries.into_iter().list();
        }
        pace.step(self.events.len() / 4).await;
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
        let texts = &self.texts;
        let (folded, names) = texts.folded.get_or_init(|| (all_folded(&texts.written), all_folded(&texts.names)));
        let mut has = vec![true; folded.len()];
        for word in words {
            let named = names.iter().map(|text| text.contains(&**word)).list();
            for (at, (has, text)) in has.iter_mut().zip(folded).enumerate() {
                *has = *has && (text.contains(&**word) || texts.parts_of(at).iter().any(|part| named[*part as usize]));
            }
        }
        // Nodes were read along with events: first each event that is a node.
        let nodes = has.split_off(self.events.len().min(has.len()));
        (has, nodes)
    }
}

impl Texts {
    /// Who took part in an event, by number; nobody in what is none.
    fn parts_of(&self, event: usize) -> &[u32] {
        match (self.starts.get(event), self.starts.get(event + 1)) {
            (Some(from), Some(to)) => self.parts.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

fn all_folded(texts: &[String]) -> Vec<String> {
    let mut all = Vec::with_capacity(texts.len());
    all.extend(texts.iter().map(|text| [" ", &fold(text)].concat()));
    all
}

/// Who printed which article.
struct Printed<'a> {
    publishers: Vec<Arc<str>>,
    by_article: Map<&'a str, u16>,
    /// The articles that were asked for last, and their answer: mostly also the next.
    last: (Vec<String>, Arc<[u16]>),
}

impl<'a> Printed<'a> {
    fn of(merged: &'a Merged) -> Self {
        let publishers: Set<Arc<str>> = merged.publishers.values().cloned().collect();
        let publishers = publishers.into_iter().list();
        let mut by_article: Map<&str, u16> = Map::new();
        for (article, publisher) in &merged.publishers {
            let number = publishers.iter().position(|known| known == publisher);
            by_article.insert(article, number.map_or(u16::MAX, |number| number as u16));
        }
        Self { publishers, by_article, last: (Vec::new(), Arc::default()) }
    }

    /// Who printed these articles, ascending.
    fn by<'b>(&mut self, articles: impl Iterator<Item = &'b str> + Clone) -> Arc<[u16]> {
        if !articles.clone().eq(self.last.0.iter().map(|article| &**article)) {
            let numbers: Set<u16> =
                articles.clone().filter_map(|article| self.by_article.get(article).copied()).collect();
            self.last = (articles.map(str::to_owned).list(), numbers.into_iter().list().into());
        }
        self.last.1.clone()
    }

    /// In how many articles these records are, and who printed them.
    fn of_records(&mut self, records: &[GlobalId]) -> (u32, Arc<[u16]>) {
        if let [record] = records {
            return (1, self.by(std::iter::once(record.article())));
        }
        let articles: Set<&str> = records.iter().map(GlobalId::article).collect();
        (articles.len() as u32, self.by(articles.iter().copied()))
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

/// But for the names of those who took part.
fn text_of_event(event: &MergedEvent) -> String {
    let mut text = String::new();
    add(&mut text, &event.title);
    add(&mut text, event.kind.as_str());
    for says in &event.says {
        add(&mut text, &says.value.text);
        add(&mut text, says.value.verbatim.as_deref().unwrap_or_default());
    }
    event.notes.iter().for_each(|note| add(&mut text, &note.value));
    add_quotes(&mut text, &event.evidence);
    event.participants.iter().for_each(|part| add_quotes(&mut text, &part.evidence));
    text
}

fn names_of(entity: &MergedEntity) -> String {
    let mut text = String::new();
    entity.names.iter().for_each(|name| add(&mut text, &name.value));
    text
}

fn text_of_entity(entity: &MergedEntity) -> String {
    let mut text = String::new();
    add(&mut text, &entity.name);
    add(&mut text, &names_of(entity));
    entity.notes.iter().for_each(|note| add(&mut text, &note.value));
    add_quotes(&mut text, &entity.evidence);
    text
}
