//! A path in words: each step with what proves it.

use std::rc::Rc;

use super::inspector_edge::{edge_quotes, sentence};
use super::names::{date, link, name_of};
use super::sentence::Reading;
use super::{NodeLink, QuoteView, words};
use crate::graph::{EdgeKind, Visible};
use crate::model::{GlobalId, Status};
use crate::order::Listed as _;
use crate::state::route::MOST_PATHS;
use crate::state::{Document, Route, State};

/// The paths between two nodes, one of them in full.
#[derive(Debug, Clone, PartialEq)]
pub struct PathView {
    pub from: NodeLink,
    pub to: NodeLink,
    /// Which path this is, from 0, of how many.
    pub at: usize,
    pub count: usize,
    /// There may be longer ones than are found.
    pub more: bool,
    pub any_status: bool,
    pub in_order: bool,
    pub hops: Vec<Hop>,
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Hop {
    pub from: NodeLink,
    pub to: NodeLink,
    /// What stands after the name it leads to: "held, 15 August 2025"; empty where it is no event.
    pub when: Rc<str>,
    /// The lines between both.
    pub lines: Vec<HopLine>,
}

/// A line of a step: its name, its words between both names, its quotes.
pub type HopLine = (Rc<str>, Rc<str>, Vec<QuoteView>);

/// The path that is looked at; `None` where another thing is.
pub fn path(state: &State) -> Option<PathView> {
    let State { document, session, .. } = state;
    let route = session.route.as_ref().filter(|route| route.is_selected(&session.selection))?;
    let nodes = route.found.get(route.at).map_or(&[][..], |path| path);
    Some(PathView {
        from: described(document, &route.from)?,
        to: described(document, &route.to)?,
        at: route.at,
        count: route.found.len(),
        more: route.found.len() == MOST_PATHS,
        any_status: route.any_status,
        in_order: route.in_order,
        hops: nodes.windows(2).filter_map(|pair| hop(document, &pair[0], &pair[1])).list(),
    })
}

/// Where another thing is looked at meanwhile, between whom the path runs: "Kirill Dmitriev – NATO".
pub fn path_aside(state: &State) -> Option<Rc<str>> {
    let State { document, session, .. } = state;
    let route: &Route = session.route.as_ref().filter(|route| !route.is_selected(&session.selection))?;
    let name = |id| link(document, id, "").map(|link| link.name);
    Some([&name(&route.from)?, " – ", &*name(&route.to)?].concat().into())
}

/// The path as text, a sentence a line: "Kirill Dmitriev took part in Dmitriev in Anchorage (held, 15 August 2025) —
/// “…”, Inter Bellum News".
pub fn path_text(state: &State) -> Option<String> {
    let view = path(state)?;
    let mut text = String::new();
    for hop in &view.hops {
        for (_, words, quotes) in &hop.lines {
            let mut put = |pieces: &[&str]| pieces.iter().for_each(|piece| text.push_str(piece));
            put(&[&hop.from.name, " ", words, " ", &hop.to.name]);
            if !hop.when.is_empty() {
                put(&[" (", &hop.when, ")"]);
            }
            if let Some(quote) = quotes.first() {
                put(&[" — “", &quote.quote, "”, ", &quote.publisher]);
            }
            put(&["\n"]);
        }
    }
    Some(text)
}

fn described(document: &Document, id: &GlobalId) -> Option<NodeLink> {
    link(document, id, "")
}

fn hop(document: &Document, from: &GlobalId, to: &GlobalId) -> Option<Hop> {
    let network = &document.network;
    let (one, other) = (network.slot(from)?, network.slot(to)?);
    let mut edges = network.edges_between(one, other);
    edges.retain(|edge| document.visibility.edges.get(*edge as usize) != Some(&Visible::Hidden));
    let line = |edge: u32| {
        let line = network.edge(edge)?;
        let (start, end) = network.ends(edge)?;
        let reading = if start == one { Reading::Along } else { Reading::Against };
        let (start, end) = (&network.node(start)?.id, &network.node(end)?.id);
        let words = match &line.kind {
            // A line that stands for one event tells which.
            EdgeKind::Shares { events } if events.len() == 1 => {
                ["was at ", &name_of(document, &events[0]), " (", &when(document, &events[0]), ") with"].concat()
            }
            _ => sentence(document, line, reading),
        };
        Some(((&*line.id).into(), words.into(), edge_quotes(document, line, start, end)))
    };
    Some(Hop {
        from: link(document, from, "")?,
        to: link(document, to, "")?,
        when: when(document, to),
        lines: edges.into_iter().filter_map(line).list(),
    })
}

/// How far an event happened, and when.
fn when(document: &Document, id: &GlobalId) -> Rc<str> {
    let Some(event) = document.merged.events.get(id) else { return "".into() };
    let status = match event.status() {
        Status::Occurred => "held",
        status => words::status(status),
    };
    let date = date(&event.time);
    if date.is_empty() { status.into() } else { [status, ", ", &date].concat().into() }
}
