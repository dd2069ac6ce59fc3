//! All shortcuts and gestures, for the help panel.

use std::rc::Rc;

use crate::order::Listed as _;
use crate::state::VERBS;
use crate::state::catalog::{self, Group};

/// Shortcuts that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpGroup {
    pub title: Rc<str>,
    pub rows: Vec<HelpRow>,
}

/// What a key or a gesture does.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpRow {
    /// "Ctrl+K or /", "Drag a node".
    pub keys: Rc<str>,
    pub does: Rc<str>,
}

/// What hands do on the picture; the keys come from the catalog.
const GESTURES: &[(&str, &str)] = &[
    ("Drag the canvas, or two fingers", "Move the picture"),
    ("Mouse wheel, or pinch", "Zoom at the pointer"),
    ("Click", "Select; on the empty canvas, clear"),
    ("Ctrl or Shift and click", "Add to the selection or take from it"),
    ("Double-click a node", "Show its folded neighbours"),
    ("Double-click the canvas", "Zoom in; with Shift out"),
    ("Shift and drag", "Select what lies in the box"),
    ("Alt, Shift and drag", "Draw a lasso"),
    ("Drag a node", "Move it and pin it there"),
    ("Right-click, long press or Shift+F10", "Menu"),
    ("Arrow keys", "Go along links to the next node"),
    ("Shift and arrow keys", "Move the picture"),
];

/// All shortcuts by group, gestures first, what can be typed last.
pub fn help() -> Vec<HelpGroup> {
    let gestures = GESTURES.iter().map(|(keys, does)| HelpRow { keys: (*keys).into(), does: (*does).into() });
    let mut groups = vec![HelpGroup { title: "On the picture".into(), rows: gestures.list() }];
    for group in Group::ALL {
        let actions = catalog::actions().iter().filter(|action| action.group == *group && !action.keys.is_empty());
        let rows: Vec<HelpRow> = actions
            .map(|action| HelpRow { keys: catalog::keys_in_words(action.keys).into(), does: action.label.into() })
            .list();
        if !rows.is_empty() {
            groups.push(HelpGroup { title: group.title().into(), rows });
        }
    }
    let asked =
        VERBS.iter().map(|(begin, rest, does)| HelpRow { keys: [*begin, rest].concat().into(), does: (*does).into() });
    groups.push(HelpGroup { title: "In the box for names and actions".into(), rows: asked.list() });
    groups
}
