//! What the program remembers from visit to visit: how the user likes it, and the views that the user saved.

use super::link::{escaped, unescaped};
use super::{Panel, Recent, SavedView, Session, ThemeChoice, catalog};
use crate::order::Listed as _;

/// How the user likes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Whether the panel at the left is open.
    pub legend: bool,
    /// Whether the panel at the right is open.
    pub inspector: bool,
    /// Whether the panel below is open.
    pub timeline: bool,
    pub theme: ThemeChoice,
    /// Whether keys without Ctrl do something.
    pub single_keys: bool,
    pub views: Vec<SavedView>,
    /// The ids of the actions that were chosen last in the box for search and actions, the last first.
    pub recent: RecentActions,
}

type RecentActions = [Option<&'static str>; 5];

impl Default for Preferences {
    fn default() -> Self {
        Self::of(&Session::default())
    }
}

impl Preferences {
    /// Those of a session.
    pub fn of(session: &Session) -> Self {
        Self {
            legend: session.panels.contains(&Panel::Legend),
            inspector: session.panels.contains(&Panel::Inspector),
            timeline: session.panels.contains(&Panel::Timeline),
            theme: session.theme,
            single_keys: session.single_keys,
            views: session.views.clone(),
            recent: recent(session.recent.iter().filter_map(|recent| match recent {
                Recent::Action(id) => Some(*id),
                Recent::Node(_) => None,
            })),
        }
    }

    /// Gives a session these.
    pub fn apply(&self, session: &mut Session) {
        let panels =
            [(Panel::Legend, self.legend), (Panel::Inspector, self.inspector), (Panel::Timeline, self.timeline)];
        for (panel, open) in panels {
            if open {
                session.panels.insert(panel);
            } else {
                session.panels.remove(&panel);
            }
        }
        session.theme = self.theme;
        session.single_keys = self.single_keys;
        session.views.clone_from(&self.views);
        session.recent = self.recent.into_iter().flatten().map(Recent::Action).list();
    }

    /// As text: `legend=open inspector=folded timeline=folded theme=dark keys=on view=name#link`.
    pub fn encode(&self) -> String {
        let word = |open| if open { "open" } else { "folded" };
        let [legend, inspector, timeline] = [self.legend, self.inspector, self.timeline].map(word);
        let theme = match self.theme {
            ThemeChoice::System => "system",
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
        };
        let keys = if self.single_keys { "on" } else { "off" };
        let mut text = format!("legend={legend} inspector={inspector} timeline={timeline} theme={theme} keys={keys}");
        for view in &self.views {
            // Neither a name nor a link so written has a space in it.
            for part in [" view=", &escaped(&view.name), "#", &view.link] {
                text.push_str(part);
            }
        }
        for (at, action) in self.recent.into_iter().flatten().enumerate() {
            text.push_str(if at == 0 { " recent=" } else { "," });
            text.push_str(action);
        }
        text
    }

    /// Reads them. Whatever else stands in the text is passed over: a later version may have written it, or anyone.
    pub fn parse(text: &str) -> Self {
        let mut read = Self::default();
        for word in text.split_ascii_whitespace() {
            match word {
                "legend=open" => read.legend = true,
                "legend=folded" => read.legend = false,
                "inspector=open" => read.inspector = true,
                "inspector=folded" => read.inspector = false,
                "timeline=open" => read.timeline = true,
                "timeline=folded" => read.timeline = false,
                "theme=system" => read.theme = ThemeChoice::System,
                "theme=light" => read.theme = ThemeChoice::Light,
                "theme=dark" => read.theme = ThemeChoice::Dark,
                "keys=on" => read.single_keys = true,
                "keys=off" => read.single_keys = false,
                _ => {
                    let view = word.strip_prefix("view=").and_then(|view| view.split_once('#'));
                    if let Some((name, link)) = view {
                        read.views.push(SavedView { name: unescaped(name).into(), link: link.into() });
                    }
                    if let Some(ids) = word.strip_prefix("recent=") {
                        read.recent = recent(ids.split(',').filter_map(|id| catalog::action(id).map(|it| it.id)));
                    }
                }
            }
        }
        read
    }
}

/// The first of these ids, each once.
fn recent(ids: impl Iterator<Item = &'static str>) -> RecentActions {
    let mut recent: RecentActions = [None; 5];
    for id in ids {
        if !recent.contains(&Some(id))
            && let Some(free) = recent.iter_mut().find(|place| place.is_none())
        {
            *free = Some(id);
        }
    }
    recent
}
