//! The server.
//!
//! One thread accepts, one thread per connection answers, at most `connections_max` of them. Over the
//! bound, whoever has sat longest without finishing a request gives up the place, when that was a
//! tenth of the deadline at least: clients that say nothing keep nobody from scraping. Is nobody like
//! that, the newcomer is told 503 and let go. Every wait has a deadline. Dropping the exporter wakes the
//! accepting thread by connecting to it, shuts the sockets of the open connections, and waits for all.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use larder_memory::MemoryMetrics;

use super::answer;
use super::request::{self, Request};
use super::text::{DEFAULT_PREFIX, check_prefix, exposition_into};
use crate::clock::{Clock, Stopwatch};
use crate::{ErrorKind, MeasureError};

/// The limits of an [`Exporter`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExporterOptions {
    /// What every name begins with; `larder_memory_`.
    pub prefix: String,
    /// Connections answered at once; 8. A client that says nothing gives up its place to another.
    pub connections_max: usize,
    /// Time for a client to send its request, and again for each write of the answer; 5 seconds.
    pub deadline: Duration,
}

impl Default for ExporterOptions {
    fn default() -> Self {
        ExporterOptions {
            prefix: DEFAULT_PREFIX.to_owned(),
            connections_max: 8,
            deadline: Duration::from_secs(5),
        }
    }
}

