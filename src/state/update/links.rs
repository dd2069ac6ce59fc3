//! Opening the view that a link describes.

use super::{Change, articles};
use crate::io;
use crate::order::Listed as _;
use crate::state::link::View;
use crate::state::{Arrangement, Effect, Selection, Way};

pub(super) fn open(change: &mut Change<'_>, link: &str) {
    let view = match View::parse(link) {
        Ok(view) => view,
        Err(error) => {
            change.fail(format!("the link was not opened: {error}"));
            return;
        }
    };
    let is_open = |change: &Change<'_>, id: &str| change.next.document.dataset.sources.contains_key(id);
    let demo = io::demo::dataset();
    if view.articles.iter().any(|it| !is_open(change, &it.id) && demo.sources.contains_key(&*it.id)) {
        articles::open_demo(change);
    }
    let missing: Vec<&str> = view.articles.iter().map(|it| &*it.id).filter(|id| !is_open(change, id)).list();
    if !missing.is_empty() {
        let text = format!("the link also shows {}, which is not open here: open its file", missing.join(", "));
        change.say(text);
    }
    if change.articles_changed {
        // Names in the link are looked up in what is now open.
        change.next.document.derive_all(view.projection, view.known);
    }
    let document = &change.next.document;
    let nodes = view.selection.iter().filter_map(|id| document.resolve_in_whole(id)).list();
    let centre = view.centre.iter().filter_map(|id| document.resolve_in_whole(id)).list();
    let way = if centre.is_empty() && view.way == Way::Rings { Way::Map } else { view.way };
    change.step("open a link", |session| {
        session.arrangement = Arrangement { way, centre, ..Arrangement::default() };
        session.selection = Selection { nodes, edge: view.edge.as_deref().map(Into::into) };
        session.filter = view.filter;
        session.known = view.known;
        session.projection = view.projection;
        session.pins = view.pins;
        session.degrees = view.degrees;
        session.communities = view.communities;
    });
    if change.is_first() {
        change.step = None;
    }
    change.effects.push(match view.camera {
        Some(camera) => Effect::SetCamera(camera),
        None => Effect::FitAll,
    });
}
