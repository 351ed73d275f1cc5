//! Feeds bytes to `masthead_fuzz::load`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::load(bytes));
