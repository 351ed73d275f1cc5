//! Files that are not pages of the site: those of coding agents, detected by folder or name.

use std::path::Path;

use crate::files::Files;

/// Hidden folders whose files may have front matter of a known kind.
pub(super) const KNOWN_HIDDEN: [&str; 4] = [".agents", ".claude", ".cursor", ".github"];

/// The endings of names that represent a preset wherever no site is.
const NAMES: [(&str, &str); 5] = [
    (".agent.md", "prompt-file"),
    (".chatmode.md", "prompt-file"),
    (".instructions.md", "copilot-instructions"),
    (".mdc", "cursor-rule"),
    (".prompt.md", "prompt-file"),
];

/// The preset of a folder of agents' files, or of other files in a hidden folder: neither are pages of the site. The
/// folder is relative to the project, which may itself live below a hidden folder.
pub(super) fn of_folder(folder: &Path) -> Option<&'static str> {
    let bytes = folder.as_os_str().as_encoded_bytes();
    let is_hidden =
        |at: usize| at == 0 || bytes.get(at - 1).is_some_and(|byte| *byte == b'/' || *byte == b'\\');
    if !memchr::memchr_iter(b'.', bytes).any(is_hidden) {
        return None;
    }
    let mut parts = folder
        .components()
        .filter_map(|part| part.as_os_str().to_str())
        .skip_while(|part| !KNOWN_HIDDEN.contains(part));
    match (parts.next()?, parts.next()) {
        (".cursor", Some("rules")) => Some("cursor-rule"),
        (".github", Some("instructions")) => Some("copilot-instructions"),
        (".github", Some("agents" | "chatmodes" | "prompts")) => Some("prompt-file"),
        (".github", Some("skills")) => Some("agent-skill"),
        (".github", _) => Some("generic"),
        _ => Some("agent-skill"),
    }
}

/// Whether the folder is that of the assets of a skill, or below it: its files are templates that the agent fills in.
pub(super) fn is_of_assets(files: &dyn Files, project: &Path, folder: &Path) -> bool {
    if memchr::memmem::find(folder.as_os_str().as_encoded_bytes(), b"assets").is_none() {
        return false;
    }
    let inside = folder.ancestors().take_while(|part| part.starts_with(project));
    let mut assets = inside.filter(|part| part.file_name().is_some_and(|name| name == "assets"));
    assets.any(|assets| assets.parent().is_some_and(|skill| files.exists(&skill.join("SKILL.md"))))
}

/// The preset of a file by its name.
pub(super) fn of_name(name: &[u8]) -> Option<Kin> {
    // Each file is asked about, and few names end like one of these.
    if !matches!(name, [.., b'L' | b'e' | b's' | b't', b'.', b'm', b'd'] | [.., b'.', b'm', b'd', b'c']) {
        return None;
    }
    if name == b"SKILL.md" {
        return Some(Kin { preset: "agent-skill", is_certain: true });
    }
    let (_, preset) =
        NAMES.iter().find(|(ending, _)| name.len() > ending.len() && name.ends_with(ending.as_bytes()))?;
    Some(Kin { preset, is_certain: false })
}

/// What the name of a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kin {
    /// The preset.
    pub(super) preset: &'static str,
    /// Whether it is not a page even of a site; a site may have a page about `some.agent.md`.
    pub(super) is_certain: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_is_known() {
        for (ending, preset) in NAMES {
            let kin = of_name(format!("tide{ending}").as_bytes());
            assert_eq!(kin, Some(Kin { preset, is_certain: false }), "{ending}");
            assert_eq!(of_name(ending.as_bytes()), None);
        }
        assert!(of_name(b"SKILL.md").is_some_and(|kin| kin.is_certain));
        assert_eq!(of_name(b"tide.md"), None);
    }
}
