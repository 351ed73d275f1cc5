// A site to report on: three sections, a few slips, and values that try to leave their place in the page.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TOPICS = ["Rivers", "Lakes", "Seas", "Open source", "Weather", "News"];

const two = (number) => String(number).padStart(2, "0");

function post(number) {
  const month = (number * 7) % 12 + 1;
  const year = 2021 + (number % 4);
  const topic = TOPICS[(number * number) % TOPICS.length];
  const lines = [
    `title: Post number ${number}`,
    number % 40 === 7 ? `date: ${year}/${month}/9` : `date: ${year}-${two(month)}-${two(number % 28 + 1)} 10:22:31`,
    `author: ${number % 25 === 3 ? "lin" : ["Lin", "Amara", "Jonas"][number % 3]}`,
    number % 30 === 5 ? "tags: open-source" : `tags: [${number % 17 === 2 ? topic.toLowerCase() : topic}, Notes]`,
    `cover: ${number % 20 === 9 ? "http://old.example.com" : "https://img.example.org"}/${number}.jpg`,
  ];
  if (number % 50 === 11) lines.push("Author: Lin");
  if (number % 5 === 0) lines.push("description: A few words");
  return lines;
}

const HOSTILE = [
  'title: "</script><script>window.owned = 1</script>"',
  'author: "<img src=x onerror=window.owned=2>"',
  'tags: ["</td></tr></table><h1>out</h1>", "{{ 7 * 7 }}", "a\\u202eb", "--></SCRIPT ><script>window.owned=10//"]',
  'date: Tue, 27 Apr 2022 10:22:31 GMT',
  '"<b>bold</b>": "\\" onmouseover=\\"window.owned = 3"',
  "cover: http://<script>window.owned=4</script>/x.png",
  '"=cmd|calc!A0": "+1"',
  '"</option><script>window.owned = 5</script>": "a \\e[31m\\u009b31m ::error::x ##[error]x"',
  '"titel <svg onload=window.owned=6>": "javascript:window.owned=7"',
  '"<!--<script>": 1',
  'image: javascript:window.owned=11',
  `sources: ["<iframe srcdoc='<script>parent.owned=13</script>'>", "&lt;s&gt;]]>\\u2028", "qz2<img src=x onerror=window.owned=12>${"<u>".repeat(350_000)}"]`,
];

// Names that the system may have; `\xff` is not UTF-8.
const NAMES = ["a\n<script>window.owned=14<script>.md", "\u202egnp.md", "&quot;&#62;<b>.md", "javascript:window.owned=15.md",
  Buffer.from("qz3\xff<b>.md", "latin1")];

export function writeTree(root) {
  const write = (path, lines) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\n${lines.join("\n")}\n---\nText\n`);
  };
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "_config.yml"), "source_dir: source\npermalink: :title/\n");
  for (let number = 0; number < 180; number += 1) write(`source/_posts/${number}.md`, post(number));
  for (let number = 0; number < 30; number += 1) {
    write(`source/guide/${number}.md`, [`title: Guide ${number}`, `weight: ${number}`, `draft: ${number % 9 === 0}`]);
  }
  for (let number = 0; number < 12; number += 1) {
    write(`source/events/${number}.md`, [`title: Event ${number}`, "date: 2024-05-" + two(number + 1), "place: Harbour"]);
  }
  write("source/_posts/broken.md", ["title: One: two", "author: Lin"]);
  write("source/_posts/hostile.md", HOSTILE);
  for (const name of NAMES) {
    writeFileSync(Buffer.concat([Buffer.from(join(root, "source/_posts/")), Buffer.from(name)]), `---\n${HOSTILE.join("\n")}\n---\n`);
  }
  // In names of files and folders too; `/` cannot be in one.
  write("source/_posts/<img src=x onerror=window.owned=8>/=1+1 \"onmouseover=\"window.owned=9.md", HOSTILE);
}

// Pages with two findings each: a weekday, an address without encryption. What all of them have besides is not reported.
export function writeMany(root, count) {
  for (let number = 0; number < count; number++) {
    const file = join(root, "source/_posts", String(number % 20), `${number}.md`);
    mkdirSync(dirname(file), { recursive: true });
    const rare = number === 7 ? "comments: yess\ntitle: twice\n" : "";
    writeFileSync(file, `---\ntitle: "Page ${number} "\ndate: Tue, 27 Apr 2022 10:22:31 GMT\ncategories: A, B\n${rare}`
      + `cover: http://img.example.org/${number}.jpg\n---\nText\n`);
  }
  writeFileSync(join(root, "_config.yml"), "title: Many\n");
}
