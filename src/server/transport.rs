//! Messages over standard input and output, as [`lsp_server`] has it, but for text that is not Unicode.

use std::io::{self, BufRead, Read};
use std::thread;

use lsp_server::{Connection, Message};

/// What waits until everything is read and written.
type Joined = Box<dyn FnOnce() -> io::Result<()>>;

/// A connection over standard input and output.
pub(super) fn stdio() -> (Connection, Joined) {
    let (sender, outbox) = crossbeam_channel::bounded::<Message>(0);
    let (inbox, receiver) = crossbeam_channel::bounded(0);
    let writer = thread::spawn(move || {
        let mut output = io::stdout().lock();
        outbox.into_iter().try_for_each(|message| message.write(&mut output))
    });
    let reader = thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Some(message) = read(&mut input)? {
            let is_last = matches!(&message, Message::Notification(note) if note.method == "exit");
            if inbox.send(message).is_err() || is_last {
                break;
            }
        }
        Ok(())
    });
    let joined = move || {
        // A panic has been printed by its hook.
        let all = [reader.join(), writer.join()];
        all.into_iter().try_for_each(|ended| ended.unwrap_or(Ok(())))
    };
    (Connection { sender, receiver }, Box::new(joined))
}

/// The next message; `None` at the end.
fn read(input: &mut impl BufRead) -> io::Result<Option<Message>> {
    let Some(mut body) = body(input)? else { return Ok(None) };
    let message = serde_json::from_slice(&body).or_else(|_| {
        complete_surrogates(&mut body);
        serde_json::from_slice(&body)
    });
    message.map(Some).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

fn body(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_at(line.iter().position(|&byte| byte == b':').unwrap_or(line.len()));
        if name.eq_ignore_ascii_case(b"content-length") {
            let value = value.strip_prefix(b":").unwrap_or_default().trim_ascii();
            length = std::str::from_utf8(value).ok().and_then(|value| value.parse::<u64>().ok());
        }
    }
    let Some(length) = length else {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a header without a valid Content-Length"));
    };
    // Memory is taken as the text comes, not for what is announced.
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    Ok((body.len() as u64 == length).then_some(body))
}

/// Replaces halves of surrogate pairs by U+FFFD, which is as long in every encoding that columns are counted in. An editor
/// written in JavaScript sends what is left of a character that was cut in two.
fn complete_surrogates(body: &mut [u8]) {
    let mut at = 0;
    while let Some(escape) = body.get(at..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        at += escape;
        match (unit(body, at), unit(body, at + 6)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => at += 12,
            (Some(0xD800..0xE000), _) => {
                if let Some(half) = body.get_mut(at..at + 6) {
                    half.copy_from_slice(b"\\ufffd");
                }
                at += 6;
            }
            _ => at += 2,
        }
    }
}

/// The code unit of an escape such as `\u0041` at that place.
fn unit(body: &[u8], at: usize) -> Option<u16> {
    let digits = body.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_characters_are_replaced() {
        for (text, complete) in [
            (r#""a\ud800""#, r#""a\ufffd""#),
            (r#""\ud83d\ude00\ude00""#, r#""\ud83d\ude00\ufffd""#),
            (r#""\\ud800\ud800\u0041""#, r#""\\ud800\ufffd\u0041""#),
            (r#""\ud800\ud83d\ude00\"#, r#""\ufffd\ud83d\ude00\"#),
        ] {
            let mut body = text.as_bytes().to_vec();
            complete_surrogates(&mut body);
            assert_eq!(String::from_utf8_lossy(&body), complete);
        }
    }

    #[test]
    fn what_is_announced_takes_no_memory() {
        let mut input: &[u8] = b"Content-Length: 4000000000000\r\n\r\n{}";
        assert!(read(&mut input).unwrap().is_none());
        let mut input: &[u8] = b"Content-Length: 99999999999999999999\r\n\r\n{}";
        assert!(read(&mut input).is_err());
    }
}
