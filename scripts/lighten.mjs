// Makes a site that trunk has built lighter to download. usage: node scripts/lighten.mjs FOLDER
// The program is put in order and packed, its imports get short names, the styles become one file, and the scripts lose what only their
// readers need. What a file holds is new, so it gets a new name and a new integrity.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pack } from "./pack.mjs";
import { reorder } from "./reorder.mjs";

/** A script without what only its readers need, where the tool for that is there. */
function minified(script) {
  const { status, stdout } = spawnSync("terser", ["--module", "--compress", "passes=3", "--mangle"], { input: script });
  return status === 0 && stdout.length > 0 ? stdout : script;
}

/** The names that wasm-bindgen gives to imports are long and full of digits: the module and its glue with short ones. */
export function withShortNames(module, glue) {
  const short = new Map();
  for (const [, name] of glue.matchAll(/^ +(__wb\w+): function/gm)) short.set(name, `i${short.size.toString(36)}`);
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const digit = module[at++];
      value += (digit & 127) * 2 ** shift;
      if (digit < 128) return value;
    }
  };
  const written = (value) => (value < 128 ? [value] : [value & 127 | 128, ...written(value >>> 7)]);
  const text = () => {
    const length = number();
    return module.toString("utf8", at, at += length);
  };
  const sized = (bytes) => Buffer.concat([Buffer.from(written(bytes.length)), bytes]);

  while (module[at] !== 2) {
    at++;
    const length = number();
    at += length;
  }
  const begin = at++;
  const end = number() + at;
  const count = number();
  const imports = [Buffer.from(written(count))];
  for (let i = 0; i < count; i++) {
    const from = text();
    const name = text();
    const kind = at++;
    if (module[kind] !== 0) throw new Error(`the import ${name} is no function`);
    number();
    imports.push(sized(Buffer.from(from)), sized(Buffer.from(short.get(name) ?? name)), module.subarray(kind, at));
  }
  if (at !== end) throw new Error("the imports end elsewhere");
  return [
    Buffer.concat([module.subarray(0, begin), Buffer.from([2]), sized(Buffer.concat(imports)), module.subarray(end)]),
    glue.replace(/\b__wb\w+\b/g, (name) => short.get(name) ?? name),
  ];
}

/** A page and the files that it names, each to be replaced once. */
class Site {
  constructor(folder) {
    this.folder = folder;
    this.page = readFileSync(join(folder, "index.html"), "utf8");
  }

  /** The tags that match, each with the file that it names. */
  tags(pattern) {
    return [...this.page.matchAll(/<(?:link|script) [^>]*(?:href|src)="?\.\/([^ ">]+)[^>]*>/g)]
      .filter(([tag]) => pattern.test(tag))
      .map(([tag, name]) => ({ tag, name, bytes: readFileSync(join(this.folder, name)) }));
  }

  /** Puts a file of other bytes, named by them, in the place of a tag's. */
  replace({ tag, name }, bytes, begin, extension) {
    const newName = `${begin}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${extension}`;
    const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
    rmSync(join(this.folder, name));
    writeFileSync(join(this.folder, newName), bytes);
    this.put(tag, tag.replace(name, newName).replace(/sha384-[^ ">]+/, integrity));
  }

  remove({ tag, name }) {
    rmSync(join(this.folder, name));
    this.put(tag, "");
  }

  put(text, other) {
    this.page = this.page.replace(text, () => other);
  }

  write() {
    writeFileSync(join(this.folder, "index.html"), this.page);
  }
}

export function lighten(folder) {
  const site = new Site(folder);
  const [program] = site.tags(/application\/wasm/);
  const [glue] = site.tags(/modulepreload/);
  const [module, script] = withShortNames(program.bytes, glue.bytes.toString());
  site.replace(glue, minified(script), "summitry", "js");
  for (const script of site.tags(/^<script /)) {
    site.replace(script, minified(script.bytes), script.name.split("-")[0], "js");
  }

  const [first, ...others] = site.tags(/rel="?stylesheet/);
  const styles = [first, ...others].map(({ bytes }) => bytes);
  others.forEach((sheet) => site.remove(sheet));
  site.replace(first, Buffer.concat(styles), "summitry", "css");

  const packed = pack(reorder(module));
  site.replace(program, packed ?? module, "summitry", packed ? "bin" : "wasm");
  if (packed) site.put("application/wasm", "application/octet-stream");
  else console.warn("lighten: neither xz nor python3 is there, so the program is larger than it need be");
  site.write();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) lighten(process.argv[2]);
