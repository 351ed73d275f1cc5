//! Feeds bytes to `masthead_fuzz::prove`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| masthead_fuzz::prove(bytes));
