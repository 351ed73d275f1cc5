// Opens the report of `masthead audit --html` in a browser and uses it: by mouse, by keyboard, in both colour schemes,
// narrow and wide, on paper. MASTHEAD names the program, CHROMIUM the browser, IMAGES a folder for pictures.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { writeMany, writeTree } from "./tree.mjs";

const masthead = resolve(process.env.MASTHEAD ?? "../../target/debug/masthead");
const folder = mkdtempSync(join(tmpdir(), "masthead-report-"));
const site = join(folder, "harbour-news");
const report = join(folder, "report.html");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

writeTree(site);
execFileSync(masthead, ["audit", ".", "--html", report, "--now", "2024-06-01", "--quiet"], { cwd: site, stdio: "inherit" });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet });
try {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390]) await look(colorScheme, width);
  }
  await use();
  await withoutScripts();
  await large();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log("the report works");

async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => trouble.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error}`));
  page.on("dialog", (dialog) => { trouble.push("dialog"); dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith("file:")) trouble.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(report).href);
  return { context, page, trouble };
}

async function look(colorScheme, width) {
  const { context, page, trouble } = await open({ colorScheme, viewport: { width, height: 900 } });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${colorScheme} ${width}: the page is ${overflow} px too wide`);
  assert.ok(await contrast(page) >= 4.5, `${colorScheme}: text is hard to read on a shaded cell`);
  if (process.env.IMAGES) {
    const name = `report-${colorScheme}-${width > 600 ? "wide" : "narrow"}.png`;
    await page.screenshot({ path: join(process.env.IMAGES, name) });
  }
  assert.deepEqual(trouble, []);
  await context.close();
}

// The least contrast (WCAG 2.2, 1.4.3) of text on a cell of the heat maps, as drawn.
function contrast(page) {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const back = getComputedStyle(document.body).backgroundColor;
    const light = (...colours) => {
      for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const cells = [...document.querySelectorAll(".heat td")].map((cell) => getComputedStyle(cell));
    return Math.min(...cells.map((style) => {
      const [a, b] = [light(back, style.backgroundColor), light(back, style.backgroundColor, style.color)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }));
  });
}

