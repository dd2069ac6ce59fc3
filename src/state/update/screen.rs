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

/// Brings a node to the middle, shown if it was folded.
pub(super) fn locate(change: &mut Change<'_>, id: &GlobalId) {
    let Some(id) = change.before.document.resolve(id) else { return };
    let network = &change.before.document.network;
    if network.slot(&id).is_none() {
        match network.folded_entities().get(&id).map(|countries| countries.first()) {
            Some(Some(country)) => {
                let country = country.clone();
                change.say("its country stands for it at present");
                filter::reveal_hidden(change, &country);
                change.effects.push(Effect::FlyTo(country));
            }
            Some(None) => change.say("only people are shown at present; press E to show events as dots"),
            None => change.say("it stands in lines at present; show events as dots to see it"),
        }
        return;
    }
    filter::reveal_hidden(change, &id);
    change.effects.push(Effect::FlyTo(id));
}

pub(super) fn fit_selection(change: &mut Change<'_>) {
    let network = &change.before.document.network;
    let slots = selection::selected_slots(change.before);
    let ids: Vec<GlobalId> = slots.iter().filter_map(|slot| network.node(*slot).map(|n| n.id.clone())).list();
    change.effects.push(if ids.is_empty() { Effect::FitAll } else { Effect::FitNodes(ids) });
}
