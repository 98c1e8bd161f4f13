//! `duibiao`: the same core on the command line, for scripts, for the build and for whoever likes a terminal.
//!
//! | file | for |
//! | --- | --- |
//! | `args` | the command line as typed → options |
//! | `help` | what `--help` says |
//! | `files` | reading and writing files; what went wrong in a sentence |
//! | `commands` | one function a command |

mod args;
mod commands;
mod files;
mod help;

use std::io::Write;
use std::process::ExitCode;

use args::Args;

/// Why a command did not end well.
pub enum Failure {
    /// The command line is wrong: exit code 2.
    Usage(String),
    /// What was asked for is wrong, one line each: exit code 1.
    Lines(Vec<String>),
}

impl Failure {
    pub fn line(line: impl Into<String>) -> Self {
        Self::Lines(vec![line.into()])
    }
}

fn main() -> ExitCode {
    let outcome = Args::read(std::env::args_os().skip(1)).and_then(|args| commands::run(&args));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(line)) => {
            say(&format!("{line} {}", help::SEE));
            ExitCode::from(2)
        }
        Err(Failure::Lines(lines)) => {
            lines.iter().for_each(|line| say(line));
            ExitCode::FAILURE
        }
    }
}

/// One line on stderr. If nobody listens there, nothing is left to do.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", line.replace('\n', " "));
}

/// Text on stdout. A reader that has seen enough (`| head`) is no failure.
pub fn put(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::line(format!("stdout: {error}"))),
        Ok(()) | Err(_) => Ok(()),
    }
}
