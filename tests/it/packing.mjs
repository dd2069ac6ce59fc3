// What tests/it/packing.rs runs in Node.js: the packed program is what was packed, or refused.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compress, pack, packSite } from "../../scripts/pack.mjs";
import { decompress, unpack } from "../../src/host/unpack.js";

let seed = 1;
const random = (below) => (seed = (seed * 48271) % 0x7fffffff) % below;
const some = (length, value) => Buffer.from(Array.from({ length }, value));
const same = (found, expected, what) => assert.equal(Buffer.compare(Buffer.from(found), expected), 0, what);

/** Pieces of what came before, from near and far, and something new now and then. */
function selfSimilar(length) {
  const bytes = [];
  while (bytes.length < length) {
    const from = random(bytes.length + 1);
    for (let i = 0, count = random(300); i < count && from + i < bytes.length; i++) bytes.push(bytes[from + i]);
    for (let i = random(9); i; i--) bytes.push(random(256));
  }
  return Buffer.from(bytes);
}

function theCompressorIsUndone() {
  const far = some(70_000, () => random(256));
  const cases = {
    nothing: Buffer.alloc(0), "one byte": Buffer.from([7]), zeros: Buffer.alloc(1_000_000),
    incompressible: some(300_000, () => random(256)), "far back": Buffer.concat([far, Buffer.alloc(3_000_000), far]),
    words: readFileSync(new URL("../../ARCHITECTURE.md", import.meta.url)),
    "like itself": selfSimilar(400_000), "few letters": some(200_000, () => random(3)),
    "four distances": some(50_000, (_, i) => (i % 5 ? (i * (1 + i % 7)) >> 4 & 15 : random(4)) | (i >> 5 & 7) << 4),
    waves: some(100_000, (_, i) => 128 + 100 * Math.sin(i / 40)),
  };
  for (let i = 0; i < 40; i++) cases[`short ${i}`] = selfSimilar(random(400));
  for (const [what, bytes] of Object.entries(cases)) same(decompress(compress(bytes), bytes.length), bytes, what);
}

/** A changed or shortened file is refused, or gives something else of the same size; it never hangs. */
function damageIsRefused() {
  const bytes = selfSimilar(20_000);
  const packed = compress(bytes);
  for (let i = 0; i < 200; i++) {
    assert.throws(() => decompress(packed.subarray(0, random(packed.length - 16)), bytes.length), /damaged/);
    const changed = Buffer.from(packed);
    changed[5 + random(packed.length - 30)] ^= 1 << random(8);
    try {
      const found = decompress(changed, bytes.length);
      assert.equal(found.length, bytes.length);
      assert.notEqual(Buffer.compare(Buffer.from(found), bytes), 0, "a change changes nothing");
    } catch (error) {
      assert.match(error.message, /damaged/);
    }
  }
  assert.throws(() => decompress(Buffer.alloc(0), 10), /too early/);
  assert.throws(() => decompress(Buffer.from([1, ...packed.subarray(1)]), bytes.length), /damaged/);
  assert.throws(() => decompress(Buffer.from([0, ...Array(99).fill(255)]), 10), /before its beginning/);
}

const number = (value) => (value < 128 ? [value] : [value & 127 | 128, ...number(value >> 7)]);
const sized = (bytes) => [...number(bytes.length), ...bytes];
const section = (id, bytes) => [id, ...sized(bytes)];
const module = (...bodies) => Buffer.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(0, sized([0x61])),
  ...section(10, [...number(bodies.length), ...bodies.flatMap(sized)]),
  ...section(11, [1, 2, 3]),
]);

/** Every operation that has operands, with operands that would be taken for operations. */
const OPERATIONS = {
  "block, loop, if": [0x02, 0x40, 0x03, 0x7f, 0x04, 0x80, 0x01, 0x0b, 0x0b, 0x0b],
  "br, br_if": [0x0c, 0x0b, 0x0d, 0x8b, 0x0b], br_table: [0x0e, 3, 0x0b, 0x0b, 0x0b, 0x8b, 0x0b],
  call: [0x10, 0x8b, 0x0b], call_indirect: [0x11, 0x0b, 0x0b], select: [0x1c, 1, 0x0b],
  locals: [0x20, 0x0b, 0x28, 2, 0x0b, 0x20, 0x8b, 0x0b, 0x21, 0x0b, 0x22, 0x0b],
  globals: [0x23, 0x0b, 0x24, 0x0b], tables: [0x25, 0x0b, 0x26, 0x0b], "size, grow": [0x3f, 0, 0x40, 0],
  "load, store": [0x28, 2, 0x8b, 0x0b, 0x3e, 0x0b, 0x0b],
  constants: [0x41, 0x8b, 0x0b, 0x42, 0xff, 0x8b, 0x0b, 0x43, 0xb, 0xb, 0xb, 0xb, 0x44, 0xb, 0xb, 0xb, 0xb, 0xb, 0xb, 0xb, 0xb],
  references: [0xd0, 0x70, 0xd1, 0xd2, 0x0b],
  "to integers": [0xfc, 0, 0xfc, 7], "bulk memory": [0xfc, 8, 0x0b, 0, 0xfc, 9, 0x0b, 0xfc, 10, 0, 0, 0xfc, 11, 0],
  "bulk tables": [0xfc, 12, 0x0b, 0x0b, 0xfc, 13, 0x0b, 0xfc, 14, 0x0b, 0x0b, 0xfc, 15, 0x0b, 0xfc, 16, 0x0b, 0xfc, 17, 0x0b],
  "vectors in memory": [0xfd, 0, 4, 0x0b, 0xfd, 11, 4, 0x0b, 0xfd, 84, 0, 0x0b, 0x0b, 0xfd, 91, 3, 0x0b, 1, 0xfd, 92, 2, 0x0b, 0xfd, 93, 3, 0x0b],
  "other vectors": [0xfd, 12, ...Array(16).fill(0x0b), 0xfd, 13, ...Array(16).fill(0x0b), 0xfd, 21, 0x0b, 0xfd, 34, 0x0b, 0xfd, 0xe4, 0x01],
};

