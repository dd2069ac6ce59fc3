//! Sifting: which conditions of a filter each event fails, and which nodes and edges are left out for it.

use super::facets::{ANY, EdgeFacets, NONE, role_bit, stance_bit, words_of};
use super::{Dimension, Filter, Network, Node, NodeKind};
use crate::order::{Listed as _, Set};

/// What the legend takes out is faded for its own sake: who took part in it stays bright.
const ALONE: u16 = 1 << Dimension::Family as u16 | 1 << Dimension::Article as u16;
const TEXT: u16 = 1 << Dimension::Text as u16;

/// A filter in the numbers of a network's facets.
pub(super) struct Sieve<'a> {
    filter: &'a Filter,
    network: &'a Network,
    stances: u32,
    roles: u32,
    publishers: Option<Set<u16>>,
    countries: Option<Set<u16>>,
    /// What has the words that are asked for: events, and nodes that are none.
    having: Option<(Vec<bool>, Vec<bool>)>,
}

impl<'a> Sieve<'a> {
    pub(super) fn of(filter: &'a Filter, network: &'a Network) -> Self {
        let facets = &network.facets;
        let any = |bits: u32| if bits == 0 { ANY } else { bits };
        let words = words_of(&filter.text);
        // What is asked for and nobody has stands for something that nothing has.
        let numbers = |asked: &Set<std::sync::Arc<str>>, known: &[std::sync::Arc<str>]| {
            let number = |value| known.iter().position(|it| it == value).map_or(u16::MAX, |number| number as u16);
            (!asked.is_empty()).then(|| asked.iter().map(number).collect::<Set<u16>>())
        };
        Self {
            filter,
            network,
            stances: any(filter.stances.iter().fold(0, |bits, stance| bits | stance_bit(*stance))),
            roles: any(filter.roles.iter().fold(0, |bits, role| bits | role_bit(*role))),
            publishers: numbers(&filter.publishers, &facets.publishers),
            countries: numbers(&filter.countries, &facets.countries),
            having: (!words.is_empty()).then(|| facets.having(&words)),
        }
    }

    /// The dimensions that an event fails, as bits.
    fn failed(&self, number: usize, node: &Node) -> u16 {
        let (filter, Some(facets)) = (self.filter, self.network.facets.events.get(number)) else { return 0 };
        let mut failed = 0;
        let mut hold = |dimension: Dimension, holds: bool| {
            if !holds {
                failed |= dimension.bit();
            }
        };
        hold(Dimension::Type, filter.types.is_empty() || node.event.is_some_and(|it| filter.types.contains(&it)));
        hold(
            Dimension::Status,
            filter.statuses.is_empty() || node.status.is_some_and(|it| filter.statuses.contains(&it)),
        );
        hold(Dimension::Stance, self.stances == ANY || facets.stances & self.stances != 0);
        hold(Dimension::Role, self.roles == ANY || facets.roles & self.roles != 0);
        hold(Dimension::Publisher, is_met(&self.publishers, &facets.publishers));
        hold(Dimension::Country, is_met(&self.countries, &facets.countries));
        hold(Dimension::Quotes, facets.quotes >= filter.quotes);
        hold(Dimension::Sources, node.articles.len() as u32 >= filter.sources);
        hold(Dimension::Text, self.having.as_ref().is_none_or(|(events, _)| events.get(number) == Some(&true)));
        hold(Dimension::Time, filter.is_within(node));
        hold(Dimension::Family, !filter.fades_kind(node.kind));
        hold(Dimension::Article, !filter.fades_articles(node));
        failed
    }

    /// The same for all events: those that are nodes, then those in lines.
    pub(super) fn all_failed(&self) -> Vec<u16> {
        let nodes = self.network.nodes().map(|(_, node)| node).filter(|node| node.is_event());
        let mut all = Vec::with_capacity(self.network.facets.events.len());
        all.extend(nodes.chain(self.network.lined_events()).enumerate().map(|(at, node)| self.failed(at, node)));
        all
    }

    /// Whether an edge has what is asked of it besides its ends.
    pub(super) fn passes(&self, edge: u32, facets: &EdgeFacets) -> bool {
        let quotes = |edge| self.network.edge(edge).is_none_or(|edge| edge.evidence >= self.filter.quotes);
        // A line stands for its events, which are asked themselves.
        !facets.events.is_empty()
            || facets.roles & self.roles != 0
                && facets.stances & self.stances != 0
                && (self.filter.sources < 2 || facets.sources >= self.filter.sources)
                && (self.filter.quotes < 2 || quotes(edge))
                && is_met(&self.publishers, &facets.publishers)
    }

    /// Whether an entity has what is asked of it besides its events.
    fn suits(&self, slot: usize) -> bool {
        let Some(facets) = self.network.facets.nodes.get(slot) else { return true };
        let at_home = |asked: &Set<u16>| facets.country.is_some_and(|country| asked.contains(&country));
        is_met(&self.publishers, &facets.publishers) && self.countries.as_ref().is_none_or(at_home)
    }

