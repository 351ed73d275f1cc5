"""What a fix must keep, as readers that masthead does not share code with see it."""

import json
import re
import subprocess
import tomllib

import yaml

BLOCK = re.compile(rb"\A(?:\xef\xbb\xbf)?(---|\+\+\+)\r?\n(.*?)(?:(?<=\n)|\A)\1\r?(?:\n|\Z)(.*)\Z", re.S)
# The one in C takes the same and is ten times as fast.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NOTE = re.compile(rb"# note \d+")
# Anywhere else it is a part of a value.
COMMENT = re.compile(rb"(?<!\S)# note \d+")
# One that is no longer needed goes with its reason, and what follows the reason is a part of it.
SUPPRESSION = re.compile(rb"# masthead: ignore.*")


CONTINUATIONS = {bytes([byte]) for byte in range(0x80, 0xC0)}


def named(fixes):
    """The top-level fields that fixes name. A fix without a field may be about any: `None`."""
    names = {re.split(r"[.\[]", fix["field"])[0] if fix.get("field") else None for fix in fixes}
    # U+2028 ends a line for some readers, and begins a key for others.
    return names | {name.strip() for name in names if name}


# What reads pages of these presets is documented to take what is not YAML, such as `globs: *.md`.
LENIENT = ("copilot-instructions", "cursor-rule", "prompt-file")


def lost(before, after, fixes, is_read, preset):
    """What kind of text fixes have lost, or nothing. Pages that no plain reader would take are not judged; `is_read` says
    that masthead reads the values, so that they have to be kept, and `preset` whose page it is."""
    names = named(fixes)
    old, new = BLOCK.match(before), BLOCK.match(after)
    if not is_plain(old) or not is_text(before):
        return None
    # Whatever is done to the block and its delimiters.
    if not after.endswith(old[3]):
        return "body"
    # A note that was swallowed by a value may become a part of it, but its text stays.
    judged = before
    if any(fix["rule"] == "unused-suppression" for fix in fixes):
        judged = SUPPRESSION.sub(b"", before)
    if len(NOTE.findall(after)) < len(COMMENT.findall(judged)):
        return "comment"
    one = read(old) if is_read else None
    if one is None or not is_plain(new):
        return None
    two = read(new)
    if two is None:
        return None if preset in LENIENT else "block"
    for key, value in one.items():
        if key not in names and two.get(key, ...) != value and not is_renamed(key, value, names, two):
            return "value"
    return None


def is_plain(block):
    """A block with something in it and no other fence around, where all generators agree on what is the body."""
    return block and block[2].strip() and block[1] not in (block[2].strip()[:3], block[3].strip()[:3])


def is_text(page):
    # libyaml does not count this one as a column, so that a key behind it is below the one above.
    return is_utf_8(page) and "\ufeff" not in page.decode().lstrip("\ufeff")


def is_utf_8(page):
    try:
        page.decode()
        return True
    except UnicodeError:
        return False


def are_whole(page, *offsets):
    """Whether no offset is inside of a character."""
    return all(page[at : at + 1] not in CONTINUATIONS for at in offsets)


def is_renamed(key, value, names, fields):
    """A key may be given another name when a finding says so, in which case its value is there under that one."""
    return None in names and value in fields.values()


def read(block):
    """The fields of a block, all scalars as text; nothing where the reader refuses it or it is no mapping."""
    try:
        text = block[2].decode()
        fields = tomllib.loads(text) if block[1] == b"+++" else yaml.load(text, LOADER)
    except (ValueError, yaml.YAMLError, RecursionError, TypeError, AttributeError, IndexError):
        return None
    return fields if isinstance(fields, dict) else None


class JsYaml:
    """js-yaml, asked about many pages at once."""

    def __init__(self, script, modules):
        self.command = ["node", str(script), str(modules)]

    def lost(self, pairs):
        """For each pair of pages the names of fields that differ and that no finding names."""
        asked = []
        for before, after, names in pairs:
            old, new = BLOCK.match(before), BLOCK.match(after)
            if is_plain(old) and is_plain(new) and old[1] == new[1] == b"---" and is_text(before):
                asked.append([old[2].decode(), new[2].decode(), [name for name in names if name], None in names])
            else:
                asked.append(None)
        done = subprocess.run(self.command, input=json.dumps(asked), capture_output=True, text=True, check=True)
        return json.loads(done.stdout)
