//! Gesture scripts: what hands do, line by line, and what came of it. `UPDATE=1` writes the expectations anew.
//!
//! A script is the part of a file above `----`; what a user could tell of the end is below it. Lines are
//! `node NAME X Y`, `event NAME X Y WHO…`, `touch`, `pen`, `still` (motion is unwanted), `hold shift|command|alt+shift|nothing`, `down X Y`, `move X Y`, `up`,
//! `down2`, `move2`, `up2` for a second finger, `cancel`, `click NODE|X Y`, `double NODE|X Y`, `right NODE|X Y`,
//! a mouse's wheel in notches by what browser sends it (`wheel X Y N`, `zoomed`, `lines`, `mac`), a trackpad in pixels by the
//! same (`fingers X Y DX DY`, `swipe`, `pixels`, and `pinch X Y DY`), `walk X Y`, `menu-key`, `lasso` (the button), `zoom-in`, `zoom-out`,
//! `overview X Y`, `overview-move X Y`, `camera X Y ZOOM`, `as-lines` (events), `find NAME` (in the search), `wait MS`, `undo`, `show` (what is drawn, apart from its look),
//! `where` (the camera in between).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::editor::{Editor, TestNode, id};
use summitry::geom::ScreenVector;
use summitry::graph::Projection;
use summitry::state::{Command, Effect};
use summitry::viewer::{Button, Modifiers, PointerKind, Turn, WheelUnit};

fn run(script: &str) -> String {
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = script.lines().map(words).filter(|line| !line.is_empty()).collect();
    let mut nodes = Vec::new();
    for line in &lines {
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        match line[..] {
            ["node", name, x, y] => nodes.push(TestNode::person(name, number(x), number(y))),
            ["event", name, x, y, ref who @ ..] => nodes.push(TestNode::event(name, number(x), number(y), who)),
            _ => {}
        }
    }
    let mut editor = Editor::with(&nodes);
    let mut shown = String::new();
    for line in &lines {
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        if line[0] == "where" {
            let camera = editor.viewer.camera();
            let (x, y) = (camera.centre.x.round() + 0.0, camera.centre.y.round() + 0.0);
            let _ = writeln!(shown, "at {} camera {x} {y} zoom {:.2}", editor.now, camera.zoom);
        } else if line[0] == "show" {
            editor.wait(0.0);
            shown.push_str(&picture(&editor));
        } else {
            act(&mut editor, &line);
        }
    }
    format!("{}{shown}", editor.state_text())
}

/// What is drawn: places, emphasis and labels. Colours and sizes are the scene's own matter.
fn picture(editor: &Editor) -> String {
    let list = editor.viewer.drawn();
    let network = editor.store.state().document.network.clone();
    let name = |slot: u32| network.node(slot).map_or_else(String::new, |node| node.name.to_string());
    let flag = |on: bool, word: &'static str| if on { word } else { "" };
    let mut text = String::new();
    for mark in &list.marks.nodes {
        let flags = [
            flag(mark.selected, " selected"),
            flag(mark.highlighted, " highlighted"),
            flag(mark.pinned, " pinned"),
            flag(mark.opacity < 1.0, " faded"),
        ];
        let (x, y) = (mark.at.x, mark.at.y);
        let _ = writeln!(text, "node {} {x:.0} {y:.0}{}", name(mark.slot), flags.concat());
    }
    for mark in list.marks.edges.iter() {
        let ends = network.ends(mark.slot).map(|(from, to)| format!("{} {}", name(from), name(to)));
        let _ = writeln!(text, "line {}{}", ends.unwrap_or_default(), flag(mark.opacity < 0.9, " faded"));
    }
    let labels: Vec<&str> = list.labels.iter().map(|label| &*label.text).collect();
    let _ = writeln!(text, "labels {}", labels.join(", "));
    text
}

