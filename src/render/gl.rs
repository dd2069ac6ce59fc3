//! The WebGL 2 renderer: draws the marks of a draw list on the graphics card.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlContextAttributes};

use super::passes::{ArrowPass, EdgePass, HullPass, NodePass};
use super::view::{View, premultiplied};
use super::{Counters, RenderError};
use crate::scene::DrawList;
use crate::scene::detail::Budget;

/// What drivers without a graphics card call themselves: Chromium's, Mesa's two, Windows's, Apple's.
const SOFTWARE: [&str; 5] = ["SwiftShader", "llvmpipe", "softpipe", "Microsoft Basic Render", "Apple Software"];

/// Found by `scripts/bench` for two cores that draw in software.
const IN_SOFTWARE: Budget = Budget { still: 3.0e6, moving: 0.05e6, hairs: 0.9e6 };
/// Graphics cards fill a hundred times as much.
const ON_A_CARD: Budget = Budget { still: 2.0e8, moving: 2.0e7, hairs: 2.0e7 };

/// A canvas and all that lives on the graphics card.
#[derive(Debug)]
pub(super) struct GlRenderer {
    gl: Gl,
    canvas: HtmlCanvasElement,
    passes: Passes,
    /// The revision of the marks on the card.
    uploaded: Option<u64>,
    counters: Counters,
    _keeps_context_restorable: EventListener,
}

/// How far the shaders are.
#[derive(Debug)]
enum Passes {
    /// There is no context.
    Lost,
    /// The driver has them, or compiles them still. The budget is known with the first marks.
    /// The shaders of hulls come with the first hull.
    Started(Box<(EdgePass, ArrowPass, NodePass, Option<HullPass>)>, Option<Budget>),
}

impl GlRenderer {
    /// Takes the canvas. Its size is not touched until `resize`. Where software drawing will not do, there is no context
    /// from a browser that says it would draw so.
    ///
    /// # Errors
    /// Where the browser gives no context, or refuses a shader.
    pub fn new(gl_canvas: &HtmlCanvasElement, software_will_do: bool) -> Result<Self, RenderError> {
        let attributes = WebGlContextAttributes::new();
        // Edges are smoothed by the shaders, and the picture has its own background.
        attributes.set_antialias(false);
        attributes.set_depth(false);
        attributes.set_stencil(false);
        attributes.set_alpha(false);
        attributes.set_fail_if_major_performance_caveat(!software_will_do);
        let gl = gl_canvas
            .get_context_with_context_options("webgl2", &attributes)
            .ok()
            .flatten()
            .and_then(|context| context.dyn_into::<Gl>().ok())
            .ok_or(RenderError::NoWebGl)?;
        // Without this a lost context never comes back.
        let options = EventListenerOptions::enable_prevent_default();
        let keeper = EventListener::new_with_options(gl_canvas, "webglcontextlost", options, |event| {
            event.prevent_default();
        });
        let passes = Passes::start(&gl)?;
        Ok(Self {
            gl,
            canvas: gl_canvas.clone(),
            passes,
            uploaded: None,
            counters: Counters::default(),
            _keeps_context_restorable: keeper,
        })
    }

