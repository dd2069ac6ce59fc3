//! `summitry draw`: the picture as a file.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::open::Opened;
use super::write_file::write_file;
use super::{Articles, Failure, layout};
use crate::graph::{Filter, Network, Projection};
use crate::model::GlobalId;
use crate::scene::{self, ApproximateMeasure, Camera, LabelMemory, Palette, SceneInput, Theme};
use crate::state::{Arrangement, Way};

/// Draw the network into an SVG or PNG file.
#[derive(Debug, Args)]
pub(super) struct Draw {
    #[command(flatten)]
    articles: Articles,
    /// Where the picture goes; the ending, .svg or .png, says what it is.
    #[arg(short, long, value_name = "PICTURE", value_parser = picture_path)]
    output: PathBuf,
    /// Pixels of a PNG to each of its width and height: 2 for sharp screens and print.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=4))]
    scale: u16,
    /// Without a background.
    #[arg(long)]
    transparent: bool,
    /// Light lines on dark paper.
    #[arg(long)]
    dark: bool,
    /// In pixels.
    #[arg(long, default_value_t = 1600, value_parser = clap::value_parser!(u16).range(64..=8192))]
    width: u16,
    /// In pixels.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u16).range(64..=8192))]
    height: u16,
    /// Draw shared events as lines between those who took part.
    #[arg(long)]
    lines: bool,
    /// Draw speech, photo opportunities and related headlines too.
    #[arg(long)]
    unfolded: bool,
    /// How to lay out: map, dates, countries, or rings around a node.
    #[arg(long, default_value = "map", value_name = "WAY", value_parser = way)]
    arrange: Way,
    /// What rings are around, as ARTICLE/RECORD.
    #[arg(long, value_name = "NODE", required_if_eq("arrange", "rings"))]
    around: Option<String>,
    /// Seeds what the layout leaves to chance.
    #[arg(long, default_value_t = layout::SEED)]
    seed: u64,
}

/// Refuses a picture of no kind that can be drawn.
fn picture_path(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if is_png(&path) || has_ending(&path, "svg") {
        Ok(path)
    } else {
        Err("expected a name that ends in .svg or .png".into())
    }
}

fn way(word: &str) -> Result<Way, String> {
    Way::parse(word).ok_or_else(|| "expected map, dates, countries or rings".into())
}

fn is_png(path: &std::path::Path) -> bool {
    has_ending(path, "png")
}

fn has_ending(path: &std::path::Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

impl Draw {
    pub(super) fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Failure> {
        let opened = Opened::of(&self.articles.files)?;
        opened.tell(err)?;
        let projection = if self.lines { Projection::EventsAsLines } else { Projection::EventsAsNodes };
        let network = Network::build(&opened.merged, projection);
        let svg = self.svg(&network, &opened.title());
        let scale = if is_png(&self.output) { self.scale } else { 1 };
        let picture = if is_png(&self.output) { png(&svg, f32::from(scale))? } else { svg.into_bytes() };
        write_file(&self.output, &picture)?;
        writeln!(
            out,
            "{}: {} × {} pixels",
            self.output.display(),
            u32::from(self.width) * u32::from(scale),
            u32::from(self.height) * u32::from(scale)
        )?;
        Ok(())
    }

    fn svg(&self, network: &Network, title: &str) -> String {
        let filter = Filter { unfolded: self.unfolded, ..Filter::default() };
        let visibility = filter.visibility(network);
        let palette = Palette::of(if self.dark { Theme::Dark } else { Theme::Light });
        let id = self.around.as_deref().and_then(|around| around.split_once('/'));
        let centre = id.map(|(article, record)| GlobalId::new(article, record));
        let arrangement = Arrangement { way: self.arrange, centre: centre.into_iter().collect(), ..Default::default() };
        let positions = match arrangement.places(network, self.seed) {
            Some(positions) => positions,
            None => layout::settled(network, self.seed).positions().to_vec(),
        };
        let dated = self.arrange == Way::Dates;
        let input = SceneInput { dated, ..SceneInput::new(network, &visibility, &positions, &palette) };
        let plain = Camera::new(f32::from(self.width), f32::from(self.height));
        let camera = match scene::marks(&input).bounds() {
            Some(bounds) => plain.fit_clear(bounds),
            None => plain,
        };
        let mut list = scene::draw_list(&input, camera, &ApproximateMeasure, &mut LabelMemory::default(), 0);
        if self.transparent {
            list.background.a = 0;
        }
        scene::svg::write(&list, title)
    }
}

/// The picture as PNG, so many times as large, its text in the fonts of this machine.
fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Failure> {
    let fault = |fault: &dyn std::fmt::Display| Failure::Picture(fault.to_string());
    let mut options = resvg::usvg::Options::default();
    options.fontdb_mut().load_system_fonts();
    let tree = resvg::usvg::Tree::from_str(svg, &options).map_err(|error| fault(&error))?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(scale)
        .ok_or_else(|| fault(&"expected a picture with a size, found none"))?;
    let mut pixels = resvg::tiny_skia::Pixmap::new(size.width(), size.height())
        .ok_or_else(|| fault(&"expected a picture with a size, found none"))?;
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| fault(&error))
}
