//! The `lifelong` command.

fn main() -> std::process::ExitCode {
    lifelong_builder::cli::main()
}
