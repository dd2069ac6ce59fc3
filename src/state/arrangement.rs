//! Arrangements: how the network is laid out, and the places that follow where that is not by forces.

use super::{layout_input, link};
use crate::geom::decimal;
use crate::graph::Network;
use crate::io;
use crate::layout::arrange;
use crate::model::GlobalId;
use crate::order::{Listed as _, Map};

/// How the network is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// By forces: what belongs together is near.
    #[default]
    Map,
    /// Rings about some nodes, by the number of links from them.
    Rings,
    /// Time from left to right.
    Dates,
    /// Countries beside each other.
    Countries,
}

/// A way, and what it is about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrangement {
    pub way: Way,
    /// What rings are about.
    pub centre: Vec<GlobalId>,
    /// The pins of the map, while another way has its own.
    pub map_pins: Map<GlobalId, [f32; 2]>,
}

impl Way {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Map, Self::Rings, Self::Dates, Self::Countries];

    /// The word for it in links.
    pub fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Rings => "rings",
            Self::Dates => "dates",
            Self::Countries => "countries",
        }
    }

    /// The way of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

impl Arrangement {
    /// Where every node of the network stands, x and y by slot; `None` for the map, which the layout finds.
    pub fn places(&self, network: &Network, seed: u64) -> Option<Vec<f32>> {
        let input = layout_input(network, seed, &|_| None, &Map::new());
        Some(match self.way {
            Way::Map => return None,
            Way::Rings => {
                let mut centre = Vec::with_capacity(self.centre.len());
                centre.extend(self.centre.iter().filter_map(|id| network.slot(id)));
                arrange::radial(&input, &centre)
            }
            Way::Dates => {
                let minutes = network.nodes().map(|(slot, _)| network.moment(slot));
                arrange::by_date(&input, &minutes.list())
            }
            Way::Countries => arrange::by_group(&input),
        })
    }
}

/// The file of where nodes stand: x and y by slot.
pub fn places_file(network: &Network, positions: &[f32]) -> String {
    let mut places = Vec::with_capacity(network.node_count());
    for ((_, node), [x, y]) in network.nodes().zip(positions.as_chunks().0) {
        if x.is_finite() && y.is_finite() {
            places.push((node.id.as_str(), [decimal(*x), decimal(*y)]));
        }
    }
    io::write_places(&places)
}

/// What a file of places says; `None` where it is none. What is no number or no name is passed over.
pub(super) fn read_places(bytes: &[u8]) -> Option<Vec<(GlobalId, [f32; 2])>> {
    let mut places = Vec::new();
    for (name, [x, y]) in io::read_places(bytes)? {
        if let (Some(id), Some(x), Some(y)) = (GlobalId::parse(&name), link::number(&x), link::number(&y)) {
            places.push((id, [x, y]));
        }
    }
    Some(places)
}
