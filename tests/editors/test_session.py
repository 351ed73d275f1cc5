"""Plays editors with a client that others wrote, pytest-lsp: whole typing sessions, and trees against `masthead check`.

`session.sh` installs it and runs this. MASTHEAD names the program, TREES further folders to compare, parted by colons.
"""

import asyncio
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient, make_test_lsp_client

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str(Path(os.environ.get("MASTHEAD", ROOT / "target/debug/masthead")).resolve())
TREES = [str(ROOT / "docs/examples"), *filter(None, os.environ.get("TREES", "").split(":"))]
PATIENCE = 20

CONFIGURATION = """preset: hugo
collections:
  posts:
    files: ["posts/**"]
    fields:
      title: { type: string, required: true, unique: true }
      date: { type: date, formats: [iso-date] }
      tags: { type: list, items: string }
"""


class Editor:
    """One editor with one folder open, or several."""

    def __init__(self, folder: Path, *others: Path, encodings=("utf-16",), has_progress=False):
        self.folder = folder
        self.folders = [folder, *others]
        self.capabilities = lsp.ClientCapabilities(
            general=lsp.GeneralClientCapabilities(position_encodings=list(encodings)),
            window=lsp.WindowClientCapabilities(work_done_progress=has_progress),
        )
        self.client: LanguageClient = make_test_lsp_client()
        self.versions: dict[str, int] = {}

    async def begin(self, **settings):
        await self.client.start_io(PROGRAM, "server", cwd=self.folder)
        self.offered = await self.client.initialize_session(
            lsp.InitializeParams(
                process_id=os.getpid(),
                root_uri=self.folder.as_uri(),
                workspace_folders=[lsp.WorkspaceFolder(uri=one.as_uri(), name=one.name) for one in self.folders],
                capabilities=self.capabilities,
                initialization_options=settings,
            )
        )
        return self

    async def end(self):
        await self.client.shutdown_session()

    def uri(self, path: str) -> str:
        return (self.folder / path).as_uri()

    def open(self, path: str, text: str):
        self.versions[path] = 1
        item = lsp.TextDocumentItem(uri=self.uri(path), language_id="markdown", version=1, text=text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))

    def close(self, path: str):
        item = lsp.TextDocumentIdentifier(uri=self.uri(path))
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(text_document=item))

    def type(self, path: str, line: int, character: int, text: str, deleted: int = 0):
        """Replaces `deleted` characters at a place, as one keystroke does."""
        self.versions[path] += 1
        start, end = lsp.Position(line, character), lsp.Position(line, character + deleted)
        change = lsp.TextDocumentContentChangePartial(range=lsp.Range(start, end), text=text)
        item = lsp.VersionedTextDocumentIdentifier(uri=self.uri(path), version=self.versions[path])
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(text_document=item, content_changes=[change])
        )

    async def settle(self, path: str):
        """Waits until all that was sent has been looked at: references wait for it."""
        await self.client.text_document_references_async(
            lsp.ReferenceParams(
                context=lsp.ReferenceContext(include_declaration=True),
                text_document=lsp.TextDocumentIdentifier(uri=self.uri(path)),
                position=lsp.Position(0, 0),
            )
        )

    def rules(self, path: str):
        return sorted(str(found.code) for found in self.client.diagnostics.get(self.uri(path), []))

    async def until(self, path: str, rules: list[str]):
        """Waits until a page has these findings and no others."""
        for _ in range(PATIENCE * 50):
            if self.uri(path) in self.client.diagnostics and self.rules(path) == sorted(rules):
                return self.client.diagnostics[self.uri(path)]
            await asyncio.sleep(0.02)
        pytest.fail(f"{path}: expected {rules}, shown {self.rules(path)}")


