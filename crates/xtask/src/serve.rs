//! `cargo xtask serve`: the portal on this machine, built again at every change.

use crate::error::{Error, Result};
use crate::process::{self, Server};
use crate::{content, paths, setup, ui};
use std::io::IsTerminal;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// How long a server may take to answer its first connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sets up, builds and serves until it is ended.
///
/// # Errors
/// Where the port is taken, a tool is missing, or the portal does not compile at first.
pub fn run(port: u16, open: bool) -> Result<()> {
    let began = Instant::now();
    process::end_servers_with_us();
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(
            Error::new(format!("Port {port} is in use by another program.")).next(format!(
                "end that program, or choose another: `cargo xtask serve --port {}`.",
                port.saturating_add(1)
            )),
        );
    }
    let tools = setup::run(setup::For::Portal)?;
    ui::heading("The catalogue of content/");
    let step = ui::step(
        "Compiling the catalogue builder",
        "a few minutes the first time",
    );
    content::builder("dev")?;
    step.done();
    content::build(None)?;
    ui::heading("The portal");
    ui::say("Compiling it takes a few minutes the first time, seconds after that.");
    let mut command = tools.trunk("serve");
    command
        .arg("--dist")
        .arg(paths::root().join("target/serve"))
        .arg("--port")
        .arg(port.to_string());
    if open && std::io::stdout().is_terminal() && std::env::var_os("CI").is_none() {
        command.arg("--open");
    }
    let mut trunk = Server::start(&mut command)?;
    while !answers(port) && !trunk.ended() {
        thread::sleep(Duration::from_millis(100));
    }
    if !trunk.ended() {
        ui::heading(&format!("Lifelong is ready: http://127.0.0.1:{port}/"));
        ui::say(&format!(
            "after {}. It is built again when a file is saved. Ctrl-C ends it.",
            ui::took(began.elapsed())
        ));
    }
    while !trunk.ended() {
        thread::sleep(Duration::from_millis(200));
    }
    Err(Error::new("Trunk ended; its own words are above.")
        .command(process::shown(&command), Vec::new())
        .next("correct what it names, then run `cargo xtask serve` again."))
}

/// Whether something listens on this port of this machine.
pub fn answers(port: u16) -> bool {
    let address = (Ipv4Addr::LOCALHOST, port).into();
    TcpStream::connect_timeout(&address, Duration::from_millis(500)).is_ok()
}

/// A port that nothing listens on.
///
/// # Errors
/// Where the system gives none.
pub fn free_port() -> Result<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|why| Error::new(format!("There is no free port on this machine: {why}.")))
}

/// Waits until a server that was just started answers.
///
/// # Errors
/// Where it ends or stays silent.
pub fn wait_for(name: &str, server: &mut Server, port: u16) -> Result<()> {
    let began = Instant::now();
    while !answers(port) {
        if server.ended() || began.elapsed() > PATIENCE {
            return Err(
                Error::new(format!("{name} does not answer on port {port}."))
                    .next("see its log in target/e2e/ and run the command again."),
            );
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_port_is_silent_until_something_listens() {
        let port = free_port().unwrap();
        assert!(!answers(port));
        let _listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
        assert!(answers(port));
    }
}
