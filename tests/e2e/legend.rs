//! The legend's marks are those of the picture: shapes, colours and strokes by the same encoding.

use serde_json::Value;
use summitry::graph::{Network, Node, NodeKind, Projection};
use summitry::model::{EntityKind, EventFamily, Merged, Status};
use summitry::scene::{Badge, Color, Palette, Shape, Stroke, Theme, look_of_node};

use super::browser::{Screen, with_page};

/// The marks of a row, by its words: colour, and drawing.
fn row<'a>(rows: &'a Value, words: &str) -> (Color, &'a str) {
    let found = rows.as_array().unwrap().iter().find(|row| row["words"] == words);
    let row = found.unwrap_or_else(|| panic!("the legend has no {words}: {rows}"));
    (Color::from_computed(row["color"].as_str().unwrap()).unwrap(), row["drawing"].as_str().unwrap())
}

/// A node of the demo of this kind and status.
fn node(network: &Network, kind: NodeKind, status: Option<Status>) -> Node {
    let any = network.nodes().find(|(_, node)| node.kind == kind).expect("in the demo").1;
    Node { status: status.or(any.status), conflict: false, unnamed: false, related_only: false, ..any.clone() }
}

#[test]
fn each_swatch_is_drawn_as_the_picture_draws() {
    let network = Network::build(&Merged::of(&summitry::io::demo::dataset()), Projection::EventsAsNodes);
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let screen = Screen { dark: theme == Theme::Dark, ..Screen::default() };
        with_page(screen, "", async |page| {
            let rows = page
                .js("return [...document.querySelectorAll('#legend .row')].map(row => ({ \
                     words: row.querySelector('.row-label').textContent, \
                     color: getComputedStyle(row.querySelector('svg')).color, \
                     drawing: row.querySelector('svg').innerHTML }))")
                .await;
            assert_eq!(rows.as_array().unwrap().len(), 5 + 6 + 6, "{rows}");
            for (words, kind) in [
                ("People", NodeKind::Entity(EntityKind::Person)),
                ("Countries", NodeKind::Entity(EntityKind::Country)),
                ("Organisations", NodeKind::Entity(EntityKind::Organisation)),
                ("Places", NodeKind::Entity(EntityKind::Place)),
                ("Groups", NodeKind::Entity(EntityKind::Group)),
                ("Meetings and contact", NodeKind::Event(EventFamily::Contact)),
                ("Journeys", NodeKind::Event(EventFamily::Movement)),
                ("Statements", NodeKind::Event(EventFamily::Speech)),
                ("Decisions", NodeKind::Event(EventFamily::Decision)),
                ("Conflict", NodeKind::Event(EventFamily::Conflict)),
                ("Other events", NodeKind::Event(EventFamily::Other)),
            ] {
                let status = matches!(kind, NodeKind::Event(_)).then_some(Status::Occurred);
                let look = look_of_node(&node(&network, kind, status), &palette);
                let (color, drawing) = row(&rows, words);
                let has = |part: &str| drawing.contains(part);
                assert_eq!(color, summitry::scene::color_of(kind, &palette), "{words} in {theme:?}");
                let shape = match look.shape {
                    Shape::Circle => has("<circle") && !has("<text"),
                    Shape::Disc => has("<circle") && has("<text"),
                    Shape::Square => has("<rect"),
                    Shape::Pin => has("<path") && has("swatch-hole"),
                    Shape::Ring => has("<circle") && has("fill=\"none\""),
                    Shape::Diamond => has("<path") && !has("swatch-hole"),
                };
                assert!(shape, "{words} is no {:?}: {drawing}", look.shape);
            }
            let other = NodeKind::Event(EventFamily::Other);
            for (words, statuses) in [
                ("took place", &[Status::Occurred, Status::Ongoing][..]),
                ("only announced", &[Status::Planned, Status::Proposed, Status::Threatened]),
                ("cancelled", &[Status::Cancelled]),
                ("did not happen", &[Status::NotOccurred]),
                ("not known", &[Status::Unclear, Status::Hypothetical]),
            ] {
                let (color, drawing) = row(&rows, words);
                let has = |part: &str| drawing.contains(part);
                for status in statuses {
                    let look = look_of_node(&node(&network, other, Some(*status)), &palette);
                    let of = (words, theme, drawing);
                    assert_eq!(has("fill=\"currentColor\"") && !has("fill-opacity"), look.fill == color, "{of:?}");
                    let tint = palette.paper.mix(color, 0.16);
                    assert_eq!(has("fill-opacity=\"0.16\""), look.fill == tint, "{of:?}");
                    assert_eq!(has("stroke-dasharray=\"3 2\""), look.stroke == Stroke::Dashed, "{of:?}");
                    assert_eq!(has("stroke-dasharray=\"0.1 2.2\""), look.stroke == Stroke::Dotted, "{of:?}");
                    assert_eq!(has("M2 14 14 2"), look.struck, "{of:?}");
                    assert_eq!(has("M6.5 6.6"), look.badge == Badge::Question, "{of:?}");
                }
            }
            assert!(row(&rows, "articles disagree").1.contains("M3 6h10"));
        });
    }
}
