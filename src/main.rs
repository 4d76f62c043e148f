//! The program `nenep`.

fn main() -> std::process::ExitCode {
    nenep::cli::run()
}
