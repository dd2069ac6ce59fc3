//! The network: what records become, what is folded, and walks along it.

mod finding;
mod laws;
mod measures;
mod paths;
mod projections;
mod records;
mod who_met_whom;

use records::{entity, event, id, merged, names, participant, quote, relation, slot, summit, time};
use summitry::graph::{EdgeKind, Filter, Network, NodeKind, Projection, Visible};
use summitry::model::{EntityKind, EventType, RelationType, Role, Stance, Status};
use summitry::order::{Map, Set};

#[test]
fn records_become_nodes_and_lines() {
    let network = Network::build(&summit(), Projection::EventsAsNodes);
    assert_eq!(
        names(&network),
        [
            "aide→participates:participant→talks",
            "critic→participates:participant→speech",
            "putin→participates:participant→lunch",
            "putin→participates:participant→talks",
            "lunch→side→usa",
            "speech→at→studio",
            "talks→at→base",
            "talks→side→russia",
            "talks→side→usa",
            "trump→holds-office:r-trump→usa",
            "trump→participates:participant→lunch",
            "trump→participates:participant→talks",
        ]
        .iter()
        .map(|name| (*name).to_owned())
        .collect::<Set<_>>()
        .into_iter()
        .collect::<Vec<_>>()
    );
    let putin = network.node(slot(&network, "putin"));
    assert_eq!(putin.map(|node| &*node.short), Some("Putin"));
    assert_eq!(putin.map(|node| node.kind), Some(NodeKind::Entity(EntityKind::Person)));
    let russia = network.node(slot(&network, "russia")).and_then(|node| node.country.clone());
    assert_eq!(russia.as_deref(), Some("RU"));
    let derived: Vec<_> = network.edges().filter(|(.., edge)| edge.derived).map(|(.., edge)| &edge.kind).collect();
    assert_eq!(derived, [&EdgeKind::Side; 3]);
}

#[test]
fn a_country_that_takes_part_needs_no_link_beside() {
    let mut merged = summit();
    if let Some(talks) = merged.events.get_mut(&id("talks")).map(std::sync::Arc::make_mut) {
        talks.participants.push(participant("talks", "russia"));
    }
    let network = Network::build(&merged, Projection::EventsAsNodes);
    assert!(!names(&network).contains(&"talks→side→russia".to_owned()));
    assert!(names(&network).contains(&"russia→participates:participant→talks".to_owned()));
}

#[test]
fn self_loops_and_lines_to_nothing_are_refused() {
    let mut merged = summit();
    if let Some(talks) = merged.events.get_mut(&id("talks")).map(std::sync::Arc::make_mut) {
        talks.part_of = Some(id("talks"));
        talks.after = vec![id("nothing"), id("lunch")];
    }
    let network = Network::build(&merged, Projection::EventsAsNodes);
    assert!(network.edges().all(|(_, from, to, _)| from != to));
    assert!(names(&network).contains(&"talks→after→lunch".to_owned()));
    assert!(!names(&network).iter().any(|name| name.contains("nothing") || name.contains("part-of")));
}

#[test]
fn a_relation_whose_ends_are_joined_is_a_loop() {
    let mut merged = summit();
    let aide = merged.relations.values().next().cloned().expect("a relation");
    let mut turned = (*aide).clone();
    turned.from = aide.to.clone();
    merged.relations.insert(aide.id.clone(), turned.into());
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let (edge, from, to, _) = network.edges().find(|(_, from, to, _)| from == to).expect("a loop");
    // It makes no one its own neighbour, and stands once at its node.
    assert!(!network.neighbours(from).contains(&to));
    assert_eq!(network.incident_edges(from).iter().filter(|slot| **slot == edge).count(), 1);
}

#[test]
fn one_who_asserts_outweighs_one_who_denies() {
    let mut merged = summit();
    if let Some(part) = merged
        .events
        .get_mut(&id("talks"))
        .map(std::sync::Arc::make_mut)
        .and_then(|talks| talks.participants.get_mut(2))
    {
        part.evidence = vec![quote(&id("talks"), Stance::Denies), quote(&id("talks"), Stance::Claims)];
    }
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let edge = network.edges().find(|(.., edge)| &*edge.id == "a#aide→participates:participant→a#talks");
    let expected = EdgeKind::Participates { role: Some(Role::Participant), stance: Stance::Claims };
    assert_eq!(edge.map(|(.., edge)| (&edge.kind, edge.evidence)), Some((&expected, 2)));
}

#[test]
fn the_importance_of_a_cancelled_meeting_does_not_count() {
    let network = Network::build(&summit(), Projection::EventsAsNodes);
    let of = |local| network.node(slot(&network, local)).map(|node| node.importance);
    // Putin and the aide share one event that took place; that he was invited to a lunch adds nothing.
    assert_eq!(of("putin"), of("aide"));
    assert_eq!(of("talks"), Some(1.0));
    assert_eq!(of("lunch"), Some((3.0f32 / 6.0).sqrt() / 2.0));
}

