// Packs a module for a smaller download. src/host/unpack.js says how, and undoes it in the page.
import { spawnSync } from "node:child_process";
import { CODE, OF_FRAME, PUT_ADDRESS, STREAMS, operation, unpack, walk } from "../src/host/unpack.js";

/** The fields of a module, dealt out to streams. */
function deal(module) {
  const streams = Array.from({ length: STREAMS }, () => []);
  let n = 0;
  let frame;
  const behindNumber = (at) => {
    while (module[at] > 127) at++;
    return at + 1;
  };
  const number = () => {
    let value = 0;
    for (let digit = behindNumber(n) - 1; digit >= n; digit--) value = value * 128 + (module[digit] & 127);
    return value;
  };
  const move = {
    byte(stream) {
      if (n >= module.length) throw new Error("the module ends within a field");
      streams[stream].push(module[n]);
      return module[n++];
    },
    sign() {
      const op = module[n];
      const ofFrame = op >= 0x20 && op <= 0x22 && module[n + 1] === frame;
      // What is so large, four digits, is an address.
      const sign = ofFrame ? op + OF_FRAME : op === 0x41 && behindNumber(n + 1) - n === 5 ? PUT_ADDRESS : op;
      move.byte(CODE);
      streams[CODE][streams[CODE].length - 1] = sign;
      return sign;
    },
    at: () => n,
    next: () => module[behindNumber(n)],
    sized(run) {
      const end = behindNumber(n) + number();
      n = behindNumber(n);
      frame = frameOf(module.subarray(n, Math.min(n + 64, end)));
      run();
      // An instruction that `walk` does not know.
      if (n !== end) throw new Error(`a function ends at ${n} and not at ${end}`);
    },
  };
  walk(move, module.length);
  const head = Buffer.alloc(4 * (1 + STREAMS));
  [module.length, ...streams.map((stream) => stream.length)].forEach((length, i) => head.writeUInt32LE(length, 4 * i));
  return Buffer.concat([head, ...streams.map((stream) => Buffer.from(stream))]);
}

/** The local that a function keeps its part of the stack in: early on it is written to the stack pointer, the first global. */
function frameOf(begin) {
  for (let i = 0; i + 3 < begin.length; i++) {
    if ((begin[i] === 0x20 || begin[i] === 0x22) && begin[i + 1] < 128 && begin[i + 2] === 0x24 && begin[i + 3] === 0) {
      return begin[i + 1];
    }
  }
  return undefined;
}

const IN_PYTHON = `
import lzma, sys
raw = {"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": 1, "lp": 0, "pb": 0, "nice_len": 273}
sys.stdout.buffer.write(lzma.compress(sys.stdin.buffer.read(), lzma.FORMAT_RAW, filters=[raw]))
`;

/** Raw LZMA of some bytes, by the first tool that is there. */
export function compress(bytes) {
  for (const [tool, ...options] of [
    ["xz", "--format=raw", "--lzma1=preset=9e,lc=1,lp=0,pb=0,nice=273"],
    ["python3", "-c", IN_PYTHON],
  ]) {
    const { status, stdout } = spawnSync(tool, options, { input: bytes, maxBuffer: 1 << 30 });
    if (status === 0) return stdout;
  }
  return undefined;
}

/** A module, packed; nothing where there is no tool for it. */
export function pack(module) {
  const dealt = deal(module);
  const compressed = compress(dealt);
  if (!compressed) return undefined;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(dealt.length);
  const packed = Buffer.concat([size, compressed]);
  if (Buffer.compare(module, unpack(packed)) !== 0) throw new Error("what is packed does not unpack to the same module");
  return packed;
}
