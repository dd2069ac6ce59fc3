//! Our renderer as a contender of a comparison with others: static places, a moving camera, no labels.
//!
//! Built for the browser by `scripts/bench`; natively there is nothing to run.

fn main() {}

/// What a page calls.
#[cfg(target_arch = "wasm32")]
mod page {
    use summitry::geom::WorldPoint;
    use summitry::render::{Backend, Renderer};
    use summitry::scene::{
        Badge, Camera, Color, DrawList, EdgeMark, Least, Marks, NodeMark, Palette, Shape, Stroke, Theme,
    };
    use wasm_bindgen::JsError;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlCanvasElement;

    /// What the comparison asks for: nodes of 4 pixels, in the colours of persons, countries and events.
    const RADIUS: f32 = 2.0;
    const NODES: [Color; 3] = [opaque(0x4e, 0x79, 0xa7), opaque(0xe1, 0x57, 0x59), opaque(0x59, 0xa1, 0x4f)];
    /// And lines of 1 pixel.
    const WIDTH: f32 = 1.0;
    const EDGE: Color = opaque(0xcc, 0xcc, 0xcc);
    const WHITE: Color = opaque(0xff, 0xff, 0xff);
    /// CSS pixels to one unit of the places at zoom 1.
    const FIT: f32 = 0.38;

    /// A renderer and its draw list.
    #[wasm_bindgen]
    pub struct Contender {
        renderer: Renderer,
        list: DrawList,
        ratio: f64,
    }

    #[wasm_bindgen]
    impl Contender {
        /// Starts the renderer, so that the driver is at work while data loads.
        #[wasm_bindgen(constructor)]
        pub fn new(canvas: &HtmlCanvasElement, labels: &HtmlCanvasElement, gl: bool) -> Result<Contender, JsError> {
            let renderer = Renderer::by(if gl { Backend::Gl } else { Backend::Canvas }, canvas, labels)?;
            let list = DrawList::empty(Camera::default(), &Palette::of(Theme::Light));
            Ok(Self { renderer, list, ratio: 1.0 })
        }

        /// The graph: x and y of each node, its kind, the ends of each edge; and whether pictures over the budget may
        /// be thinned out as while a hand moves them.
        pub fn show(&mut self, places: &[f32], kinds: &[u8], ends: &[u32], moving: bool) {
            let place = |node: u32| {
                let at = node as usize * 2;
                WorldPoint::new(places[at], places[at + 1])
            };
            let nodes = kinds.iter().zip(0..).map(|(&kind, slot)| node(place(slot), NODES[kind as usize % 3], slot));
            let ends = ends.as_chunks::<2>().0;
            let edges = ends.iter().zip(0..).map(|(&[from, to], slot)| edge(place(from), place(to), slot));
            self.list.marks = Marks { nodes: nodes.collect(), edges: edges.collect::<Vec<_>>().into() };
            self.list.marks_revision += 1;
            self.list.background = WHITE;
            self.list.least = Least { radius: RADIUS, width: WIDTH };
            self.list.moving = moving;
        }

        /// The size of the canvases in CSS pixels.
        pub fn resize(&mut self, width: f64, height: f64, ratio: f64) {
            self.ratio = ratio;
            self.renderer.resize(width, height, ratio);
            (self.list.camera.width, self.list.camera.height) = (width as f32, height as f32);
        }

        /// Draws with this place in the middle.
        pub fn view(&mut self, x: f32, y: f32, zoom: f32) -> Result<(), JsError> {
            self.list.camera.centre = WorldPoint::new(x, y);
            self.list.camera.zoom = FIT * zoom;
            Ok(self.renderer.draw(&self.list, self.ratio)?)
        }
    }

    const fn opaque(r: u8, g: u8, b: u8) -> Color {
        Color { r, g, b, a: 255 }
    }

    fn node(at: WorldPoint, fill: Color, slot: u32) -> NodeMark {
        NodeMark {
            at,
            // As small as the list allows.
            radius: 0.0,
            fill,
            outline: fill,
            shape: Shape::Circle,
            stroke: Stroke::Solid,
            badge: Badge::None,
            struck: false,
            selected: false,
            highlighted: false,
            pinned: false,
            opacity: 1.0,
            slot,
        }
    }

    fn edge(from: WorldPoint, to: WorldPoint, slot: u32) -> EdgeMark {
        EdgeMark {
            from,
            control: from.lerp(to, 0.5),
            to,
            width: 0.0,
            color: EDGE,
            stroke: Stroke::Solid,
            arrow: false,
            opacity: 1.0,
            slot,
        }
    }
}
