//! One tree of byte limits over everything that keeps memory.
//!
//! A reservation is charged to a node and to all its ancestors, so a child can never take what its
//! parent does not have. It is charged everywhere or nowhere: a request that an ancestor refuses
//! shows in no node's figures and stands in nobody's way. Containers reserve by the chunk, the table or the magazine, never by the
//! object: then plain shared counters are exact and cost nothing that can be measured, and no
//! per-thread batch can drift away from the truth.
//!
//! Two limits. Over the **soft** one a reservation still succeeds, but pressure is announced: pools
//! that listen give back what they keep. Over the **hard** one pressure is announced first, and if
//! the bytes are still not there the reservation is refused, the caller's structure stays as it
//! was, and the same call can succeed later.

use std::fmt;
use std::sync::{Arc, OnceLock, Weak};

use crate::error::{ErrorKind, MemoryError};
use crate::panics::FirstPanic;
use crate::stats::BudgetStats;
use crate::sync::{AtomicU64, AtomicUsize, Mutex, Ordering, Pause};

/// A node of the budget tree; clones are handles to the same node.
///
/// ```
/// use larder_memory::Budget;
/// let root = Budget::with_limit("program", 1 << 20);
/// let infer = root.child("infer", 1 << 19)?;
/// let held = infer.try_reserve(300_000)?;
/// assert_eq!(root.stats().bytes_reserved, 300_000);
/// assert!(infer.try_reserve(300_000).is_err());
/// drop(held);
/// assert_eq!(root.stats().bytes_reserved, 0);
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
#[derive(Clone)]
pub struct Budget {
    node: Arc<Node>,
}

/// What a listener is told when memory runs short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pressure {
    /// The soft limit was passed: give back what is idle when it suits.
    Soft,
    /// A reservation is about to be refused: give back everything idle now.
    Hard,
}

/// Bytes taken from a budget; they go back when this is dropped.
#[must_use = "a reservation that is dropped at once reserves nothing"]
pub struct Reservation {
    budget: Option<Budget>,
    bytes: usize,
}

/// Keeps a listener registered; dropping it takes the listener away.
#[must_use = "the listener is taken away when this is dropped"]
pub struct PressureListener {
    node: Weak<Node>,
    id: u64,
}

/// Levels of a tree whose sums a reservation keeps on its stack; below them it reads once more.
const DEPTH: usize = 16;

/// Bits of a node's [`Node::claims`] that count bytes: 4 PiB, the most memory that today's processors
/// can address. The bits above count the claims that are not decided yet.
const BYTES_BITS: u32 = 52;
const BYTES: u64 = (1 << BYTES_BITS) - 1;
const UNDECIDED: u64 = 1 << BYTES_BITS;

type Listener = Arc<dyn Fn(Pressure) + Send + Sync>;

struct Node {
    name: String,
    parent: Option<Budget>,
    hard: AtomicUsize,
    soft: AtomicUsize,
    /// Bytes that reservations hold or are about to hold, and how many are about to: see
    /// [`Node::claim`].
    claims: AtomicU64,
    /// Bytes that reservations hold; of a root, where every claim is decided at once, `claims` says
    /// so and this stays 0.
    held: AtomicU64,
    peak: AtomicU64,
    refused: AtomicU64,
    pressures: AtomicU64,
    listeners: Mutex<Vec<(u64, Listener)>>,
    next_listener: AtomicU64,
}

impl Node {
    /// Bytes held by reservations that were granted.
    fn reserved(&self) -> u64 {
        match self.parent {
            Some(_) => self.held.load(Ordering::Relaxed),
            None => self.claims.load(Ordering::Relaxed),
        }
    }

    /// The hard limit as far as it can be counted.
    fn limit(&self) -> u64 {
        (self.hard.load(Ordering::Relaxed) as u64).min(BYTES)
    }

    /// Whether these bytes can be refused as things stand: they do not fit beside what others hold,
    /// and nobody's claim is still open.
    fn refuses(&self, bytes: u64) -> bool {
        let claims = self.claims.load(Ordering::Acquire);
        claims < UNDECIDED && claims + bytes > self.limit()
    }