def site(folder: Path, pages: dict[str, str]) -> Path:
    (folder / "masthead.yaml").write_text(CONFIGURATION)
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.mark.asyncio
async def test_a_page_is_typed_from_nothing(tmp_path):
    editor = await Editor(site(tmp_path, {"posts/old.md": "---\ntitle: Tide\ntags: [harbour]\n---\n"})).begin()
    page = "posts/new.md"
    editor.open(page, "")
    text = '---\ntitle: Tide\ndate: 2020-1-5\ntags: [h]\n---\nHello 😀\n'
    line = character = 0
    for one in text:
        editor.type(page, line, character, one)
        await asyncio.sleep(0.005)
        if one == "\n":
            line, character = line + 1, 0
        else:
            character += len(one.encode("utf-16-le")) // 2
    found = await editor.until(page, ["date-format", "duplicate-value"])
    assert "of posts/old.md" in next(one.message for one in found if one.code == "duplicate-value")

    # The other title is taken back as the author types over it: both pages lose the finding.
    editor.open("posts/old.md", "---\ntitle: Tide\ntags: [harbour]\n---\n")
    await editor.until("posts/old.md", ["duplicate-value"])
    editor.type(page, 1, 11, "s")
    await editor.until("posts/old.md", [])
    found = await editor.until(page, ["date-format"])

    # The fix is taken.
    actions = await editor.client.text_document_code_action_async(
        lsp.CodeActionParams(
            text_document=lsp.TextDocumentIdentifier(uri=editor.uri(page)),
            range=found[0].range,
            context=lsp.CodeActionContext(diagnostics=list(found)),
        )
    )
    fix = next(one for one in actions if one.kind == "quickfix" and one.edit and "gnore" not in one.title)
    (edit,) = edits(fix.edit, editor.uri(page))
    assert edit.range.start.line == edit.range.end.line == 2
    editor.type(page, 2, edit.range.start.character, edit.new_text, edit.range.end.character - edit.range.start.character)
    await editor.until(page, [])

    # Terms of the other page are completed inside the list.
    answer = await editor.client.text_document_completion_async(
        lsp.CompletionParams(
            text_document=lsp.TextDocumentIdentifier(uri=editor.uri(page)), position=lsp.Position(3, 8)
        )
    )
    items = answer if isinstance(answer, list) else answer.items
    assert "harbour" in [item.label for item in items]
    await editor.end()


def edits(edit, uri):
    for change in edit.document_changes or []:
        if change.text_document.uri == uri:
            return change.edits
    return (edit.changes or {}).get(uri, [])


@pytest.mark.asyncio
async def test_a_fast_author_sees_nothing_stale(tmp_path):
    editor = await Editor(site(tmp_path, {})).begin()
    page = "posts/a.md"
    editor.open(page, "---\ntitle: A\n---\n")
    for _ in range(100):
        editor.type(page, 1, 0, "x", 0)
        editor.type(page, 1, 0, "", 1)
    await editor.until(page, [])
    editor.type(page, 1, 0, "x", 0)
    await editor.until(page, ["unknown-field"])
    await editor.end()


@pytest.mark.asyncio
async def test_a_large_page_hears_of_the_others(tmp_path):
    large = "---\ntitle: Same\nlines:\n" + "  - one more line of a long list\n" * 40_000 + "---\n"
    editor = await Editor(site(tmp_path, {"posts/a.md": "---\ntitle: Same\n---\n", "posts/b.md": large})).begin()
    editor.open("posts/b.md", large)
    editor.open("posts/a.md", "---\ntitle: Same\n---\n")
    await editor.until("posts/b.md", ["duplicate-value"])
    editor.type("posts/a.md", 1, 7, "Not the ")
    await editor.until("posts/a.md", [])
    await editor.until("posts/b.md", [])
    editor.type("posts/a.md", 1, 7, "", 8)
    await editor.until("posts/b.md", ["duplicate-value"])
    await editor.end()


KINDS = {
    "content/a.mdx": "---\ntitle: A\ndate: 2020-13-01\n---\n",
    "content/a.mdc": "---\ntitle: A\ndate: 2020-13-01\n---\n",
    "content/a.adoc": "---\ntitle: A\ndate: 2020-13-01\n---\n",
    "content/a.html": "---\ntitle: A\ndate: 2020-13-01\n---\n<p>A</p>\n",
    "content/a.org": "---\ntitle: A\ndate: 2020-13-01\n---\n* A\n",
    "content/toml.md": "+++\ntitle = 'A'\ndate = '2020-13-01'\n+++\n",
    "content/json.md": '{"title": "A", "date": "2020-13-01"}\n',
    "data/a.yaml": "title: A\ndate: 2020-13-01\n",
    "data/a.json": '{"title": "A", "date": "2020-13-01"}\n',
}


@pytest.mark.asyncio
@pytest.mark.parametrize("page", KINDS)
async def test_every_kind_of_page_is_checked(page, tmp_path):
    configuration = """preset: hugo
collections:
  pages: { files: ["content/**"], fields: { date: date } }
  data: { files: ["data/*.yaml", "data/*.json"], fields: { date: date } }
"""
    (tmp_path / "masthead.yaml").write_text(configuration)
    editor = await Editor(tmp_path).begin()
    editor.open(page, KINDS[page])
    await editor.until(page, ["invalid-date"])
    await editor.end()


