// Turns the packed program of a release back into its module. A module is thousands of functions much alike; gzip does
// not look further back than 32 kB. So scripts/pack.mjs deals the module's fields out to streams, alike to alike, and
// compresses them by LZMA; this undoes both. (LZMA specification, Igor Pavlov, public domain; here lc = 1, lp = pb = 0.)

const damaged = (what) => new Error(`the packed program is damaged: ${what}`);

/** The `size` bytes that the raw LZMA in `input` stands for. */
export function decompress(input, size) {
  const out = new Uint8Array(size);
  // All probabilities in one table. Each name is where those for one question begin; most depend on the state.
  const match = 0, repeated = 12, other = 24, third = 36, fourth = 48, longer = 60;
  const slot = 72, near = 328, align = 443, length = 459, repeatedLength = 730, literal = 1001;
  const table = new Uint16Array(literal + 0x300 * 2).fill(1024);
  // The range, and how far into it the input points; an array, because V8 keeps such numbers badly in variables.
  const coder = new Uint32Array([0xffffffff, 0]);
  let at = 1;
  while (at < 5) coder[1] = coder[1] << 8 | input[at++];

  function bit(index) {
    const p = table[index];
    const bound = (coder[0] >>> 11) * p;
    let range = bound;
    let code = coder[1];
    const b = code < bound ? 0 : 1;
    if (b) {
      range = coder[0] - bound;
      code -= bound;
      table[index] = p - (p >> 5);
    } else {
      table[index] = p + (2048 - p >> 5);
    }
    if (range < 0x1000000) {
      range <<= 8;
      code = code << 8 | input[at++];
    }
    coder[0] = range;
    coder[1] = code;
    return b;
  }

  function number(base, bits) {
    let m = 1;
    while (m >> bits === 0) m = m << 1 | bit(base + m);
    return m - (1 << bits);
  }

  function lowestFirst(base, bits) {
    let m = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const b = bit(base + m);
      m = m << 1 | b;
      value |= b << i;
    }
    return value;
  }

  function evenly(bits) {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      coder[0] >>>= 1;
      const b = coder[1] < coder[0] ? 0 : 1;
      if (b) coder[1] -= coder[0];
      value = value << 1 | b;
      if (coder[0] < 0x1000000) {
        coder[0] <<= 8;
        coder[1] = coder[1] << 8 | input[at++];
      }
    }
    return value;
  }

  function howLong(base) {
    if (!bit(base)) return 2 + number(base + 1, 3);
    if (!bit(base + 1)) return 10 + number(base + 8, 3);
    return 18 + number(base + 15, 8);
  }

  function howFar(long) {
    const s = number(slot + 64 * Math.min(long - 2, 3), 6);
    if (s < 4) return s;
    const bits = (s >> 1) - 1;
    const from = (2 | s & 1) << bits;
    return s < 14 ? from + lowestFirst(near + from - s, bits) : from + 16 * evenly(bits - 4) + lowestFirst(align, 4);
  }

  // What came last, as the specification numbers it, and the four latest distances.
  let state = 0;
  let d0 = 0, d1 = 0, d2 = 0, d3 = 0;
  let n = 0;
  while (n < size) {
    const copied = state > 6;
    if (!bit(match + state)) {
      const base = literal + (n && out[n - 1] >> 7) * 0x300;
      let m = 1;
      if (copied) {
        // Most likely not the byte that would have gone on the copy.
        let next = out[n - d0 - 1];
        for (let same = true; same && m < 256; next <<= 1) {
          const expected = next >> 7 & 1;
          const b = bit(base + 256 + 256 * expected + m);
          m = m << 1 | b;
          same = b === expected;
        }
      }
      while (m < 256) m = m << 1 | bit(base + m);
      out[n++] = m;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let long = 1;
    if (!bit(repeated + state)) {
      long = howLong(length);
      d3 = d2, d2 = d1, d1 = d0, d0 = howFar(long);
      state = copied ? 10 : 7;
    } else {
      const same = !bit(other + state);
      if (same && !bit(longer + state)) {
        state = copied ? 11 : 9;
      } else {
        if (!same) {
          let d = d1;
          if (bit(third + state)) {
            d = d2;
            if (bit(fourth + state)) {
              d = d3;
              d3 = d2;
            }
            d2 = d1;
          }
          d1 = d0, d0 = d;
        }
        long = howLong(repeatedLength);
        state = copied ? 11 : 8;
      }
    }
    if (d0 >= n) throw damaged("a copy from before its beginning");
    for (const end = Math.min(n + long, size); n < end; n++) out[n] = out[n - d0 - 1];
  }
  if (input[0] !== 0 || at > input.length) throw damaged("it ends too early");
  return out;
}

// Where fields go: the content of a section by its number, then these, then constants by the instruction that follows.
// FRAMED is added where the instruction before read the frame, the local that points to the function's part of the stack.
const HEAD = 16, LOCALS = 17, BLOCK = 18, LABEL = 19, TABLE = 20, TYPE = 21, INDEX = 22, GLOBAL = 23, LOCAL = 24, POINTER = 25;
const FRAME = 26, ADDRESS = 27, ALIGN = 28, LONG = 29, FLOAT = 30, VECTOR = 31, OFFSET = 32, CONSTANT = 256, FRAMED = 256;
export const CODE = 33;
export const STREAMS = 768;

// Two kinds of instruction have a sign of their own: what reads or writes the frame, and what puts an address.
export const OF_FRAME = 0xcd, PUT_ADDRESS = 0xe0;

