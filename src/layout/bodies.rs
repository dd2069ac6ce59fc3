//! Where the nodes are and how they move, one array a quantity.

use std::ops::Range;

/// Structure of arrays: the inner loops read one quantity of many nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bodies {
    pub x: Vec<f32>,
    pub y: Vec<f32>,
    pub vx: Vec<f32>,
    pub vy: Vec<f32>,
    /// Circle radius in world units.
    pub radius: Vec<f32>,
    /// Repulsion, 1 for an ordinary node.
    pub charge: Vec<f32>,
    /// The share of a movement that a node makes: 0 stays, 1 is free.
    pub mobility: Vec<f32>,
    /// How readily its circle gives way to another: 1 for an ordinary node.
    pub yields: Vec<f32>,
}

impl Bodies {
    /// Nodes of these radii, at the origin, free.
    pub fn new(radius: Vec<f32>) -> Self {
        let n = radius.len();
        let zero = vec![0.0; n];
        Self {
            x: zero.clone(),
            y: zero.clone(),
            vx: zero.clone(),
            vy: zero,
            radius,
            charge: vec![1.0; n],
            mobility: vec![1.0; n],
            yields: vec![1.0; n],
        }
    }

    /// One step of a range: of each velocity `remaining` is left, no step is longer than `longest`, and what may not
    /// move or would go nowhere sensible stands.
    pub fn advance(&mut self, range: &Range<usize>, remaining: f32, longest: f32) {
        let places = self.x[range.clone()].iter_mut().zip(&mut self.y[range.clone()]);
        let speeds = self.vx[range.clone()].iter_mut().zip(&mut self.vy[range.clone()]);
        for (((x, y), (vx, vy)), &mobility) in places.zip(speeds).zip(&self.mobility[range.clone()]) {
            (*vx, *vy) = (*vx * remaining, *vy * remaining);
            let square = *vx * *vx + *vy * *vy;
            if square > longest * longest {
                let scale = longest / square.sqrt();
                (*vx, *vy) = (*vx * scale, *vy * scale);
            }
            if mobility <= 0.0 || !square.is_finite() {
                (*vx, *vy) = (0.0, 0.0);
            }
            *x += *vx * mobility;
            *y += *vy * mobility;
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }
}
