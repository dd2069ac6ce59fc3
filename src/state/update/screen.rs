//! Panels, the reader, and where the camera should go.

use std::rc::Rc;

use super::{Change, filter, selection};
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::state::{Effect, FocusTarget, Panel, Reader, Selection};

/// How much one press of `+` enlarges.
pub(super) const ZOOM_STEP: f32 = 1.5;

pub(super) fn read(change: &mut Change<'_>, article: Rc<str>, quote: Option<(GlobalId, usize)>) {
    if !change.before.document.dataset.sources.contains_key(&*article) {
        change.fail(format!("the article {article} is not open"));
        return;
    }
    // A quote that is not there opens the article at its beginning.
    let quote = quote.filter(|(record, index)| {
        record.article() == &*article && change.before.document.quotes_of(record).len() > *index
    });
    change.session().reader = Some(Reader { article, quote });
    change.effects.push(Effect::Focus(FocusTarget::Reader));
}

/// One thing at a time: what lies on top first.
pub(super) fn escape(change: &mut Change<'_>) {
    let session = change.session();
    let closed = [Panel::Help, Panel::Issues, Panel::Account].into_iter().any(|panel| session.panels.remove(&panel));
    if closed || std::mem::take(&mut session.lasso) {
    } else if session.laying_out.is_some() && !session.paused {
        session.paused = true;
    } else if session.reader.is_some() {
        session.reader = None;
    } else if !session.query.is_empty() {
        session.query.clear();
        session.hit = 0;
    } else if !session.selection.is_empty() {
        session.selection = Selection::default();
    } else if session.notice.is_some() {
        session.notice = None;
    } else if !session.filter.focus.is_empty() {
        filter::end_focus(change);
    } else {
        return;
    }
    change.effects.push(Effect::Focus(FocusTarget::Canvas));
}

/// Brings something to the middle, shown if it was folded; what is no node by what stands for it.
pub(super) fn locate(change: &mut Change<'_>, id: &GlobalId) {
    let Some(id) = change.before.document.resolve(id) else { return };
    let network = &change.before.document.network;
    let node = |slot: u32| network.node(slot).map(|node| node.id.clone());
    let mut standing = network.standing(std::iter::once(&id)).into_iter().filter_map(node).list();
    filter::reveal_hidden(change, &id);
    standing.iter().for_each(|other| filter::reveal_hidden(change, other));
    if network.slot(&id).is_none() {
        change.say(match (standing.is_empty(), network.folded_entities().contains_key(&id)) {
            (false, true) => "its country stands for it at present",
            (true, true) => "only people are shown at present; press E to show events as dots",
            (false, false) => "it stands in lines at present, between those who took part",
            (true, false) => "no line stands for it at present; show events as dots to see it",
        });
    }
    match (standing.pop(), standing.is_empty()) {
        (Some(one), true) => change.effects.push(Effect::FlyTo(one)),
        (Some(one), false) => {
            standing.push(one);
            change.effects.push(Effect::FitNodes(standing));
        }
        (None, _) => {}
    }
}

pub(super) fn fit_selection(change: &mut Change<'_>) {
    let network = &change.before.document.network;
    let slots = selection::selected_slots(change.before);
    let ids: Vec<GlobalId> = slots.iter().filter_map(|slot| network.node(*slot).map(|n| n.id.clone())).list();
    change.effects.push(if ids.is_empty() { Effect::FitAll } else { Effect::FitNodes(ids) });
}
