//! Filtering, hiding, focusing, unfolding. Filters never move anything.

use super::{Change, selection, toggle};
use crate::graph::{Condition, Dimension, Filter, Visible};
use crate::model::{EntityKind, EventFamily, GlobalId, small_letters};
use crate::order::Listed as _;
use crate::order::Set;
use crate::state::select::{self, words};
use crate::state::{Document, Selection};

/// The longest text that is looked for, in bytes.
const LONGEST_TEXT: usize = 200;

pub(super) fn toggle_kind(change: &mut Change<'_>, kind: EntityKind) {
    let out = !change.before.session.filter.kinds.contains(&kind);
    let label = taken("leave out ", "bring back ", out, words::kinds(kind));
    change.step(&label, |session| toggle(&mut session.filter.kinds, kind));
}

pub(super) fn toggle_family(change: &mut Change<'_>, family: EventFamily) {
    let out = !change.before.session.filter.families.contains(&family);
    let label = taken("leave out ", "bring back ", out, words::families(family));
    change.step(&label, |session| toggle(&mut session.filter.families, family));
}

fn taken(out: &str, back: &str, is_out: bool, what: &str) -> String {
    [if is_out { out } else { back }, &small_letters(what)].concat()
}

pub(super) fn toggle_article(change: &mut Change<'_>, article: String) {
    let verb = if change.before.session.filter.articles.contains(&article) { "bring back " } else { "leave out " };
    let title = change.before.document.dataset.sources.get(&*article).map_or(&*article, |it| &*it.article.title);
    let label = [verb, "what only \u{201c}", title, "\u{201d} says"].concat();
    change.step(&label, |session| toggle(&mut session.filter.articles, article));
}

pub(super) fn toggle_unfolded(change: &mut Change<'_>) {
    let verb = if change.before.session.filter.unfolded { "fold" } else { "unfold" };
    let label = [verb, " statements and photo events"].concat();
    change.step(&label, |session| session.filter.unfolded ^= true);
}

pub(super) fn toggle_only_counting(change: &mut Change<'_>) {
    let verb = if change.before.session.filter.only_counting { "show" } else { "leave out" };
    let label = [verb, " what did not take place"].concat();
    change.step(&label, |session| session.filter.only_counting ^= true);
}

/// Asks for something, too, or no longer.
pub(super) fn toggle_condition(change: &mut Change<'_>, condition: Condition) {
    let asked = change.before.session.filter.asks(&condition);
    let words = select::condition_words(&change.before.document, &condition);
    let label = [if asked { "drop the filter by \u{201c}" } else { "filter by \u{201c}" }, &words, "\u{201d}"].concat();
    change.step(&label, |session| session.filter.toggle(condition));
}

/// Filters no longer by this.
pub(super) fn clear(change: &mut Change<'_>, dimension: Dimension) {
    let label = ["drop the filter by ", &small_letters(select::dimension_words(dimension))].concat();
    change.step(&label, |session| session.filter.clear(dimension));
}

/// Asks for words. Letter after letter is one step.
pub(super) fn set_text(change: &mut Change<'_>, mut text: String) {
    while text.len() > LONGEST_TEXT {
        text.pop();
    }
    let label = match text.trim() {
        "" => "drop the filter by words".to_owned(),
        words => ["filter by the words \u{201c}", words, "\u{201d}"].concat(),
    };
    change.key = Some(GlobalId::new("", "text"));
    change.step(&label, |session| session.filter.text = text);
}

pub(super) fn toggle_hides(change: &mut Change<'_>) {
    let verb = if change.before.session.filter.hides { "fade" } else { "hide" };
    let label = [verb, " what is left out"].concat();
    change.step(&label, |session| session.filter.hides ^= true);
}

/// Shows everything again. That what is left out is hidden, and not faded, is a liking that stays.
pub(super) fn reset(change: &mut Change<'_>) {
    let hides = change.before.session.filter.hides;
    change.step("clear all filters", |session| session.filter = Filter { hides, ..Filter::default() });
}