    /// Claims bytes and says what is claimed then. `None` is final: what they do not fit beside is
    /// held by granted reservations.
    ///
    /// A request goes up the tree and claims at each node. A node above may still refuse it, and
    /// then its claims below were never more than a question: nobody may be refused for their sake.
    /// So a claim below the root is marked as undecided, in the word that its bytes are counted in,
    /// until the root has granted it. Who does not fit beside undecided claims waits: they are
    /// decided within a few instructions of their threads, and since a claim waits for nodes above
    /// it alone, and never at the root, somebody can always go on. Who fits waits for nobody.
    fn claim(&self, bytes: u64) -> Option<u64> {
        let add = if self.parent.is_some() { bytes + UNDECIDED } else { bytes };
        let mut pause = Pause::default();
        // Acquire, and release where bytes go back: who finds the room that another thread made at
        // one node also sees what it made at the nodes below, which it gave back first.
        let mut claims = self.claims.load(Ordering::Acquire);
        loop {
            if (claims & BYTES) + bytes > self.limit() {
                if claims < UNDECIDED {
                    return None;
                }
            } else if let Some(sum) = claims.checked_add(add) {
                let order = Ordering::Acquire;
                match self.claims.compare_exchange_weak(claims, sum, order, order) {
                    Ok(_) => return Some(sum & BYTES),
                    Err(now) => {
                        claims = now;
                        continue;
                    }
                }
            }
            pause.wait(); // for the open claims, of which there can also be too many to count
            claims = self.claims.load(Ordering::Acquire);
        }
    }

    /// Takes a claim back that a node above refused.
    fn unclaim(&self, bytes: u64) {
        self.claims.fetch_sub(bytes + UNDECIDED, Ordering::Release);
    }

    /// Makes a claim a reservation, now that the root has granted it, and says what is held then.
    fn grant(&self, bytes: u64) -> u64 {
        let sum = self.held.fetch_add(bytes, Ordering::Relaxed) + bytes;
        self.claims.fetch_sub(UNDECIDED, Ordering::Release);
        sum
    }

    /// Ends a reservation.
    fn release(&self, bytes: u64) {
        if self.parent.is_some() {
            self.held.fetch_sub(bytes, Ordering::Relaxed);
        }
        let before = self.claims.fetch_sub(bytes, Ordering::Release) & BYTES;
        debug_assert!(
            before >= bytes,
            "budget `{}` gives back {bytes} bytes of {before}",
            self.name
        );
    }

    /// The listener with the smallest id from `first` up, below `end`.
    fn listener_from(&self, first: u64, end: u64) -> Option<(u64, Listener)> {
        let listeners = self.listeners.lock();
        let ids = listeners.iter().filter(|(id, _)| (first..end).contains(id));
        ids.min_by_key(|(id, _)| *id).map(|(id, listener)| (*id, Arc::clone(listener)))
    }
}

impl Budget {
    /// A root without a limit: it counts, and refuses nothing (but a sum above 4 PiB, which no
    /// processor can address).
    pub fn unlimited(name: &str) -> Self {
        Self::make(name, None, usize::MAX)
    }

    /// A root with a hard limit in bytes.
    pub fn with_limit(name: &str, bytes: usize) -> Self {
        Self::make(name, None, bytes)
    }

