//! The threads of a walk, and how they distribute the work.

use std::mem;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Scope};
use std::time::{Duration, Instant};

use super::folder::{Folder, Inside, Reader};
use super::walk::{Found, Visitor};

/// Files that one thread takes at a time. A folder with more is shared between threads.
pub(super) const SHARE: usize = 128;

/// Threads beyond this only wait for each other, and thousands of them without end.
const MOST_THREADS: usize = 64;

/// Pages that take longer than this wait for the disk; then more threads than cores are worth their cost.
const SLOW: Duration = Duration::from_micros(75);

/// Something to do.
pub(super) enum Job {
    /// A folder to read.
    Folder(Folder),
    /// Files to visit.
    Files(Vec<Found>),
}

/// The threads of one walk. They are started as work piles up: a small tree never has a second one.
pub(super) struct Crew {
    state: Mutex<State>,
    wake: Condvar,
    /// How many threads there may be where pages come slowly.
    most: usize,
}

struct State {
    /// The last one goes first, so that what waits stays small: as deep as the tree, not as wide.
    jobs: Vec<Job>,
    /// Threads that are at a job, and may bring more.
    busy: usize,
    waiting: usize,
    threads: usize,
    /// How many threads there may be.
    limit: usize,
}

/// What one thread works with.
type Tools<'w> = (Reader<'w>, Box<dyn Visitor + 'w>);

impl Crew {
    /// `threads` is 0 for as many as help.
    pub(super) fn new(jobs: Vec<Job>, threads: usize) -> Self {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let (limit, most) = match threads {
            0 => (cores(), (4 * cores()).max(16)),
            asked => (asked, asked),
        };
        let (limit, most) = (limit.min(MOST_THREADS), most.min(MOST_THREADS));
        let state = State { jobs, busy: 0, waiting: 0, threads: 1, limit };
        Self { state: Mutex::new(state), wake: Condvar::new(), most }
    }

    /// Does all there is to do, on this thread and others.
    pub(super) fn work<'w>(&self, tools: &(dyn Fn() -> Tools<'w> + Sync)) {
        thread::scope(|scope| {
            let pending = self.lock().jobs.len();
            self.hire(scope, tools, pending.saturating_sub(1));
            self.run(scope, tools);
        });
    }

    fn run<'s, 'w>(&'s self, scope: &'s Scope<'s, '_>, tools: &'s (dyn Fn() -> Tools<'w> + Sync)) {
        let (mut reader, mut visitor) = tools();
        while let Some(job) = self.take() {
            let at_work = AtWork(self);
            let begun = Instant::now();
            let count = match job {
                Job::Files(files) => {
                    let count = files.len();
                    for file in files {
                        visitor.visit(file);
                    }
                    count
                }
                Job::Folder(folder) => self.folder(scope, tools, folder, &mut reader, &mut *visitor),
            };
            if self.is_slow(begun.elapsed(), count) {
                self.hire(scope, tools, 1);
            }
            drop(at_work);
        }
    }

    /// Reads a folder and visits its files, but for what fills another share: that is for anyone who has time.
    fn folder<'s, 'w>(
        &'s self,
        scope: &'s Scope<'s, '_>,
        tools: &'s (dyn Fn() -> Tools<'w> + Sync),
        folder: Folder,
        reader: &mut Reader<'_>,
        visitor: &mut dyn Visitor,
    ) -> usize {
        let is_alone = self.most == 1;
        let (mut files, mut folders, mut count) = (Vec::new(), Vec::new(), 0);
        reader.read(folder, |inside| match inside {
            Inside::Folder(folder) => folders.push(Job::Folder(folder)),
            Inside::File(found) if is_alone => visitor.visit(found),
            Inside::File(found) => {
                count += 1;
                files.push(found);
                if files.len() == SHARE {
                    self.push(scope, tools, vec![Job::Files(mem::take(&mut files))]);
                }
            }
        });
        self.push(scope, tools, folders);
        for file in files {
            visitor.visit(file);
        }
        count
    }

    fn push<'s, 'w>(
        &'s self,
        scope: &'s Scope<'s, '_>,
        tools: &'s (dyn Fn() -> Tools<'w> + Sync),
        mut jobs: Vec<Job>,
    ) {
        let count = jobs.len();
        if count > 0 {
            self.lock().jobs.append(&mut jobs);
            self.hire(scope, tools, count);
        }
    }

    /// Wakes threads for new jobs, and starts some where none waits.
    fn hire<'s, 'w>(
        &'s self,
        scope: &'s Scope<'s, '_>,
        tools: &'s (dyn Fn() -> Tools<'w> + Sync),
        jobs: usize,
    ) {
        let new = {
            let mut state = self.lock();
            (0..jobs.min(state.waiting)).for_each(|_| self.wake.notify_one());
            let new = jobs.saturating_sub(state.waiting).min(state.limit.saturating_sub(state.threads));
            state.threads += new;
            new
        };
        for _ in 0..new {
            scope.spawn(move || self.run(scope, tools));
        }
    }

    /// The next job; `None` if there is nothing left, and nobody at work who could bring more.
    fn take(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop() {
                state.busy += 1;
                return Some(job);
            }
            if state.busy == 0 {
                return None;
            }
            state.waiting += 1;
            state = self.wake.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
    }

    /// Whether pages come slowly while others wait: then one more thread is allowed.
    fn is_slow(&self, time: Duration, files: usize) -> bool {
        let Ok(files) = u32::try_from(files) else { return false };
        if files == 0 || time / files <= SLOW {
            return false;
        }
        let mut state = self.lock();
        state.limit = self.most.min(state.limit + 1);
        !state.jobs.is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A thread that is at a job. The last one wakes all others when it ends, however it ends.
struct AtWork<'c>(&'c Crew);

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.busy -= 1;
        if state.busy == 0 && state.jobs.is_empty() {
            self.0.wake.notify_all();
        }
    }
}
