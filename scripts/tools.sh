# Sourced by the other scripts: where tools live, which versions, how progress is printed.
# Tools that setup builds go to one cache folder, so a second clone starts at once.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=${SUMMITRY_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/summitry}
export PATH="$TOOLS/bin:$TOOLS/npm/node_modules/.bin:$HOME/.cargo/bin:$PATH"

TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
AXE_VERSION=4.14.1
TERSER_VERSION=5.51.4
LLD_VERSION=22
WASM=wasm32-unknown-unknown
LINKED_TOOLCHAIN=summitry-wasm

# The version of wasm-bindgen that Cargo.lock names: the tool must be exactly that one.
wasm_bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock"
}

say() { printf '%s\n' "$*" >&2; }

# step "what is done" command…: runs quietly, prints the seconds it took; on failure the last lines and stops.
step() {
  local what=$1 begin=$SECONDS log
  shift
  log=$(mktemp)
  printf '  %-58s' "$what" >&2
  if "$@" >"$log" 2>&1; then
    printf '%4d s\n' $((SECONDS - begin)) >&2
    rm -f "$log"
  else
    printf 'failed after %d s\n' $((SECONDS - begin)) >&2
    tail -n 30 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# try "what" command…: like step, but a failure is expected now and then: another way follows.
try() {
  local what=$1 begin=$SECONDS
  shift
  printf '  %-58s' "$what" >&2
  if "$@" >/dev/null 2>&1; then printf '%4d s\n' $((SECONDS - begin)) >&2
  else printf 'not possible here (%d s)\n' $((SECONDS - begin)) >&2; return 1
  fi
}

have() { command -v "$1" >/dev/null 2>&1; }

# Whether the toolchain named (empty: the default one) can compile for wasm.
has_wasm_std() {
  local sysroot
  sysroot=$(rustc ${1:++$1} --print sysroot 2>/dev/null) || return 1
  compgen -G "$sysroot/lib/rustlib/$WASM/lib/libstd-*.rlib" >/dev/null
}

# The toolchain for the browser: the default one when it knows the target, else the linked one.
wasm_toolchain() {
  if has_wasm_std ""; then echo ""
  elif has_wasm_std "$LINKED_TOOLCHAIN"; then echo "$LINKED_TOOLCHAIN"
  else return 1
  fi
}

# Runs a command with the toolchain for the browser.
with_wasm() {
  local toolchain
  toolchain=$(wasm_toolchain) || { say "no toolchain for $WASM: run scripts/setup"; return 1; }
  if [ -n "$toolchain" ]; then RUSTUP_TOOLCHAIN=$toolchain "$@"; else "$@"; fi
}
