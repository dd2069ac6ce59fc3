//! Requests and frames as flat arrays that a worker's message can carry.
//!
//! A request is a list of 32-bit words: its kind, then its fields in order. An `f32` is its bits, a `u64` two words,
//! low first. `Start` is followed by its nodes, ten words each (key, radius, label, group, flags, known x y, pinned x y; flag 1:
//! known, flag 2: pinned) and its edges, three words each (source, target, weight). A frame is five words (revision,
//! placed, alpha, settled, length) and the positions themselves, which are transferred, not copied.

use thiserror::Error;

use super::input::{EdgeInput, Input, NodeInput};
use super::session::{Frame, Request};

const START: u32 = 1;
const PIN: u32 = 2;
const UNPIN: u32 = 3;
const REHEAT: u32 = 4;
const PAUSE: u32 = 5;
const RESUME: u32 = 6;

const START_WORDS: usize = 6;
const NODE_WORDS: usize = 10;
const EDGE_WORDS: usize = 3;
const KNOWN: u32 = 1;
const PINNED: u32 = 2;

/// What is wrong with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ProtocolError {
    #[error("a message without words, expected at least its kind")]
    Empty,
    #[error("kind {0}, expected 1 to 6")]
    Kind(u32),
    #[error("{found} words, expected {expected}")]
    Length { found: usize, expected: usize },
    #[error("{nodes} nodes and {edges} edges, more than a message can hold")]
    TooMany { nodes: u32, edges: u32 },
    #[error("flags {flags:#x} at node {node}, expected 0 to 3")]
    Flags { node: usize, flags: u32 },
    #[error("edge {edge} ends at node {end}, expected one below {nodes}")]
    Edge { edge: usize, end: u32, nodes: usize },
    #[error("frame says settled = {0}, expected 0 or 1")]
    Settled(u32),
    #[error("frame says {said} coordinates and carries {found}, expected the same even number")]
    Coordinates { said: u32, found: usize },
    #[error("{0} is not a number that can be computed with")]
    NotFinite(&'static str),
}

/// The words of a request. `Buffer` has none: its array is transferred by itself.
pub fn encode_request(request: &Request) -> Vec<u32> {
    match request {
        Request::Start { revision, input } => encode_start(*revision, input),
        Request::Pin { node, at } => vec![PIN, *node, at[0].to_bits(), at[1].to_bits()],
        Request::Unpin { node } => vec![UNPIN, *node],
        Request::Reheat => vec![REHEAT],
        Request::Pause => vec![PAUSE],
        Request::Resume => vec![RESUME],
        Request::Buffer(_) => Vec::new(),
    }
}

/// The request of these words.
///
/// # Errors
/// Where the words are not a request: see [`ProtocolError`]. Never panics and never allocates more than they hold.
pub fn decode_request(words: &[u32]) -> Result<Request, ProtocolError> {
    let (&kind, rest) = words.split_first().ok_or(ProtocolError::Empty)?;
    let expected = |expected: usize| ProtocolError::Length { found: words.len(), expected };
    match (kind, rest) {
        (START, _) => decode_start(words),
        (PIN, &[node, x, y]) => {
            let at = [f32::from_bits(x), f32::from_bits(y)];
            if at.iter().all(|value| value.is_finite()) {
                Ok(Request::Pin { node, at })
            } else {
                Err(ProtocolError::NotFinite("the place of a pin"))
            }
        }
        (PIN, _) => Err(expected(4)),
        (UNPIN, &[node]) => Ok(Request::Unpin { node }),
        (UNPIN, _) => Err(expected(2)),
        (REHEAT, []) => Ok(Request::Reheat),
        (PAUSE, []) => Ok(Request::Pause),
        (RESUME, []) => Ok(Request::Resume),
        (REHEAT | PAUSE | RESUME, _) => Err(expected(1)),
        _ => Err(ProtocolError::Kind(kind)),
    }
}

/// The header of a frame, and its positions as they are.
pub fn encode_frame(frame: &Frame) -> ([u32; 5], &[f32]) {
    let Frame { revision, placed, alpha, settled, positions } = frame;
    let header = [*revision, placed.to_bits(), alpha.to_bits(), u32::from(*settled), positions.len() as u32];
    (header, positions)
}