async function use() {
  const { context, page, trouble } = await open({ viewport: { width: 1280, height: 900 } });
  assert.match(await page.title(), /harbour-news/);
  assert.equal(await page.evaluate(() => window.owned), undefined, "a value of a page has run as a script");
  assert.equal(await page.locator("img, h1 h1, td b").count(), 0, "a value of a page has become an element");
  for (const text of ["<b>bold</b>", "<img src=x onerror=window.owned=2>", "</td></tr></table><h1>out</h1>", "{{ 7 * 7 }}"]) {
    assert.ok(await page.getByText(text, { exact: true }).count() > 0, `${text} is shown as it is written`);
  }

  const text = await page.evaluate(() => document.body.textContent);
  for (const part of ["=cmd|calc!A0", "</option><script>window.owned = 5</script>", "titel <svg onload=window.owned=6>",
    "<img src=x onerror=window.owned=8>", "\"onmouseover=\"window.owned=9.md", "<!--<script>", "--></SCRIPT ><script>window.owned=10//",
    "qz2<img src=x onerror=window.owned=12>", "<iframe srcdoc=", "&lt;s&gt;]]>\\u{2028}",
    "a\\n<script>window.owned=14<script>.md", "\\u{202e}gnp.md", "&quot;&#62;<b>.md", "javascript:window.owned=15.md", "qz3\u{fffd}<b>.md"]) {
    assert.ok(text.includes(part), `${part} has reached the page`);
  }
  assert.doesNotMatch(text, /[\u001b\u009b\u202e]/, "control characters are written out");
  const intruders = page.locator("svg[onload], [onmouseover], iframe, [srcdoc], td u, td s, #found script");
  assert.equal(await intruders.count(), 0, "a name has become an element or an attribute");
  const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.deepEqual(links.filter((link) => !/^(#|vscode:\/\/file\/)/.test(link)), [], "a name has become a link");
  assert.ok(statSync(report).size < 2_000_000, `values of a megabyte make a report of ${statSync(report).size} bytes`);

  const rows = page.locator("#findings tbody tr");
  const visible = page.locator("#findings tbody tr:not([hidden])");
  const all = await rows.count();
  assert.ok(all > 5, `only ${all} findings`);
  await page.getByLabel("Search").fill("hostile");
  const few = await visible.count();
  assert.ok(few > 0 && few < all, "the search leaves some rows");
  assert.equal(await page.getByRole("status").textContent(), `${few} of ${all} shown`);
  assert.match(page.url(), /#found\?search=hostile$/, "the filters are in the address");
  await page.getByRole("button", { name: "Show all" }).click();
  await page.waitForFunction((count) => document.querySelectorAll("#findings tbody tr:not([hidden])").length === count, all);
  await page.getByLabel("Severity").selectOption("warning");
  assert.ok((await visible.locator("td:first-child").allTextContents()).every((text) => text === "warning"));
  await page.getByLabel("Severity").selectOption("");

  const rule = page.getByRole("columnheader", { name: "Rule" }).last();
  await rule.getByRole("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await rule.getAttribute("aria-sort"), "ascending");
  const sorted = await rows.locator("td:nth-child(2)").allTextContents();
  assert.deepEqual(sorted, [...sorted].sort((a, b) => a.localeCompare(b)));
  await page.keyboard.press("Enter");
  assert.equal(await rule.getAttribute("aria-sort"), "descending");

  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  await page.goto(page.url());
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
  for (const table of await page.locator("table").all()) {
    assert.ok(await table.locator("th[scope=col]").count() > 0, "every table has headed columns");
  }
  const regions = await page.locator(".wide").evaluateAll((all) => all.every((one) => one.tabIndex === 0 && one.getAttribute("aria-label")));
  assert.ok(regions, "what scrolls can be reached by keyboard and has a name");
  const paper = await page.pdf({ format: "A4" });
  assert.ok(paper.length > 10_000);
  assert.deepEqual(trouble, []);
  await context.close();
}

// All that there is to read is there without scripts.
async function withoutScripts() {
  const { context, page } = await open({ javaScriptEnabled: false });
  assert.ok(await page.locator("#findings tbody tr").count() > 5);
  await context.close();
}

// 20,000 findings: every rule can be opened, sorting is quick, the page stays short, and nothing has to be scrolled sideways.
async function large() {
  const big = join(folder, "big");
  writeMany(big, 5000);
  execFileSync(masthead, ["audit", ".", "--html", report, "--now", "2024-06-01", "--quiet"], { cwd: big, stdio: "inherit" });
  const { context, page, trouble } = await open({ viewport: { width: 390, height: 844 } });
  const status = () => page.getByRole("status").textContent();
  const total = Number((await status()).match(/of (\d+) shown/)[1]);
  assert.ok(total > 4000, `${total} findings are listed`);
  const tall = await page.evaluate(() => document.getElementById("findings").offsetHeight);
  assert.ok(tall < 60_000, `the table is ${tall} px tall`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  const took = await page.evaluate(() => {
    const start = performance.now();
    document.querySelector("#findings thead button").click();
    return performance.now() - start;
  });
  assert.ok(took < 1000, `sorting took ${took} ms`);
  // What the table of rules says is what opening the rule shows, also for the rarest rule.
  const rows = await page.locator("button.open[data-key=rule]").evaluateAll((all) => all.map((one) => {
    const [errors, warnings] = [...one.closest("tr").querySelectorAll("td")].map((cell) => Number(cell.textContent.replace(/\D/g, "")));
    return { name: one.dataset.value, count: errors + warnings };
  }));
  const rare = rows.at(-1);
  await page.locator(`button.open[data-value="${rare.name}"]`).click();
  assert.equal(await status(), `${Math.min(rare.count, 2000)} of ${total} shown`);
  assert.match(await page.locator("#findings tbody a").first().getAttribute("href"), /^vscode:\/\/file\/.+\.md:\d+:\d+$/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as CSV" }).click()]);
  assert.equal(download.suggestedFilename(), "findings.csv");
  await page.reload();
  assert.equal(await status(), `${Math.min(rare.count, 2000)} of ${total} shown`, "the address keeps the filter");
  assert.deepEqual(trouble, []);
  await context.close();
}
