//! Names in the order in which they came, found by what they say: where a map in order would compare its way to each.

use std::sync::Arc;

/// No name.
const NONE: u32 = u32::MAX;

/// Each name once, at the place that it came to.
#[derive(Clone, Default)]
pub struct Names {
    names: Vec<Arc<str>>,
    /// Places of names, each at or after the cell that its letters give; at most half of the cells are taken. Their
    /// count is a power of two.
    cells: Vec<u32>,
}

impl Names {
    /// No names, with room for so many.
    pub fn with_room(count: usize) -> Self {
        let mut names = Self::default();
        names.make_room(count);
        names
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names in the order in which they came.
    pub fn iter(&self) -> std::slice::Iter<'_, Arc<str>> {
        self.names.iter()
    }

    /// The name at a place.
    pub fn at(&self, place: usize) -> Option<&Arc<str>> {
        self.names.get(place)
    }

    /// Adds a name; where it stands already, that place is the error.
    pub fn add(&mut self, name: Arc<str>) -> Result<usize, usize> {
        if self.names.len() * 2 >= self.cells.len() {
            self.make_room(self.names.len() * 2);
        }
        let (cell, found) = self.cell_of(&[&name]);
        if let Some(place) = found {
            return Err(place);
        }
        self.cells[cell] = self.names.len() as u32;
        self.names.push(name);
        Ok(self.names.len() - 1)
    }

    /// The place of the name that these parts make together.
    pub fn place(&self, parts: &[&str]) -> Option<usize> {
        if self.cells.is_empty() { None } else { self.cell_of(parts).1 }
    }

    /// Whether the name is there.
    pub fn contains(&self, name: &str) -> bool {
        self.place(&[name]).is_some()
    }

    fn make_room(&mut self, count: usize) {
        let cells = (count.max(8) * 2).next_power_of_two();
        self.cells = vec![NONE; cells];
        for place in 0..self.names.len() {
            let cell = self.cell_of(&[&self.names[place]]).0;
            self.cells[cell] = place as u32;
        }
    }

    /// The cell of a name, and the place that it holds; or the free cell where it would be.
    #[inline(never)]
    fn cell_of(&self, parts: &[&str]) -> (usize, Option<usize>) {
        let mask = self.cells.len() - 1;
        let mut cell = hash(parts) as usize & mask;
        loop {
            let place = self.cells[cell];
            if place == NONE {
                return (cell, None);
            }
            if is(&self.names[place as usize], parts) {
                return (cell, Some(place as usize));
            }
            cell = (cell + 1) & mask;
        }
    }
}

/// Whether the parts make the name.
fn is(name: &str, parts: &[&str]) -> bool {
    let mut rest = name.as_bytes();
    for part in parts {
        let Some(after) = rest.strip_prefix(part.as_bytes()) else { return false };
        rest = after;
    }
    rest.is_empty()
}

/// FNV-1a (Fowler, Noll, Vo; 64 bits), folded so that all bits reach the low ones.
fn hash(parts: &[&str]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.as_bytes() {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    (hash ^ hash >> 32) as u32
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

impl Eq for Names {}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.names).finish()
    }
}