    /// The process-wide budget. Until [`Budget::set_limit`] says otherwise its hard limit is what
    /// the control group of this process allows, or none where there is no such limit.
    pub fn process() -> &'static Budget {
        static PROCESS: OnceLock<Budget> = OnceLock::new();
        PROCESS.get_or_init(|| {
            let limit = crate::sys::memory_limit().and_then(|bytes| usize::try_from(bytes).ok());
            Budget::make("process", None, limit.unwrap_or(usize::MAX))
        })
    }

    /// A part of this budget with a hard limit of its own.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when the child's limit is larger than its parent's: such a
    /// limit could never be reached and is a slip. The node itself, its name and some two hundred
    /// bytes, cannot be refused: the standard library ends the process when the allocator has no
    /// room for it. Divide a budget while there is memory.
    pub fn child(&self, name: &str, bytes: usize) -> Result<Self, MemoryError> {
        let own = self.node.hard.load(Ordering::Relaxed);
        if bytes > own {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!(
                    "budget `{name}` asks for {bytes} bytes, its parent `{}` has {own}",
                    self.node.name
                ),
            ));
        }
        Ok(Self::make(name, Some(self.clone()), bytes))
    }

    /// A part of this budget that is bounded by its parent alone.
    #[must_use]
    pub fn share(&self, name: &str) -> Self {
        Self::make(name, Some(self.clone()), usize::MAX)
    }

    fn make(name: &str, parent: Option<Budget>, hard: usize) -> Self {
        Budget {
            node: Arc::new(Node {
                name: name.to_owned(),
                parent,
                hard: AtomicUsize::new(hard),
                soft: AtomicUsize::new(usize::MAX),
                claims: AtomicU64::new(0),
                held: AtomicU64::new(0),
                peak: AtomicU64::new(0),
                refused: AtomicU64::new(0),
                pressures: AtomicU64::new(0),
                listeners: Mutex::new(Vec::new()),
                next_listener: AtomicU64::new(0),
            }),
        }
    }

    /// The name given when the node was made.
    pub fn name(&self) -> &str {
        &self.node.name
    }

    /// Moves the hard limit. What is already reserved stays reserved, even above the new limit.
    pub fn set_limit(&self, bytes: usize) {
        self.node.hard.store(bytes, Ordering::Relaxed);
    }

    /// Sets the limit over which pressure is announced while reservations still succeed.
    pub fn set_soft_limit(&self, bytes: usize) {
        self.node.soft.store(bytes, Ordering::Relaxed);
    }

    /// Bytes that can still be reserved here, by this node's limit and every ancestor's.
    pub fn available(&self) -> usize {
        let mut least = usize::MAX;
        let mut at = Some(self);
        while let Some(budget) = at {
            let node = &budget.node;
            let hard = node.hard.load(Ordering::Relaxed);
            let held = usize::try_from(node.reserved()).unwrap_or(usize::MAX);
            least = least.min(hard.saturating_sub(held));
            at = node.parent.as_ref();
        }
        least
    }

    /// Reserves bytes here and in every ancestor, or nowhere.
    ///
    /// Call it while holding no lock that a pressure listener could want.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] when a hard limit stands in the way and pressure did not free
    /// enough.
    pub fn try_reserve(&self, bytes: usize) -> Result<Reservation, MemoryError> {
        self.charge(bytes)?;
        Ok(Reservation { budget: Some(self.clone()), bytes })
    }

    /// Charges bytes without a guard; whoever calls it keeps the account.
    pub(crate) fn charge(&self, bytes: usize) -> Result<(), MemoryError> {
        if bytes == 0 {
            return Ok(());
        }
        if self.charge_once(bytes).is_ok() {
            return Ok(());
        }
        // From here up: the node that refused is one of these, and pools anywhere on the way may
        // hold what could be given back.
        self.announce(Pressure::Hard);
        match self.charge_once(bytes) {
            Ok(()) => Ok(()),
            Err(blocked) => {
                blocked.node.refused.fetch_add(1, Ordering::Relaxed);
                Err(MemoryError::fixed(
                    ErrorKind::BudgetExceeded,
                    "the memory budget is spent and nothing idle could be given back",
                )
                .with_hint("raise `memory.budget`, or release something and try again"))
            }
        }
    }

    /// This node, its parent, and so on up to the root.
    fn upwards(&self) -> impl Iterator<Item = &Budget> {
        std::iter::successors(Some(self), |budget| budget.node.parent.as_ref())
    }

    /// Charges all nodes or none. On failure names the node that refused.
    fn charge_once(&self, bytes: usize) -> Result<(), &Budget> {
        let bytes_wide = bytes as u64;
        if bytes_wide > BYTES {
            return Err(self);
        }
        // Asked before anything is claimed: what cannot be had as things stand makes nobody wait.
        if let Some(full) = self.upwards().find(|budget| budget.node.refuses(bytes_wide)) {
            return Err(full);
        }
        let mut sums = [0; DEPTH];
        for (depth, budget) in self.upwards().enumerate() {
            let Some(sum) = budget.node.claim(bytes_wide) else {
                for below in self.upwards().take(depth) {
                    below.node.unclaim(bytes_wide);
                }
                return Err(budget);
            };
            if let Some(place) = sums.get_mut(depth) {
                *place = sum; // of the root alone the last word
            }
        }
        // Granted, everywhere before anybody is told: user code runs while nothing is undecided. A
        // refused reservation raises no peak and announces nothing.
        for (depth, budget) in self.upwards().enumerate() {
            let node = &budget.node;
            if node.parent.is_some() {
                let sum = node.grant(bytes_wide);
                if let Some(place) = sums.get_mut(depth) {
                    *place = sum;
                }
            }
            let sum = sums.get(depth).copied().unwrap_or_else(|| node.reserved());
            if node.peak.load(Ordering::Relaxed) < sum {
                node.peak.fetch_max(sum, Ordering::Relaxed);
            }
        }
        for (depth, budget) in self.upwards().enumerate() {
            // By the sums that this call made, so that of several calls at once exactly the one
            // that crossed the soft limit announces it.
            let sum = sums.get(depth).copied().unwrap_or_else(|| budget.node.reserved());
            let soft = budget.node.soft.load(Ordering::Relaxed) as u64;
            if sum > soft && sum.saturating_sub(bytes_wide) <= soft {
                // Should a listener panic, the caller gets no reservation: nobody would ever give
                // these bytes back.
                let undo = Undo { budget: self, bytes };
                budget.announce(Pressure::Soft);
                undo.keep();
            }
        }
        Ok(())
    }

    /// Gives back bytes that [`Budget::charge`] took.
    pub(crate) fn discharge(&self, bytes: usize) {
        if bytes > 0 {
            for budget in self.upwards() {
                budget.node.release(bytes as u64);
            }
        }
    }

    /// Asks to be told when memory runs short here. The listener runs on the thread whose
    /// reservation caused the pressure and must not reserve from this tree itself. Registering asks
    /// for a few words that cannot be refused, the listener's shared handle and its place in the
    /// list: register while there is memory.
    pub fn on_pressure(
        &self,
        listener: impl Fn(Pressure) + Send + Sync + 'static,
    ) -> PressureListener {
        let id = self.node.next_listener.fetch_add(1, Ordering::Relaxed);
        self.node.listeners.lock().push((id, Arc::new(listener)));
        PressureListener { node: Arc::downgrade(&self.node), id }
    }

    /// Tells every listener of this node and its ancestors that memory is short, for a caller that
    /// learned it elsewhere: from the operating system's pressure figures, for example.
    ///
    /// All of them are told, whatever panics meanwhile; the first panic then goes on.
    pub fn announce(&self, pressure: Pressure) {
        FirstPanic::after(|panics| {
            let mut at = Some(self);
            while let Some(budget) = at {
                let node = &budget.node;
                node.pressures.fetch_add(1, Ordering::Relaxed);
                // One at a time, by their ids: a listener may register or leave while it runs, and
                // where memory is short no list can be made.
                let newest = node.next_listener.load(Ordering::Relaxed);
                let mut next = 0;
                while let Some((id, listener)) = node.listener_from(next, newest) {
                    panics.hold(|| listener(pressure));
                    next = id + 1;
                }
                at = node.parent.as_ref();
            }
        });
    }

    /// The counters of this node.
    pub fn stats(&self) -> BudgetStats {
        let node = &self.node;
        let wide = |bytes: usize| if bytes == usize::MAX { u64::MAX } else { bytes as u64 };
        BudgetStats {
            bytes_reserved: node.reserved(),
            bytes_reserved_peak: node.peak.load(Ordering::Relaxed),
            bytes_limit: wide(node.hard.load(Ordering::Relaxed)),
            bytes_soft: wide(node.soft.load(Ordering::Relaxed)),
            refused: node.refused.load(Ordering::Relaxed),
            pressures: node.pressures.load(Ordering::Relaxed),
        }
    }
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Budget")
            .field("name", &self.node.name)
            .field("stats", &self.stats())
            .finish()
    }
}