fn act(editor: &mut Editor, line: &[&str]) {
    match *line {
        ["node" | "event", ..] | ["#", ..] => {}
        ["touch"] => editor.kind = PointerKind::Touch,
        ["pen"] => editor.kind = PointerKind::Pen,
        ["still"] => editor.viewer.set_reduced_motion(true),
        ["hold", what] => {
            let held = |key: &str| what.split('+').any(|word| word == key);
            editor.modifiers = Modifiers { shift: held("shift"), command: held("command"), alt: held("alt") };
        }
        ["down2", x, y] => drop(editor.press(2, Button::Primary, number(x), number(y))),
        ["move2", x, y] => drop(editor.move_pointer(2, number(x), number(y))),
        ["up2"] => drop(editor.lift(2)),
        ["down", ref place @ ..] => {
            let (x, y) = at(editor, place);
            editor.down(x, y);
        }
        ["move", ref place @ ..] => {
            let (x, y) = at(editor, place);
            editor.move_to(x, y);
        }
        ["up"] => drop(editor.up()),
        ["cancel"] => drop(editor.cancel()),
        ["click", ref place @ ..] => {
            let (x, y) = at(editor, place);
            editor.click(x, y);
        }
        ["double", ref place @ ..] => {
            let (x, y) = at(editor, place);
            editor.click(x, y).click(x, y);
        }
        ["right", ref place @ ..] => {
            let (x, y) = at(editor, place);
            editor.press(1, Button::Secondary, x, y).up();
        }
        [
            device @ ("wheel" | "zoomed" | "pixels" | "fingers" | "swipe" | "lines" | "mac" | "pinch"),
            x,
            y,
            ref by @ ..,
        ] => {
            editor.turn(number(x), number(y), turn(device, by));
        }
        ["menu-key"] => drop(editor.menu_key()),
        ["lasso"] => editor.dispatch(Command::ToggleLasso),
        ["zoom-in"] => editor.dispatch(Command::ZoomIn),
        ["zoom-out"] => editor.dispatch(Command::ZoomOut),
        ["locate", name] => editor.dispatch(Command::Locate(id(name))),
        ["as-lines"] => editor.dispatch(Command::Project(Projection::EventsAsLines)),
        ["find", name] => {
            editor.dispatch(Command::SetQuery(name.to_owned()));
            editor.dispatch(Command::TakeHit);
        }
        ["overview", x, y] => drop(editor.overview_at(number(x), number(y), true)),
        ["overview-move", x, y] => drop(editor.overview_at(number(x), number(y), false)),
        ["camera", x, y, zoom] => {
            editor.viewer.effect(&Effect::SetCamera([number(x), number(y), number(zoom)]));
        }
        ["walk", x, y] => drop(editor.walk(number(x), number(y))),
        ["wait", ms] => drop(editor.wait(f64::from(number(ms)))),
        ["undo"] => editor.dispatch(Command::Undo),
        _ => panic!("no such gesture: {line:?}"),
    }
}

/// What the browser says of a wheel or trackpad, by device.
fn turn(device: &str, by: &[&str]) -> Turn {
    let (x, y) = match *by {
        [y] => (0.0, number(y)),
        [x, y] => (number(x), number(y)),
        _ => panic!("no turn: {by:?}"),
    };
    let (y, unit, legacy) = match device {
        // In notches: Chromium on Windows and Linux, at a page zoom of 150 %, in lines (Firefox), and on a Mac.
        "wheel" => (y * 120.0, WheelUnit::Pixels, Some(-120.0 * y)),
        "zoomed" => (y * 200.0 / 3.0, WheelUnit::Pixels, Some(-120.0 * y)),
        "lines" => (y * 3.0, WheelUnit::Lines, None),
        "mac" => (y * 4.000_244, WheelUnit::Pixels, Some((-12.0 * y).trunc())),
        // In pixels: a Mac's trackpad, that of Firefox, and a pinch.
        "fingers" => (y, WheelUnit::Pixels, Some(-3.0 * y)),
        "pixels" => (y, WheelUnit::Pixels, None),
        // One of Windows.
        "swipe" => (y, WheelUnit::Pixels, Some((-1.2 * y).trunc())),
        _ => (y, WheelUnit::Pixels, Some(-120.0_f32.copysign(y))),
    };
    Turn { by: ScreenVector::new(x, y), unit, legacy, pinch: device == "pinch" }
}

/// A place: two numbers, or the node that is there.
fn at(editor: &Editor, place: &[&str]) -> (f32, f32) {
    match *place {
        [x, y] => (number(x), number(y)),
        [name] => (editor.screen(name).x, editor.screen(name).y),
        _ => panic!("no place: {place:?}"),
    }
}

fn number(text: &str) -> f32 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

fn scripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gestures");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn hands_do_what_the_scripts_say() {
    let mut wrong = Vec::new();
    for path in scripts() {
        let text = std::fs::read_to_string(&path).expect("a script");
        let (script, expected) = text.split_once("----\n").unwrap_or((&text, ""));
        let found = run(script);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, format!("{script}----\n{found}")).expect("the expectation can be written");
        } else if found != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- found\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(scripts().len() >= 12);
}
