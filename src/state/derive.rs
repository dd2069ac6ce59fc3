//! What follows from the open articles: merged records, network, search index, visibility.

use std::rc::Rc;

use super::select::in_time_order_paced;
use super::work::Maker;
use super::{Document, RecordPlace};
use crate::graph::{Filter, Projection};
use crate::model::{Dataset, GlobalId, Joined, Merged};
use crate::order::{self, Listed as _, Map};
use crate::pace::Pace;
use crate::scene::timeline::Timeline;

/// What articles say together, whatever the day and the projection.
#[derive(Clone)]
pub struct Whole {
    pub(super) joined: Rc<Joined>,
    pub(super) merged: Rc<Merged>,
    pub(super) records: Rc<Map<GlobalId, RecordPlace>>,
    pub(super) timeline: Rc<Timeline>,
}

impl Whole {
    /// That of a dataset.
    pub(super) async fn of(dataset: &Dataset, pace: &Pace) -> Self {
        let joined = Joined::of_paced(dataset, pace).await;
        let merged = joined.known_on_paced(None, pace).await;
        let records = record_places(dataset, pace).await;
        let timeline = placed(&merged, pace).await;
        Self { joined: joined.into(), merged: merged.into(), records: records.into(), timeline: timeline.into() }
    }
}

impl Document {
    /// Everything anew after a change of the articles. `known` is the day of knowledge. None where that has to wait.
    pub(super) fn derive_all(&mut self, projection: Projection, known: Option<i64>, maker: &mut Maker) -> Option<()> {
        let whole = maker.joined(&self.dataset)?;
        self.joined = whole.joined;
        self.whole = whole.merged;
        self.records = whole.records;
        self.issues = Rc::new(self.files.values().flat_map(|file| file.issues.iter().cloned()).list());
        self.of_whole = Rc::default();
        self.merged = self.whole.clone();
        self.timeline = whole.timeline.clone();
        self.all_time = whole.timeline;
        if known.is_some() {
            self.derive_known(known, maker)?;
        }
        self.derive_network(projection, maker)
    }

    /// What was known anew, after the day of knowledge has changed. The scale of time stays.
    pub(super) fn derive_known(&mut self, known: Option<i64>, maker: &mut Maker) -> Option<()> {
        let part = known.filter(|_| self.dataset.known_count(known) < self.dataset.sources.len());
        let (merged, timeline) = match part {
            Some(day) => maker.known(&self.joined, day)?,
            None => (self.whole.clone(), self.all_time.clone()),
        };
        self.merged = merged;
        self.timeline = timeline;
        if part.is_some() {
            self.timeline = Rc::new((*self.timeline).clone().on_the_scale_of(&self.all_time));
        }
        Some(())
    }

    /// The network anew, after a change of its rule or of what is known. None where that has to wait.
    pub(super) fn derive_network(&mut self, projection: Projection, maker: &mut Maker) -> Option<()> {
        if self.of_whole.projection() != projection || self.of_whole.node_count() == 0 {
            self.of_whole = maker.built(&self.whole, projection)?.0;
            self.laid_out = self.of_whole.clone();
        }
        (self.network, self.index) = maker.built(&self.merged, projection)?;
        // What stood there on another day has its place still.
        if !Rc::ptr_eq(&self.laid_out, &self.network) && !self.laid_out.has_all_of(&self.network) {
            self.laid_out = Rc::new(self.laid_out.with_more_of(&self.network));
        }
        Some(())
    }

    /// What is seen anew after a change of the filter.
    pub(super) fn derive_visibility(&mut self, filter: &Filter) {
        self.visibility = Rc::new(filter.visibility(&self.network));
    }
}

/// The events of the records in time.
pub(super) async fn placed(merged: &Merged, pace: &Pace) -> Timeline {
    let in_order = in_time_order_paced(merged, merged.events.keys().cloned().list(), pace).await;
    Timeline::of_paced(merged, in_order, pace).await
}

async fn record_places(dataset: &Dataset, pace: &Pace) -> Map<GlobalId, RecordPlace> {
    let mut places = Vec::new();
    for (article, source) in &dataset.sources {
        let entities = source.entities.iter().enumerate().map(|(at, it)| (&it.id, RecordPlace::Entity(at)));
        let relations = source.relations.iter().enumerate().map(|(at, it)| (&it.id, RecordPlace::Relation(at)));
        let events = source.events.iter().enumerate().map(|(at, it)| (&it.id, RecordPlace::Event(at)));
        for (local, place) in entities.chain(relations).chain(events) {
            places.push((GlobalId::new(article, local), place));
            pace.step(1).await;
        }
    }
    order::sort_by_paced(&mut places, |a, b| a.0.cmp(&b.0), pace).await;
    places.into_iter().collect()
}
