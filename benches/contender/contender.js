// Our renderer for a comparison: init(div, graph, positions) → { view(x, y, zoom) }. `scripts/bench` puts the module and
// mode.js beside this file.
const mode = import('./mode.js');
// The module and the shaders start at once, as in the app: neither glue nor data is waited for.
const module = fetch(new URL('summitry_bg.wasm', import.meta.url));
const [canvas, labels] = [document.createElement('canvas'), document.createElement('canvas')];
const ready = import('./summitry.js').then(async ({ default: start, Contender }) => {
  await start({ module_or_path: module });
  return new Contender(canvas, labels, (await mode).gl);
});

export async function init(div, graph, positions) {
  const contender = await ready;
  const { clientWidth: width, clientHeight: height } = div;
  for (const layer of [canvas, labels]) layer.style.cssText = `position:absolute;width:${width}px;height:${height}px`;
  div.append(canvas);
  // Of no labels there is no layer either.
  if ((await mode).labels) div.append(labels);
  contender.resize(width, height, devicePixelRatio);
  const { moving, bare } = await mode;
  contender.show(positions, Uint8Array.from(graph.kind), graph.edges, moving, bare);
  return { view: (x, y, zoom) => contender.view(x, y, zoom) };
}
