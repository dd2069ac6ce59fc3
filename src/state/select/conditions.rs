//! The conditions of the filter in words, and as chips above the canvas.

use std::rc::Rc;

use super::{Chip, words};
use crate::graph::{Condition, Dimension, NodeKind};
use crate::model::{EntityKind, GlobalId, Word, small_letters};
use crate::order::Listed as _;
use crate::scene::timeline;
use crate::state::{Command, Document, State};

/// "Status", "Country" …
pub fn dimension_words(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Kind | Dimension::Family => "Kind",
        Dimension::Article => "Article",
        Dimension::Type => "Type of event",
        Dimension::Status => "Status",
        Dimension::Stance => "How it is said",
        Dimension::Publisher => "Publisher",
        Dimension::Country => "Country",
        Dimension::Role => "Role",
        Dimension::Quotes => "Number of quotes",
        Dimension::Sources => "Number of sources",
        Dimension::Text => "Words",
        Dimension::Time => "Time",
    }
}

/// "cancelled", "Russia", "2 or more" …
pub fn condition_words(document: &Document, condition: &Condition) -> String {
    match condition {
        Condition::Type(kind) => words::event_type(*kind).to_owned(),
        Condition::Status(status) => words::status(*status).to_owned(),
        Condition::Stance(stance) => words::stance_word(*stance).to_owned(),
        Condition::Publisher(name) => name.to_string(),
        Condition::Country(code) => country(document, code),
        Condition::Role(role) => words::role(&Word::Known(*role)),
        Condition::Quotes(least) => at_least(*least, "quote"),
        Condition::Sources(least) => at_least(*least, "source"),
    }
}

/// "At least 2 sources".
fn at_least(least: u32, what: &str) -> String {
    ["at least ", &least.to_string(), " ", what, if least == 1 { "" } else { "s" }].concat()
}

/// The name of a country; its letters where nothing open has a name for it.
fn country(document: &Document, code: &str) -> String {
    let is_it = |kind| kind == NodeKind::Entity(EntityKind::Country);
    let mut nodes = document.network.nodes().map(|(_, node)| node);
    let found = nodes.find(|node| is_it(node.kind) && node.country.as_deref() == Some(code));
    found.map_or(code, |node| &node.name).to_owned()
}

/// What the filter asks for, in the order of dimensions, each with what it asks for there.
fn asked(state: &State) -> Vec<Condition> {
    let filter = &state.session.filter;
    let mut asked: Vec<Condition> = Vec::new();
    asked.extend(filter.types.iter().map(|it| Condition::Type(*it)));
    asked.extend(filter.statuses.iter().map(|it| Condition::Status(*it)));
    asked.extend(filter.stances.iter().map(|it| Condition::Stance(*it)));
    asked.extend(filter.publishers.iter().map(|it| Condition::Publisher(it.clone())));
    asked.extend(filter.countries.iter().map(|it| Condition::Country(it.clone())));
    asked.extend(filter.roles.iter().map(|it| Condition::Role(*it)));
    asked.extend((filter.sources > 0).then_some(Condition::Sources(filter.sources)));
    asked.extend((filter.quotes > 0).then_some(Condition::Quotes(filter.quotes)));
    asked
}

/// Each active condition in words, with what takes it away. Other clocks and rules add a row of their own.
pub fn chips(state: &State) -> Vec<Chip> {
    let State { document, session, .. } = state;
    let filter = &session.filter;
    let mut chips: Vec<Chip> = Vec::new();
    let mut add = |words: &[&str], removes: Command| chips.push(Chip { text: words.concat().into(), removes });
    for missing in session.awaited.iter().flat_map(|awaited| &awaited.missing) {
        let name = if missing.title.is_empty() { &missing.id } else { &missing.title };
        add(&["Not open: ", name], Command::ForgetLink);
    }
    if let Some(day) = session.known {
        add(&["As known on ", &timeline::day(day)], Command::SetKnown { day: None, gesture: 0 });
    }
    if let Some(window) = filter.window {
        add(&["Time: ", &timeline::window(window)], Command::SetWindow { window: None, gesture: 0 });
    }
    if !filter.text.trim().is_empty() {
        add(&["Text: ", filter.text.trim()], Command::ClearDimension(Dimension::Text));
    }
    for values in asked(state).chunk_by(|one, other| one.dimension() == other.dimension()) {
        let Some(dimension) = values.first().map(Condition::dimension) else { continue };
        let told = values.iter().map(|value| condition_words(document, value)).list().join(", ");
        let removes = Command::ClearDimension(dimension);
        match dimension {
            Dimension::Quotes | Dimension::Sources => add(&["A", told.get(1..).unwrap_or_default()], removes),
            _ => add(&[dimension_words(dimension), ": ", &told], removes),
        }
    }
    if !filter.kinds.is_empty() {
        let kinds = filter.kinds.iter().map(|kind| small_letters(words::kinds(*kind))).list();
        add(&["Without ", &kinds.join(", ")], Command::ClearDimension(Dimension::Kind));
    }
    if !filter.families.is_empty() {
        let families = filter.families.iter().map(|family| small_letters(words::families(*family))).list();
        add(&["Without ", &families.join(", ")], Command::ClearDimension(Dimension::Family));
    }
    for article in &filter.articles {
        let title = document.dataset.sources.get(&**article).map_or(&**article, |source| &*source.article.title);
        add(&["Without what only \u{201c}", title, "\u{201d} says"], Command::ToggleArticle(article.clone()));
    }
    if filter.only_counting {
        add(&["Only what took place"], Command::ToggleOnlyCounting);
    }
    if !filter.focus.is_empty() {
        let void = filter.is_focus_void(&document.network);
        add(
            &[if void { "Focus: nothing of it is drawn this way, so all is" } else { "Only the focus" }],
            Command::Focus,
        );
    }
    match filter.hidden.len() {
        0 => {}
        1 => add(&["Hidden: ", &hidden_name(document, filter.hidden.first())], Command::ShowHidden),
        count => add(&[&count.to_string(), " hidden by you"], Command::ShowHidden),
    }
    chips
}

fn hidden_name(document: &Document, id: Option<&GlobalId>) -> Rc<str> {
    id.map_or_else(|| "".into(), |id| super::name_of(document, id))
}
