//! The tables: they follow the selection, and go out as text.

use super::Change;
use crate::state::select::{table_csv, table_order};
use crate::state::{Effect, Panel, State, Tab};

/// Puts the shown table on the clipboard.
pub(super) fn copy(change: &mut Change<'_>) {
    let done = match table_order(change.before).rows.len() {
        1 => "one row copied".to_owned(),
        count => [&count.to_string(), " rows copied"].concat(),
    };
    change.effects.push(Effect::CopyText { text: table_csv(change.before), done });
}

/// Hands the shown table over as a file. The mark at its beginning tells spreadsheets that it is UTF-8.
pub(super) fn save(change: &mut Change<'_>) {
    let text = ["\u{feff}", &table_csv(change.before)].concat();
    change.effects.push(Effect::SaveTable(text));
}

/// Where one thing was selected, its table is shown.
pub(super) fn follow(before: &State, next: &mut State) {
    let (old, new) = (&before.session, &next.session);
    let open = |panels: &crate::order::Set<Panel>| panels.contains(&Panel::List);
    if !open(&new.panels) || (open(&old.panels) && old.selection == new.selection) {
        return;
    }
    let tab = match (&new.selection.edge, &new.selection.nodes[..]) {
        (Some(_), _) => Tab::Relations,
        (None, [id]) if next.document.merged.events.contains_key(id) => Tab::Events,
        (None, [_]) => Tab::Entities,
        _ => return,
    };
    next.session.table.tab = tab;
}
