// Times how long the page hears nothing while a network of very many lines is laid out, comes to rest, and is then used.
// usage: node benches/deaf.mjs FOLDER_WITH_NODE_MODULES [PEOPLE GUESTS], with dist/ served at SITE (default
// http://127.0.0.1:8080/); the folder has playwright-core, and Chromium stands at CHROMIUM (default /usr/bin/chromium).
// A gap is by the clock, between two calls of a timer of 4 ms; a task is the processor time of the main thread, by tracing.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, people = "50000", guests = "20"] = process.argv.slice(2);
const { chromium } = createRequire(resolve(folder, "node_modules") + "/")("playwright-core");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
await page.goto(process.env.SITE ?? "http://127.0.0.1:8080/");
await page.waitForSelector("[data-settled=true]");
await page.evaluate(() => document.querySelectorAll(".article-tools button:last-child").forEach((button) => button.click()));
await page.waitForTimeout(500);
await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });

await page.evaluate(([people, guests]) => {
  let state = 7;
  const random = (below) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0), Math.floor((state / 4294967296) * below));
  const entities = [], events = [];
  for (let at = 0; at < people; at++) entities.push({ id: `p${at}`, kind: "person", name: `Given${at} Family${at}`, evidence: ["x"] });
  for (let at = 0; at < people; at++) {
    const present = new Set();
    while (present.size < guests) present.add(random(people));
    events.push({
      id: `e${at}`, type: "meeting", title: `Meeting ${at}`, status: random(10) ? "occurred" : "planned", evidence: ["x"],
      participants: [...present].map((who) => ({ entity: `p${who}`, role: "guest" })),
    });
  }
  const about = { id: "many", title: "Many", publisher: "p0", language: "en", as_of: "2025-01-01", text_sha256: "0".repeat(64) };
  const data = new DataTransfer();
  data.items.add(new File([JSON.stringify({ format: "article-data/1.0", article: about, entities, relations: [], events })], "many.json"));
  window.data = data;
}, [+people, +guests]);
// What making the file has left behind is cleared away first.
await page.requestGC();

await page.evaluate(() => {
  [window.gaps, window.last] = [[], performance.now()];
  setInterval(() => {
    const now = performance.now();
    window.gaps.push([window.last, now]);
    window.last = now;
  }, 4);
  performance.mark("opening");
  const surface = document.querySelector("[data-settled]");
  const tell = () => performance.mark(surface.dataset.settled === "true" ? "rest" : "layout");
  new MutationObserver(tell).observe(surface, { attributes: true, attributeFilter: ["data-settled"] });
  document.querySelector(".shell").dispatchEvent(new DragEvent("drop", { dataTransfer: window.data, bubbles: true, cancelable: true }));
});

await page.waitForFunction(() => performance.getEntriesByName("rest").length, null, { timeout: 300_000, polling: 50 });
const hands = [
  ["hover", () => page.mouse.move(640, 450, { steps: 3 })],
  ["click", () => page.mouse.click(640, 450)],
  ["zoom", () => page.mouse.wheel(0, -1200)],
  ["legend", () => page.evaluate(() => [...document.querySelectorAll(".legend button")].find((it) => /People/.test(it.innerText)).click())],
];
for (const [what, act] of hands) {
  await page.waitForTimeout(4_000);
  await page.evaluate((what) => performance.mark(what), what);
  await act();
}
await page.waitForTimeout(4_000);

const { gaps, marks } = await page.evaluate(() => ({ gaps: window.gaps, marks: performance.getEntriesByType("mark").map((it) => [it.name, it.startTime]) }));
const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
const stamps = traceEvents.filter((it) => it.cat === "blink.user_timing" && marks.some(([name]) => name === it.name));
const tasks = traceEvents.filter((it) => /RunTask/.test(it.name) && it.pid === stamps[0].pid && it.tid === stamps[0].tid);
const longest = (numbers) => Math.round(Math.max(0, ...numbers));
marks.forEach(([what, begin], at) => {
  const end = marks[at + 1]?.[1] ?? Infinity;
  const [first, after] = [stamps[at].ts, stamps[at + 1]?.ts ?? Infinity];
  const gap = longest(gaps.filter(([from, to]) => to > begin && from < end).map(([from, to]) => to - Math.max(from, begin)));
  // What was under way when something began is not its own, but what begins a picture is.
  const task = longest(tasks.filter((it) => it.ts >= first - 1_000 && it.ts < after).map((it) => (it.tdur ?? 0) / 1_000));
  console.log(`${what}: longest gap ${gap} ms, longest task ${task} ms`);
});
await browser.close();
