//! The packed program: what is unpacked is what was packed, and what is damaged is refused.

use std::process::Command;

use super::modules::root;

/// The cases stand in packing.mjs beside this, because both sides are JavaScript.
#[test]
fn packing_is_undone_and_damage_refused() {
    let there = |tool: &str| Command::new(tool).arg("--version").output().is_ok_and(|said| said.status.success());
    if !there("node") || !there("xz") && !there("python3") {
        eprintln!("not tested: Node.js and xz or Python are needed");
        return;
    }
    let said = Command::new("node").arg(root().join("tests/it/packing.mjs")).output().unwrap();
    let text = String::from_utf8_lossy(&said.stdout) + String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success() && text.contains("packing holds"), "{text}");
}
