//! What follows from the open articles: merged records, network, search index, visibility.

use std::rc::Rc;

use super::select::in_time_order;
use super::{Document, RecordPlace};
use crate::graph::search::Index;
use crate::graph::{Filter, Network, Projection};
use crate::model::{Dataset, GlobalId, Merged};
use crate::order::Listed as _;
use crate::order::Map;
use crate::scene::timeline::Timeline;

impl Document {
    /// Everything anew after a change of the articles.
    pub(super) fn derive_all(&mut self, projection: Projection) {
        self.merged = Rc::new(Merged::of(&self.dataset));
        let in_order = in_time_order(&self.merged, self.merged.events.keys().cloned());
        self.timeline = Rc::new(Timeline::of(&self.merged, in_order));
        self.records = Rc::new(record_places(&self.dataset));
        self.issues = Rc::new(self.files.values().flat_map(|file| file.issues.iter().cloned()).list());
        self.derive_network(projection);
    }

    /// The network anew after a change of its rule.
    pub(super) fn derive_network(&mut self, projection: Projection) {
        self.network = Rc::new(Network::build(&self.merged, projection));
        self.index = Rc::new(Index::new(&self.network, &self.merged));
    }

    /// What is seen anew after a change of the filter.
    pub(super) fn derive_visibility(&mut self, filter: &Filter) {
        self.visibility = Rc::new(filter.visibility(&self.network));
    }
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