@pytest.mark.asyncio
async def test_folders_have_configurations_of_their_own(tmp_path):
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder, most in zip(folders, (3, 9)):
        folder.mkdir()
        fields = f"fields: {{ title: {{ type: string, max-length: {most} }} }}"
        (folder / "masthead.yaml").write_text(f"preset: hugo\ncollections:\n  all: {{ files: ['**'], {fields} }}\n")
    editor = await Editor(*folders).begin()
    editor.open("a.md", "---\ntitle: Longer\n---\n")
    editor.open("../two/a.md", "---\ntitle: Longer\n---\n")
    await editor.until("a.md", ["too-long"])
    await editor.until("../two/a.md", [])
    await editor.end()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("encodings", "chosen", "column"),
    [
        (["utf-16"], "utf-16", len("tags: [😀, ".encode("utf-16-le")) // 2),
        (["utf-8", "utf-16"], "utf-8", len("tags: [😀, ".encode())),
        (["utf-32"], "utf-32", len("tags: [😀, ")),
    ],
)
async def test_columns_count_what_the_editor_counts(encodings, chosen, column, tmp_path):
    editor = await Editor(site(tmp_path, {}), encodings=encodings).begin()
    assert editor.offered.capabilities.position_encoding == chosen
    editor.open("posts/a.md", "---\ntitle: A\ntags: [😀, tide, tide]\n---\n")
    (found,) = await editor.until("posts/a.md", ["duplicate-item"])
    assert found.range.start == lsp.Position(2, column + len("tide, "))
    (related,) = found.related_information
    assert related.location.range.start == lsp.Position(2, column)
    await editor.end()


@pytest.mark.asyncio
async def test_progress_is_shown_and_a_cancelled_request_ends_nothing(tmp_path):
    pages = {f"posts/{number}.md": f"---\ntitle: T{number}\n---\n" for number in range(300)}
    editor = await Editor(site(tmp_path, pages), has_progress=True).begin()
    editor.open("posts/0.md", pages["posts/0.md"])
    await editor.settle("posts/0.md")
    assert any(editor.client.progress_reports.values()), "no progress on the first scan"
    place = lsp.TextDocumentIdentifier(uri=editor.uri("posts/0.md"))
    asked = []
    for number in range(50):
        params = lsp.CompletionParams(text_document=place, position=lsp.Position(1, 2))
        request = editor.client.protocol.send_request_async("textDocument/completion", params, msg_id=f"c{number}")
        asked.append(asyncio.ensure_future(request))
        await asyncio.sleep(0)
        editor.client.protocol.notify("$/cancelRequest", lsp.CancelParams(id=f"c{number}"))
    answers = await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), PATIENCE)
    assert len(answers) == 50
    editor.type("posts/0.md", 1, 7, "T1", 2)
    await editor.until("posts/0.md", ["duplicate-value"])
    await editor.end()


@pytest.mark.asyncio
async def test_pages_come_and_go_while_the_editor_is_open(tmp_path):
    folder = site(tmp_path, {"posts/a.md": "---\ntitle: Same\n---\n", "posts/b.md": "---\ntitle: Same\n---\n"})
    editor = await Editor(folder).begin()
    editor.open("posts/a.md", "---\ntitle: Same\n---\n")
    await editor.until("posts/a.md", ["duplicate-value"])
    (folder / "posts/b.md").unlink()
    gone = lsp.FileEvent(uri=editor.uri("posts/b.md"), type=lsp.FileChangeType.Deleted)
    editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(changes=[gone]))
    await editor.until("posts/a.md", [])
    await editor.end()


@pytest.mark.asyncio
@pytest.mark.parametrize("tree", TREES, ids=lambda tree: Path(tree).name)
async def test_the_server_finds_what_check_finds(tree, tmp_path):
    """Every page that has a finding is opened, and up to a hundred that have none."""
    folder = tmp_path / "site"
    shutil.copytree(tree, folder, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    ran = subprocess.run([PROGRAM, "check", "--format", "json"], cwd=folder, capture_output=True, check=False)
    report = json.loads(ran.stdout)
    expected: dict[str, list[str]] = {}
    for found in report["diagnostics"]:
        expected.setdefault(found["path"], []).append(f"{found['rule']} {found['message']}")
    listed = subprocess.run([PROGRAM, "check", "--show-files"], cwd=folder, capture_output=True, check=True, text=True)
    clean = [path for path in listed.stdout.splitlines() if path not in expected][:100]
    editor = await Editor(folder).begin()
    for path in [*expected, *clean]:
        try:
            text = (folder / path).read_bytes().decode()
        except UnicodeDecodeError:
            continue  # An editor shows such a page as something else.
        editor.open(path, text)
        await editor.settle(path)
        rules = [one.split(" ")[0] for one in expected.get(path, [])]
        shown = await editor.until(path, rules)
        messages = sorted(f"{found.code} {found.message.splitlines()[0]}" for found in shown)
        assert messages == sorted(expected.get(path, [])), path
        editor.close(path)
    print(f"{tree}: {len(expected)} pages with findings and {len(clean)} without: the same")
    await editor.end()