/// The frame of this header and these positions.
///
/// # Errors
/// Where the header is not five sensible words or does not fit the positions.
pub fn decode_frame(header: &[u32], positions: Vec<f32>) -> Result<Frame, ProtocolError> {
    let &[revision, placed, alpha, settled, said] = header else {
        return Err(ProtocolError::Length { found: header.len(), expected: 5 });
    };
    let (placed, alpha) = (f32::from_bits(placed), f32::from_bits(alpha));
    if !placed.is_finite() {
        return Err(ProtocolError::NotFinite("the share of first places"));
    }
    if !alpha.is_finite() {
        return Err(ProtocolError::NotFinite("alpha"));
    }
    if settled > 1 {
        return Err(ProtocolError::Settled(settled));
    }
    if said as usize != positions.len() || said % 2 != 0 {
        return Err(ProtocolError::Coordinates { said, found: positions.len() });
    }
    Ok(Frame { revision, placed, alpha, settled: settled == 1, positions })
}

fn encode_start(revision: u32, input: &Input) -> Vec<u32> {
    let length = START_WORDS + input.nodes.len() * NODE_WORDS + input.edges.len() * EDGE_WORDS;
    let mut words = Vec::with_capacity(length);
    let [seed_low, seed_high] = halves(input.seed);
    words.extend([START, revision, seed_low, seed_high, input.nodes.len() as u32, input.edges.len() as u32]);
    for node in &input.nodes {
        let [low, high] = halves(node.key);
        let flags = if node.known.is_some() { KNOWN } else { 0 } | if node.pinned.is_some() { PINNED } else { 0 };
        let [known_x, known_y] = node.known.unwrap_or_default().map(f32::to_bits);
        let [pinned_x, pinned_y] = node.pinned.unwrap_or_default().map(f32::to_bits);
        let (radius, label) = (node.radius.to_bits(), node.label.to_bits());
        words.extend([low, high, radius, label, node.group, flags, known_x, known_y, pinned_x, pinned_y]);
    }
    for edge in &input.edges {
        words.extend([edge.source, edge.target, edge.weight.to_bits()]);
    }
    words
}

fn decode_start(words: &[u32]) -> Result<Request, ProtocolError> {
    let Some((&[_, revision, seed_low, seed_high, nodes, edges], rest)) = words.split_first_chunk::<START_WORDS>()
    else {
        return Err(ProtocolError::Length { found: words.len(), expected: START_WORDS });
    };
    let too_many = ProtocolError::TooMany { nodes, edges };
    let node_words = (nodes as usize).checked_mul(NODE_WORDS).ok_or(too_many)?;
    let edge_words = (edges as usize).checked_mul(EDGE_WORDS).ok_or(too_many)?;
    let expected = node_words.checked_add(edge_words).ok_or(too_many)?;
    let (node_part, edge_part) = match rest.split_at_checked(node_words) {
        Some(parts) if rest.len() == expected => parts,
        _ => return Err(ProtocolError::Length { found: rest.len(), expected }),
    };
    let nodes = nodes as usize;
    let input = Input {
        nodes: node_part.as_chunks().0.iter().enumerate().map(decode_node).collect::<Result<_, _>>()?,
        edges: edge_part
            .as_chunks()
            .0
            .iter()
            .enumerate()
            .map(|(edge, words)| decode_edge(edge, words, nodes))
            .collect::<Result<_, _>>()?,
        seed: whole(seed_low, seed_high),
    };
    Ok(Request::Start { revision, input })
}

fn decode_node((node, words): (usize, &[u32; NODE_WORDS])) -> Result<NodeInput, ProtocolError> {
    let &[low, high, radius, label, group, flags, known_x, known_y, pinned_x, pinned_y] = words;
    if flags & !(KNOWN | PINNED) != 0 {
        return Err(ProtocolError::Flags { node, flags });
    }
    let place = |flag: u32, x: u32, y: u32| (flags & flag != 0).then_some([f32::from_bits(x), f32::from_bits(y)]);
    Ok(NodeInput {
        key: whole(low, high),
        radius: f32::from_bits(radius),
        label: f32::from_bits(label),
        group,
        known: place(KNOWN, known_x, known_y),
        pinned: place(PINNED, pinned_x, pinned_y),
    })
}

fn decode_edge(edge: usize, words: &[u32; EDGE_WORDS], nodes: usize) -> Result<EdgeInput, ProtocolError> {
    let &[source, target, weight] = words;
    match [source, target].into_iter().find(|&end| end as usize >= nodes) {
        Some(end) => Err(ProtocolError::Edge { edge, end, nodes }),
        None => Ok(EdgeInput { source, target, weight: f32::from_bits(weight) }),
    }
}

fn halves(value: u64) -> [u32; 2] {
    [value as u32, (value >> 32) as u32]
}

fn whole(low: u32, high: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}
