//! What is handed over as it lies in the sources: the manifest and its icons, the service worker's template, the page.

use std::path::Path;

use serde_json::Value;

use crate::cases::top;

fn public(name: &str) -> Vec<u8> {
    let path = top().join("public").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn manifest() -> Value {
    serde_json::from_slice(&public("manifest.webmanifest")).expect("the manifest is JSON")
}

/// The size in a PNG's head.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some((number(16)?, number(20)?))
}

#[test]
fn the_page_can_be_installed() {
    let manifest = manifest();
    for (field, value) in [
        ("name", "对标自评"),
        ("short_name", "对标自评"),
        ("lang", "zh-CN"),
        ("start_url", "./"),
        ("scope", "./"),
        ("display", "standalone"),
        ("theme_color", "#ffffff"),
        ("background_color", "#f5f6f8"),
    ] {
        assert_eq!(manifest[field], value, "{field}");
    }
    // Taken from the place of the page; said here it would be taken from the root of the host.
    assert_eq!(manifest.get("id"), None);
}

#[test]
fn every_icon_is_there_in_the_size_that_the_manifest_says() {
    let manifest = manifest();
    let icons = manifest["icons"].as_array().expect("icons");
    let mut kinds = Vec::new();
    for icon in icons {
        let word = |field: &str| icon[field].as_str().unwrap_or_else(|| panic!("{field} of {icon}")).to_owned();
        let bytes = public(&word("src"));
        match word("type").as_str() {
            "image/png" => {
                let (width, height) = png_size(&bytes).unwrap_or_else(|| panic!("{} is no PNG", word("src")));
                assert_eq!(format!("{width}x{height}"), word("sizes"), "{}", word("src"));
            }
            "image/svg+xml" => assert_eq!(word("sizes"), "any"),
            other => panic!("{other}"),
        }
        kinds.push(format!("{} {}", word("sizes"), word("purpose")));
    }
    assert_eq!(kinds, ["any any", "192x192 any", "512x512 any", "512x512 maskable"]);
}

#[test]
fn the_page_names_manifest_icon_and_colours() {
    let page = text(&top().join("index.html"));
    assert!(page.contains(r#"<link rel="manifest" href="manifest.webmanifest">"#));
    assert_eq!(png_size(&public("icons/icon-32.png")), Some((32, 32)));
    let style = text(&top().join("public/style.css"));
    for part in page.split(r#"name="theme-color" content=""#).skip(1) {
        let colour = part.split('"').next().unwrap_or_default();
        assert!(style.contains(&format!("--surface: {colour};")), "{colour} is the colour of the head of the page");
    }
}

#[test]
fn the_service_worker_waits_for_the_user() {
    let worker = String::from_utf8(public("sw.js")).expect("text");
    let code: Vec<&str> = worker.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let calls: Vec<&&str> = code.iter().filter(|line| line.contains("skipWaiting")).collect();
    assert_eq!(calls, [&"  if (data === 'skip') self.skipWaiting();"]);
    for never in ["importScripts", "http://", "https://", "eval"] {
        assert!(!code.iter().any(|line| line.contains(never)), "{never}");
    }
    // What .dev/precache.mjs fills in.
    assert!(code.contains(&"const VERSION = '';") && code.contains(&"const FILES = {};"));
}

#[test]
fn views_set_no_style_by_attribute_and_make_no_markup_of_text() {
    // The policy refuses such a style; `style:name=` goes by the document's own interface, which it allows.
    // The results' drawings are markup, of whole numbers only.
    let mut found = Vec::new();
    let mut open = vec![top().join("src"), top().join("index.html")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else {
            let text = text(&path);
            let is_drawing = path.starts_with(top().join("src/ui/results"));
            let is_wrong = |line: &str| line.contains(" style=") || (line.contains("inner_html") && !is_drawing);
            let lines = text.lines().enumerate().filter(|(_, line)| is_wrong(line));
            found.extend(lines.map(|(number, line)| format!("{}:{}: {line}", path.display(), number + 1)));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
