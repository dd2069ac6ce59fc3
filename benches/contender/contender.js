// Our renderer for a comparison: init(div, graph, positions) → { view(x, y, zoom) }. `scripts/bench` puts the module and
// mode.js beside this file.
import start, { Contender } from './summitry.js';
import { gl, moving } from './mode.js';

const [canvas, labels] = [document.createElement('canvas'), document.createElement('canvas')];
// The module and the shaders start at once, as in the app: the data is not waited for.
const ready = start().then(() => new Contender(canvas, labels, gl));

export async function init(div, graph, positions) {
  const contender = await ready;
  const { clientWidth: width, clientHeight: height } = div;
  for (const layer of [canvas, labels]) layer.style.cssText = `position:absolute;width:${width}px;height:${height}px`;
  div.append(canvas);
  // Of no labels there is no layer either.
  contender.resize(width, height, devicePixelRatio);
  contender.show(positions, Uint8Array.from(graph.kind), graph.edges, moving);
  return { view: (x, y, zoom) => contender.view(x, y, zoom) };
}
