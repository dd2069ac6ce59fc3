// Times what is asked of the graph in the built site: opening the tables, a keystroke of the search, a path.
// usage: node benches/ask.mjs FOLDER_WITH_NODE_MODULES [NAMES EVENTS RELATIONS], with dist/ served at SITE (default
// http://127.0.0.1:8080/); the folder has playwright-core, and Chromium stands at CHROMIUM (default /usr/bin/chromium).
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, names = "20000", events = "20000", relations = "40000"] = process.argv.slice(2);
const { chromium } = createRequire(resolve(folder, "node_modules") + "/")("playwright-core");

/** An article of people who meet people of near numbers, and work for anyone. */
function article(names, events, relations) {
  let seed = 7;
  const random = (below) => ((seed = (seed * 48271) % 2147483647), seed % below);
  const parts = "an bo ka lu mi ne po ra si to vu zel ensk dmi tri wit koff lav rov ush ak trum put mel".split(" ");
  const word = () => [1, 2, 3].map(() => parts[random(parts.length)]).join("").replace(/^./, (it) => it.toUpperCase());
  const entities = [{ id: "paper", kind: "organisation", name: "The Paper", evidence: ["x"] }];
  for (let at = 0; at < names; at++) entities.push({ id: `p${at}`, kind: "person", name: `${word()} ${word()} ${at}`, evidence: ["x"] });
  const ties = [];
  for (let at = 0; at < relations; at++) {
    const [from, to] = [random(names), random(names)];
    if (from !== to) ties.push({ id: `r${at}`, type: "works-for", from: `p${from}`, to: `p${to}`, evidence: ["x"] });
  }
  const two = (number) => String(number).padStart(2, "0");
  const meetings = [];
  for (let at = 0; at < events; at++) {
    const first = random(names);
    const present = new Set([first, (first + 1 + random(60)) % names, random(names)]);
    meetings.push({
      id: `e${at}`, type: "meeting", title: `Meeting of ${word()} number ${at}`, status: at % 7 ? "occurred" : "cancelled",
      participants: [...present].map((it) => ({ entity: `p${it}`, role: "participant" })),
      time: { edtf: `${1990 + (at % 30)}-${two(1 + (at % 12))}-${two(1 + (at % 28))}`, basis: "stated" }, evidence: ["x"],
    });
  }
  const about = { id: "big", title: "Many", publisher: "paper", language: "en", as_of: "2025-08-15", text_sha256: "0".repeat(64) };
  return { format: "article-data/1.0", article: about, entities, relations: ties, events: meetings };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(process.env.SITE ?? "http://127.0.0.1:8080/");
await page.waitForSelector("[data-settled=true]");
const data = article(+names, +events, +relations);
await page.evaluate((text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "big.json"));
  document.querySelector("[data-settled]").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}, JSON.stringify(data));
await page.waitForFunction(() => /Many/.test(document.querySelector("#articles").innerText), null, { timeout: 120000 });
await page.waitForSelector("[data-settled=true]", { timeout: 120000 });
await page.evaluate(() => document.activeElement.blur());

/** From an act to the first change within an element, and to the frame that shows it. */
const timed = (act, within) =>
  page.evaluate(async ([act, within]) => {
    let changed;
    const seen = new Promise((done) => {
      const watch = new MutationObserver(() => ((changed = performance.now()), watch.disconnect(), done()));
      watch.observe(document.querySelector(within), { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(done, 3000);
    });
    const begin = performance.now();
    new Function(act)();
    await seen;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return [changed - begin, performance.now() - begin];
  }, [act, within]);

async function measure(what, runs, act, within, back) {
  const found = [];
  for (let run = 0; run < runs; run++) {
    found.push(await timed(act(run), within));
    await page.waitForTimeout(150);
    if (back) await timed(back, within);
    await page.waitForTimeout(150);
  }
  const told = [0, 1].map((at) => {
    const sorted = found.map((it) => it[at]).sort((a, b) => a - b);
    return `${sorted[runs >> 1].toFixed(0)} (${sorted[0].toFixed(0)}–${sorted[runs - 1].toFixed(0)})`;
  });
  console.log(`${what}: changed after ${told[0]} ms, shown after ${told[1]} ms`);
}

const click = (what) => `document.querySelector(${JSON.stringify(what)}).click()`;
const type = (words) => `const it = document.querySelector('#search'); it.value = ${JSON.stringify(words)}; it.dispatchEvent(new InputEvent('input', { bubbles: true }))`;
await page.evaluate(() => document.querySelector("#search").focus());
for (const words of ["a", "zel", "vupu", "zelenskiy", "Зеленський", "meeting of ka"]) await measure(`search ${words}`, 9, () => type(words), ".search-popup", type(""));
const name = (at) => data.entities[1 + (at % +names)].name;
await measure("path", 9, (run) => `${type("")}; ${type(`path from ${name(137 + run * 1013)} to ${name(9001 + run * 2503)}`).replaceAll("const it", "const at").replaceAll("it.", "at.")}; setTimeout(() => at.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })), 0)`, "#inspector");
await page.evaluate(() => document.activeElement.blur());
for (const table of ["names", "events", "relations"]) {
  await page.evaluate(click(".tool-list"));
  await page.waitForSelector("#list-rows");
  await page.evaluate(click(`#list-tab-${table}`));
  await page.waitForTimeout(500);
  const rows = await page.evaluate(() => document.querySelector("#list-rows").getAttribute("aria-rowcount") - 1);
  await page.evaluate(click(".tool-list"));
  await page.waitForTimeout(300);
  await measure(`open ${rows} ${table}`, 9, () => click(".tool-list"), ".stage", click(".tool-list"));
}
await browser.close();
