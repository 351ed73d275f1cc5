//! Catches panics, so that an internal error affects only its page, not the run.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use crate::loader::ReadError;

/// Does work on one page. What it had changed when it panicked stays as it then was: the page counts as not checked,
/// which the exit status says, so that nobody takes the rest for the whole.
///
/// # Errors
/// When the work ends with one, or panics.
pub fn guarded<T>(path: &Arc<Path>, work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let words = message(&*payload);
        let cause = io::Error::other(format!("internal error ({words}): please report it with this page"));
        Err(ReadError { path: Arc::clone(path), cause })
    })
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message")
}
