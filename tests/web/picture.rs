//! A renderer on two canvases of its own, and the pixels it draws.

use summitry::geom::WorldPoint;
use summitry::render::{Backend, Renderer};
use summitry::scene::{
    Badge, Camera, Color, DrawList, EdgeMark, LabelFont, LabelMark, Least, Marks, NodeMark, Shape, Stroke,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext};

pub const PAPER: Color = Color { r: 250, g: 248, b: 243, a: 255 };
pub const INK: Color = Color { r: 30, g: 30, b: 34, a: 255 };
pub const ACCENT: Color = Color { r: 200, g: 60, b: 20, a: 255 };
pub const BLUE: Color = Color { r: 40, g: 90, b: 160, a: 255 };
pub const TINT: Color = Color { r: 216, g: 224, b: 232, a: 255 };
pub const CLEAR: Color = Color { r: 0, g: 0, b: 0, a: 0 };

/// A renderer, its two canvases, and their size in CSS pixels.
pub struct Picture {
    pub renderer: Renderer,
    pub canvas: HtmlCanvasElement,
    pub labels: HtmlCanvasElement,
    pub width: u32,
    pub height: u32,
    pub ratio: f64,
}

pub fn canvas() -> HtmlCanvasElement {
    let page = web_sys::window().unwrap().document().unwrap();
    page.create_element("canvas").unwrap().dyn_into().unwrap()
}

impl Picture {
    pub fn new(width: u32, height: u32, ratio: f64) -> Self {
        Self::by(Backend::Gl, width, height, ratio)
    }

    pub fn by(backend: Backend, width: u32, height: u32, ratio: f64) -> Self {
        let (canvas, labels) = (canvas(), canvas());
        let mut renderer = Renderer::by(backend, &canvas, &labels).unwrap();
        renderer.resize(f64::from(width), f64::from(height), ratio);
        Self { renderer, canvas, labels, width, height, ratio }
    }

    pub fn draw(&mut self, list: &DrawList) {
        self.renderer.draw(list, self.ratio).unwrap();
    }

    /// All pixels, row by row from the bottom, in one read: one by one takes minutes.
    pub fn pixels(&self) -> Vec<[u8; 4]> {
        let gl: WebGl2RenderingContext = self.canvas.get_context("webgl2").unwrap().unwrap().unchecked_into();
        let (width, height) = (self.canvas.width(), self.canvas.height());
        let mut bytes = vec![0; (width * height * 4) as usize];
        let (format, kind) = (WebGl2RenderingContext::RGBA, WebGl2RenderingContext::UNSIGNED_BYTE);
        gl.read_pixels_with_opt_u8_array(0, 0, width as i32, height as i32, format, kind, Some(&mut bytes)).unwrap();
        bytes.as_chunks().0.to_vec()
    }

    /// The same of either renderer, row by row from the top.
    pub fn rows(&self) -> Vec<[u8; 4]> {
        let (width, height) = (self.renderer.canvas().width(), self.renderer.canvas().height());
        let pixel = |at: u32| self.renderer.read_pixel(at % width, at / width);
        match self.renderer.backend() {
            Backend::Gl => self.pixels().chunks(width as usize).rev().flat_map(<[[u8; 4]]>::to_vec).collect(),
            Backend::Canvas => (0..width * height).map(pixel).collect(),
        }
    }

    /// The list drawn, and all its pixels.
    pub fn drawn(&mut self, list: &DrawList) -> Vec<[u8; 4]> {
        self.draw(list);
        self.pixels()
    }

    /// What the pixel in the middle of this world place shows, at zoom 1 with the origin in the middle.
    pub fn at(&self, x: f64, y: f64) -> [u8; 4] {
        let device = |world: f64, side: u32| ((world + f64::from(side) / 2.0) * self.ratio) as u32;
        self.renderer.read_pixel(device(x, self.width), device(y, self.height))
    }
}

/// A list for this picture size at zoom 1, with the origin in the middle.
pub fn list(picture: &Picture, revision: u64, nodes: Vec<NodeMark>, edges: Vec<EdgeMark>) -> DrawList {
    DrawList {
        camera: Camera::new(picture.width as f32, picture.height as f32),
        moving: false,
        least: Least::default(),
        marks_revision: revision,
        held: [1.0; 2],
        marks: Marks { nodes, edges: edges.into() },
        hulls: Vec::new(),
        labels: Vec::new(),
        background: PAPER,
        accent: ACCENT,
        ink: INK,
    }
}

pub fn node(shape: Shape, x: f32, y: f32) -> NodeMark {
    NodeMark {
        at: WorldPoint::new(x, y),
        radius: 14.0,
        fill: BLUE,
        outline: INK,
        shape,
        stroke: Stroke::Solid,
        badge: Badge::None,
        struck: false,
        selected: false,
        highlighted: false,
        pinned: false,
        opacity: 1.0,
        slot: 0,
    }
}

pub fn edge(from: (f32, f32), to: (f32, f32)) -> EdgeMark {
    let (from, to) = (WorldPoint::new(from.0, from.1), WorldPoint::new(to.0, to.1));
    EdgeMark {
        from,
        control: from.lerp(to, 0.5),
        to,
        width: 2.0,
        color: INK,
        stroke: Stroke::Solid,
        arrow: false,
        opacity: 1.0,
        slot: 0,
    }
}

pub fn label(text: &str, x: f32, y: f32) -> LabelMark {
    LabelMark {
        text: text.into(),
        at: summitry::geom::ScreenPoint::new(x, y),
        angle: 0.0,
        size: 13.0,
        font: LabelFont::Strong,
        color: INK,
        halo: PAPER,
        opacity: 1.0,
        slot: 0,
    }
}

/// How many pixels differ.
pub fn difference(a: &[[u8; 4]], b: &[[u8; 4]]) -> usize {
    a.iter().zip(b).filter(|(a, b)| a != b).count() + a.len().abs_diff(b.len())
}

/// Whether two pixels are the same to the eye.
pub fn close(a: [u8; 4], b: Color) -> bool {
    [b.r, b.g, b.b, b.a].iter().zip(a).all(|(&b, a)| b.abs_diff(a) <= 3)
}
