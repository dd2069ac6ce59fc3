//! The command line: what it prints, writes and answers.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use summitry::cli;

/// What a run left behind.
struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Run {
    let arguments: Vec<OsString> = ["summitry"].into_iter().chain(arguments).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap_or_else(|error| panic!("{error}"));
    Run { code, out: text(out), err: text(err) }
}

/// A folder of its own for a test, empty, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("summitry-{}-{test}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn file(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap_or_else(|error| panic!("{path}: {error}"));
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn bytes(path: &str) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const DINNER: &str = r#"{ "format": "article-data/1.0",
  "article": { "id": "dinner", "title": "A <dinner> & more", "publisher": "paper", "language": "en",
    "as_of": "2025-08-15", "text": "The Paper: Ann dined with Bob." },
  "entities": [
    { "id": "paper", "kind": "organisation", "name": "The Paper", "evidence": ["The Paper"] },
    { "id": "ann", "kind": "person", "name": "Ann Ash", "evidence": ["Ann"] },
    { "id": "bob", "kind": "person", "name": "Bob Birch", "evidence": ["Bob"] } ],
  "relations": [],
  "events": [
    { "id": "dinner", "type": "meal", "title": "Dinner", "status": "occurred",
      "participants": [ { "entity": "ann", "role": "host" }, { "entity": "bob", "role": "guest" } ],
      "evidence": ["Ann dined with Bob"] } ] }"#;

