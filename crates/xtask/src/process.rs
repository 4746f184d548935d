//! Running other programs: with their output shown or kept, and ended when we end.

use crate::error::{Error, Result};
use std::collections::VecDeque;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many of a failed command's lines an error shows.
const TAIL: usize = 15;
/// A quiet command says every so often that it still runs.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let mut text = String::new();
    for (name, value) in command.get_envs() {
        let Some(value) = value else { continue };
        // PATH is long and says nothing to a reader.
        if name != "PATH" {
            let _ = write!(text, "{}={} ", name.to_string_lossy(), quoted(value));
        }
    }
    text.push_str(&quoted(command.get_program()));
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&quoted(argument));
    }
    text
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@,+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{word}'")
    }
}

fn missing(command: &Command, why: &io::Error) -> Error {
    let program = command.get_program().to_string_lossy();
    Error::new(format!("`{program}` could not be started: {why}."))
        .command(shown(command), Vec::new())
        .next(format!(
            "install `{program}` or put it on PATH, then run the command again."
        ))
}

/// The first line a program prints, such as its version; `None` where it does not run.
pub fn first_line(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Runs a command with its output on the terminal.
///
/// # Errors
/// Where it does not start or ends badly.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|why| missing(command, &why))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::new(format!(
        "{what} failed ({status}); its own words are above."
    ))
    .command(shown(command), Vec::new()))
}

/// Runs a command quietly; its last lines are shown if it fails, and it is said that it still runs.
///
/// # Errors
/// Where it does not start or ends badly.
pub fn run_quietly(what: &str, next: &str, command: &mut Command) -> Result<String> {
    let (status, lines) = watch(command, |_| {}, true)?;
    let text = lines.join("\n");
    if status {
        return Ok(text);
    }
    let tail = lines.iter().filter(|line| !line.trim().is_empty());
    let mut tail: VecDeque<String> = tail.cloned().collect();
    tail.drain(..tail.len().saturating_sub(TAIL));
    Err(Error::new(format!("{what} failed."))
        .command(shown(command), tail.into())
        .next(next))
}

/// Runs a command with its output on the terminal and kept: whether it ended well, and its lines.
///
/// # Errors
/// Where it does not start.
pub fn tee(command: &mut Command) -> Result<(bool, Vec<String>)> {
    watch(command, |line| println!("{line}"), false)
}

fn watch(
    command: &mut Command,
    show: impl Fn(&str) + Sync,
    heartbeat: bool,
) -> Result<(bool, Vec<String>)> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|why| missing(command, &why))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let lines = Mutex::new(Vec::new());
    let read = |pipe: Option<Box<dyn Read + Send>>| {
        let Some(pipe) = pipe else { return };
        for line in BufReader::new(pipe).split(b'\n').map_while(io::Result::ok) {
            let line = String::from_utf8_lossy(&line)
                .trim_end_matches('\r')
                .to_owned();
            show(&line);
            lines
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
        }
    };
    let status = thread::scope(|scope| {
        let readers = [
            scope.spawn(|| read(out.map(|pipe| Box::new(pipe) as _))),
            scope.spawn(|| read(err.map(|pipe| Box::new(pipe) as _))),
        ];
        let began = Instant::now();
        let mut said = began;
        while heartbeat && !readers.iter().all(thread::ScopedJoinHandle::is_finished) {
            thread::sleep(Duration::from_millis(20));
            if said.elapsed() > HEARTBEAT {
                said = Instant::now();
                let last = lines
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .last()
                    .cloned();
                let last = last.unwrap_or_default();
                let last: String = last.trim().chars().take(70).collect();
                crate::ui::say(&format!(
                    "  {} so far; {last}",
                    crate::ui::took(began.elapsed())
                ));
            }
        }
        child.wait()
    });
    let status = status.map_err(|why| missing(command, &why))?;
    let _ = io::stdout().flush();
    Ok((
        status.success(),
        lines.into_inner().unwrap_or_else(PoisonError::into_inner),
    ))
}

/// Processes that must not outlive us, by their id.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// A server that runs beside us. It and what it started end when this is dropped, and on Ctrl-C.
pub struct Server {
    child: Child,
}

impl Server {
    /// Starts a server in a process group of its own, its output thrown away or in `log`.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start(command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let child = command
            .stdin(Stdio::null())
            .spawn()
            .map_err(|why| missing(command, &why))?;
        RUNNING
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(child.id());
        Ok(Self { child })
    }

    /// Whether it has ended already.
    pub fn ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        end(self.child.id());
        let _ = self.child.kill();
        let _ = self.child.wait();
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.retain(|&id| id != self.child.id());
    }
}

/// Ends a process and the group it leads, politely: a driver then closes its browsers itself.
fn end(id: u32) {
    #[cfg(unix)]
    {
        let kill = |signal: &str| {
            let group = format!("-{id}");
            let mut command = Command::new("kill");
            command
                .args([signal, "--", &group])
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        };
        if kill("-TERM") {
            thread::sleep(Duration::from_millis(300));
            kill("-KILL");
        }
    }
    #[cfg(windows)]
    {
        let id = id.to_string();
        let _ = Command::new("taskkill")
            .args(["/T", "/F", "/PID", &id])
            .output();
    }
}

/// On Ctrl-C and on termination: ends the servers, then us.
pub fn end_servers_with_us() {
    // Fails only where a handler is set already, which we never do twice.
    let _ = ctrlc::set_handler(|| {
        let running = RUNNING
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        running.into_iter().for_each(end);
        std::process::exit(130);
    });
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_failed_command_shows_its_last_lines() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; exit 3"]);
        let error = run_quietly("The step", "try again.", &mut command)
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("The step failed.\n  command: sh -c 'echo one"),
            "{error}"
        );
        assert!(
            error.contains("| one") && error.contains("| two"),
            "{error}"
        );
        assert!(error.ends_with("what to do: try again."), "{error}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run("It", &mut Command::new("no-such-program-here")).unwrap_err();
        assert!(error.to_string().contains("install `no-such-program-here`"));
    }

    #[test]
    fn a_server_ends_when_dropped_with_what_it_started() {
        let script = "(echo began; sleep 30; echo survived) & wait";
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdout(Stdio::piped());
        let mut server = Server::start(&mut command).unwrap();
        let mut output = BufReader::new(server.child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(!server.ended());
        drop(server);
        // The pipe closes when the last process that holds it has ended.
        output.read_line(&mut line).unwrap();
        assert_eq!(line, "began\n");
    }
}
