//! The one door to locks and atomics for everything that threads share, so that the shipped files
//! themselves can be run under loom (`--cfg loom`), which tries every order of threads.

#[cfg(loom)]
pub(crate) use crate::sync::model::*;
#[cfg(not(loom))]
pub(crate) use crate::sync::os::*;

#[cfg(not(loom))]
mod os {
    pub(crate) use parking_lot::{Condvar, Mutex, MutexGuard};
    pub(crate) use std::sync::atomic::{
        AtomicPtr, AtomicU32, AtomicU64, AtomicUsize, Ordering, fence,
    };

    /// A cell that one thread at a time may look into, as its owner proves.
    #[derive(Debug, Default)]
    pub(crate) struct OwnedCell<T>(std::cell::UnsafeCell<T>);

    impl<T> OwnedCell<T> {
        pub(crate) const fn new(value: T) -> Self {
            OwnedCell(std::cell::UnsafeCell::new(value))
        }

        /// Calls `f` with the content. Whoever dereferences the pointer proves that no other
        /// thread is inside at the same time.
        #[inline(always)]
        pub(crate) fn with_mut<R>(&self, f: impl FnOnce(*mut T) -> R) -> R {
            f(self.0.get())
        }
    }

    /// Waiting for a few instructions of another thread, which may have lost its processor.
    #[derive(Default)]
    pub(crate) struct Pause(u32);

    impl Pause {
        pub(crate) fn wait(&mut self) {
            self.0 += 1;
            if self.0.is_multiple_of(64) {
                std::thread::yield_now();
            } else {
                std::hint::spin_loop();
            }
        }
    }

    /// Waits on `condition` while `goes_on` says so, for `wait` in all however often it wakes up.
    pub(crate) fn wait_while<T>(
        condition: &Condvar,
        guard: &mut MutexGuard<'_, T>,
        goes_on: impl FnMut(&mut T) -> bool,
        wait: std::time::Duration,
    ) {
        let _outcome = condition.wait_while_for(guard, goes_on, wait);
    }
}

#[cfg(loom)]
mod model {
    pub(crate) use loom::sync::atomic::{
        AtomicPtr, AtomicU32, AtomicU64, AtomicUsize, Ordering, fence,
    };

    /// loom's lock with the surface of the lock that ships.
    #[derive(Debug, Default)]
    pub(crate) struct Mutex<T>(loom::sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub(crate) fn new(value: T) -> Self {
            Mutex(loom::sync::Mutex::new(value))
        }

        pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
            MutexGuard(Some(self.0.lock().expect("a model never poisons its locks")))
        }

        pub(crate) fn get_mut(&mut self) -> &mut T {
            self.0.get_mut().expect("a model never poisons its locks")
        }
    }

    /// The guard of [`Mutex`]; empty only while it waits on a condition.
    #[derive(Debug)]
    pub(crate) struct MutexGuard<'a, T>(Option<loom::sync::MutexGuard<'a, T>>);

    impl<T> std::ops::Deref for MutexGuard<'_, T> {
        type Target = T;

        fn deref(&self) -> &T {
            self.0.as_ref().expect("the guard is held")
        }
    }

    impl<T> std::ops::DerefMut for MutexGuard<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            self.0.as_mut().expect("the guard is held")
        }
    }

    /// loom's condition with the surface of the one that ships.
    #[derive(Debug, Default)]
    pub(crate) struct Condvar(loom::sync::Condvar);

    impl Condvar {
        pub(crate) fn new() -> Self {
            Condvar(loom::sync::Condvar::new())
        }

        pub(crate) fn notify_one(&self) {
            self.0.notify_one();
        }

        pub(crate) fn notify_all(&self) {
            self.0.notify_all();
        }
    }

    /// Lets another thread of the model go on.
    #[derive(Default)]
    pub(crate) struct Pause;

    impl Pause {
        #[expect(clippy::unused_self, reason = "the one that ships counts")]
        pub(crate) fn wait(&mut self) {
            loom::thread::yield_now();
        }
    }

    /// Waits while `goes_on` says so: a model has no time.
    pub(crate) fn wait_while<T>(
        condition: &Condvar,
        guard: &mut MutexGuard<'_, T>,
        mut goes_on: impl FnMut(&mut T) -> bool,
        _wait: std::time::Duration,
    ) {
        while goes_on(guard) {
            let held = guard.0.take().expect("the guard is held");
            guard.0 = Some(condition.0.wait(held).expect("a model never poisons its locks"));
        }
    }

    /// A cell whose accesses loom checks for overlap.
    #[derive(Debug)]
    pub(crate) struct OwnedCell<T>(loom::cell::UnsafeCell<T>);

    impl<T> OwnedCell<T> {
        pub(crate) fn new(value: T) -> Self {
            OwnedCell(loom::cell::UnsafeCell::new(value))
        }

        pub(crate) fn with_mut<R>(&self, f: impl FnOnce(*mut T) -> R) -> R {
            self.0.with_mut(f)
        }
    }
}
