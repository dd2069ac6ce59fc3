//! Links: the view after `#`, compact and readable, and read back without trust.

mod bits;
mod fields;
mod text;

use thiserror::Error;

use super::{Route, State, Way};
use crate::graph::{Filter, Projection};
use crate::layout::key_of;
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::order::Map;
use crate::scene::Camera;
use fields::FIELDS;
pub(in crate::state) use text::number;
pub(in crate::state) use text::{escaped, unescaped};

/// The longest link that is read, in bytes.
pub const LONGEST: usize = 64 * 1024;
/// The most letters of a title.
const MOST_LETTERS: usize = 80;
/// The version that is written. Those before it are read, too: they say less.
const VERSION: &str = "2";

/// What a link describes. Everything that it does not say is as at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The open articles.
    pub articles: Vec<LinkedArticle>,
    pub selection: Vec<GlobalId>,
    /// The stable name of a selected line.
    pub edge: Option<String>,
    pub degrees: u32,
    /// The paths that are asked for, not looked for yet. One of them is selected where nothing else is.
    pub route: Option<Route>,
    pub filter: Filter,
    /// The day of knowledge.
    pub known: Option<i64>,
    pub projection: Projection,
    pub way: Way,
    /// What rings are about.
    pub centre: Vec<GlobalId>,
    /// The resolution of communities, where they are drawn.
    pub communities: Option<f32>,
    pub pins: Map<GlobalId, [f32; 2]>,
    /// Centre x, y and zoom.
    pub camera: Option<[f32; 3]>,
    /// Where everything stands, x and y by slot; empty where the layout finds it by itself.
    pub places: Vec<f32>,
}

/// An article that a link names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkedArticle {
    pub id: String,
    /// The first letters of the hash of its file; empty where the link does not say.
    pub hash: String,
    /// Where it is none that everyone has.
    pub title: String,
}

/// Why a link could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LinkError {
    #[error("expected at most {LONGEST} characters, found {found}")]
    TooLong { found: usize },
    #[error("expected a link of version 1 or 2, found version {found}")]
    Version { found: String },
    #[error("expected something like v=2&s=\u{2026}, found {found:?}")]
    NoLink { found: String },
}

impl Default for View {
    fn default() -> Self {
        Self {
            articles: Vec::new(),
            selection: Vec::new(),
            edge: None,
            degrees: 1,
            route: None,
            filter: Filter::default(),
            known: None,
            projection: Projection::default(),
            way: Way::default(),
            centre: Vec::new(),
            communities: None,
            pins: Map::new(),
            camera: None,
            places: Vec::new(),
        }
    }
}

/// A short name of what is seen, wherever one looks at it from: the same view has the same name everywhere.
pub fn view_id(state: &State) -> String {
    // Without letters that are taken for others.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let hash = key_of(&encode(state, None));
    (0..6).map(|at| char::from(LETTERS[(hash >> (5 * at)) as usize % LETTERS.len()])).collect()
}

/// The link to what is seen, without the `#`.
pub fn encode(state: &State, camera: Option<&Camera>) -> String {
    View::of(state, camera).encode()
}

impl View {
    /// What is seen: the state, and where the camera is.
    pub fn of(state: &State, camera: Option<&Camera>) -> Self {
        let session = &state.session;
        let route = session.route.as_ref();
        let shown = route.is_some_and(|route| route.is_selected(&session.selection));
        let camera = camera.map(|camera| [camera.centre.x, camera.centre.y, camera.zoom]);
        Self {
            articles: state
                .document
                .dataset
                .sources
                .iter()
                .map(|(id, source)| linked(state, id, &source.article.title))
                .list(),
            selection: if shown { Vec::new() } else { session.selection.nodes.clone() },
            edge: session.selection.edge.as_deref().map(str::to_owned),
            degrees: session.degrees,
            route: route.map(Route::again),
            filter: session.filter.clone(),
            known: session.known,
            projection: session.projection,
            way: session.arrangement.way,
            centre: session.arrangement.centre.clone(),
            communities: session.communities,
            pins: session.pins.clone(),
            camera: camera.filter(|camera| camera.iter().all(|value| value.is_finite())),
            places: Vec::new(),
        }
    }

    /// The view as text: `v=2&a=articles&s=selection&e=line&c=x,y,zoom&…`; names as `article/record`, everything else
    /// than letters, digits and `-_.~/` percent-encoded.
    pub fn encode(&self) -> String {
        let mut link = ["v=", VERSION].concat();
        for (key, write, _) in FIELDS {
            let value = write(self);
            if !value.is_empty() {
                for part in ["&", key, "=", &value] {
                    link.push_str(part);
                }
            }
        }
        link
    }

    /// Reads a link, with or without its `#`. What is not understood in it is passed over.
    ///
    /// # Errors
    /// Where it is too long, no link, or of another version.
    pub fn parse(link: &str) -> Result<Self, LinkError> {
        if link.len() > LONGEST {
            return Err(LinkError::TooLong { found: link.len() });
        }
        // A whole address may have been pasted.
        let link = link.rsplit_once('#').map_or(link, |(_, after)| after).trim();
        let fields: Vec<(&str, &str)> = link.split('&').filter_map(|field| field.split_once('=')).collect();
        match fields.iter().find(|(key, _)| *key == "v") {
            None => return Err(LinkError::NoLink { found: link.chars().take(60).collect() }),
            Some((_, "1" | VERSION)) => {}
            Some((_, other)) => return Err(LinkError::Version { found: other.chars().take(20).collect() }),
        }
        let mut view = Self::default();
        for (key, value) in fields {
            if let Some((_, _, read)) = FIELDS.iter().find(|(known, ..)| *known == key) {
                read(&mut view, value);
            }
        }
        Ok(view)
    }
}

/// The title is for those who do not have the article.
fn linked(state: &State, id: &str, title: &str) -> LinkedArticle {
    let everyone_has = !state.document.files.contains_key(id);
    let title = if everyone_has { String::new() } else { title.chars().take(MOST_LETTERS).collect() };
    LinkedArticle { id: id.to_owned(), hash: state.document.fingerprint(id).to_string(), title }
}

impl LinkedArticle {
    /// `id`, `id:hash` or `id:hash:title`.
    fn encode(&self) -> String {
        let mut text = escaped(&self.id);
        if !self.hash.is_empty() || !self.title.is_empty() {
            text = [text, escaped(&self.hash)].join(":");
        }
        if self.title.is_empty() { text } else { [text, escaped(&self.title)].join(":") }
    }

    fn parse(text: &str) -> Self {
        let mut parts = text.splitn(3, ':').map(unescaped);
        let mut next = || parts.next().unwrap_or_default();
        Self { id: next(), hash: next(), title: next() }
    }
}
