// node benches/layout.mjs MODULE FOLDER_WITH_NODE_MODULES [NODES…]: our layout in wasm against d3-force with its defaults, in
// turns, in one process on one thread; CPU milliseconds. Built and called by `scripts/bench layout`.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modulePath, folder, ...sizes] = process.argv.slice(2);
const require = createRequire(join(folder, 'index.js'));
const { Layout, mebibytes } = createRequire(import.meta.url)(modulePath);
const d3 = await import(pathToFileURL(require.resolve('d3-force')));
const RUNS = +(process.env.RUNS ?? 5), D3_TICKS = +(process.env.TICKS ?? 300);
const CHECKPOINTS = [1, 5, 10, 15, 20, 30, 45, 60, 1000];

function rng(seed) { // mulberry32
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
// People and countries linked to events; stories of Zipf sizes, people met before are met again.
function news(n) {
  const r = rng(n), stories = Math.max(5, Math.round(Math.sqrt(n))), kinds = new Uint8Array(n), edges = [], seen = new Set();
  const countries = Math.max(8, Math.round(n * 0.02)), events = Math.round(n * 0.55), people = n - countries - events;
  kinds.fill(1, 0, countries); kinds.fill(2, countries, countries + events);
  const urns = Array.from({ length: stories }, () => []), all = [];
  const weights = Array.from({ length: stories }, (_, i) => 1 / (i + 1) ** 0.8), total = weights.reduce((s, w) => s + w, 0);
  const story = () => { let x = r() * total, i = 0; while (i < stories - 1 && (x -= weights[i]) > 0) i++; return i; };
  const join = (a, b) => { const key = a * n + b; if (!seen.has(key)) { seen.add(key); edges.push(a, b); } };
  let met = 0;
  for (let e = countries; e < countries + events; e++) {
    const s = story();
    for (let k = 1 + Math.floor(-Math.log2(1 - r())); k > 0 && k < 9; k--) {
      const urn = urns[s], fresh = met < people && (r() < people / (events * 2) || !urn.length);
      const p = fresh ? countries + events + met++ : r() < 0.9 && urn.length ? urn[Math.floor(r() * urn.length)] : all[Math.floor(r() * all.length)];
      if (p !== undefined) { join(e, p); urn.push(p); all.push(p); }
    }
    if (r() < 0.8) join(e, (s * 7 + Math.floor(r() * 3)) % countries);
  }
  while (met < people) join(countries + Math.floor(r() * events), countries + events + met++);
  return { n, kinds, edges: Uint32Array.from(edges) };
}
// Stress over 100 sources, shares of 1-hop and 2-hop neighbours among the nearest, nodes on top of each other.
function quality({ n, edges }) {
  const near = Array.from({ length: n }, () => []), r = rng(7), pick = (k) => Array.from({ length: Math.min(k, n) }, () => Math.floor(r() * n));
  for (let i = 0; i < edges.length; i += 2) { near[edges[i]].push(edges[i + 1]); near[edges[i + 1]].push(edges[i]); }
  const hops = (s) => { const d = new Uint8Array(n).fill(255), q = [s]; d[s] = 0; for (let i = 0; i < q.length; i++) for (const v of near[q[i]]) if (d[v] === 255) { d[v] = d[q[i]] + 1; q.push(v); } return d; };
  const sources = pick(100).map((s) => [s, hops(s)]);
  const hoods = pick(200).map((v) => { const d = hops(v), one = [], two = []; d.forEach((h, i) => { if (h && h < 3) { two.push(i); if (h === 1) one.push(i); } }); return { v, one, two }; }).filter((h) => h.one.length);
  return (p) => {
    let e1 = 0, e2 = 0, count = 0;
    for (const [s, d] of sources) for (let i = 0; i < n; i++) if (d[i] && d[i] < 255) { const e = Math.hypot(p[2 * i] - p[2 * s], p[2 * i + 1] - p[2 * s + 1]) / d[i]; e1 += e; e2 += e * e; count++; }
    let np1 = 0, np2 = 0, piled = 0, x = 0, y = 0, r2 = 0;
    for (let i = 0; i < n; i++) { x += p[2 * i] / n; y += p[2 * i + 1] / n; }
    for (let i = 0; i < n; i++) r2 += ((p[2 * i] - x) ** 2 + (p[2 * i + 1] - y) ** 2) / n;
    const close = 0.01 * (2 * Math.PI * r2) / n;
    for (const { v, one, two } of hoods) {
      const d = Float64Array.from({ length: n }, (_, i) => (i === v ? Infinity : (p[2 * i] - p[2 * v]) ** 2 + (p[2 * i + 1] - p[2 * v + 1]) ** 2)), sorted = d.slice().sort();
      const share = (hood) => { const t = sorted[hood.length - 1], c = Math.min(hood.length, hood.filter((i) => d[i] <= t).length); return c / (2 * hood.length - c); };
      np1 += share(one) / hoods.length; np2 += share(two) / hoods.length; if (sorted[0] < close) piled += 1 / hoods.length;
    }
    return { stress: 1 - (e1 * e1) / (count * e2), np1, np2, piled };
  };
}
const reaches = (q, goal) => q.stress <= goal.stress * 1.02 && q.np1 >= goal.np1 * 0.98 && q.np2 >= goal.np2 * 0.98;
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
// d3's ticks are the same in every run: where it is as good as at its end is looked up in the first.
function theirs(g, score, run) {
  const nodes = Array.from({ length: g.n }, () => ({})), links = Array.from({ length: g.edges.length / 2 }, (_, e) => ({ source: g.edges[2 * e], target: g.edges[2 * e + 1] }));
  const ticks = [], curve = [];
  const simulation = d3.forceSimulation(nodes).stop().force('link', d3.forceLink(links)).force('charge', d3.forceManyBody()).force('center', d3.forceCenter());
  for (let t = 0; t < D3_TICKS; t++) { const from = cpu(); simulation.tick(); ticks.push(cpu() - from); if (!run && t % 10 === 9) curve.push([t + 1, score(nodes.flatMap((v) => [v.x, v.y]))]); }
  const positions = nodes.flatMap((v) => [v.x, v.y]), goal = score(positions);
  const [at] = curve.find(([, q]) => reaches(q, goal)) ?? [D3_TICKS], sum = (list) => list.reduce((s, x) => s + x, 0);
  return { whole: sum(ticks), upTo: (tick) => sum(ticks.slice(0, tick)), at, tick: median(ticks), mean: sum(ticks) / ticks.length, positions };
}
function ours(g, score, goal) {
  let spent = 0, reached, tick = 0, goes = true;
  const time = (work) => { const from = cpu(), answer = work(); const took = cpu() - from; spent += took; return [answer, took]; };
  const [layout] = time(() => new Layout(g.kinds, g.edges, 1)), start = spent, ticks = [];
  for (const checkpoint of CHECKPOINTS) {
    while (goes && tick < checkpoint) { const [going, took] = time(() => layout.tick()); goes = going; tick++; ticks.push(took); }
    if (!reached) { const q = score(layout.positions()); if (reaches(q, goal)) reached = spent; }
  }
  const answer = { whole: spent, start, tick: median(ticks), mean: ticks.slice(0, -1).reduce((s, x) => s + x, 0) / (tick - 1), reached, positions: layout.positions() };
  layout.free();
  return answer;
}
const cell = (value) => (value === undefined ? '–' : value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(1) : value.toFixed(0));
console.log('| nodes | | ms a tick | places, ms | whole, ms | to d3\'s quality, ms | stress | NP1 | NP2 | piled |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const n of sizes.length ? sizes.map(Number) : [1000, 10000]) {
  const g = news(n), score = quality(g), d = [], o = [];
  ours(g, score, {}); // the machine warms up
  for (let run = 0; run < RUNS; run++) { d.push(theirs(g, score, run)); o.push(ours(g, score, d.goal ??= score(d[0].positions))); }
  const row = (name, runs, q) => console.log(`| ${n} | ${name} | ${cell(median(runs.map((r) => r.tick)))} | ${runs[0].start === undefined ? '–' : cell(median(runs.map((r) => r.start)))} | ${cell(median(runs.map((r) => r.whole)))} | ${cell(median(runs.map((r) => r.reached ?? (runs === d ? r.whole : undefined))))} | ${['stress', 'np1', 'np2', 'piled'].map((k) => q[k].toFixed(3)).join(' | ')} |`);
  const q = score(o[0].positions), by = (of) => `1/${(median(d.map(of)) / median(o.map(of))).toFixed(0)}`;
  row(`d3-force, ${D3_TICKS} ticks`, d, d.goal); row('ours, wasm', o, q);
  const reached = median(o.map((r) => r.reached ?? Infinity));
  console.log(`| ${n} | ours to d3's | ${by((r) => r.tick)} | – | ${by((r) => r.whole)} | ${Number.isFinite(reached) ? `1/${(median(d.map((r) => r.whole)) / reached).toFixed(0)}` : 'never'} | ${['stress', 'np1', 'np2'].map((k) => (q[k] / d.goal[k]).toFixed(2)).join(' | ')} | ${(q.piled - d.goal.piled).toFixed(3)} |`);
  const at = d[0].at, strict = median(d.map((r) => r.upTo(at))) / reached, spread = (of) => { const all = o.map((r, i) => of(d[i]) / of(r)).toSorted((a, b) => a - b); return `1/${all[0].toFixed(0)} to 1/${all.at(-1).toFixed(0)}`; };
  console.log(`| ${n} | counted until d3 is within 2 % of its own end, tick ${at}: ours 1/${strict.toFixed(0)}; a tick in ${RUNS} runs ${spread((r) => r.tick)}, the mean tick ${by((r) => r.mean)} |`);
  console.log(`| ${n} | memory of ours, MiB | ${mebibytes()} |`);
}
