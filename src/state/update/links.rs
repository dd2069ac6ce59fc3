//! Opening the view that a link describes.

use super::{Change, articles};
use crate::io;
use crate::order::Listed as _;
use crate::state::link::{LinkedArticle, View};
use crate::state::{Arrangement, Awaited, Effect, Route, Selection, Way};

pub(super) fn open(change: &mut Change<'_>, link: &str) {
    go(change, link, "open a link");
}

/// Goes to the view of a link, as a step of this name.
pub(super) fn go(change: &mut Change<'_>, link: &str, what: &str) {
    let view = match View::parse(link) {
        Ok(view) => view,
        Err(error) => {
            change.fail(["the link was not opened: ", &error.to_string()].concat());
            return;
        }
    };
    let demo = io::demo::dataset();
    if view.articles.iter().any(|it| !is_open(change, it) && demo.sources.contains_key(&*it.id)) {
        articles::open_demo(change);
    }
    say_what_differs(change, &view);
    let missing = view.articles.iter().filter(|it| !is_open(change, it)).cloned().list();
    let awaited = (!missing.is_empty()).then(|| Awaited { link: link.into(), missing });
    show(change, view, what);
    change.session().awaited = awaited;
}

/// Goes to the view that waited for this article, which is open now.
pub(super) fn resume(change: &mut Change<'_>, article: &str) {
    let Some(awaited) = change.before.session.awaited.clone() else { return };
    if !awaited.missing.iter().any(|it| it.id == article) {
        return;
    }
    let (opened, said) = (change.step.take(), change.next.session.notice.take());
    go(change, &awaited.link, "open a link");
    if opened.is_some() {
        change.step = opened;
    }
    if change.next.session.awaited.is_none() && change.next.session.notice.is_none() {
        let text = said.map_or_else(String::new, |notice| [&*notice.text, "; "].concat());
        change.say([&*text, "the view is now as it was linked"].concat());
    }
}

fn show(change: &mut Change<'_>, view: View, what: &str) {
    if change.articles_changed {
        // Names in the link are looked up in what is now open.
        change.next.document.derive_all(view.projection, view.known, &mut change.maker);
    }
    let document = &change.next.document;
    let nodes = view.selection.iter().filter_map(|id| document.resolve_in_whole(id)).list();
    let centre = view.centre.iter().filter_map(|id| document.resolve_in_whole(id)).list();
    let route = view.route.and_then(|route| {
        let (from, to) = (document.resolve_in_whole(&route.from)?, document.resolve_in_whole(&route.to)?);
        (from != to).then_some(Route { from, to, ..route })
    });
    let way = if centre.is_empty() && view.way == Way::Rings { Way::Map } else { view.way };
    change.step(what, |session| {
        session.arrangement = Arrangement { way, centre, ..Arrangement::default() };
        session.selection = Selection { nodes, edge: view.edge.as_deref().map(Into::into) };
        session.filter = view.filter;
        session.known = view.known;
        session.projection = view.projection;
        session.pins = view.pins;
        session.degrees = view.degrees;
        session.route = route;
        session.communities = view.communities;
    });
    if change.is_first() {
        change.step = None;
    }
    if !view.places.is_empty() {
        change.effects.push(Effect::SetPlaces(view.places.into()));
    }
    change.effects.push(match view.camera {
        Some(camera) => Effect::SetCamera(camera),
        None => Effect::FitAll,
    });
}

fn is_open(change: &Change<'_>, article: &LinkedArticle) -> bool {
    change.next.document.dataset.sources.contains_key(&*article.id)
}

/// Says in plain words which articles of the view are not open, or are others by now, and what is shown instead.
fn say_what_differs(change: &mut Change<'_>, view: &View) {
    let document = &change.next.document;
    let named = |it: &LinkedArticle| match (document.dataset.sources.get(&*it.id), &*it.title) {
        (Some(source), _) => ["\u{201c}", &source.article.title, "\u{201d}"].concat(),
        (None, "") => it.id.clone(),
        (None, title) => ["\u{201c}", title, "\u{201d} (", &it.id, ")"].concat(),
    };
    let missing = view.articles.iter().filter(|it| !is_open(change, it)).map(named).list();
    let is_other =
        |it: &&LinkedArticle| is_open(change, it) && !it.hash.is_empty() && *document.fingerprint(&it.id) != *it.hash;
    let others = view.articles.iter().filter(is_other).map(named).list();
    let mut told = Vec::new();
    if !missing.is_empty() {
        let instead = match document.dataset.sources.len() {
            0 => "nothing is shown until then".to_owned(),
            1 => "shown instead is what the one open article says".to_owned(),
            open => ["shown instead is what the ", &open.to_string(), " open articles say"].concat(),
        };
        let (is, its) = if missing.len() == 1 { ("is", "its file") } else { ("are", "their files") };
        told.push(
            [
                "this view also needs ",
                &missing.join(", "),
                ", which ",
                is,
                " not open here: open ",
                its,
                "; ",
                &instead,
            ]
            .concat(),
        );
    }
    if !others.is_empty() {
        told.push(["the view was made with another version of ", &others.join(", "), ": it may differ"].concat());
    }
    if !told.is_empty() {
        change.say(told.join("; "));
    }
}
