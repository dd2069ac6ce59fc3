//! Our renderer as a contender with all that a picture has: labels, status marks, a hovered node and its neighbours.
//!
//! Built for the browser by `scripts/bench`; natively there is nothing to run.

fn main() {}

/// What a page calls.
#[cfg(target_arch = "wasm32")]
mod page {
    use summitry::geom::WorldPoint;
    use summitry::graph::{Network, Projection, Visibility};
    use summitry::host::CanvasMeasure;
    use summitry::model::{
        Agreement, EntityKind, GlobalId, Merged, MergedEntity, MergedRelation, RelationType, Values, Word,
    };
    use summitry::order::{Map, Set};
    use summitry::render::{Backend, Renderer};
    use summitry::scene::{
        Badge, Board, Camera, Color, DrawList, LabelMemory, LabelView, Marks, NodeMark, Palette, SceneInput, Shape,
        Stroke, Theme, labels,
    };
    use wasm_bindgen::JsError;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlCanvasElement;

    /// CSS pixels to one unit of the places at zoom 1.
    const FIT: f32 = 0.38;
    const NAMES: [&str; 8] = ["Anna", "Boris", "Chen", "Dmitri", "Elena", "Farid", "Giulia", "João"];

    /// A renderer, what it draws, and what that is made of.
    #[wasm_bindgen]
    pub struct Contender {
        renderer: Renderer,
        list: DrawList,
        ratio: f64,
        palette: Palette,
        network: Network,
        places: Vec<f32>,
        lit: Option<Set<u32>>,
        board: Board,
        memory: LabelMemory,
        measure: CanvasMeasure,
        bare: bool,
    }

    #[wasm_bindgen]
    impl Contender {
        /// Starts the renderer, so that the driver is at work while data loads.
        #[wasm_bindgen(constructor)]
        pub fn new(canvas: &HtmlCanvasElement, labels: &HtmlCanvasElement, gl: bool) -> Result<Contender, JsError> {
            let renderer = Renderer::by(if gl { Backend::Gl } else { Backend::Canvas }, canvas, labels)?;
            let palette = Palette::of(Theme::Light);
            Ok(Self {
                renderer,
                list: DrawList::empty(Camera::default(), &palette),
                ratio: 1.0,
                palette,
                network: Network::default(),
                places: Vec::new(),
                lit: None,
                board: Board::over(Marks::default()),
                memory: LabelMemory::default(),
                measure: CanvasMeasure::new(),
                bare: false,
            })
        }

        /// The graph: x and y of each node, its kind, the ends of each edge; whether pictures over the budget may be
        /// thinned out as while a hand moves them; and whether to leave labels, status marks and hover away.
        pub fn show(&mut self, places: &[f32], kinds: &[u8], ends: &[u32], moving: bool, bare: bool) {
            self.network = network(kinds, ends);
            self.places = places.to_vec();
            let hover = kinds.len() as u32 / 2;
            self.lit = (!bare).then(|| self.network.ego(&[hover], 1));
            self.bare = bare;
            let mut board = Board::over(Marks::default());
            let mut marks = Marks::default();
            self.with_input(|input| {
                board.rebuild(input);
                board.emphasize(input);
                board.draw(input, &mut marks);
            });
            if !bare {
                let events = marks.nodes.iter_mut().filter(|node| kinds.get(node.slot as usize) == Some(&2));
                events.zip(0u32..).for_each(|(node, at)| give_status(node, at % 6));
            }
            self.board = board;
            self.list.marks = marks;
            self.list.marks_revision += 1;
            self.list.moving = moving;
        }

        /// The size of the canvases in CSS pixels.
        pub fn resize(&mut self, width: f64, height: f64, ratio: f64) {
            self.ratio = ratio;
            self.renderer.resize(width, height, ratio);
            self.list.camera = Camera { centre: self.list.camera.centre, ..Camera::new(width as f32, height as f32) };
        }

        /// Draws with this place in the middle.
        pub fn view(&mut self, x: f32, y: f32, zoom: f32) -> Result<(), JsError> {
            self.list.camera.centre = WorldPoint::new(x, y);
            self.list.camera.zoom = FIT * zoom;
            self.place_labels();
            Ok(self.renderer.draw(&self.list, self.ratio)?)
        }

        /// All of a frame that is not the renderer's.
        pub fn place_labels(&mut self) {
            if self.bare {
                return;
            }
            let (mut memory, mut marks) = (std::mem::take(&mut self.memory), std::mem::take(&mut self.list.labels));
            let camera = self.list.camera;
            self.with_input(|input| {
                let view = LabelView { step: 0.1, moving: self.list.moving, ..LabelView::new(&camera, &self.measure) };
                labels(input, &self.board, &view, &mut memory, &mut marks);
            });
            (self.memory, self.list.labels) = (memory, marks);
        }

        fn with_input(&self, act: impl FnOnce(&SceneInput<'_>)) {
            let visibility = Visibility::default();
            act(&SceneInput {
                hover: self.lit.as_ref().map(|_| self.network.node_count() as u32 / 2),
                highlight: self.lit.as_ref(),
                hover_fade: 1.0,
                ..SceneInput::new(&self.network, &visibility, &self.places, &self.palette)
            });
        }
    }

    /// Each event has another status than the one before.
    fn give_status(node: &mut NodeMark, status: u32) {
        node.shape = Shape::Diamond;
        match status {
            0 => node.stroke = Stroke::Dashed,
            1 => node.stroke = Stroke::Dotted,
            2 => node.struck = true,
            3 => node.badge = Badge::Question,
            4 => node.badge = Badge::Conflict,
            _ => node.fill = Color::CLEAR,
        }
    }

    fn none<T>() -> Values<T> {
        Values { all: Vec::new(), agreement: Agreement::Unstated, best: 0 }
    }

    fn network(kinds: &[u8], ends: &[u32]) -> Network {
        let id = |index: usize| GlobalId::new("a", &format!("n{index:06}"));
        let mut merged = Merged::default();
        for (index, kind) in kinds.iter().enumerate() {
            let own = id(index);
            let kind = [EntityKind::Person, EntityKind::Country, EntityKind::Place][usize::from(*kind) % 3];
            let entity = MergedEntity {
                members: vec![own.clone()],
                kind: Word::Known(kind),
                name: format!("{} of {index}", NAMES[index % NAMES.len()]),
                names: Vec::new(),
                ids: Map::new(),
                country: none(),
                within: None,
                unnamed: false,
                related_only: false,
                notes: Vec::new(),
                evidence: Vec::new(),
                id: own.clone(),
            };
            merged.entities.insert(own, entity);
        }
        for (index, &[from, to]) in ends.as_chunks::<2>().0.iter().enumerate() {
            let own = GlobalId::new("a", &format!("r{index:06}"));
            let relation = MergedRelation {
                members: vec![own.clone()],
                kind: Word::Known(RelationType::ALL[index % RelationType::ALL.len()]),
                from: id(from as usize),
                to: id(to as usize),
                title: None,
                time: none(),
                background: false,
                notes: Vec::new(),
                evidence: Vec::new(),
                id: own.clone(),
            };
            merged.relations.insert(own, relation);
        }
        Network::build(&merged, Projection::EventsAsNodes)
    }
}
