//! The one test binary: whole pages, whole runs, and the promises the house makes about itself.

mod cli;
mod config;
mod fixing;
mod hostile;
mod loader;
mod observed;
mod planted;
mod run;
mod splitting;