/// Bytes of a reservation that nobody holds yet.
struct Undo<'a> {
    budget: &'a Budget,
    bytes: usize,
}

impl Undo<'_> {
    /// All went well: somebody holds the bytes.
    fn keep(mut self) {
        self.bytes = 0;
    }
}

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        self.budget.discharge(self.bytes);
    }
}

impl Reservation {
    /// A reservation of nothing, charged to nobody, for containers without a budget.
    pub fn none() -> Self {
        Reservation { budget: None, bytes: 0 }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Makes the reservation `bytes` large.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] when it grows and the budget has not enough; the reservation
    /// is then as it was.
    pub fn resize(&mut self, bytes: usize) -> Result<(), MemoryError> {
        if let Some(budget) = &self.budget {
            if bytes > self.bytes {
                budget.charge(bytes - self.bytes)?;
            } else {
                budget.discharge(self.bytes - bytes);
            }
        }
        self.bytes = bytes;
        Ok(())
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if let Some(budget) = &self.budget {
            budget.discharge(self.bytes);
        }
    }
}

impl fmt::Debug for Reservation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let budget = self.budget.as_ref().map(Budget::name);
        f.debug_struct("Reservation").field("budget", &budget).field("bytes", &self.bytes).finish()
    }
}

impl Drop for PressureListener {
    fn drop(&mut self) {
        if let Some(node) = self.node.upgrade() {
            let gone = {
                let mut listeners = node.listeners.lock();
                let at = listeners.iter().position(|(id, _)| *id == self.id);
                at.map(|at| listeners.swap_remove(at))
            };
            // Dropped outside the lock: what the listener captured may itself touch the budget.
            drop(gone);
        }
    }
}

