//! Which nodes hang together: union-find.

use crate::order::Listed as _;
/// Disjoint sets of `0..n`, each named by its smallest member.
#[derive(Debug)]
pub(super) struct Components {
    parent: Vec<u32>,
}

impl Components {
    /// Every node by itself.
    pub fn new(n: usize) -> Self {
        Self { parent: (0..n as u32).list() }
    }

    /// The smallest node that hangs together with this one.
    pub fn find(&mut self, node: u32) -> u32 {
        let mut node = node;
        while self.parent[node as usize] != node {
            // Path halving keeps later walks short.
            self.parent[node as usize] = self.parent[self.parent[node as usize] as usize];
            node = self.parent[node as usize];
        }
        node
    }

    /// From now on the two hang together.
    pub fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }
}
