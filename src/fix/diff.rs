//! A patch in unified format for `git apply`.

use std::path::{Component, Path, PathBuf};

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

const CONTEXT: usize = 3;

/// The difference between two versions of a file, three lines of context, `a/` and `b/` before the path. Empty if
/// there is none. The bytes are those of the files, whatever their encoding; only a line feed ends a line.
pub fn unified(path: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    if old == new {
        return Vec::new();
    }
    let (before, after) = (lines(old), lines(new));
    let mut text = [b"--- ", &*name("a/", path), b"\n+++ ", &*name("b/", path), b"\n"].concat();
    for group in group_diff_ops(capture_diff_slices(Algorithm::Myers, &before, &after), CONTEXT) {
        hunk(&group, &before, &after, &mut text);
    }
    text
}

/// A path as it is below `folder`, if it does, with `.` and `..` worked out: patches know no others.
pub fn below(folder: &Path, path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain.strip_prefix(folder).map_or_else(|_| path.to_path_buf(), Path::to_path_buf)
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').collect()
}

fn hunk(group: &[DiffOp], before: &[&[u8]], after: &[&[u8]], patch: &mut Vec<u8>) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let old = first.old_range().start..last.old_range().end;
    let new = first.new_range().start..last.new_range().end;
    // A side without lines is named by the line before it.
    let place = |range: &std::ops::Range<usize>| (range.start + usize::from(!range.is_empty()), range.len());
    let ((from, gone), (to, come)) = (place(&old), place(&new));
    patch.extend_from_slice(format!("@@ -{from},{gone} +{to},{come} @@\n").as_bytes());
    for op in group {
        if let DiffOp::Equal { .. } = op {
            before[op.old_range()].iter().for_each(|line| push(b' ', line, patch));
            continue;
        }
        before[op.old_range()].iter().for_each(|line| push(b'-', line, patch));
        after[op.new_range()].iter().for_each(|line| push(b'+', line, patch));
    }
}

fn push(sign: u8, line: &[u8], patch: &mut Vec<u8>) {
    patch.push(sign);
    patch.extend_from_slice(line);
    if !line.ends_with(b"\n") {
        patch.extend_from_slice(b"\n\\ No newline at end of file\n");
    }
}

/// The name in a header, in quotes where git would put them. Names are bytes: they need not be UTF-8.
fn name(side: &str, path: &[u8]) -> Vec<u8> {
    let needs_escape = |byte: &u8| matches!(byte, b'"' | b'\\') || byte.is_ascii_control();
    if !path.iter().any(needs_escape) {
        // The tab ends a name that has spaces in it.
        let end: &[u8] = if path.contains(&b' ') { b"\t" } else { b"" };
        return [side.as_bytes(), path, end].concat();
    }
    let mut quoted = format!("\"{side}").into_bytes();
    for byte in path {
        match byte {
            b'"' | b'\\' => quoted.extend([b'\\', *byte]),
            _ if byte.is_ascii_control() => quoted.extend_from_slice(format!("\\{byte:03o}").as_bytes()),
            _ => quoted.push(*byte),
        }
    }
    quoted.push(b'"');
    quoted
}
