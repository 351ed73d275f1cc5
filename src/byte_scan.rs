//! Searches several bytes at a time.

/// How many bytes are judged before anybody asks whether one was found: enough for the compiler to judge them at once.
const STRIDE: usize = 32;

/// Whether `is` applies to any byte. `is` has to be a plain comparison or a few, without a branch or a look at other
/// bytes; then this costs a fraction of `bytes.iter().any(…)`, which stops to look after every byte.
pub(crate) fn any(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    // What the last stride has looked at already costs less than to look at single bytes.
    let Some(last) = bytes.last_chunk::<STRIDE>() else { return bytes.iter().any(|&byte| is(byte)) };
    let has = |stride: &[u8]| stride.iter().fold(0, |hits, &byte| hits | u8::from(is(byte))) != 0;
    bytes.chunks_exact(STRIDE).any(has) || has(last)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_byte_is_looked_at() {
        for length in 0..100 {
            for at in 0..length {
                let mut bytes = vec![b'a'; length];
                assert!(!super::any(&bytes, |byte| byte == b'b'));
                bytes[at] = b'b';
                assert!(super::any(&bytes, |byte| byte == b'b'), "{at} of {length}");
            }
        }
    }
}
