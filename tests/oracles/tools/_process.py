"""A tool that runs in a process of its own: pages go in by standard input, what it did with them comes back in a file."""
import json
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


class Process:
    """Runs `command TOOL FOLDER`; an empty run tells the version."""

    def __init__(self, folder, command, portion):
        self.folder, self.command, self.portion = folder, command, portion
        self.version = ""
        self.run([])

    def observe(self, pages):
        seen = {}
        for start in range(0, len(pages), self.portion):
            seen.update(self.run(pages[start:start + self.portion]))
        return seen

    def run(self, pages):
        out = os.path.join(self.folder, "out.jsonl")
        if os.path.exists(out):
            os.remove(out)
        given = os.path.join(self.folder, "in.jsonl")  # a file, as Node cannot wait for a pipe
        with open(given, "w", encoding="utf-8") as file:
            file.writelines(json.dumps({"name": page["name"], "text": page["text"]}) + "\n" for page in pages)
        with open(given, "rb") as file:
            done = subprocess.run([*self.command, self.folder], stdin=file, capture_output=True, env={**os.environ, "NODE_NO_WARNINGS": "1"})
        if not os.path.exists(out):
            raise SystemExit(done.stderr.decode(errors="replace")[-3000:])
        with open(out, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file.read().split("\n") if line]
        self.version = lines[0]["version"]
        seen = {line["name"]: line["seen"] for line in lines[1:]}
        if len(seen) != len(pages):
            raise SystemExit(f"{len(pages) - len(seen)} pages were not observed: {done.stderr.decode(errors='replace')[-3000:]}")
        return seen


def node(tool, folder, portion):
    return Process(folder, [os.environ.get("NODE", "node"), os.path.join(HERE, "_node.mjs"), tool], portion)
