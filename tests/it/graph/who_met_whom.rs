//! The network of the demo articles, as text that a reader can check against them.

use std::fmt::Write;
use std::path::PathBuf;

use summitry::graph::{EdgeKind, Filter, Network, NodeKind, Projection, Visible};
use summitry::io::demo;
use summitry::model::{EntityKind, GlobalId, Merged};

fn kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Entity(kind) => kind.as_str(),
        NodeKind::Event(family) => family.as_str(),
    }
}

/// All nodes, then all edges; "-" before what is folded at first.
fn dump(network: &Network) -> String {
    let visibility = Filter::default().visibility(network);
    let sign = |visible: Option<&Visible>| if visible == Some(&Visible::Hidden) { '-' } else { ' ' };
    let mut text = String::new();
    for (slot, node) in network.nodes() {
        let sign = sign(visibility.nodes.get(slot as usize));
        let status = node.status.map_or(String::new(), |status| format!(" ({})", status.as_str()));
        let conflict = if node.conflict { " ≠" } else { "" };
        let country = node.country.as_ref().map_or(String::new(), |country| format!(" [{country}]"));
        let (id, kind, short, importance) = (&node.id, kind(node.kind), &node.short, node.importance);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{sign} {id} {kind} {short:?}{country}{status}{conflict} {importance:.2}");
    }
    text.push('\n');
    for (slot, _, _, edge) in network.edges() {
        let sign = sign(visibility.edges.get(slot as usize));
        let mut marks = String::new();
        if let EdgeKind::Participates { stance, .. } = &edge.kind {
            let _ = write!(marks, " {}", stance.as_str());
        }
        if let EdgeKind::Shares { events } = &edge.kind {
            let events: Vec<&str> = events.iter().map(GlobalId::local).collect();
            let _ = write!(marks, " {:.2}: {}", edge.weight, events.join(", "));
        }
        if edge.background {
            marks.push_str(" background");
        }
        let _ = writeln!(text, "{sign} {} {}×{marks}", edge.id, edge.evidence);
    }
    text
}

/// Compares with the committed file; `UPDATE=1` writes it anew.
fn hold(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/graph").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap_or(&path)).unwrap_or_else(|error| panic!("{error}"));
        std::fs::write(&path, found).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let first = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    assert!(expected == found, "{name} differs (UPDATE=1 writes it anew), first in {first:#?}");
}

#[test]
fn the_demo_as_dots() {
    hold("demo-events-as-nodes.txt", &dump(&Network::build(&Merged::of(&demo::dataset()), Projection::EventsAsNodes)));
}

#[test]
fn the_demo_as_lines() {
    hold("demo-events-as-lines.txt", &dump(&Network::build(&Merged::of(&demo::dataset()), Projection::EventsAsLines)));
}

#[test]
fn the_demo_as_countries_and_as_people() {
    let merged = Merged::of(&demo::dataset());
    let countries = Network::build(&merged, Projection::Countries);
    let mut text = dump(&countries);
    text.push('\n');
    for (id, into) in countries.folded_entities() {
        let into: Vec<&str> = into.iter().map(GlobalId::local).collect();
        let _ = writeln!(text, "{id} in {}", into.join(", "));
    }
    hold("demo-countries.txt", &text);
    hold("demo-people.txt", &dump(&Network::build(&merged, Projection::People)));
}

#[test]
fn the_first_picture_shows_both_leaders_their_countries_and_what_was_cancelled() {
    let network = Network::build(&Merged::of(&demo::dataset()), Projection::EventsAsNodes);
    let visibility = Filter::default().visibility(&network);
    let shown: Vec<_> = network
        .nodes()
        .filter(|(slot, _)| visibility.nodes.get(*slot as usize) == Some(&Visible::Shown))
        .map(|(_, node)| node)
        .collect();
    for name in ["Putin", "Trump", "Russia", "United States", "Lavrov", "Rubio", "Witkoff"] {
        assert!(shown.iter().any(|node| &*node.short == name), "{name} is not shown");
    }
    assert!(shown.iter().any(|node| node.status == Some(summitry::model::Status::Cancelled)));
    // People do not drown in events: of them the most important are the two who met.
    let mut people: Vec<_> = shown.iter().filter(|node| node.kind == NodeKind::Entity(EntityKind::Person)).collect();
    people.sort_by(|one, other| other.importance.total_cmp(&one.importance));
    let mut first: Vec<&str> = people.iter().take(2).map(|node| &*node.short).collect();
    first.sort_unstable();
    assert_eq!(first, ["Putin", "Trump"]);
    // Nothing shown hangs loose.
    assert!(network.nodes().all(|(slot, node)| {
        let loose =
            network.neighbours(slot).iter().all(|near| visibility.nodes.get(*near as usize) == Some(&Visible::Hidden));
        !loose || visibility.nodes.get(slot as usize) == Some(&Visible::Hidden) || panic!("{} hangs loose", node.id)
    }));
}

#[test]
fn leaders_are_found_in_the_demo() {
    let merged = Merged::of(&demo::dataset());
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let index = summitry::graph::search::Index::new(&network, &merged);
    for (query, name) in [
        ("zelenskiy", "Zelensky"),
        ("Зеленский", "Zelensky"),
        ("putni", "Putin"),
        ("us", "United States"),
        ("trmup", "Trump"),
    ] {
        let first = index.find(query, 5).into_iter().next().and_then(|hit| network.node(network.slot(&hit.id)?));
        assert!(first.is_some_and(|node| node.name.contains(name)), "{query} finds {:?}", first.map(|node| &node.name));
    }
}