function aModuleIsUnpackedAsItWas() {
  const bodies = Object.values(OPERATIONS).map((operations) => [1, 0x0b, 0x7f, ...operations, 0x0b]);
  // With sizes of one to three digits.
  for (const count of [0, 100, 6_000]) {
    const long = [0, ...Array(count).fill([0x20, 0x01, 0x1a]).flat(), 0x0b];
    const whole = module(...bodies, long);
    same(unpack(pack(whole)), whole, `with ${count} more instructions`);
  }
  for (const [what, operations] of Object.entries(OPERATIONS)) {
    // One operand less or more is another function: the fields are counted rightly.
    assert.throws(() => pack(module([0, ...operations, 0x0b, 0x01])), /a function ends/, what);
  }
  assert.throws(() => pack(Buffer.from(module([0, 0x0b]).subarray(0, 20))), /ends within/);
}

function aPackedModuleThatIsDamagedIsRefused() {
  const whole = module(...Array.from({ length: 50 }, () => [0, ...Array(random(90)).fill([0x41, random(64), 0x1a]).flat(), 0x0b]));
  const packed = pack(whole);
  for (let i = 0; i < 100; i++) {
    assert.throws(() => unpack(packed.subarray(0, random(packed.length - 16))), /damaged/);
    const changed = Buffer.from(packed);
    changed[9 + random(packed.length - 35)] ^= 1 << random(8);
    try {
      assert.notEqual(Buffer.compare(Buffer.from(unpack(changed)), whole), 0);
    } catch (error) {
      assert.match(error.message, /damaged/);
    }
  }
}

/** What no transport does: the compression is sound, and what it holds is not. */
function sizesThatDoNotFitAreRefused() {
  const whole = module([0, 0x20, 0, 0x1a, 0x0b]);
  const packed = pack(whole);
  const dealt = Buffer.from(decompress(packed.subarray(4), packed.readUInt32LE(0)));
  const refused = (change, why) => {
    const changed = change(Buffer.from(dealt));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(changed.length);
    assert.throws(() => unpack(Buffer.concat([size, compress(changed)])), why);
  };
  const moduleOf = (size) => (bytes) => bytes.fill(size, 0, 1);
  refused(moduleOf(whole.length + 1), /a stream ends too early/);
  refused(moduleOf(whole.length - 1), /the module has another length/);
  refused((bytes) => bytes.fill(255, 0, 4), /an impossible size/);
  refused((bytes) => bytes.subarray(0, 3), /an impossible size/);
  refused((bytes) => Buffer.concat([bytes, Buffer.from([0])]), /its streams have another length/);
  assert.throws(() => unpack(Buffer.concat([Buffer.from([255, 255, 255, 255]), packed.subarray(4)])), /an impossible size/);
  assert.throws(() => unpack(Buffer.alloc(2)), /an impossible size/);
}

function theSiteNamesWhatIsPacked() {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  const whole = module([0, 0x20, 0, 0x0b]);
  const link = '<link as=fetch href=./summitry-1_bg.wasm integrity=sha384-old+/= rel=preload type=application/wasm>';
  const page = (links) => `<html><link href=./a.css integrity=sha384-css rel=stylesheet>${links}</html>`;
  writeFileSync(join(folder, "index.html"), page(link));
  writeFileSync(join(folder, "summitry-1_bg.wasm"), whole);
  // Without a tool all stays as it is.
  const path = process.env.PATH;
  process.env.PATH = "";
  packSite(folder);
  process.env.PATH = path;
  assert.deepEqual(readdirSync(folder), ["index.html", "summitry-1_bg.wasm"]);
  assert.equal(readFileSync(join(folder, "index.html"), "utf8"), page(link));
  packSite(folder);
  const [, name] = readdirSync(folder);
  const packed = readFileSync(join(folder, name));
  same(unpack(packed), whole, "the site's program");
  assert.match(name, /^summitry-[0-9a-f]{16}\.bin$/);
  const integrity = createHash("sha384").update(packed).digest("base64");
  assert.equal(
    readFileSync(join(folder, "index.html"), "utf8"),
    page(`<link as=fetch href=./${name} integrity=sha384-${integrity} rel=preload type=application/octet-stream>`),
  );
  assert.equal(readdirSync(folder).length, 2, "the plain program is gone");
  rmSync(folder, { recursive: true });
}

theCompressorIsUndone();
damageIsRefused();
aModuleIsUnpackedAsItWas();
aPackedModuleThatIsDamagedIsRefused();
sizesThatDoNotFitAreRefused();
theSiteNamesWhatIsPacked();
console.log("packing holds");
