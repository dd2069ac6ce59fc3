// node benches/readable.mjs FOLDER_WITH_NODE_MODULES: lays out target/readable/*.json with d3-force, fcose, ForceAtlas2 and
// ELK stress, each with its defaults, five runs with seeded chance; see readable.rs.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.argv[2] ?? process.cwd(), 'index.js'));
const load = async (name) => { const it = await import(pathToFileURL(require.resolve(name))); return it.default ?? it; };
const d3 = await import(pathToFileURL(require.resolve('d3-force')));
const cytoscape = await load('cytoscape'), fcose = await load('cytoscape-fcose'), ELK = await load('elkjs/lib/elk.bundled.js');
const Graph = await load('graphology'), fa2 = await load('graphology-layout-forceatlas2');
cytoscape.use(fcose);

const RUNS = 5;
function seeded(seed) { // mulberry32
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const layouts = {
  'd3-force'(g) {
    const nodes = g.nodes.map(() => ({ x: Math.random() * 600, y: Math.random() * 400 }));
    const links = g.edges.map(([source, target]) => ({ source, target }));
    d3.forceSimulation(nodes).stop().randomSource(Math.random)
      .force('link', d3.forceLink(links)).force('charge', d3.forceManyBody()).force('center', d3.forceCenter()).tick(300);
    return nodes.map((v) => [v.x, v.y]);
  },
  async fcose(g) {
    const elements = g.nodes.map(([, r], i) => ({ data: { id: 'n' + i, r: r * 2 } }));
    g.edges.forEach(([a, b], e) => elements.push({ data: { id: 'e' + e, source: 'n' + a, target: 'n' + b } }));
    const style = [{ selector: 'node', style: { width: 'data(r)', height: 'data(r)' } }];
    const cy = cytoscape({ headless: true, styleEnabled: true, elements, style, layout: { name: 'preset' } });
    await new Promise((ok) => { const l = cy.layout({ name: 'fcose', animate: false }); l.one('layoutstop', ok); l.run(); });
    return cy.nodes().map((v) => [v.position().x, v.position().y]);
  },
  forceatlas2(g) {
    const graph = new Graph({ type: 'undirected' });
    g.nodes.forEach((_, i) => graph.addNode(i, { x: Math.random(), y: Math.random() }));
    for (const [a, b] of g.edges) if (!graph.hasEdge(a, b) && a !== b) graph.addEdge(a, b);
    const found = fa2(graph, { iterations: 500, settings: fa2.inferSettings(graph) });
    return g.nodes.map((_, i) => [found[i].x, found[i].y]);
  },
  async 'elk-stress'(g) {
    const done = await new ELK().layout({
      id: 'root', layoutOptions: { 'elk.algorithm': 'stress' },
      children: g.nodes.map(([, r], i) => ({ id: 'n' + i, width: r * 2, height: r * 2, x: Math.random() * 600, y: Math.random() * 400 })),
      edges: g.edges.map(([a, b], e) => ({ id: 'e' + e, sources: ['n' + a], targets: ['n' + b] })),
    });
    return done.children.map((c) => [c.x, c.y]);
  },
};
const folder = join(import.meta.dirname ?? '.', '../target/readable');
for (const file of readdirSync(folder).filter((name) => /^[^.]+\.json$/.test(name))) {
  const graph = JSON.parse(readFileSync(join(folder, file)));
  for (const [name, layout] of Object.entries(layouts)) for (let run = 1; run <= RUNS; run++) {
    Math.random = seeded(run);
    try {
      const places = await layout(graph);
      writeFileSync(join(folder, `${file.replace('.json', '')}.${name}.${run}.json`), JSON.stringify(places));
    } catch (e) { console.error(file, name, e.message); }
  }
}
process.exit(0);
