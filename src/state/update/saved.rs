//! Views that the user keeps under a name.

use super::{Change, links};
use crate::state::{Effect, SavedView};

/// The most letters of a name.
const MOST_LETTERS: usize = 80;
/// The most views that are kept: the browser's storage is small.
const MOST_VIEWS: usize = 100;

/// The name as it is kept; `None` where nothing is left of it.
fn named(name: &str) -> Option<String> {
    let name: String = name.trim().chars().filter(|letter| !letter.is_control()).take(MOST_LETTERS).collect();
    (!name.is_empty()).then_some(name)
}

pub(super) fn save(change: &mut Change<'_>, name: &str) {
    match named(name) {
        Some(name) => change.effects.push(Effect::SaveView(name)),
        None => change.say("give the view a name first: you find it again by that"),
    }
}

pub(super) fn keep(change: &mut Change<'_>, name: &str, link: String) {
    let Some(name) = named(name) else { return };
    let views = &change.before.session.views;
    let place = views.iter().position(|view| *view.name == *name);
    if place.is_none() && views.len() >= MOST_VIEWS {
        change.fail("a hundred views are saved already: delete one first");
        return;
    }
    let view = SavedView { name: name.as_str().into(), link: link.into() };
    change.step(&quoted("save view", &name), |session| match place.and_then(|place| session.views.get_mut(place)) {
        Some(known) => *known = view,
        None => session.views.push(view),
    });
    change.say(quoted("saved as", &name));
}

pub(super) fn rename(change: &mut Change<'_>, from: &str, to: &str) {
    let Some(to) = named(to).filter(|to| to != from) else { return };
    if change.before.session.views.iter().any(|view| *view.name == *to) {
        change.fail(quoted("there is a view already called", &to));
        return;
    }
    change.step(&quoted("rename view", from), |session| {
        for view in session.views.iter_mut().filter(|view| *view.name == *from) {
            view.name = to.as_str().into();
        }
    });
}

pub(super) fn delete(change: &mut Change<'_>, name: &str) {
    change.step(&quoted("delete view", name), |session| session.views.retain(|view| *view.name != *name));
}

pub(super) fn apply(change: &mut Change<'_>, name: &str) {
    let Some(view) = change.before.session.views.iter().find(|view| *view.name == *name) else { return };
    let link = view.link.clone();
    links::go(change, &link, &quoted("go to view", name));
}

fn quoted(what: &str, name: &str) -> String {
    [what, " \u{201c}", name, "\u{201d}"].concat()
}
