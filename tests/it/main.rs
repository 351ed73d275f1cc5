//! The one test binary: whole pages, whole runs, and the promises the house makes about itself.

mod observed;
mod splitting;
