//! What the fuzzer drives; the tests of the program drive the same over the kept inputs.

mod targets;

/// See [`targets::load`].
pub fn load(bytes: &[u8]) {
    targets::load(bytes);
}

/// See [`targets::dates`].
pub fn dates(bytes: &[u8]) {
    targets::dates(bytes);
}

/// See [`targets::urls`].
pub fn urls(bytes: &[u8]) {
    targets::urls(bytes);
}

/// See [`targets::configuration`].
pub fn configuration(bytes: &[u8]) {
    targets::configuration(bytes);
}

/// See [`targets::fix`].
pub fn fix(bytes: &[u8]) {
    targets::fix(bytes);
}

/// See [`targets::schemas`].
pub fn schemas(bytes: &[u8]) {
    targets::schemas(bytes);
}

/// See [`targets::report`].
pub fn report(bytes: &[u8]) {
    targets::report(bytes);
}

/// See [`targets::prove`].
pub fn prove(bytes: &[u8]) {
    targets::prove(bytes);
}
