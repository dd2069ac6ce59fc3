//! Our layout as a module for Node, to run beside other libraries in one process.
//!
//! Built by `scripts/bench layout`; natively there is nothing to run: `summitry layout --bench` is the native contender.

fn main() {}

/// What the script calls.
#[cfg(target_arch = "wasm32")]
mod module {
    use summitry::layout::{EdgeInput, Input, NodeInput, Simulation, key_of};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Radii of person, country and event.
    const RADII: [f32; 3] = [14.0, 18.0, 9.0];

    /// The module's memory, which never shrinks, in MiB.
    #[wasm_bindgen]
    pub fn mebibytes() -> u32 {
        core::arch::wasm32::memory_size(0) as u32 >> 4
    }

    /// A layout that runs.
    #[wasm_bindgen]
    pub struct Layout(Simulation);

    #[wasm_bindgen]
    impl Layout {
        /// First places of nodes of these kinds and edges between them, two ends each.
        #[wasm_bindgen(constructor)]
        pub fn new(kinds: &[u8], edges: &[u32], seed: u32) -> Self {
            let nodes = kinds.iter().enumerate().map(|(at, &kind)| NodeInput {
                key: key_of(&format!("node {at}")),
                radius: RADII.get(usize::from(kind)).copied().unwrap_or(RADII[0]),
                label: 0.0,
                group: 0,
                known: None,
                pinned: None,
            });
            let edges = edges.as_chunks().0.iter();
            let edges = edges.map(|&[source, target]| EdgeInput { source, target, weight: 1.0 });
            Self(Simulation::new(Input { nodes: nodes.collect(), edges: edges.collect(), seed: seed.into() }))
        }

        /// One tick; false where everything rests already.
        pub fn tick(&mut self) -> bool {
            self.0.tick()
        }

        /// x0, y0, x1, y1, …
        pub fn positions(&self) -> Vec<f32> {
            self.0.positions().to_vec()
        }
    }
}