#[test]
fn the_demo_is_free_of_errors() {
    let run = run(["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("     3 articles\n"), "{}", run.out);
    assert!(run.out.contains("events, "), "{}", run.out);
}

#[test]
fn the_demo_files_make_the_demo() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    let files = ["decisions.json", "ibn-anchorage.json", "road-to-anchorage.json", "anchorage-recap.json"];
    let files: Vec<String> = files.iter().map(|name| demo.join(name).display().to_string()).collect();
    let from_files = run(std::iter::once("check").chain(files.iter().map(String::as_str)));
    let built_in = run(["check"]);
    assert_eq!((from_files.code, from_files.out), (0, built_in.out), "{}", from_files.err);
}

#[test]
fn a_bad_record_is_told_with_its_place() {
    let folder = Folder::new("bad-record");
    let file = folder.file("dinner.json", &DINNER.replace(r#""entity": "bob""#, r#""entity": "nobody""#));
    let checked = run(["check", &file]);
    assert_eq!(checked.code, 1);
    assert!(checked.err.contains(&format!("{file}:11:")), "{}", checked.err);
    assert!(checked.err.contains("events[0].participants[1].entity"), "{}", checked.err);
    assert!(checked.err.contains("nobody"), "{}", checked.err);
    // The rest of the file stands.
    assert!(checked.out.contains("     1 article\n     3 entities\n"), "{}", checked.out);
    let json = run(["check", "--json", &file]);
    assert_eq!((json.code, json.err.lines().count()), (1, 1));
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(report["issues"][0]["severity"], "error");
    assert_eq!(report["issues"][0]["line"], 11);
    assert_eq!(report["counts"]["events"]["in_files"], 1);
}

#[test]
fn a_bad_file_is_refused_with_its_place_and_the_others_are_checked() {
    let folder = Folder::new("bad-file");
    let (good, bad) = (folder.file("good.json", DINNER), folder.file("bad.json", "{\n  \"format\": }"));
    let missing = folder.path("missing.json");
    let checked = run(["check", &bad, &missing, &good]);
    assert_eq!(checked.code, 1);
    assert!(checked.err.contains(&format!("error: {bad}:2:13: expected json")), "{}", checked.err);
    assert!(checked.err.contains(&format!("error: {missing}: expected a file that can be read")), "{}", checked.err);
    assert!(checked.err.ends_with("summitry: 2 errors found in 3 files\n"), "{}", checked.err);
    assert!(checked.out.contains("     1 article\n"), "{}", checked.out);
    for command in ["layout", "draw"] {
        let picture = folder.path("never.svg");
        let refused = run([command, &bad, "-o", &picture]);
        assert_eq!(refused.code, 1);
        assert!(refused.err.starts_with(&format!("summitry: {bad}:2:13:")), "{}", refused.err);
        assert!(!Path::new(&picture).exists());
    }
}

#[test]
fn two_articles_of_one_id_clash_only_if_they_differ() {
    let folder = Folder::new("clash");
    let (one, copy) = (folder.file("one.json", DINNER), folder.file("copy.json", DINNER));
    assert_eq!(run(["check", &one, &copy]).code, 0);
    let other = folder.file("other.json", &DINNER.replace("Bob Birch", "Bob Beech"));
    let clash = run(["check", &one, &other]);
    assert_eq!(clash.code, 1);
    assert!(clash.err.contains(&other) && clash.err.contains("\"dinner\""), "{}", clash.err);
}

#[test]
fn arguments_without_sense_are_refused() {
    for arguments in [
        &[][..],
        &["paint"],
        &["draw"],
        &["draw", "-o", "picture.gif"],
        &["draw", "-o", "picture.svg", "--width", "1"],
        &["layout", "--seed", "many"],
    ] {
        let refused = run(arguments.iter().copied());
        assert_eq!(refused.code, 2, "{arguments:?}");
        assert!(!refused.err.is_empty() && refused.out.is_empty(), "{arguments:?}");
    }
    let help = run(["--help"]);
    assert_eq!(help.code, 0);
    assert!(["check", "layout", "draw"].iter().all(|command| help.out.contains(command)), "{}", help.out);
    assert_eq!(run(["--version"]).out, format!("summitry {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn one_seed_gives_one_layout() {
    let folder = Folder::new("layout");
    let one = folder.path("one.json");
    let first = run(["layout", "--seed", "7", "-o", &one]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert!(first.out.contains("came to rest after"), "{}", first.out);
    assert_eq!(run(["layout", "--seed", "7", "--json"]).out.into_bytes(), bytes(&one));
    let small = folder.file("small.json", DINNER);
    let [seven, eight] = ["7", "8"].map(|seed| run(["layout", "--seed", seed, "--json", &small]).out);
    assert!(seven.contains("positions"), "{seven}");
    assert_ne!(seven, eight);

    let written: serde_json::Value = serde_json::from_slice(&bytes(&one)).unwrap_or_else(|error| panic!("{error}"));
    let positions = written["positions"].as_object().map(|positions| positions.values().cloned().collect::<Vec<_>>());
    let positions = positions.unwrap_or_default();
    assert!(positions.len() > 50);
    let finite = |place: &serde_json::Value| place.as_f64().is_some_and(f64::is_finite);
    assert!(positions.iter().all(|place| finite(&place[0]) && finite(&place[1])));
}

#[test]
fn the_order_of_files_does_not_move_anything() {
    let folder = Folder::new("order");
    let one = folder.file("one.json", DINNER);
    let two =
        folder.file("two.json", &DINNER.replace(r#""id": "dinner", "title": "A"#, r#""id": "lunch", "title": "A"#));
    let forward = run(["layout", "--json", &one, &two]);
    let backward = run(["layout", "--json", &two, &one]);
    assert_eq!(forward.code, 0, "{}", forward.err);
    assert_eq!(forward.out, backward.out);
}

#[test]
fn a_picture_is_drawn_as_svg() {
    let folder = Folder::new("svg");
    let (file, picture) = (folder.file("dinner.json", DINNER), folder.path("picture.svg"));
    let drawn = run(["draw", &file, "-o", &picture, "--width", "640", "--height", "480"]);
    assert_eq!((drawn.code, drawn.err.as_str()), (0, ""));
    let svg = String::from_utf8(bytes(&picture)).unwrap_or_else(|error| panic!("{error}"));
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
    let size = tree.map(|tree| (tree.size().width(), tree.size().height()));
    assert_eq!(size.ok(), Some((640.0, 480.0)));
    for text in ["Ash", "Birch", "A &lt;dinner&gt; &amp; more"] {
        assert!(svg.contains(text), "{text} is not in the picture");
    }
    let again = folder.path("again.svg");
    run(["draw", &file, "-o", &again, "--width", "640", "--height", "480"]);
    assert_eq!(bytes(&again), bytes(&picture));
    let dark = folder.path("dark.svg");
    assert_eq!(run(["draw", &file, "-o", &dark, "--dark", "--width", "640", "--height", "480"]).code, 0);
    assert_ne!(bytes(&dark), bytes(&picture));
}

#[test]
fn the_demo_is_drawn_as_png() {
    let folder = Folder::new("png");
    let picture = folder.path("picture.PNG");
    let drawn = run(["draw", "-o", &picture, "--width", "320", "--height", "200", "--lines", "--unfolded"]);
    assert_eq!((drawn.code, drawn.err.as_str()), (0, ""));
    let png = bytes(&picture);
    assert_eq!(png.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
    // The header says how large it is (PNG, 11.2.2).
    assert_eq!(png.get(16..24), Some(&[0, 0, 1, 64, 0, 0, 0, 200][..]));
}

#[test]
fn a_png_is_drawn_larger_and_without_background() {
    let folder = Folder::new("png-2x");
    let picture = folder.path("picture.png");
    let small = ["draw", "-o", &picture, "--width", "320", "--height", "200", "--transparent", "--scale", "2"];
    assert_eq!(run(small).code, 0);
    let png = bytes(&picture);
    assert_eq!(png.get(16..24), Some(&[0, 0, 2, 128, 0, 0, 1, 144][..]));
    let svg = folder.path("picture.svg");
    assert_eq!(run(["draw", "-o", &svg, "--transparent"]).code, 0);
    assert!(!String::from_utf8_lossy(&bytes(&svg)).contains("<rect width=\"1600\""));
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = Folder::new("unwritable");
    let nowhere = folder.path("no/such/folder/picture.svg");
    for arguments in [["draw", "-o", &nowhere], ["layout", "-o", &nowhere]] {
        let refused = run(arguments);
        assert_eq!(refused.code, 1);
        let expected = format!("summitry: {nowhere}: expected a place that can be written");
        assert!(refused.err.starts_with(&expected), "{}", refused.err);
    }
    // What stood there before stays, and nothing half-written beside it.
    assert_eq!(fs::read_dir(&folder.0).map(Iterator::count).ok(), Some(0));
}
