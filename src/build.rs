//! Before anything is compiled: reads every seed with the program's own reader, so that a broken plan is never
//! built in, and names the build, so that the page and its worker can tell whether they are of one.
#![allow(dead_code, unused_imports)]

mod exact;
mod plan;
mod problem;
mod sorted;
mod tree;
mod words;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use sha2::{Digest, Sha256};

/// All that the page, its worker and its plans are made from.
const SOURCES: [&str; 5] = ["src", "seeds", "public", "Cargo.lock", "index.html"];

/// The catalogue of metrics, which is no plan.
const METRICS: &str = "metrics";

/// How many bytes of the hash name a build.
const BUILD_BYTES: usize = 6;

fn main() {
    for source in SOURCES.iter().filter(|source| Path::new(source).exists()) {
        println!("cargo::rerun-if-changed={source}");
    }
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        // What .dev/split.mjs goes by when it takes the rest out of the page's module.
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    match files() {
        Ok(files) => {
            println!("cargo::rustc-env=DUIBIAO_BUILD={}", build_id(&files));
            files.iter().filter(|(path, _)| path.starts_with("seeds")).for_each(|(path, bytes)| check_seed(path, bytes));
        }
        Err(error) => println!("cargo::error=the sources cannot be read: {error}"),
    }
}

/// Every source file with its content, in the same order everywhere.
fn files() -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut waiting: Vec<PathBuf> = SOURCES.iter().map(PathBuf::from).filter(|path| path.exists()).collect();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                waiting.push(entry?.path());
            }
        } else {
            let bytes = fs::read(&path)?;
            files.push((path, bytes));
        }
    }
    files.sort();
    Ok(files)
}

fn build_id(files: &[(PathBuf, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update(path.to_string_lossy().replace('\\', "/"));
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize()[..BUILD_BYTES].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn check_seed(path: &Path, bytes: &[u8]) {
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    if path.extension().is_none_or(|extension| extension != "toml") || id == METRICS {
        return;
    }
    match plan::from_toml(&String::from_utf8_lossy(bytes)) {
        Ok(plan) if plan.id.as_str() != id => println!("cargo::error={}: the plan's id is {}", path.display(), plan.id),
        Ok(_) => {}
        Err(problems) => problems.iter().for_each(|problem| println!("cargo::error={}: {problem}", path.display())),
    }
    if !plan::shipped::SEEDS.iter().any(|seed| seed.id == id) {
        println!("cargo::error={}: no row in src/plan/shipped.rs", path.display());
    }
}
