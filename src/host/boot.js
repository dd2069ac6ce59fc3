// Loads the app and outlives it: compiles the module once, starts layout workers from it, keeps copies of the open
// articles, and shows the failure screen. After a trap no export of the module is called again.

const element = (id) => document.getElementById(id);
const articles = new Map();
const workers = new Set();
let dead = false;

/** Shows the failure screen, once; the app is gone after this. */
function fail(reason, what) {
  console.error(reason);
  if (dead) return;
  dead = true;
  for (const worker of workers) worker.terminate();
  element("app").remove();
  if (what) element("failure-what").textContent = what;
  element("failure-reason").textContent = String(reason?.stack ?? reason);
  element("failure-reload").addEventListener("click", () => location.reload());
  for (const [name, content] of articles) offer(name, content);
  element("failure-rescue").hidden = articles.size === 0;
  element("failure").hidden = false;
  element("failure-reload").focus();
}

/** One line of the failure screen: a link that saves this as a file. */
function offer(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  link.download = link.textContent = name;
  const item = document.createElement("li");
  item.append(link);
  element("failure-files").append(item);
}

/** The instance as the app's glue sees it: a trap ends the app, and every later call does nothing. */
function guarded(instance) {
  const guard = (run) => (...values) => {
    if (dead) return undefined;
    try {
      return run(...values);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) fail(error);
      throw error;
    }
  };
  const entries = Object.entries(instance.exports);
  return { exports: Object.fromEntries(entries.map(([name, it]) => [name, typeof it === "function" ? guard(it) : it])) };
}

/** The program's module. A release has it packed, and then the page names the script that unpacks it. */
async function compiled() {
  const { href, integrity, type } = document.querySelector('link[rel="preload"][as="fetch"]');
  // The integrity of a preload link binds the preload only: the fetch must ask for it again.
  const answer = fetch(href, { credentials: "same-origin", ...(integrity && { integrity }) });
  if (type === "application/wasm") return WebAssembly.compileStreaming(answer);
  const [{ unpack }, packed] = await Promise.all([
    import(document.querySelector("script[data-unpack]").src),
    answer.then((answer) => answer.arrayBuffer()),
  ]);
  return WebAssembly.compile(unpack(new Uint8Array(packed)));
}

async function load() {
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const [{ default: init }, module] = await Promise.all([import(glue), compiled()]);
  const workerUrl = document.querySelector("script[data-worker]").src;
  const policy = globalThis.trustedTypes?.createPolicy("summitry", {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError(`not the layout worker: ${url}`);
      return url;
    },
  });

  const create = () => {
    const worker = new Worker(policy ? policy.createScriptURL(workerUrl) : workerUrl, { type: "module", name: "layout" });
    worker.postMessage([glue, module]);
    workers.add(worker);
    return worker;
  };
  // The first worker starts beside the app, not after it; what it says before the app listens is said again.
  let early = create();
  const heard = [];
  const hear = (event) => heard.push(event.data);
  early.addEventListener("message", hear);
  early.addEventListener("error", () => (early = undefined), { once: true });

  // What the app may ask of this script, in src/host/failure.rs and src/host/layout_driver.rs.
  globalThis.summitryBoot = Object.freeze({
    fail,
    keep: (name, bytes) => void articles.set(name, new Blob([bytes])),
    forget: (name) => void articles.delete(name),
    startWorker() {
      const worker = early ?? create();
      if (early) {
        early = undefined;
        worker.removeEventListener("message", hear);
        queueMicrotask(() => heard.forEach((data) => worker.dispatchEvent(new MessageEvent("message", { data }))));
      }
      return worker;
    },
    stopWorker(worker) {
      worker.terminate();
      workers.delete(worker);
    },
  });

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const instance = await instantiate.call(WebAssembly, source, imports);
    return { instance: guarded(instance), module: source };
  };
  try {
    await init({ module_or_path: module });
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

// Errors that carry no object are reports of the browser ("ResizeObserver loop …"), not of a program.
addEventListener("error", (event) => event.error && fail(event.error));
addEventListener("unhandledrejection", (event) => event.reason instanceof Error && fail(event.reason));

load().catch((error) => fail(error, "The program could not be loaded. Your connection may have been interrupted, or the files on the server are not those that belong together."));
