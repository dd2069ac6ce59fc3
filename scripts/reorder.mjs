// Puts functions that are alike beside each other: what LZMA repeats from near costs less than what it repeats from far.
import { CODE, walk } from "../src/host/unpack.js";

// So many instructions in a row are a trait of a function; what more functions than these have tells nothing.
const TRAIT = 6;
const COMMON = 60;

/** An order in which each function is followed by the one of those left that is most like it. */
function byLikeness(traits) {
  const having = new Map();
  traits.forEach((those, at) => those.forEach((trait) => {
    if (!having.has(trait)) having.set(trait, []);
    having.get(trait).push(at);
  }));
  const left = new Set(traits.keys());
  const order = [];
  for (let now = 0; now !== undefined;) {
    left.delete(now);
    order.push(now);
    const shared = new Map();
    for (const trait of traits[now]) {
      const those = having.get(trait);
      if (those.length > COMMON) continue;
      for (const other of those) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    let next;
    let most = 0;
    for (const [other, count] of shared) {
      const likeness = count / (traits[now].size + traits[other].size - count);
      if (likeness > most || (likeness === most && other < next)) [next, most] = [other, likeness];
    }
    now = next ?? left.values().next().value;
  }
  return order;
}

const written = (value) => (value < 128 ? [value] : [value % 128 | 128, ...written(Math.floor(value / 128))]);
const sized = (bytes) => Buffer.concat([Buffer.from(written(bytes.length)), bytes]);

/** Reads numbers off some bytes, one after the other. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const digit = this.bytes[this.at++];
      value += (digit & 127) * factor;
      if (digit < 128) return value;
    }
  }

  take(count) {
    return this.bytes.subarray(this.at, this.at += count);
  }
}

/** The sections of a module, each with its number and content. */
function sections(module) {
  const reader = new Reader(module);
  const found = [];
  reader.take(8);
  while (reader.at < module.length) found.push([reader.take(1)[0], reader.take(reader.number())]);
  return found;
}

/** The functions of a module: their operations, and their bytes with each callee as `renumber` says. */
function functions(module, renumber) {
  const found = [];
  let now;
  let n = 0;
  let callee = 0;
  let factor = 1;
  walk({
    byte(stream) {
      const byte = module[n++];
      if (stream !== CODE) {
        now?.bytes.push(byte);
        return byte;
      }
      callee += (byte & 127) * factor;
      factor *= 128;
      if (byte < 128) {
        now.bytes.push(...written(renumber(callee)));
        [callee, factor] = [0, 1];
      }
      return byte;
    },
    sign() {
      const op = module[n++];
      if (op === 0xd2) throw new Error("a function is referred to by its number");
      now.bytes.push(op);
      now.operations.push(op);
      return op;
    },
    at: () => n,
    next: () => 0,
    sized(run) {
      while (module[n++] > 127);
      now = { bytes: [], operations: [] };
      run();
      found.push(now);
      now = undefined;
    },
  }, module.length);
  return found;
}

function traitsOf({ operations }) {
  const traits = new Set();
  for (let at = 0; at + TRAIT <= operations.length; at++) traits.add(String.fromCharCode(...operations.slice(at, at + TRAIT)));
  return traits;
}

/** The same module with its functions in another order. All its imports are functions, and its only elements fill a table. */
export function reorder(module) {
  const contents = new Map(sections(module));
  const imported = contents.has(2) ? new Reader(contents.get(2)).number() : 0;
  const order = byLikeness(functions(module, (callee) => callee).map(traitsOf));
  const places = [];
  order.forEach((before, now) => (places[before] = now));
  const renumber = (index) => (index < imported ? index : imported + places[index - imported]);
  const bodies = functions(module, renumber).map(({ bytes }) => sized(Buffer.from(bytes)));

  // The sections that name functions by number, each as it must be then, in pieces.
  const rewrite = {
    3(reader) {
      const types = Array.from({ length: reader.number() }, () => reader.number());
      return [written(types.length), ...order.map((before) => written(types[before]))];
    },
    7(reader) {
      const count = reader.number();
      const pieces = [written(count)];
      for (let i = 0; i < count; i++) {
        pieces.push(sized(reader.take(reader.number())));
        const [kind] = reader.take(1);
        const index = reader.number();
        pieces.push([kind], written(kind === 0 ? renumber(index) : index));
      }
      return pieces;
    },
    8: (reader) => [written(renumber(reader.number()))],
    9(reader) {
      const head = reader.take(reader.bytes.indexOf(0x0b) + 1);
      if (head[0] !== 1 || head[1] !== 0) throw new Error("the elements are of a kind that is not known here");
      const numbers = Array.from({ length: reader.number() }, () => written(renumber(reader.number())));
      return [head, written(numbers.length), ...numbers];
    },
    10: () => [written(bodies.length), ...order.map((before) => bodies[before])],
  };
  const parts = sections(module).map(([section, content]) => {
    const pieces = rewrite[section]?.(new Reader(content)) ?? [content];
    return Buffer.concat([Buffer.from([section]), sized(Buffer.concat(pieces.map((piece) => Buffer.from(piece))))]);
  });
  return Buffer.concat([module.subarray(0, 8), ...parts]);
}
