//! `serve`.

use super::publish::fail;
use crate::error::BuildError;
use crate::serve::Server;
use clap::Args;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The folder of the site.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open it in the browser.
    #[arg(long)]
    open: bool,
}

/// Runs `serve` until the process ends, and hands back the exit code.
pub fn run(args: &ServeArgs) -> u8 {
    if !args.dir.is_dir() {
        return fail(&BuildError::Config(format!(
            "{} is not a folder. Name the folder of a site.",
            args.dir.display()
        )));
    }
    // Only this computer: it is for looking, not for hosting.
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let served = Server::start(&args.dir, wanted).and_then(|server| {
        let address = format!("http://{}/", server.addr());
        println!("{} is at {address} (end with Ctrl+C)", args.dir.display());
        if args.open
            && let Err(error) = open::that(&address)
        {
            eprintln!("The browser could not be opened ({error}): open {address} yourself.");
        }
        server.wait()
    });
    match served {
        Ok(()) => 0,
        Err(error) => fail(&BuildError::Config(format!(
            "{wanted} cannot be served: {error}. Another program may use the port: try --port 0."
        ))),
    }
}
