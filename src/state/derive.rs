//! What follows from the open articles: merged records, network, search index, visibility.

use std::rc::Rc;

use super::select::in_time_order;
use super::{Document, RecordPlace};
use crate::graph::search::Index;
use crate::graph::{Filter, Network, Projection};
use crate::model::{Dataset, GlobalId, Joined, Merged};
use crate::order::Listed as _;
use crate::order::Map;
use crate::scene::timeline::Timeline;

impl Document {
    /// Everything anew after a change of the articles. `known` is the day of knowledge.
    pub(super) fn derive_all(&mut self, projection: Projection, known: Option<i64>) {
        self.joined = Rc::new(Joined::of(&self.dataset));
        self.whole = Rc::new(self.joined.known_on(None));
        self.records = Rc::new(record_places(&self.dataset));
        self.issues = Rc::new(self.files.values().flat_map(|file| file.issues.iter().cloned()).list());
        self.of_whole = Rc::default();
        self.merged = self.whole.clone();
        self.timeline = Rc::new(placed(&self.whole));
        if known.is_some() {
            self.derive_known(known);
        }
        self.derive_network(projection);
    }

    /// What was known anew, after the day of knowledge has changed. The scale of time stays.
    pub(super) fn derive_known(&mut self, known: Option<i64>) {
        let all = self.dataset.known_count(known) == self.dataset.sources.len();
        self.merged = if all { self.whole.clone() } else { Rc::new(self.joined.known_on(known)) };
        self.timeline = Rc::new(placed(&self.merged).on_the_scale_of(&self.timeline));
    }

    /// The network anew, after a change of its rule or of what is known.
    pub(super) fn derive_network(&mut self, projection: Projection) {
        if self.of_whole.projection() != projection || self.of_whole.node_count() == 0 {
            self.of_whole = Rc::new(Network::build(&self.whole, projection));
            self.laid_out = self.of_whole.clone();
        }
        let all = Rc::ptr_eq(&self.merged, &self.whole);
        self.network = if all { self.of_whole.clone() } else { Rc::new(Network::build(&self.merged, projection)) };
        self.index = Rc::new(Index::new(&self.network, &self.merged));
        // What stood there on another day has its place still.
        if !self.laid_out.has_all_of(&self.network) {
            self.laid_out = Rc::new(self.laid_out.with_more_of(&self.network));
        }
    }

    /// What is seen anew after a change of the filter.
    pub(super) fn derive_visibility(&mut self, filter: &Filter) {
        self.visibility = Rc::new(filter.visibility(&self.network));
    }
}

fn placed(merged: &Merged) -> Timeline {
    Timeline::of(merged, in_time_order(merged, merged.events.keys().cloned()))
}

fn record_places(dataset: &Dataset) -> Map<GlobalId, RecordPlace> {
    let mut places = Map::new();
    for (article, source) in &dataset.sources {
        let mut add = |local: &str, place| places.insert(GlobalId::new(article, local), place);
        for (at, record) in source.entities.iter().enumerate() {
            add(&record.id, RecordPlace::Entity(at));
        }
        for (at, record) in source.relations.iter().enumerate() {
            add(&record.id, RecordPlace::Relation(at));
        }
        for (at, record) in source.events.iter().enumerate() {
            add(&record.id, RecordPlace::Event(at));
        }
    }
    places
}