#[test]
fn a_pair_weighs_what_newman_says() {
    let mut merged = summit();
    let call = event("call", EventType::Call, Status::Ongoing, &["putin", "trump"]);
    merged.events.insert(call.id.clone(), call.into());
    let network = Network::build(&merged, Projection::EventsAsLines);
    let weights: Map<String, f32> = network
        .edges()
        .filter(|(.., edge)| matches!(edge.kind, EdgeKind::Shares { .. }))
        .map(|(.., edge)| (edge.id.replace("a#", ""), edge.weight))
        .collect();
    let expected = [
        ("aide→shares:talks→putin", 0.5),
        ("aide→shares:talks→trump", 0.5),
        ("putin→shares:call→trump", 1.0),
        ("putin→shares:talks→trump", 0.5),
    ];
    assert_eq!(weights, expected.map(|(name, weight)| (name.to_owned(), weight)).into_iter().collect());
    // Of the cancelled lunch nothing is drawn, and it is said.
    assert_eq!(network.left_out(), 1);
    assert!(network.nodes().all(|(_, node)| !node.is_event()));
    assert_eq!(network.event(&id("talks")).map(|node| &*node.name), Some("talks"));
}

#[test]
fn a_large_event_stays_a_node() {
    let people: Vec<String> = (0..14).map(|number| format!("p{number:02}")).collect();
    for (size, stays) in [(12, false), (13, true)] {
        let entities = people.iter().map(|person| entity(person, EntityKind::Person, person)).collect();
        let present: Vec<&str> = people.iter().take(size).map(String::as_str).collect();
        let dinner = event("dinner", EventType::Meal, Status::Occurred, &present);
        let network = Network::build(&merged(entities, vec![], vec![dinner]), Projection::EventsAsLines);
        assert_eq!(network.slot(&id("dinner")).is_some(), stays, "{size} participants");
        assert_eq!(network.edge_count(), if stays { 13 } else { 66 });
    }
}

#[test]
fn speech_is_folded_with_whom_only_it_shows() {
    let network = Network::build(&summit(), Projection::EventsAsNodes);
    let seen = |filter: &Filter, local| filter.visibility(&network).nodes.get(slot(&network, local) as usize).copied();
    let plain = Filter::default();
    for folded in ["speech", "critic", "studio"] {
        assert_eq!(seen(&plain, folded), Some(Visible::Hidden), "{folded}");
    }
    for shown in ["putin", "trump", "aide", "usa", "russia", "base", "talks", "lunch"] {
        assert_eq!(seen(&plain, shown), Some(Visible::Shown), "{shown}");
    }
    let folded = |filter: &Filter| {
        let visibility = filter.visibility(&network);
        visibility.events(&network, filter).filter(|event| event.folded).count()
    };
    assert_eq!(folded(&plain), 1);
    let unfolded = Filter { unfolded: true, ..Filter::default() };
    assert!(unfolded.visibility(&network).nodes.iter().all(|seen| *seen == Visible::Shown));
    assert_eq!(folded(&unfolded), 0);
    // Expanding the speech brings the speaker and the place back.
    let expanded = Filter { shown: Set::from([id("speech")]), ..Filter::default() };
    assert!(expanded.visibility(&network).nodes.iter().all(|seen| *seen == Visible::Shown));
}

#[test]
fn what_nothing_links_is_folded_until_asked() {
    let mut merged = summit();
    let paper = entity("paper", EntityKind::Organisation, "The Paper");
    merged.entities.insert(paper.id.clone(), paper.clone().into());
    let network = Network::build(&merged, Projection::EventsAsNodes);
    assert!(Filter::default().folded(&network).contains(&slot(&network, "paper")));
    for filter in [
        Filter { unfolded: true, ..Filter::default() },
        Filter { shown: Set::from([id("paper")]), ..Filter::default() },
    ] {
        assert!(!filter.folded(&network).contains(&slot(&network, "paper")));
    }
    // Alone it is all there is to see.
    let alone = records::merged(vec![paper], vec![], vec![]);
    assert!(Filter::default().folded(&Network::build(&alone, Projection::EventsAsNodes)).is_empty());
}

#[test]
fn two_of_one_name_are_told_apart() {
    let mut merged = summit();
    let wife = entity("melania", EntityKind::Person, "Melania Trump");
    merged.entities.insert(wife.id.clone(), wife.into());
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let short = |local| network.node(slot(&network, local)).map(|node| node.short.to_string());
    assert_eq!(short("trump").as_deref(), Some("Trump"));
    assert_eq!(short("melania").as_deref(), Some("Melania Trump"));
}

