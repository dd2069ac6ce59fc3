//! The command line: what the program does outside a browser.

mod check;
mod contender;
mod draw;
mod failure;
mod layout;
mod open;
mod write_file;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

pub use failure::Failure;

/// A relationship graph viewer for the news.
#[derive(Debug, Parser)]
#[command(name = "summitry", version, about, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and report what is wrong with them.
    Check(check::Check),
    /// Compute where the nodes stand.
    Layout(layout::Layout),
    /// Draw the network into an SVG or PNG file.
    Draw(draw::Draw),
}

/// Which articles a command reads.
#[derive(Debug, Args)]
struct Articles {
    /// Articles in the format article-data/1.0; without any, the demo articles.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let code = run(&arguments, &mut std::io::stdout().lock(), &mut std::io::stderr().lock());
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

/// Runs the program with these arguments, the first of which is its own name. Answers the exit code: 0 where all went
/// well, 1 where a file is bad or something could not be read or written, 2 where the arguments make no sense.
pub fn run(arguments: &[OsString], out: &mut dyn Write, err: &mut dyn Write) -> i32 {
    let command = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line.command,
        Err(refusal) => {
            let text = refusal.render().to_string();
            // Where not even this can be written there is nobody left to tell.
            let _ = if refusal.use_stderr() { err.write_all(text.as_bytes()) } else { out.write_all(text.as_bytes()) };
            return refusal.exit_code();
        }
    };
    let result = match command {
        Command::Check(check) => check.run(out, err),
        Command::Layout(layout) => layout.run(out, err),
        Command::Draw(draw) => draw.run(out, err),
    };
    match result {
        Ok(()) => 0,
        Err(failure) => {
            let _ = writeln!(err, "summitry: {failure}");
            1
        }
    }
}
