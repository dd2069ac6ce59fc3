// What tests/it/packing.rs runs in Node.js: the packed program is what was packed, or refused; a lighter site is whole.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lighten, withShortNames } from "../../scripts/lighten.mjs";
import { compress, pack } from "../../scripts/pack.mjs";
import { reorder } from "../../scripts/reorder.mjs";
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

const text = (words) => sized(Buffer.from(words));

/** A module that imports two functions and exports one, which adds the first's answer to the second's. */
const importing = (one, other) => Buffer.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, [1, 0x60, 0, 1, 0x7f]),
  ...section(2, [2, ...text("./glue.js"), ...text(one), 0, 0, ...text("./glue.js"), ...text(other), 0, 0]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text("sum"), 0, 2]),
  ...section(10, [1, ...sized([0, 0x10, 0, 0x10, 1, 0x6a, 0x0b])]),
]);

const GLUE = `
export function imports() {
    return {
        __wbg_first_00112233445566aa: function() {
            return 40;
        },
        __wbg___wbindgen_second_f249a2a76caa9a55: function() {
            return 2;
        },
    };
}`;

async function importsGetShortNames() {
  const [module, glue] = withShortNames(importing("__wbg_first_00112233445566aa", "__wbg___wbindgen_second_f249a2a76caa9a55"), GLUE);
  assert.ok(glue.length < GLUE.length - 50 && !glue.includes("first"), glue);
  const { imports } = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
  const { instance } = await WebAssembly.instantiate(module, { "./glue.js": imports() });
  assert.equal(instance.exports.sum(), 42);
  // A name that the glue does not define stays.
  const [other] = withShortNames(importing("__wbg_first_00112233445566aa", "own"), GLUE);
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(other)).map(({ name }) => name), ["i0", "own"]);
}

/** Functions of three sorts in turns, each adding its number; called directly and by a table, in a module that imports one. */
function functionsInAnotherOrderDoTheSame() {
  const count = 150;
  const constant = (value) => [0x41, ...(value < 64 ? [value] : [value & 127 | 128, value >> 7])];
  const sort = (at) => Array(8 + at % 3 * 4).fill([[0x1a, 0x41, 1], [0x41, 1, 0x6a], [0x45]][at % 3]).flat();
  const bodies = Array.from({ length: count }, (_, at) => [0, 0x41, 1, ...sort(at), 0x1a, 0x20, 0, ...constant(at), 0x6a,
    // Each third calls the next.
    ...(at % 3 === 1 && at + 1 < count ? [0x10, ...number(at + 2)] : []), 0x0b]);
  const indirect = [0, 0x20, 0, 0x20, 1, 0x11, 0, 0, 0x0b];
  const whole = Buffer.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [2, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 2, 0x7f, 0x7f, 1, 0x7f]),
    ...section(2, [1, ...text("e"), ...text("f"), 0, 0]),
    ...section(3, [...number(count + 1), ...Array(count).fill(0), 1]),
    ...section(4, [1, 0x70, 0, ...number(count + 1)]),
    ...section(7, [2, ...text("call"), 0, ...number(count + 1), ...text("table"), 1, 0]),
    ...section(9, [1, 0, 0x41, 0, 0x0b, ...number(count + 1), ...Array.from({ length: count + 1 }, (_, at) => number(at)).flat()]),
    ...section(10, [...number(count + 1), ...[...bodies, indirect].flatMap(sized)]),
  ]);
  const answers = (module) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), { e: { f: (x) => x * 1000 } });
    return Array.from({ length: count + 1 }, (_, at) => exports.call(7, at));
  };
  const other = reorder(whole);
  assert.deepEqual(answers(other), answers(whole));
  assert.equal(answers(whole)[2], 7 + 1 + 2, "each third calls the next");
  same(unpack(pack(other)), other, "in another order");
  const sorts = (module) => [...module.toString("latin1").matchAll(/((?:\x1a\x41\x01){7})|((?:\x41\x01\x6a){7})|(\x45{7})/g)]
    .map(([, first, second]) => (first ? 0 : second ? 1 : 2));
  const changes = (module) => sorts(module).filter((sort, at, all) => at > 0 && sort !== all[at - 1]).length;
  assert.deepEqual([changes(whole), changes(other)], [count - 1, 2], "functions that are alike stand together");
  // What is not understood is refused, not changed.
  const refers = Buffer.from(whole);
  refers.set([0xd2], whole.length - 4);
  assert.throws(() => reorder(refers), /referred to/);
}

/** A site as trunk builds it; what is in it after the same with this on the PATH. */
function lightened(path) {
  const folder = mkdtempSync(join(tmpdir(), "lightened-"));
  const files = {
    "a-1.css": "a{b:c}", "b-2.css": "d{e:f}", "boot-3.js": "// why\nexport const long = 1;\n", "summitry-4.js": GLUE,
    "summitry-4_bg.wasm": importing("__wbg_first_00112233445566aa", "own"),
    "index.html": "<html><link href=./a-1.css integrity=sha384-a rel=stylesheet><link href=./b-2.css integrity=sha384-b "
      + 'rel=stylesheet><script integrity=sha384-c src=./boot-3.js type=module></script><link href="./summitry-4.js" '
      + 'integrity="sha384-d" rel="modulepreload"><link as=fetch href=./summitry-4_bg.wasm integrity=sha384-e+/= rel=preload '
      + "type=application/wasm><b>$& stays</b></html>",
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const before = process.env.PATH;
  process.env.PATH = path ?? before;
  lighten(folder);
  process.env.PATH = before;
  const after = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  rmSync(folder, { recursive: true });
  return after;
}

function theSiteNamesItsLighterFiles() {
  for (const path of [undefined, ""]) {
    const files = lightened(path);
    const page = files["index.html"].toString();
    assert.ok(page.includes("<b>$& stays</b>"), page);
    const named = [];
    for (const [tag, name] of page.matchAll(/<(?:link|script) [^>]*(?:href|src)="?\.\/([^ ">]+)[^>]*>/g)) {
      named.push(name);
      const [, integrity] = tag.match(/sha384-([^ ">]+)/);
      assert.equal(integrity, createHash("sha384").update(files[name]).digest("base64"), tag);
      assert.match(name, /^(summitry|boot)-[0-9a-f]{16}\.(css|js|bin|wasm)$/);
      const plain = name.endsWith(".wasm");
      if (/as=fetch/.test(tag)) {
        assert.equal(plain, path === "", "packed exactly where there is a tool for it");
        assert.ok(tag.includes(plain ? "type=application/wasm" : "type=application/octet-stream"), tag);
        assert.ok(WebAssembly.validate(plain ? files[name] : unpack(files[name])));
      }
      if (name.endsWith(".css")) assert.equal(files[name].toString(), "a{b:c}d{e:f}");
    }
    assert.deepEqual([...named, "index.html"].sort(), Object.keys(files).sort(), "no file is left, none is missing");
  }
}

theCompressorIsUndone();
damageIsRefused();
aModuleIsUnpackedAsItWas();
aPackedModuleThatIsDamagedIsRefused();
sizesThatDoNotFitAreRefused();
functionsInAnotherOrderDoTheSame();
await importsGetShortNames();
theSiteNamesItsLighterFiles();
console.log("packing holds");