    /// Gives the canvas this size in canvas pixels.
    pub fn resize(&mut self, width: u32, height: u32) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
    }

    /// Draws one frame; uploads the marks only where their revision is another than last time. Draws nothing while
    /// the context is lost.
    ///
    /// # Errors
    /// Where the driver refuses a shader, said once: with the first marks that take it.
    pub fn draw(&mut self, list: &DrawList, pixel_ratio: f64) -> Result<(), RenderError> {
        if self.gl.is_context_lost() {
            self.context_lost();
        }
        let gl = &self.gl;
        let (width, height) = (self.canvas.width(), self.canvas.height());
        let view = View::new(list, pixel_ratio as f32, width, height);
        gl.viewport(0, 0, width as i32, height as i32);
        let [r, g, b, a] = premultiplied(list.background);
        gl.clear_color(r, g, b, a);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        if list.marks.nodes.is_empty() && list.marks.edges.is_empty() {
            return Ok(());
        }
        let Passes::Started(passes, budget) = &mut self.passes else { return Ok(()) };
        let (edges, arrows, nodes, hulls) = &mut **passes;
        if hulls.is_none() && !list.hulls.is_empty() {
            *hulls = HullPass::new(gl).ok();
            self.uploaded = None;
        }
        if self.uploaded != Some(list.marks_revision) {
            edges.upload(gl, &list.marks.edges, list.held);
            arrows.upload(gl, &list.marks.edges);
            nodes.upload(gl, &list.marks.nodes);
            if let Some(hulls) = hulls {
                hulls.upload(gl, &list.hulls);
            }
            self.uploaded = Some(list.marks_revision);
            self.counters.uploads += 1;
        }
        gl.enable(Gl::BLEND);
        gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        let budget = budget.get_or_insert_with(|| if is_software(gl) { IN_SOFTWARE } else { ON_A_CARD });
        let lines = budget.lines(&edges.extent, list, view.ratio);
        let below = hulls.as_mut().map_or(Ok(0), |hulls| hulls.draw(gl, &view));
        let drawn = below.and_then(|below| Ok(below + edges.draw(gl, &view, lines)?)).and_then(|drawn| {
            let heads = arrows.draw(gl, &view)?;
            Ok(drawn + heads + nodes.draw(gl, &view, list)?)
        });
        match drawn {
            Ok(draws) => self.counters.draws += draws,
            Err(error) => {
                self.passes = Passes::Lost;
                return Err(error);
            }
        }
        Ok(())
    }

    /// To be told by the canvas's `webglcontextlost`; the default is prevented already.
    pub fn context_lost(&mut self) {
        self.passes = Passes::Lost;
        self.uploaded = None;
    }

    /// To be told by the canvas's `webglcontextrestored`; draw after it.
    ///
    /// # Errors
    /// Where the context is lost again, or the driver refuses a shader.
    pub fn context_restored(&mut self) -> Result<(), RenderError> {
        self.context_lost();
        self.passes = Passes::start(&self.gl)?;
        Ok(())
    }

    /// The pixel at this place in canvas pixels from the top left corner, premultiplied; transparent where there is
    /// none. Only right after `draw`, in the same task.
    pub fn read_pixel(&self, x: u32, y: u32) -> [u8; 4] {
        let mut pixel = [0; 4];
        if y < self.canvas.height() {
            let up = self.canvas.height() - 1 - y;
            let read: Result<(), JsValue> = self.gl.read_pixels_with_opt_u8_array(
                x as i32,
                up as i32,
                1,
                1,
                Gl::RGBA,
                Gl::UNSIGNED_BYTE,
                Some(&mut pixel),
            );
            if read.is_err() {
                return [0; 4];
            }
        }
        pixel
    }

    /// Whether the processor does the drawing, by what the driver calls itself. Not every browser says so before
    /// it gives a context.
    pub fn is_software(&self) -> bool {
        is_software(&self.gl)
    }

    /// Gives the context back to the browser, which allows only so many.
    pub fn give_up(&self) {
        let extension = self.gl.get_extension("WEBGL_lose_context").ok().flatten().map(JsValue::from);
        let lose = extension.as_ref().and_then(|found| js_sys::Reflect::get(found, &"loseContext".into()).ok());
        if let (Some(extension), Some(lose)) = (&extension, lose.and_then(|lose| lose.dyn_into::<Function>().ok())) {
            let _ = lose.call0(extension);
        }
    }

    /// What drawing has cost so far.
    pub fn counters(&self) -> Counters {
        self.counters
    }
}

impl Passes {
    fn start(gl: &Gl) -> Result<Self, RenderError> {
        let passes = Box::new((EdgePass::new(gl)?, ArrowPass::new(gl)?, NodePass::new(gl)?, None));
        // The driver begins now, not with the next frame.
        gl.flush();
        if gl.is_context_lost() { Err(RenderError::Lost) } else { Ok(Self::Started(passes, None)) }
    }
}

fn is_software(gl: &Gl) -> bool {
    // The constant of WEBGL_debug_renderer_info; Firefox tells the same by RENDERER.
    const UNMASKED_RENDERER: u32 = 0x9246;
    let unmasked = gl.get_extension("WEBGL_debug_renderer_info").is_ok_and(|found| found.is_some());
    let name = gl.get_parameter(if unmasked { UNMASKED_RENDERER } else { Gl::RENDERER });
    let name = name.ok().and_then(|name| name.as_string()).unwrap_or_default();
    SOFTWARE.iter().any(|software| name.contains(software))
}