    /// Which nodes are left out, by slot. An entity is in as long as one of its events is, folded or not, by a line that
    /// says what is asked for; one without events goes with those it is related to. Words are looked for in events
    /// and in names: an entity that has them keeps its events' company.
    pub(super) fn left_out(&self, failed: &[u16]) -> Vec<bool> {
        let facets = &self.network.facets;
        if self.filter.asks_nothing() {
            return vec![false; facets.nodes.len()];
        }
        let of_event = |event: u32| failed.get(event as usize).map_or(0, |bits| bits & !ALONE);
        let has_words = |slot: u32| {
            let own = self.having.as_ref().is_some_and(|(_, nodes)| nodes.get(slot as usize) == Some(&true));
            if own { !TEXT } else { u16::MAX }
        };
        let mut out: Vec<bool> = Vec::with_capacity(facets.nodes.len());
        out.extend(facets.nodes.iter().map(|node| node.event == NONE || of_event(node.event) != 0));
        let mut eventful: Vec<bool> = facets.nodes.iter().map(|node| node.event != NONE).list();
        for (edge, it) in (0u32..).zip(&facets.edges) {
            let (from, to) = it.ends;
            let events = [from, to].map(|slot| facets.nodes.get(slot as usize).map_or(NONE, |node| node.event));
            if !it.events.is_empty() {
                for end in [from, to] {
                    eventful[end as usize] = true;
                    let mask = has_words(end);
                    out[end as usize] &= !it.events.iter().any(|event| of_event(*event) & mask == 0);
                }
            } else if (events[0] == NONE) != (events[1] == NONE) {
                let (event, entity) = if events[0] == NONE { (events[1], from) } else { (events[0], to) };
                eventful[entity as usize] = true;
                let holds = of_event(event) & has_words(entity) == 0 && self.passes(edge, it);
                out[entity as usize] &= !holds;
            }
        }
        for (slot, out) in out.iter_mut().enumerate() {
            if !*out && facets.nodes[slot].event == NONE {
                *out = !self.suits(slot);
            }
        }
        self.bring_related(&mut out, &eventful, has_words);
        out
    }

    /// Those without events come in with those they are related to; of words, also for their own.
    fn bring_related(&self, out: &mut [bool], eventful: &[bool], has_words: impl Fn(u32) -> u16) {
        let facets = &self.network.facets;
        let slots = || 0..out.len() as u32;
        let mut within: Vec<u32> = slots().filter(|slot| !out[*slot as usize]).list();
        let mut open: Vec<bool> = slots().map(|slot| !eventful[slot as usize] && self.suits(slot as usize)).list();
        for slot in slots() {
            if has_words(slot) != u16::MAX && std::mem::replace(&mut open[slot as usize], false) {
                out[slot as usize] = false;
                within.push(slot);
            }
        }
        let through = |edge: u32| facets.edges.get(edge as usize).is_some_and(|it| self.passes(edge, it));
        let mut left = open.clone();
        spread(self.network, within, &mut left, through);
        for (slot, was) in open.iter().enumerate() {
            if *was && !left[slot] {
                out[slot] = false;
            }
        }
    }
}

/// Whether something has one of what is asked for.
fn is_met(asked: &Option<Set<u16>>, has: &[u16]) -> bool {
    asked.as_ref().is_none_or(|asked| has.iter().any(|value| asked.contains(value)))
}

/// Closes what the starting nodes reach along edges that `through` allows.
pub(super) fn spread(network: &Network, mut from: Vec<u32>, open: &mut [bool], through: impl Fn(u32) -> bool) {
    while let Some(slot) = from.pop() {
        for (edge, next) in network.facets.around(slot) {
            if open.get(*next as usize) == Some(&true) && through(*edge) {
                open[*next as usize] = false;
                from.push(*next);
            }
        }
    }
}

impl Filter {
    /// Whether nothing is asked for, whatever the legend takes out.
    fn asks_nothing(&self) -> bool {
        let sets = self.types.len() + self.statuses.len() + self.stances.len() + self.roles.len();
        let open = self.publishers.is_empty() && self.countries.is_empty() && self.window.is_none();
        sets == 0 && open && self.quotes == 0 && self.sources == 0 && words_of(&self.text).is_empty()
    }

    /// Whether an event may have been within the time that is looked at. The undated are outside of every time; an
    /// open date reaches as far as it may.
    pub fn is_within(&self, event: &Node) -> bool {
        self.window.is_none_or(|window| event.span.is_some_and(|span| span.overlaps(window)))
    }

    /// Whether the legend fades what is of this kind.
    pub(super) fn fades_kind(&self, kind: NodeKind) -> bool {
        match kind {
            NodeKind::Entity(kind) => self.kinds.contains(&kind),
            NodeKind::Event(family) => self.families.contains(&family),
        }
    }

    /// Whether all articles that have the node are faded.
    pub(super) fn fades_articles(&self, node: &Node) -> bool {
        let faded = |article: &std::sync::Arc<str>| self.articles.contains(&**article);
        !self.articles.is_empty() && !node.articles.is_empty() && node.articles.iter().all(faded)
    }
}
