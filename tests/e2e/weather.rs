//! A network with weather: it stands between the browser and a server, loses requests, is slow, or is gone.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Which requests are lost: those for files of the search index, whose connection is then closed without an answer.
const INDEX: &str = "/search/";

/// How much is sent at once on a slow line.
const PIECE: usize = 1_024;

/// A network whose weather can be changed while a page is open. It lives as long as the test run: nothing needs to end it.
pub struct Weather {
    /// Its address, with a slash at the end.
    pub address: String,
    sky: Arc<Sky>,
}

#[derive(Default)]
struct Sky {
    /// Host and port of the real server.
    server: String,
    gone: AtomicBool,
    /// Each request of this number is lost; 0: none.
    every: AtomicU64,
    /// So many of a hundred are lost, by chance.
    percent: AtomicU64,
    /// Milliseconds before an answer begins.
    delay: AtomicU64,
    /// Bytes a second for all together; 0: any number.
    rate: AtomicU64,
    /// When the line is free again.
    free: Mutex<Option<Instant>>,
    asked: AtomicU64,
    lost: AtomicU64,
    /// How often each file was asked for: chance goes by it, so that every run is the same.
    times: Mutex<HashMap<String, u64>>,
}

impl Weather {
    /// Fine weather before the server at an address.
    ///
    /// # Panics
    /// Where no port of this machine can be listened on.
    pub fn before(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}/", listener.local_addr().expect("its address"));
        let server = server.trim_start_matches("http://").trim_end_matches('/');
        let sky = Arc::new(Sky {
            server: server.to_owned(),
            ..Sky::default()
        });
        let above = sky.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sky = above.clone();
                std::thread::spawn(move || sky.pass(&stream));
            }
        });
        Self { address, sky }
    }

    /// Each request of this number for a file of the index is lost.
    pub fn lose_every(&self, number: u64) {
        self.sky.every.store(number, Relaxed);
    }

    /// So many of a hundred requests for files of the index are lost, by chance.
    pub fn lose_percent(&self, percent: u64) {
        self.sky.percent.store(percent, Relaxed);
    }

    /// Answers begin after so many milliseconds, and so many bytes come in a second, all together.
    pub fn slow(&self, delay: u64, rate: u64) {
        self.sky.delay.store(delay, Relaxed);
        self.sky.rate.store(rate, Relaxed);
    }

    /// The network is gone, or back.
    pub fn gone(&self, gone: bool) {
        self.sky.gone.store(gone, Relaxed);
    }

    /// How many requests for files of the index came.
    pub fn asked(&self) -> u64 {
        self.sky.asked.load(Relaxed)
    }

    /// How many of them were lost.
    pub fn lost(&self) -> u64 {
        self.sky.lost.load(Relaxed)
    }
}

impl Sky {
    /// Passes a request on, and its answer back.
    fn pass(&self, stream: &TcpStream) -> Option<()> {
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        let first = lines.next()?;
        let mut request = format!("{first}\r\n");
        for line in lines.by_ref().take_while(|line| !line.is_empty()) {
            // One request a connection: what is lost is then lost for the browser too, which repeats it on old connections.
            if !line.to_ascii_lowercase().starts_with("connection:") {
                request += &format!("{line}\r\n");
            }
        }
        request += "Connection: close\r\n\r\n";
        let path = first.split(' ').nth(1).unwrap_or_default();
        if self.gone.load(Relaxed) || path.contains(INDEX) && self.loses(path) {
            return None;
        }
        std::thread::sleep(Duration::from_millis(self.delay.load(Relaxed)));
        let mut server = TcpStream::connect(&self.server).ok()?;
        server.write_all(request.as_bytes()).ok()?;
        let mut stream = stream;
        let mut piece = [0; PIECE];
        loop {
            let length = server.read(&mut piece).ok()?;
            if length == 0 || self.gone.load(Relaxed) {
                return None;
            }
            self.wait_for_line(length);
            // A browser that has gone away needs no answer.
            stream.write_all(&piece[..length]).ok()?;
        }
    }

    fn loses(&self, path: &str) -> bool {
        let number = self.asked.fetch_add(1, Relaxed) + 1;
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let times = times.entry(path.to_owned()).or_default();
        *times += 1;
        let every = self.every.load(Relaxed);
        let lost = every > 0 && number.is_multiple_of(every)
            || chance(path, *times) < self.percent.load(Relaxed);
        self.lost.fetch_add(u64::from(lost), Relaxed);
        lost
    }

    /// Waits until the line has carried so many bytes more.
    fn wait_for_line(&self, length: usize) {
        let rate = self.rate.load(Relaxed);
        if rate == 0 {
            return;
        }
        let until = {
            let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            let from = free.filter(|free| *free > now).unwrap_or(now);
            *free.insert(from + Duration::from_secs_f64(length as f64 / rate as f64))
        };
        std::thread::sleep(until.saturating_duration_since(Instant::now()));
    }
}

/// A number below a hundred that looks like chance and is always the same: FNV-1a, then mixed as in SplitMix64.
fn chance(path: &str, time: u64) -> u64 {
    let name = path.rsplit('/').next().unwrap_or_default();
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut hash = hash.wrapping_add(time.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash ^ (hash >> 31)) % 100
}
