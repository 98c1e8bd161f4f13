//! 自评报告 as Markdown: for whoever goes on writing in a plain text, or pastes it elsewhere.
//!
//! What people typed is text and stays text: whatever would be a mark of Markdown or HTML is escaped.

use super::report::{Block, Report, Table, report};
use super::{Material, json};
use crate::i18n::paper;

/// The report as a file.
pub fn write(material: Material) -> Vec<u8> {
    let Material { plan, dossier, evaluation } = material;
    written(&report(plan, dossier, evaluation), &json::receipt_of(plan, dossier)).into_bytes()
}

/// Whether a file is this report: it has every text of it, in order.
pub fn reads_back(bytes: &[u8], material: Material) -> bool {
    let Material { plan, dossier, evaluation } = material;
    let report = report(plan, dossier, evaluation);
    let Ok(mut rest) = std::str::from_utf8(bytes) else { return false };
    let tables = rest.matches("\n| --- |").count();
    let wanted = report.texts().into_iter().chain([paper::receipt(&json::receipt_of(plan, dossier))]);
    let all_there = wanted.map(|text| escaped(&text)).all(|text| match rest.find(&text) {
        Some(at) => {
            rest = &rest[at + text.len()..];
            true
        }
        None => false,
    });
    all_there && tables == report.all().filter(|block| matches!(block, Block::Table(_))).count()
}

fn written(report: &Report, receipt: &str) -> String {
    let title: String = report.title.iter().map(|line| escaped(line)).collect();
    let mut text = format!("# {title}\n\n{}\n", escaped(&report.period));
    blocks(&report.blocks, &mut text);
    for line in report.signed.iter().map(String::as_str).chain([paper::receipt(receipt).as_str()]) {
        text += &format!("\n{}\n", escaped(line));
    }
    blocks(&report.annex, &mut text);
    text
}

fn blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        text.push('\n');
        match block {
            Block::Heading { level, text: heading } => {
                *text += &format!("{} {}\n", "#".repeat(usize::from(*level) + 1), escaped(heading));
            }
            Block::Passage(passage) => *text += &(escaped(&passage.line()) + "\n"),
            Block::Table(table) => *text += &rows(table),
        }
    }
}

fn rows(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = line(table.head.iter().map(|cell| escaped(cell)).collect());
    let rule = line(table.head.iter().map(|_| "---".to_owned()).collect());
    let rows = table.rows.iter().map(|row| line(row.iter().map(|cell| escaped(cell)).collect()));
    head + &rule + &rows.collect::<String>()
}

/// A text on one line with nothing in it that means more than itself.
pub fn escaped(text: &str) -> String {
    let mut plain = String::new();
    for (place, c) in text.trim().chars().enumerate() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => plain.extend(['\\', c]),
            '#' | '+' | '-' | '=' if place == 0 => plain.extend(['\\', c]),
            '\r' => {}
            '\n' | '\t' => plain.push(' '),
            c => plain.push(c),
        }
    }
    // `1. ` begins a list.
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    let begins_list =
        plain[digits..].starts_with(['.', ')']) && plain[digits + 1..].chars().next().is_none_or(char::is_whitespace);
    if digits > 0 && begins_list {
        plain.insert(digits, '\\');
    }
    plain
}