impl fmt::Debug for PressureListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PressureListener").field("id", &self.id).finish_non_exhaustive()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize as Count;

    /// Lets the other threads of a test end however it ends itself.
    struct StopOnDrop<'a>(&'a std::sync::atomic::AtomicBool);

    impl Drop for StopOnDrop<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    #[test]
    fn a_refused_reservation_leaves_every_node_as_it_was() {
        let root = Budget::with_limit("root", 100);
        let left = root.child("left", 80).unwrap();
        let right = root.child("right", 80).unwrap();
        let held = left.try_reserve(60).unwrap();
        let refused = right.try_reserve(50).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::BudgetExceeded);
        assert!(refused.is_temporary());
        assert_eq!(right.stats().bytes_reserved, 0);
        assert_eq!(root.stats().bytes_reserved, 60);
        assert_eq!(root.stats().refused, 1);
        drop(held);
        assert_eq!(right.try_reserve(50).unwrap().bytes(), 50);
        assert_eq!(root.stats().bytes_reserved, 0);
        assert_eq!(root.stats().bytes_reserved_peak, 60);
    }

    #[test]
    fn a_child_larger_than_its_parent_is_refused_by_name_and_figure() {
        let root = Budget::with_limit("root", 100);
        let error = root.child("greedy", 101).unwrap_err();
        assert_eq!(
            error.to_string(),
            "budget `greedy` asks for 101 bytes, its parent `root` has 100"
        );
    }

    #[test]
    fn pressure_can_free_what_a_reservation_needs() {
        let root = Budget::with_limit("root", 100);
        let kept = Arc::new(Mutex::new(Some(root.try_reserve(90).unwrap())));
        let hoard = Arc::clone(&kept);
        let listener = root.on_pressure(move |pressure| {
            if pressure == Pressure::Hard {
                drop(hoard.lock().take());
            }
        });
        let held = root.try_reserve(50).expect("the hoard is given back under pressure");
        assert_eq!(root.stats().bytes_reserved, 50);
        drop(listener);
        assert!(root.try_reserve(90).is_err());
        drop(held);
    }

    #[test]
    fn crossing_the_soft_limit_is_announced_once_per_crossing() {
        let root = Budget::unlimited("root");
        root.set_soft_limit(10);
        let told = Arc::new(Count::new(0));
        let count = Arc::clone(&told);
        let _listener = root.on_pressure(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        let first = root.try_reserve(11).unwrap();
        let second = root.try_reserve(11).unwrap();
        assert_eq!(told.load(Ordering::Relaxed), 1);
        drop((first, second));
        let _third = root.try_reserve(11).unwrap();
        assert_eq!(told.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn a_listener_that_panics_leaves_no_reservation_behind_and_keeps_nobody_from_hearing() {
        let root = Budget::with_limit("root", 1000);
        let leaf = root.share("leaf");
        leaf.set_soft_limit(10);
        root.set_soft_limit(15);
        let told = Arc::new(Count::new(0));
        let count = Arc::clone(&told);
        let _angry = leaf.on_pressure(|_| panic!("planted"));
        let _calm = root.on_pressure(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        for bytes in [2000, 11, 20] {
            let leaf = leaf.clone();
            let work = std::panic::AssertUnwindSafe(|| leaf.try_reserve(bytes).map(drop));
            assert!(std::panic::catch_unwind(work).is_err(), "{bytes}: the panic goes on");
            assert_eq!((leaf.stats().bytes_reserved, root.stats().bytes_reserved), (0, 0));
        }
        // Of the first one, that did not fit, of the second, that was too much for the leaf, and
        // of the third by both: the leaf announces to the root as well.
        assert!(told.load(Ordering::Relaxed) >= 3);
        assert_eq!(leaf.try_reserve(10).unwrap().bytes(), 10);
    }

    #[test]
    fn a_refused_reservation_raises_no_peak_and_announces_nothing_below() {
        let root = Budget::with_limit("root", 100);
        let leaf = root.share("leaf");
        leaf.set_soft_limit(10);
        assert!(leaf.try_reserve(200).is_err());
        assert_eq!(leaf.stats().bytes_reserved_peak, 0);
        // Hard pressure was announced once, at the leaf and its root; no soft one.
        assert_eq!(leaf.stats().pressures, 1);
    }

    #[test]
    fn limits_may_be_reached_exactly() {
        let root = Budget::with_limit("root", 100);
        let whole = root.child("whole", 100).expect("as large as its parent is not larger");
        root.set_soft_limit(60);
        let held = whole.try_reserve(60).unwrap();
        assert_eq!(root.stats().pressures, 0, "at the soft limit is not over it");
        let more = whole.try_reserve(40).expect("the hard limit may be reached");
        assert_eq!((root.stats().pressures, root.stats().refused, whole.available()), (1, 0, 0));
        drop((held, more));
        root.set_limit(50);
        assert!(root.try_reserve(60).is_err() && root.available() == 50);
        let stats = Budget::unlimited("free").stats();
        assert_eq!((stats.bytes_limit, stats.bytes_soft), (u64::MAX, u64::MAX));
        assert_eq!((root.stats().bytes_limit, root.stats().bytes_soft), (50, 60));
    }

    #[test]
    fn a_listener_that_leaves_takes_no_other_along() {
        let root = Budget::unlimited("root");
        let told = [const { Count::new(0) }; 3].map(Arc::new);
        let listeners: Vec<_> = told
            .iter()
            .map(|count| {
                let count = Arc::clone(count);
                root.on_pressure(move |_| {
                    count.fetch_add(1, Ordering::Relaxed);
                })
            })
            .collect();
        root.announce(Pressure::Hard);
        let mut listeners = listeners.into_iter();
        let _first = listeners.next();
        drop(listeners.next());
        root.announce(Pressure::Soft);
        assert_eq!(told.map(|count| count.load(Ordering::Relaxed)), [2, 1, 2]);
    }

    #[test]
    fn what_is_printed_names_the_budget_and_its_figures() {
        let root = Budget::with_limit("root", 100);
        let held = root.try_reserve(40).unwrap();
        assert_eq!(format!("{held:?}"), "Reservation { budget: Some(\"root\"), bytes: 40 }");
        let text = format!("{root:?}");
        assert!(text.contains("root") && text.contains("bytes_reserved: 40"), "{text}");
        let listener = root.on_pressure(|_| ());
        assert_eq!(format!("{listener:?}"), "PressureListener { id: 0, .. }");
    }

    #[test]
    fn the_peak_of_a_parent_is_that_of_its_children_together() {
        let root = Budget::unlimited("root");
        let (left, right) = (root.share("left"), root.share("right"));
        let held = (left.try_reserve(10).unwrap(), right.try_reserve(5).unwrap());
        let peaks = [&root, &left, &right].map(|budget| budget.stats().bytes_reserved_peak);
        assert_eq!(peaks, [15, 10, 5]);
        drop(held);
    }

    #[test]
    fn a_tree_deeper_than_a_reservation_keeps_sums_for_still_counts() {
        let root = Budget::with_limit("root", 100);
        let mut at = root.clone();
        for _ in 0..2 * DEPTH {
            at = at.share("below");
        }
        let held = at.try_reserve(60).unwrap();
        assert!(at.try_reserve(60).is_err());
        assert_eq!((root.stats().bytes_reserved, root.stats().bytes_reserved_peak), (60, 60));
        drop(held);
        assert_eq!(root.stats().bytes_reserved, 0);
    }

    #[test]
    #[cfg_attr(miri, ignore = "takes minutes there, and small programs cover the code")]
    fn eight_threads_never_hold_more_than_the_limit_and_end_at_zero() {
        let root = Budget::with_limit("root", 1000);
        let peak = std::sync::atomic::AtomicU64::new(0);
        std::thread::scope(|scope| {
            for worker in 0..8_usize {
                let (root, peak) = (&root, &peak);
                scope.spawn(move || {
                    for round in 0..2000 {
                        let bytes = 1 + (round * 7 + worker * 13) % 400;
                        if let Ok(held) = root.try_reserve(bytes) {
                            let now = root.node.reserved();
                            peak.fetch_max(now, Ordering::Relaxed);
                            drop(held);
                        }
                    }
                });
            }
        });
        assert!(peak.load(Ordering::Relaxed) <= 1000);
        assert_eq!(root.stats().bytes_reserved, 0);
        assert!(root.stats().bytes_reserved_peak <= 1000);
    }

    #[test]
    #[cfg_attr(miri, ignore = "takes minutes there, and small programs cover the code")]
    fn what_fits_is_granted_while_another_thread_asks_for_what_never_does() {
        let root = Budget::with_limit("root", 500);
        let child = root.child("child", 500).unwrap();
        let held = root.try_reserve(100).unwrap();
        let told = Arc::new(Count::new(0));
        let count = Arc::clone(&told);
        let _listener = child.on_pressure(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        let stop = std::sync::atomic::AtomicBool::new(false);
        let asked = std::thread::scope(|scope| {
            let greedy = scope.spawn(|| {
                let mut asked = 0;
                while !stop.load(Ordering::Relaxed) {
                    assert!(child.try_reserve(450).is_err());
                    asked += 1;
                }
                asked
            });
            let stops = StopOnDrop(&stop);
            let mut refused = 0;
            for _ in 0..200_000 {
                refused += usize::from(child.try_reserve(60).is_err());
                assert!(child.stats().bytes_reserved <= 60, "a question shows as an answer");
            }
            drop(stops);
            assert_eq!(refused, 0, "60 bytes fit beside 100 of 500");
            greedy.join().expect("asking does not panic")
        });
        assert_eq!(told.load(Ordering::Relaxed), asked, "pressure for what does not fit alone");
        drop(held);
        assert_eq!((root.available(), child.available()), (500, 500));
    }

    #[test]
    fn a_claim_is_open_until_it_is_granted_or_taken_back() {
        let root = Budget::with_limit("root", 100);
        let child = root.child("child", 10).unwrap();
        let node = &child.node;
        assert_eq!(node.claim(8), Some(8));
        assert_eq!(node.reserved(), 0, "a claim is no reservation");
        assert!(!node.refuses(3), "an open claim may come to nothing");
        node.unclaim(8);
        assert_eq!(node.claims.load(Ordering::Relaxed), 0);
        assert_eq!(node.claim(0), Some(0));
        assert!(!node.refuses(11), "nor is one of no bytes closed");
        node.unclaim(0);
        assert_eq!(node.claim(8), Some(8));
        assert_eq!(node.grant(8), 8);
        assert_eq!((node.reserved(), node.claims.load(Ordering::Relaxed)), (8, 8));
        assert!(node.refuses(3) && !node.refuses(2), "eight of ten are taken");
        assert_eq!(node.claim(3), None);
        node.release(8);
        assert_eq!((node.reserved(), node.claims.load(Ordering::Relaxed)), (0, 0));
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "gives back 9 bytes of 8")]
    fn more_given_back_than_taken_is_noticed() {
        let root = Budget::unlimited("root");
        root.node.claim(8);
        root.node.release(9);
    }

    #[test]
    #[cfg_attr(miri, ignore = "takes minutes there, and small programs cover the code")]
    fn a_claim_that_the_root_refuses_in_the_end_stands_in_nobodys_way() {
        let root = Budget::with_limit("root", 500);
        let part = root.share("part");
        let child = part.child("child", 100).unwrap();
        let stop = std::sync::atomic::AtomicBool::new(false);
        let refused = std::thread::scope(|scope| {
            // Fits the child always and the root sometimes: the two threads race for it.
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    drop(child.try_reserve(80));
                }
            });
            let _stops = StopOnDrop(&stop);
            let (mut granted, mut refused, mut in_a_row) = (0_u32, 0_u64, 0_u32);
            // Both threads may share one core: what decides is how often the race was won, and a
            // loser steps aside, as the other may have been sent to sleep with its 80 in hand.
            while granted < 5_000 {
                let Ok(most) = root.try_reserve(450) else {
                    refused += 1;
                    in_a_row += 1;
                    assert!(in_a_row < 20_000, "the race is never won");
                    if in_a_row < 100 {
                        std::thread::yield_now();
                    } else {
                        std::thread::park_timeout(std::time::Duration::from_micros(100));
                    }
                    continue;
                };
                in_a_row = 0;
                // From here on the other thread cannot have its 80.
                let little = child.try_reserve(30);
                assert!(little.is_ok(), "30 fit beside 450 of 500, and the child holds none");
                assert!(child.stats().bytes_reserved <= 30);
                drop((most, little));
                granted += 1;
            }
            refused
        });
        assert!(root.stats().refused >= refused, "a refusal that nobody counted");
        for budget in [&root, &part, &child] {
            assert_eq!(budget.stats().bytes_reserved, 0);
            assert_eq!(budget.node.claims.load(Ordering::Relaxed), 0, "{}", budget.name());
        }
        assert!(child.stats().bytes_reserved_peak <= 80);
    }

    #[test]
    fn more_than_can_be_counted_is_refused_and_no_limit_is_too_large_to_be_set() {
        let root = Budget::unlimited("root");
        let leaf = root.share("leaf");
        let most = usize::try_from(BYTES).unwrap_or(usize::MAX);
        for bytes in [most.saturating_add(1), usize::MAX - 1, usize::MAX] {
            if bytes > most {
                assert!(leaf.try_reserve(bytes).is_err(), "{bytes}");
            }
        }
        let held = leaf.try_reserve(most).unwrap();
        assert!(leaf.try_reserve(1).is_err() || most == usize::MAX);
        assert_eq!(root.stats().bytes_reserved, most as u64);
        drop(held);
        assert_eq!((leaf.stats().bytes_reserved, root.stats().bytes_reserved), (0, 0));
    }

    #[test]
    fn a_reservation_that_cannot_grow_keeps_its_size() {
        let root = Budget::with_limit("root", 100);
        let mut held = root.try_reserve(40).unwrap();
        assert!(held.resize(101).is_err());
        assert_eq!(held.bytes(), 40);
        held.resize(10).unwrap();
        assert_eq!(root.stats().bytes_reserved, 10);
        assert_eq!(root.available(), 90);
    }
}

