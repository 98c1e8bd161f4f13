# What the project needs on a machine, and how each thing gets there. Sourced by the scripts beside it.
#
# Every need is one function `need_…`: it looks whether the thing is there, tries the ordinary way,
# then the way that works on Debian without the Rust distribution server, and otherwise says in one
# sentence what is missing and how a person gets it. Running it again costs nothing.

set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools=${XDG_CACHE_HOME:-$HOME/.cache}/duibiao/tools
mkdir -p "$tools/bin"
# Where the scripts in JavaScript find what was installed.
export DUIBIAO_TOOLS=$tools
export PATH="$tools/bin:$tools/node_modules/.bin:$HOME/.cargo/bin:$PATH"

TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132
ZOPFLI_VERSION=1.0.15
WASM_SPLIT_VERSION=0.2.4
# Exactly the version in Cargo.lock: the two halves of wasm-bindgen must match.
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' "$top/Cargo.lock")

say() { printf '· %s\n' "$*"; }
stop() { printf '✗ %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Debian packages; quiet unless it fails.
apt_install() {
    have apt-get || return 1
    say "installing $* with apt-get"
    [ -n "${apt_updated:-}" ] || as_root apt-get update -qq || return 1
    apt_updated=1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$tools/apt.log" 2>&1 || {
        tail -n 5 "$tools/apt.log" >&2
        return 1
    }
}

need_linker() {
    have cc || apt_install gcc libc6-dev || stop "a C linker (cc) is missing: install gcc, on Debian 'apt-get install gcc libc6-dev'"
}

need_rust() {
    have cargo || stop "Rust is missing: install it with rustup (rust-lang.org/tools/install), then run this again"
}

# The browser tests' driver wants Node 20; Debian 12 ships 18, so a person has to bring a newer one.
need_node() {
    have npm && [ "$(node --print 'process.versions.node.split(".")[0]')" -ge 20 ] ||
        stop "Node.js 20 or newer is missing: install it from nodejs.org, then run this again"
}

