"""Latency and memory of `masthead server` over a made-up tree: python3 bench/server.py PROGRAM PAGES."""

import json
import pathlib
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

program, count = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2])
words = "tide moon sea harbour wave storm sail mast rope chart buoy pilot".split()
random.seed(1)
root = pathlib.Path(tempfile.mkdtemp())
(root / "masthead.yaml").write_text("""preset: hugo
collections:
  posts:
    files: ["posts/**"]
    fields:
      title: { type: string, required: true, unique: true }
      date: { type: date, required: true }
      tags: { type: list, items: string }
      summary: { type: string }
""")


def page(i):
    tags = ", ".join(random.sample(words, 3))
    return f"---\ntitle: Page number {i}\ndate: 2024-{i % 12 + 1:02}-{i % 28 + 1:02}\ntags: [{tags}]\nsummary: What {random.choice(words)} does {i}\n---\n" + "text\n" * 40
for i in range(count):
    folder = root / "posts" / str(i // 500)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{i}.md").write_text(page(i))

server = subprocess.Popen([program, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
inbox = queue.Queue()


def reader():
    out = server.stdout
    while True:
        length = 0
        while True:
            line = out.readline()
            if not line:
                return
            if line == b"\r\n":
                break
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        inbox.put((time.perf_counter(), json.loads(out.read(length))))
threading.Thread(target=reader, daemon=True).start()


def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def wait(fits):
    while True:
        at, message = inbox.get(timeout=60)
        if fits(message):
            return at, message
number = 0


def ask(method, params):
    global number
    number += 1
    began = time.perf_counter()
    send({"id": number, "method": method, "params": params})
    at, message = wait(lambda m: m.get("id") == number and "method" not in m)
    return (at - began) * 1000, message.get("result")


def show(name, times):
    times.sort()
    print(f"{name}: p50 {times[len(times)//2]:.1f} ms, p99 {times[int(len(times)*.99)-1]:.1f} ms, n {len(times)}")
uri = root.as_uri()
began = time.perf_counter()
ask("initialize", {"rootUri": uri, "capabilities": {}})
send({"method": "initialized", "params": {}})
a, b = f"{uri}/posts/0/0.md", f"{uri}/posts/0/1.md"
texts = {a: (root / "posts/0/0.md").read_text(), b: (root / "posts/0/1.md").read_text()}
for u, text in texts.items():
    send({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": u, "languageId": "markdown", "version": 1, "text": text}}})
at, _ = wait(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == a)
print(f"first findings after {(at - began) * 1000:.0f} ms")
took, places = ask("textDocument/references", {"textDocument": {"uri": a}, "position": {"line": 3, "character": 8}})
print(f"all pages read after {(time.perf_counter() - began) * 1000:.0f} ms; a term in {len(places)} places")
time.sleep(0.5)


def published(u, fits):
    return wait(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == u and fits(m["params"]))
version, own, others = 1, [], []
for turn in range(60):
    version += 1
    title = "Page number 1" if turn % 2 == 0 else "Page number 0"
    began = time.perf_counter()
    send({"method": "textDocument/didChange", "params": {"textDocument": {"uri": a, "version": version}, "contentChanges": [{"text": texts[a].replace("Page number 0", title)}]}})
    want = turn % 2 == 0
    at, _ = published(a, lambda p: p.get("version") == version)
    own.append((at - began) * 1000)
    at, _ = published(b, lambda p: bool(p["diagnostics"]) == want)
    others.append((at - began) * 1000)
show("from a keystroke to the findings of the page (a pause of 50 ms included)", own)
show("to those of another page", others)


def measure(name, method, line, character):
    show(name, [ask(method, {"textDocument": {"uri": a}, "position": {"line": line, "character": character}})[0] for _ in range(200)])
measure("completion of a term", "textDocument/completion", 3, 8)
measure("completion of a key", "textDocument/completion", 5, 0)
measure("hover", "textDocument/hover", 1, 3)
measure("references", "textDocument/references", 3, 8)
print("code actions:", f"{ask('textDocument/codeAction', {'textDocument': {'uri': a}, 'range': {'start': {'line': 0, 'character': 0}, 'end': {'line': 9, 'character': 0}}, 'context': {'diagnostics': []}})[0]:.1f} ms")
status = pathlib.Path(f"/proc/{server.pid}/status").read_text()
print(*[line for line in status.splitlines() if line.startswith(("VmRSS", "VmHWM"))], sep="\n")
ask("shutdown", None)
send({"method": "exit"})
print("status", server.wait(20))
shutil.rmtree(root)
