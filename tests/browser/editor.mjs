// Uses the extension of editors/vscode in a real editor that runs in the browser: a finding, a hover, a completion, a
// quick fix, each seen and drawn. EDITOR_URL is the address of code-server with the extension, opened on a copy of
// docs/examples; CHROMIUM names the browser, IMAGES a folder for pictures.
import assert from "node:assert/strict";
import { join } from "node:path";
import { chromium } from "playwright-core";

const url = process.env.EDITOR_URL ?? "http://127.0.0.1:8080/";
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet });

try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 560 } });
  await page.goto(url);
  await page.locator(".monaco-workbench").waitFor();
  await page.waitForTimeout(3000);
  await open(page, "wrong-day.md");

  const weekday = page.locator(".squiggly-error").first();
  await weekday.waitFor({ timeout: 60_000 });
  await picture(page, "editor-finding");

  await goToLine(page, 9, 8);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  const hover = page.locator(".monaco-hover:visible");
  await hover.getByText(/27 April 2022/).first().waitFor();
  await hover.getByText(/Hexo reads/).first().waitFor();
  await picture(page, "editor-hover");

  await page.keyboard.press("Escape");
  await goToLine(page, 9, 8);
  await page.keyboard.press("Control+.");
  const actions = page.locator(".action-widget");
  await actions.getByText("Correct the weekday").waitFor();
  await picture(page, "editor-fix");
  await page.keyboard.press("Enter");
  await page.locator(".view-line", { hasText: /Wed/ }).first().waitFor();

  await goToLine(page, 5, 9);
  await page.keyboard.press("Enter");
  await page.keyboard.type("- ");
  await page.keyboard.press("Control+Space");
  const suggestions = page.locator(".suggest-widget .monaco-list-row");
  await suggestions.first().waitFor();
  assert.ok(await suggestions.count() > 1, "no terms are suggested");
  await picture(page, "editor-completion");
  console.log("the editor shows, explains, completes and fixes");
} finally {
  await browser.close();
}

async function open(page, name) {
  await page.keyboard.press("Control+p");
  await page.keyboard.type(name);
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  await page.waitForTimeout(800);
  await page.keyboard.press("Enter");
  await page.locator(".monaco-editor .view-line").first().waitFor();
}

async function goToLine(page, line, column = 1) {
  await page.keyboard.press("Control+g");
  await page.keyboard.type(`:${line}:${column}`);
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(300);
}

async function picture(page, name) {
  await page.waitForTimeout(500);
  if (process.env.IMAGES) await page.screenshot({ path: join(process.env.IMAGES, `${name}.png`) });
}