#[test]
fn an_office_links_the_country_only_while_it_may_have_been_held() {
    for (office, when, linked) in [
        (None, Some("2025-08-15"), true),
        (Some("2025-01-20/2029-01-20"), Some("2025-08-15"), true),
        (Some("2025-01-20/2029-01-20"), None, true),
        (Some("2017-01-20/2021-01-20"), Some("2025-08-15"), false),
        (Some("2025"), Some("[2024-12-01..2025-01-31]"), true),
    ] {
        let mut merged = summit();
        if let (Some(office), Some(relation)) =
            (office, merged.relations.get_mut(&id("r-trump")).map(std::sync::Arc::make_mut))
        {
            relation.time = records::one(time(office), &id("r-trump"));
        }
        if let (Some(when), Some(talks)) = (when, merged.events.get_mut(&id("talks")).map(std::sync::Arc::make_mut)) {
            talks.time = records::one(time(when), &id("talks"));
        }
        let network = Network::build(&merged, Projection::EventsAsNodes);
        assert_eq!(names(&network).contains(&"talks→side→usa".to_owned()), linked, "{office:?} {when:?}");
    }
}

#[test]
fn who_has_a_relation_stays() {
    let mut merged = summit();
    let office = relation("r-critic", RelationType::WorksFor, "critic", "studio");
    merged.relations.insert(office.id.clone(), office.into());
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let folded = Filter::default().folded(&network);
    assert_eq!(folded, Set::from([slot(&network, "speech")]));
}

#[test]
fn legend_fades_and_hiding_hides() {
    let network = Network::build(&summit(), Projection::EventsAsNodes);
    let filter =
        Filter { kinds: Set::from([EntityKind::Country]), hidden: Set::from([id("aide")]), ..Filter::default() };
    let visibility = filter.visibility(&network);
    let edge = |name: &str| {
        let found = network.edges().find(|(.., edge)| edge.id.replace("a#", "") == name);
        found.and_then(|(slot, ..)| visibility.edges.get(slot as usize).copied())
    };
    assert_eq!(edge("talks→side→usa"), Some(Visible::Faded));
    assert_eq!(edge("aide→participates:participant→talks"), Some(Visible::Hidden));
    assert_eq!(edge("putin→participates:participant→talks"), Some(Visible::Shown));

    let focus = Filter { focus: Set::from([id("putin"), id("talks")]), ..Filter::default() };
    let shown = focus.visibility(&network).nodes.iter().filter(|seen| **seen != Visible::Hidden).count();
    assert_eq!(shown, 2);

    let counting = Filter { only_counting: true, ..Filter::default() };
    assert!(counting.folded(&network).contains(&slot(&network, "lunch")));

    let article = Filter { articles: Set::from(["a".to_owned()]), ..Filter::default() };
    assert!(article.visibility(&network).nodes.iter().all(|seen| *seen != Visible::Shown));
}

#[test]
fn people_with_lines_only_are_seen() {
    let people = vec![entity("a", EntityKind::Person, "A"), entity("b", EntityKind::Person, "B")];
    let met = event("met", EventType::Meeting, Status::Occurred, &["a", "b"]);
    let said = event("said", EventType::Statement, Status::Occurred, &["a", "b"]);
    for (events, seen) in [(vec![met], Visible::Shown), (vec![said], Visible::Hidden)] {
        for projection in [Projection::EventsAsLines, Projection::People] {
            let network = Network::build(&merged(people.clone(), vec![], events.clone()), projection);
            assert_eq!(Filter::default().visibility(&network).nodes, [seen; 2]);
        }
    }
}

#[test]
fn a_line_is_seen_while_one_of_its_events_is() {
    let mut merged = summit();
    let remark = event("remark", EventType::Statement, Status::Occurred, &["critic", "trump"]);
    merged.events.insert(remark.id.clone(), remark.into());
    let network = Network::build(&merged, Projection::EventsAsLines);
    let seen = |filter: &Filter| -> Vec<String> {
        let visibility = filter.visibility(&network);
        let shares = network.edges().filter(|(.., edge)| matches!(edge.kind, EdgeKind::Shares { .. }));
        let shown = shares.filter(|(slot, ..)| visibility.edges.get(*slot as usize) == Some(&Visible::Shown));
        shown.map(|(.., edge)| edge.id.replace("a#", "")).collect()
    };
    let plain = Filter::default();
    assert_eq!(seen(&plain), ["aide→shares:talks→putin", "aide→shares:talks→trump", "putin→shares:talks→trump"]);
    assert!(plain.folded(&network).contains(&slot(&network, "critic")));
    let visibility = plain.visibility(&network);
    assert_eq!(visibility.events(&network, &plain).filter(|event| event.folded).count(), 2);
    let unfolded = Filter { unfolded: true, ..Filter::default() };
    assert!(seen(&unfolded).contains(&"critic→shares:remark→trump".to_owned()));
}

#[test]
fn events_of_one_and_of_two() {
    let network = Network::build(&summit(), Projection::EventsAsNodes);
    let at = |locals: &[&str]| locals.iter().map(|local| slot(&network, local)).collect::<Vec<_>>();
    assert_eq!(network.events_of(slot(&network, "putin")), at(&["lunch", "talks"]));
    assert_eq!(network.events_of(slot(&network, "base")), at(&["talks"]));
    assert_eq!(network.events_of_pair(slot(&network, "aide"), slot(&network, "usa")), at(&["talks"]));
    assert_eq!(network.events_of_pair(slot(&network, "aide"), slot(&network, "critic")), at(&[]));
}