/** The operation that a sign in the stream stands for. */
export function operation(sign) {
  return sign === PUT_ADDRESS ? 0x41 : sign > 0xec && sign < 0xf0 ? sign - OF_FRAME : sign;
}
// No module is so large, nor what is dealt out of it.
const MOST = 1 << 27;

/**
 * Goes through a module of `size` bytes, field by field. `move.byte(stream)` moves a byte and returns it, `move.sign()` does
 * so with an operation and its sign, `move.at()` says how many are moved, `move.next()` looks at the operation behind the
 * number that comes now, and `move.sized(run)` does what `run` does, for something that has its size before it.
 */
export function walk(move, size) {
  const { byte, sign, at, next, sized } = move;
  let framed = 0;

  function number(stream) {
    let value = 0;
    let shift = 0;
    for (;;) {
      const part = byte(stream);
      value |= (part & 127) << shift;
      if (part < 128) return value >>> 0;
      shift += 7;
    }
  }

  function bytes(stream, count) {
    for (let i = 0; i < count; i++) byte(stream);
  }

  function numbers(stream, count) {
    for (let i = 0; i < count; i++) number(stream);
  }

  function access(framed) {
    number(ALIGN);
    number(OFFSET + framed);
  }

  /** Moves one instruction; how many blocks deeper the next one stands. */
  function instruction() {
    const before = framed;
    const found = sign();
    const op = operation(found);
    framed = 0;
    if (op === 0x0b) return -1;
    if (op >= 0x02 && op <= 0x04) {
      number(BLOCK);
      return 1;
    }
    if (op >= 0x20 && op <= 0x22) {
      const then = next();
      framed = found === op ? 0 : FRAMED;
      number(framed ? FRAME : then >= 0x28 && then <= 0x35 ? POINTER : LOCAL);
    } else if (op >= 0x28 && op <= 0x3e) access(before);
    else if (op === 0x41) number(found === op ? CONSTANT + before + next() : ADDRESS);
    else if (op === 0x42) number(LONG);
    else if (op === 0x43) bytes(FLOAT, 4);
    else if (op === 0x44) bytes(FLOAT, 8);
    else if (op === 0x10) number(CODE);
    else if (op === 0x0c || op === 0x0d) number(LABEL);
    else if (op === 0x0e) numbers(TABLE, number(TABLE) + 1);
    else if (op === 0x11) numbers(TYPE, 2);
    else if (op === 0x1c) bytes(TYPE, number(TYPE));
    else if (op === 0x23 || op === 0x24) number(GLOBAL);
    else if (op === 0x25 || op === 0x26 || op === 0x3f || op === 0x40 || op === 0xd0 || op === 0xd2) number(INDEX);
    else if (op === 0xfc) {
      const what = number(INDEX);
      numbers(INDEX, what < 8 ? 0 : what < 15 && what % 2 === 0 ? 2 : 1);
    } else if (op === 0xfd) {
      const what = number(INDEX);
      const lane = what >= 84 && what <= 91;
      if (what < 12 || lane || what === 92 || what === 93) access(0);
      if (what === 12 || what === 13) bytes(VECTOR, 16);
      else if (lane || what >= 21 && what <= 34) byte(INDEX);
    }
    return 0;
  }

  function body() {
    for (let groups = number(LOCALS); groups; groups--) numbers(LOCALS, 2);
    for (let depth = 1; depth; depth += instruction());
  }

  bytes(HEAD, 8);
  while (at() < size) {
    const section = byte(HEAD);
    const length = number(HEAD);
    if (section !== 10) bytes(section & 15, length);
    else for (let functions = number(HEAD); functions; functions--) sized(body);
  }
}

/** The module that was packed. */
export function unpack(packed) {
  let at = 0;
  const size = (bytes) => {
    let value = 0;
    for (let i = 0; i < 4; i++) value += bytes[at++] * 2 ** (8 * i);
    if (!(value < MOST)) throw damaged("it names an impossible size");
    return value;
  };
  const dealt = decompress(packed.subarray(4), size(packed));
  at = 0;
  const out = new Uint8Array(size(dealt));
  // Where each stream goes on, and ends.
  const places = new Uint32Array(STREAMS + 1);
  places[0] = 4 * (1 + STREAMS);
  for (let i = 0; i < STREAMS; i++) places[i + 1] = places[i] + size(dealt);
  if (places[STREAMS] !== dealt.length) throw damaged("its streams have another length");
  const ends = places.slice(1);
  let n = 0;
  const move = {
    byte(stream) {
      const place = places[stream];
      if (place === ends[stream]) throw damaged("a stream ends too early");
      places[stream] = place + 1;
      return out[n++] = dealt[place];
    },
    at: () => n,
    sign() {
      const sign = move.byte(CODE);
      out[n - 1] = operation(sign);
      return sign;
    },
    next: () => operation(dealt[places[CODE]]),
    sized(run) {
      const begin = n;
      run();
      let length = n - begin;
      const digits = length < 0x80 ? 1 : length < 0x4000 ? 2 : length < 0x200000 ? 3 : 4;
      out.copyWithin(begin + digits, begin, n);
      n += digits;
      for (let i = 1; i <= digits; i++, length >>>= 7) out[begin + i - 1] = length & 127 | (i < digits ? 128 : 0);
    },
  };
  walk(move, out.length);
  if (n !== out.length) throw damaged("the module has another length");
  return out;
}
