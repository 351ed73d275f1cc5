//! Feeds bytes to `masthead_fuzz::urls`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::urls(bytes));
