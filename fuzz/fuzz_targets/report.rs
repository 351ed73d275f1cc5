//! Feeds bytes to `masthead_fuzz::report`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::report(bytes));