/// Answers `GET /metrics` until it is dropped.
#[derive(Debug)]
#[must_use = "dropping the exporter stops it"]
pub struct Exporter {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

struct Shared {
    is_closing: AtomicBool,
    /// One entry a connection: a second handle on its socket, and the thread that answers.
    open: Mutex<Vec<Connection>>,
    options: ExporterOptions,
    source: Box<dyn Fn() -> MemoryMetrics + Send + Sync>,
}

struct Connection {
    socket: TcpStream,
    thread: JoinHandle<()>,
    /// Whether its request has been read to the end.
    has_asked: Arc<AtomicBool>,
    since: Stopwatch,
    /// It gave up its place, and its thread is about to end.
    is_leaving: bool,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Exporter {
    /// Serves what `source` gives, asked anew for each scrape, on `address`. Port 0 lets the system
    /// choose; [`Exporter::address`] tells.
    ///
    /// # Errors
    /// When the address cannot be bound or no thread be had.
    pub fn serve(
        address: SocketAddr,
        source: impl Fn() -> MemoryMetrics + Send + Sync + 'static,
    ) -> Result<Self, MeasureError> {
        Exporter::serve_with(address, ExporterOptions::default(), source)
    }

    /// The same with other limits.
    ///
    /// # Errors
    /// As [`Exporter::serve`], and for a prefix that cannot begin a name or a limit of zero.
    pub fn serve_with(
        address: SocketAddr,
        options: ExporterOptions,
        source: impl Fn() -> MemoryMetrics + Send + Sync + 'static,
    ) -> Result<Self, MeasureError> {
        check_prefix(&options.prefix)?;
        if options.connections_max == 0 || options.deadline.is_zero() {
            return Err(MeasureError::new(
                ErrorKind::InvalidArgument,
                "an exporter needs at least one connection and a deadline above zero",
            ));
        }
        let refuse = |what: &str, error: &io::Error| {
            MeasureError::system(&format!("the metrics address {address}: {what}"), error)
        };
        let listener = TcpListener::bind(address).map_err(|error| refuse("bind", &error))?;
        let bound = listener.local_addr().map_err(|error| refuse("local address", &error))?;
        let shared = Arc::new(Shared {
            is_closing: AtomicBool::new(false),
            open: Mutex::new(Vec::new()),
            options,
            source: Box::new(source),
        });
        let acceptor = std::thread::Builder::new()
            .name("larder-metrics".to_owned())
            .spawn({
                let shared = Arc::clone(&shared);
                move || accept(&listener, &shared)
            })
            .map_err(|error| refuse("thread", &error))?;
        Ok(Exporter { address: bound, shared, acceptor: Some(acceptor) })
    }

    /// The address that is really bound.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Exporter {
    fn drop(&mut self) {
        self.shared.is_closing.store(true, Ordering::Release);
        let host = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        let knock = SocketAddr::new(host, self.address.port());
        // If nobody can be woken because the queue is full, the accepting thread is awake already.
        drop(TcpStream::connect_timeout(&knock, Duration::from_secs(1)));
        if let Some(acceptor) = self.acceptor.take() {
            // A panic in there has been told by the panic hook; dropping is no place for another.
            drop(acceptor.join());
        }
        let open = std::mem::take(&mut *self.shared.open());
        for connection in open {
            drop(connection.socket.shutdown(Shutdown::Both));
            drop(connection.thread.join());
        }
    }
}

impl Shared {
    fn open(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.is_closing.load(Ordering::Acquire) {
            return;
        }
        match stream {
            Ok(stream) => take_in(stream, shared),
            // Out of descriptors, or a client that left in the queue: give the core to those who work.
            Err(_) => std::thread::yield_now(),
        }
    }
}

fn take_in(mut stream: TcpStream, shared: &Arc<Shared>) {
    let mut open = shared.open();
    open.retain(|connection| !connection.thread.is_finished());
    let deadline = shared.options.deadline;
    if stream.set_write_timeout(Some(deadline)).is_err() {
        return;
    }
    let staying = open.iter().filter(|connection| !connection.is_leaving).count();
    if staying >= shared.options.connections_max && !let_one_go(&mut open, deadline / 10) {
        // Not waited for: this thread has others to receive. What has come is read, as a socket that
        // closes with bytes unread takes back what it has said.
        let text =
            b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        if stream.set_nonblocking(true).is_ok() {
            drop(io::Read::read(&mut stream, &mut [0_u8; request::HEAD_BYTES_MAX]));
            drop(io::Write::write_all(&mut stream, text));
        }
        return;
    }
    let Ok(socket) = stream.try_clone() else { return };
    let mine = Arc::clone(shared);
    let has_asked = Arc::new(AtomicBool::new(false));
    let its_has_asked = Arc::clone(&has_asked);
    let since = Stopwatch::start(Clock::wall());
    let spawned = std::thread::Builder::new()
        .name("larder-metrics-answer".to_owned())
        .spawn(move || answer_one(&mut stream, &its_has_asked, &mine));
    if let Ok(thread) = spawned {
        open.push(Connection { socket, thread, has_asked, since, is_leaving: false });
    }
}

/// Ends the oldest connection that has not asked for anything in `patience`, if there is one.
fn let_one_go(open: &mut [Connection], patience: Duration) -> bool {
    let idle = open.iter_mut().find(|connection| {
        !connection.is_leaving
            && !connection.has_asked.load(Ordering::Acquire)
            && connection.since.elapsed() >= patience
    });
    let Some(idle) = idle else { return false };
    // Its thread wakes from reading and ends by itself.
    drop(idle.socket.shutdown(Shutdown::Both));
    idle.is_leaving = true;
    true
}

fn answer_one(stream: &mut TcpStream, has_asked: &AtomicBool, shared: &Shared) {
    let request = request::read(stream, shared.options.deadline);
    has_asked.store(true, Ordering::Release);
    match request {
        Request::Metrics { with_body } => match render(shared) {
            Some(text) => answer::metrics(stream, &text, with_body),
            None => answer::refusal(stream, "500 Internal Server Error", "", with_body),
        },
        Request::OtherPath { with_body } => answer::refusal(stream, "404 Not Found", "", with_body),
        Request::OtherMethod => {
            answer::refusal(stream, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", true);
        }
        Request::Malformed => answer::refusal(stream, "400 Bad Request", "", true),
        Request::TooLarge => {
            answer::refusal(stream, "431 Request Header Fields Too Large", "", true);
        }
        Request::TooSlow => answer::refusal(stream, "408 Request Timeout", "", true),
        Request::Gone => {}
    }
    // The second handle in the list would keep the socket open until the next client comes.
    drop(stream.shutdown(Shutdown::Both));
}

/// A source that panics costs its scrape, not the server.
fn render(shared: &Shared) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| {
        let metrics = (shared.source)();
        let mut text = String::new();
        exposition_into(&metrics, &shared.options.prefix, &mut text).ok()?;
        Some(text)
    }))
    .ok()
    .flatten()
}
