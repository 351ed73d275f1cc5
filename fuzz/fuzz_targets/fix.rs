//! Feeds bytes to `masthead_fuzz::fix`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::fix(bytes));