pub(super) fn hide_selection(change: &mut Change<'_>) {
    let selected = change.before.session.selection.nodes.clone();
    if selected.is_empty() {
        change.say("select something first: it is what will be hidden");
        return;
    }
    let label = about("hide", change, &selected);
    change.step(&label, |session| {
        for id in selected {
            session.filter.shown.remove(&id);
            session.filter.hidden.insert(id);
        }
        session.selection = Selection::default();
    });
}

pub(super) fn show_hidden(change: &mut Change<'_>) {
    let hidden = change.before.session.filter.hidden.iter().cloned().list();
    let label = about("show", change, &hidden);
    change.step(&label, |session| session.filter.hidden.clear());
}

/// Keeps only the selection and its neighbours; again: everything.
pub(super) fn focus(change: &mut Change<'_>) {
    if !change.before.session.filter.focus.is_empty() {
        end_focus(change);
        return;
    }
    let slots = selection::selected_slots(change.before);
    if slots.is_empty() {
        change.say("select something first: the focus keeps it and its neighbours");
        return;
    }
    let network = &change.before.document.network;
    let degrees = change.before.session.degrees.clamp(1, 5);
    let kept: Set<GlobalId> =
        network.ego(&slots, degrees).into_iter().filter_map(|slot| network.node(slot).map(|n| n.id.clone())).collect();
    let selected = slots.iter().filter_map(|slot| network.node(*slot).map(|node| node.id.clone())).list();
    let label = about("focus on", change, &selected);
    change.step(&label, |session| session.filter.focus = kept);
}

pub(super) fn end_focus(change: &mut Change<'_>) {
    change.step("end the focus", |session| session.filter.focus.clear());
}

/// Draws the neighbours of a node that are not drawn.
pub(super) fn expand(change: &mut Change<'_>, id: &GlobalId) {
    let document = &change.before.document;
    let Some(id) = document.resolve(id) else { return };
    let hidden = hidden_neighbours(document, &id);
    if hidden.is_empty() {
        change.say("all its neighbours are shown already");
        return;
    }
    let label = about("show", change, &hidden);
    change.step(&label, |session| reveal(&mut session.filter, hidden));
}

/// What is done, and to what: "hide Vladimir Putin", "hide 3 nodes".
pub(super) fn about(verb: &str, change: &Change<'_>, ids: &[GlobalId]) -> String {
    match ids {
        [id] => [verb, " ", &select::name_of(&change.before.document, id)].concat(),
        ids => [verb, " ", &ids.len().to_string(), " nodes"].concat(),
    }
}

/// The neighbours of a node that are not drawn, ascending.
pub(in crate::state) fn hidden_neighbours(document: &Document, id: &GlobalId) -> Vec<GlobalId> {
    let network = &document.network;
    let Some(slot) = network.slot(id) else { return Vec::new() };
    let neighbours = network.neighbours(slot).into_iter();
    neighbours
        .filter(|slot| selection::visible(document, *slot) == Visible::Hidden)
        .filter_map(|slot| network.node(slot).map(|node| node.id.clone()))
        .list()
}

/// Makes the filter show these, whatever hides them.
pub(super) fn reveal(filter: &mut Filter, ids: Vec<GlobalId>) {
    for id in ids {
        filter.hidden.remove(&id);
        if !filter.focus.is_empty() {
            filter.focus.insert(id.clone());
        }
        filter.shown.insert(id);
    }
}

/// Shows a node or an event in lines that is about to be looked at, if it is not drawn.
pub(super) fn reveal_hidden(change: &mut Change<'_>, id: &GlobalId) {
    let Document { network, visibility, .. } = &change.before.document;
    let seen = match network.slot(id) {
        Some(slot) => selection::visible(&change.before.document, slot),
        None if network.event(id).is_some() => visibility.of_event(network, id),
        None => return,
    };
    if seen == Visible::Hidden {
        let label = about("show", change, std::slice::from_ref(id));
        let id = id.clone();
        change.step(&label, |session| reveal(&mut session.filter, vec![id]));
    }
}
