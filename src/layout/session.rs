//! A layout behind messages: what the worker runs, and the page where no worker can start.

use super::input::Input;
use super::simulation::Simulation;

/// Alpha that a dragged node gives to its surroundings, and a wish to lay all out again to everything.
const ALPHA_DRAG: f32 = 0.3;
const ALPHA_REHEAT: f32 = 0.6;
/// Frame buffers in circulation.
const BUFFERS: usize = 2;
/// While a hand drags, so many ticks make a frame: the page's own pace, not the processor's, moves the neighbours.
const TICKS_A_FRAME: u32 = 2;

/// What the page asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Lay this out; frames carry the revision.
    Start { revision: u32, input: Input },
    /// Put a node somewhere and hold it there; its neighbours follow.
    Pin { node: u32, at: [f32; 2] },
    /// Let a node go; it goes back among its neighbours.
    Unpin { node: u32 },
    /// Let everything move that is not pinned, or during a drag what is near.
    Reheat,
    /// Keep still.
    Pause,
    /// Go on.
    Resume,
    /// A frame's buffer comes back.
    Buffer(Vec<f32>),
}

/// Positions to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The revision that was started; a frame of an older one is to be dropped, but its buffer given back.
    pub revision: u32,
    pub alpha: f32,
    pub settled: bool,
    /// x0, y0, x1, y1, … in the order of the input.
    pub positions: Vec<f32>,
}

/// A simulation, its revision and two frame buffers.
#[derive(Debug)]
pub struct Session {
    simulation: Option<Simulation>,
    revision: u32,
    paused: bool,
    /// There is something that no frame has shown.
    unseen: bool,
    buffers: Vec<Vec<f32>>,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// Nothing to lay out yet, both buffers at hand.
    pub fn new() -> Self {
        Self { simulation: None, revision: 0, paused: false, unseen: false, buffers: vec![Vec::new(); BUFFERS] }
    }

    /// Takes a request; only `Start` takes long, because it places.
    pub fn handle(&mut self, request: Request) {
        match (request, &mut self.simulation) {
            (Request::Start { revision, input }, simulation) => {
                match simulation {
                    Some(simulation) => simulation.replace(input),
                    None => *simulation = Some(Simulation::new(input)),
                }
                self.revision = revision;
                self.unseen = true;
            }
            (Request::Pin { node, at }, Some(simulation)) => {
                simulation.pin(node, at);
                simulation.reheat(ALPHA_DRAG);
                self.unseen = true;
            }
            (Request::Unpin { node }, Some(simulation)) => {
                simulation.unpin(node);
                simulation.reheat(ALPHA_DRAG);
            }
            (Request::Reheat, Some(simulation)) => simulation.reheat(ALPHA_REHEAT),
            (Request::Pause, _) => self.paused = true,
            (Request::Resume, _) => self.paused = false,
            // Two are in circulation however many come.
            (Request::Buffer(buffer), _) if self.buffers.len() < BUFFERS => self.buffers.push(buffer),
            (Request::Buffer(_) | Request::Pin { .. } | Request::Unpin { .. } | Request::Reheat, _) => {}
        }
    }

    /// Works until `spent()` says that the slice (about 8 ms) is over, or everything rests; it is asked after each
    /// tick. Answers a frame where there is something new to show and a buffer at hand.
    pub fn work(&mut self, spent: &mut dyn FnMut() -> bool) -> Option<Frame> {
        let simulation = self.simulation.as_mut()?;
        let most = if simulation.is_local() { TICKS_A_FRAME } else { u32::MAX };
        // What no frame shows need not be computed while a hand drags.
        let must_wait = simulation.is_local() && self.buffers.is_empty();
        let may_tick = !self.paused && !must_wait;
        let mut ticks = 0;
        while may_tick && ticks < most && simulation.tick() {
            self.unseen = true;
            ticks += 1;
            if spent() {
                break;
            }
        }
        if !self.unseen {
            return None;
        }
        let mut positions = self.buffers.pop()?;
        positions.clear();
        positions.extend_from_slice(simulation.positions());
        self.unseen = false;
        Some(Frame { revision: self.revision, alpha: simulation.alpha(), settled: simulation.is_settled(), positions })
    }

    /// Whether [`work`](Self::work) would do anything: a session at rest whose last frame was sent has none.
    pub fn has_work(&self) -> bool {
        let Some(simulation) = &self.simulation else { return false };
        let can_send = !self.buffers.is_empty();
        let can_tick = !self.paused && !simulation.is_settled() && (can_send || !simulation.is_local());
        can_tick || (self.unseen && can_send)
    }
}
