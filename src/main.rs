//! The command line of newslint. All that touches files, terminals and the environment is here.
#![forbid(unsafe_code)]

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