/// Every order of threads over the budget that ships.
#[cfg(all(test, loom))]
mod loom_model {
    use super::*;
    use loom::thread;

    fn reserve(root: &Budget) -> Reservation {
        root.try_reserve(6).expect("it has no limit")
    }

    fn check(model: impl Fn() + Send + Sync + 'static) {
        let mut builder = loom::model::Builder::new();
        builder.preemption_bound = Some(3);
        builder.check(model);
    }

    #[test]
    fn two_threads_never_hold_more_than_the_limit_and_end_at_zero() {
        check(|| {
            let root = Budget::with_limit("root", 10);
            let work = |root: &Budget| {
                let leaf = root.share("leaf");
                let held = leaf.try_reserve(6);
                assert!(root.node.reserved() <= 10);
                held.is_ok()
            };
            let other = root.clone();
            let thread = thread::spawn(move || work(&other));
            let here = work(&root);
            let there = thread.join().expect("reserving does not panic");
            assert!(here || there, "one of two has room");
            let stats = root.stats();
            assert_eq!(stats.bytes_reserved, 0);
            assert_eq!(stats.bytes_reserved_peak, 6);
            assert_eq!(stats.refused, u64::from(!here) + u64::from(!there));
        });
    }

    #[test]
    fn what_fits_is_granted_beside_a_claim_that_the_root_refuses() {
        check(|| {
            let root = Budget::with_limit("root", 10);
            let child = root.child("child", 8).expect("it fits");
            let other = child.clone();
            let thread = thread::spawn(move || {
                drop(other.try_reserve(7)); // refused if the six below came first
            });
            if let Ok(most) = root.try_reserve(6) {
                let little = child.try_reserve(2);
                assert!(little.is_ok(), "the other thread's 7 cannot be granted any more");
                drop((most, little));
            }
            thread.join().expect("reserving does not panic");
            for budget in [&root, &child] {
                assert_eq!(budget.node.claims.load(Ordering::Relaxed), 0);
                assert_eq!(budget.node.reserved(), 0);
            }
        });
    }

    #[test]
    fn of_several_threads_exactly_one_announces_that_the_soft_limit_was_crossed() {
        check(|| {
            let root = Budget::unlimited("root");
            root.set_soft_limit(10);
            let threads = [root.clone(), root.clone()];
            let threads = threads.map(|root| thread::spawn(move || reserve(&root)));
            let here = reserve(&root);
            let there = threads.map(|thread| thread.join().expect("reserving does not panic"));
            assert_eq!(root.stats().pressures, 1);
            assert_eq!(root.stats().bytes_reserved_peak, 18);
            drop((here, there));
            assert_eq!(root.stats().bytes_reserved, 0);
        });
    }
}