# rustfmt and clippy of the toolchain in use.
need_lints() {
    { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1 && return
    rustup component add rustfmt clippy 2>/dev/null || apt_install rustfmt-web rust-web-clippy ||
        stop "rustfmt or clippy is missing: 'rustup component add rustfmt clippy'"
}

wasm_std_is_there() { [ -n "$(ls "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib/"libstd-*.rlib 2>/dev/null)" ]; }

# The standard library for wasm32: from rustup, else built once from Debian's sources.
need_wasm_std() {
    wasm_std_is_there && return
    # The Debian toolchain may have been set up by an earlier run.
    if (RUSTUP_TOOLCHAIN=duibiao-distro wasm_std_is_there) 2>/dev/null; then
        export RUSTUP_TOOLCHAIN=duibiao-distro
        return
    fi
    say "adding the wasm32 standard library"
    if timeout 300 rustup target add wasm32-unknown-unknown 2>"$tools/rustup.log" && wasm_std_is_there; then return; fi
    say "rustup could not fetch it; building it from Debian's sources instead"
    apt_install rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web ||
        stop "the wasm32 standard library is missing: 'rustup target add wasm32-unknown-unknown' on a machine with network"
    build_wasm_std || stop "building the wasm32 standard library failed, see $tools/wasm-std.log; or 'rustup target add wasm32-unknown-unknown'"
    rustup toolchain link duibiao-distro /usr
    export RUSTUP_TOOLCHAIN=duibiao-distro
    rm -rf "$top/target/wasm32-unknown-unknown"
}

# An empty crate makes cargo build the std it needs; with bitcode, or fat LTO fails on it.
build_wasm_std() {
    local scratch lib=/usr/lib/rustlib/wasm32-unknown-unknown/lib
    scratch=$(mktemp -d)
    mkdir -p "$scratch/src"
    printf '[package]\nname = "empty"\nversion = "0.1.0"\nedition = "2021"\n' >"$scratch/Cargo.toml"
    printf '#![no_std]\n' >"$scratch/src/lib.rs"
    (cd "$scratch" && env -u RUSTUP_TOOLCHAIN -u CARGO_TARGET_DIR RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
        /usr/bin/cargo build -Zbuild-std=std,panic_abort,test --release --target wasm32-unknown-unknown) >"$tools/wasm-std.log" 2>&1 || return 1
    as_root mkdir -p "$lib"
    as_root find "$lib" -name '*.rlib' -delete
    find "$scratch/target/wasm32-unknown-unknown/release/deps" -name '*.rlib' ! -name 'libempty-*' -exec "$(have sudo && [ "$(id -u)" != 0 ] && echo sudo || echo env)" cp {} "$lib/" \;
    rm -rf "$scratch"
}

# trunk of a version that this project was tried with, in the project's own tool folder.
need_trunk() {
    have trunk && [ "$(trunk --version)" = "trunk $TRUNK_VERSION" ] && return
    say "installing trunk $TRUNK_VERSION (some minutes, once)"
    cargo install --quiet --locked --root "$tools" --version "$TRUNK_VERSION" --no-default-features --features rustls \
        --target-dir "$tools/build" trunk || stop "trunk is missing: 'cargo install trunk --locked --version $TRUNK_VERSION'"
    rm -rf "$tools/build"
}

have_wasm_bindgen() { have wasm-bindgen && [ "$(wasm-bindgen --version)" = "wasm-bindgen $WASM_BINDGEN_VERSION" ]; }
have_wasm_opt() { have wasm-opt && wasm-opt --version 2>/dev/null | grep -qE 'version_?[ ]?1[1-9][0-9]'; }

have_wasm_split() { have wasm-split-cli && grep -qs "^\"wasm_split_cli_support $WASM_SPLIT_VERSION " "$tools/.crates.toml"; }

# What trunk and .dev/split.mjs make modules with: wasm-bindgen, wasm-split-cli and wasm-opt.
need_wasm_tools() {
    have_wasm_bindgen || {
        say "installing wasm-bindgen $WASM_BINDGEN_VERSION (some minutes, once)"
        cargo install --quiet --locked --root "$tools" --version "$WASM_BINDGEN_VERSION" --target-dir "$tools/build" wasm-bindgen-cli ||
            stop "wasm-bindgen is missing: 'cargo install wasm-bindgen-cli --locked --version $WASM_BINDGEN_VERSION'"
        rm -rf "$tools/build"
    }
    have_wasm_split || {
        say "installing wasm-split-cli $WASM_SPLIT_VERSION (some minutes, once)"
        cargo install --quiet --locked --root "$tools" --version "$WASM_SPLIT_VERSION" --features build-binary \
            --target-dir "$tools/build" wasm_split_cli_support ||
            stop "wasm-split-cli is missing: 'cargo install wasm_split_cli_support --locked --features build-binary --version $WASM_SPLIT_VERSION'"
        rm -rf "$tools/build"
    }
    have_wasm_opt || {
        say "installing wasm-opt from npm"
        npm install --silent --no-audit --no-fund --prefix "$tools" "binaryen@$BINARYEN_VERSION" ||
            stop "wasm-opt is missing: 'npm install binaryen@$BINARYEN_VERSION' and put node_modules/.bin on PATH"
    }
    [ -d "$tools/node_modules/@gfx/zopfli" ] || {
        say "installing zopfli from npm"
        npm install --silent --no-audit --no-fund --prefix "$tools" "@gfx/zopfli@$ZOPFLI_VERSION" ||
            stop "zopfli is missing: 'npm install --prefix $tools @gfx/zopfli@$ZOPFLI_VERSION'"
    }
}

need_browser() {
    have chromium || have chromium-browser || have google-chrome || apt_install chromium ||
        stop "Chromium is missing, the browser tests need it: on Debian 'apt-get install chromium'"
    [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ] || apt_install fonts-noto-cjk fontconfig ||
        say "no Chinese font here: screenshots will show boxes ('apt-get install fonts-noto-cjk')"
}

# The packages of a folder of tests, exactly as its lock file has them.
need_packages() {
    local folder=$top/$1
    cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed" && return
    say "installing the packages of $1 from npm"
    npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" ||
        stop "the packages of $1 are missing: 'npm ci --prefix $1' on a machine with network"
    cp "$folder/package-lock.json" "$folder/node_modules/.installed"
}

need_test_packages() { need_packages tests/e2e; }
# What the page is measured against; for .dev/bench only.
need_bench_packages() { need_packages tests/bench; }

need_page_tools() { need_rust; need_linker; need_node; need_wasm_std; need_trunk; }

# The places of sources stand in the page, for panics: shortened, and none of the machine that built it.
hide_this_machine() {
    local folder flags="--cfg=erase_components --remap-path-prefix=$top/="
    for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do flags+=" --remap-path-prefix=$folder="; done
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
}

# Builds dist/ and dist/duibiao.html.
build_page() {
    cd "$top"
    hide_this_machine
    need_wasm_tools
    say "building the release page"
    trunk build --release --offline
}
