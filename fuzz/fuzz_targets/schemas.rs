//! Feeds bytes to `masthead_fuzz::schemas`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::schemas(bytes));
