//! 自评报告 as a value: what a school hands in beside its table, in the order the field uses. No paper is made here.
//!
//! | part | file |
//! | --- | --- |
//! | 概况, 自评工作开展情况 | `beginning` |
//! | 自评结果 | `result` |
//! | 主要成效 | `merits` |
//! | 存在的问题及原因, 整改措施与下一步打算 | `problems` |
//! | 附件: 佐证材料目录, 基础数据表 | `annex` |
//! | how a thing is said | [`crate::i18n::paper`] |
//!
//! Text comes from answers, notes and rectifications. What nobody wrote is a gap and marked, never invented. What was sealed
//! is told as it was sealed; rectifications go on. A passage that a person rewrote stands as rewritten; where the text it
//! stems from is another by now, the passage says so.

mod annex;
mod beginning;
mod merits;
mod problems;
mod result;

use crate::assessment::{Dossier, PassageId, Rewrite, Seal};
use crate::evaluate::Evaluation;
use crate::i18n::paper::{self, Voice};
use crate::plan::Plan;

use super::binder::{Filed, filed};

/// A report, ready to be shown or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its lines: who, and what.
    pub title: Vec<String>,
    /// The time it speaks for.
    pub period: String,
    pub blocks: Vec<Block>,
    /// Who signs, and when.
    pub signed: [String; 2],
    pub annex: Vec<Block>,
    pub meter: Meter,
}

/// What a report is made of, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 1 is `一、`, 2 is `（一）`.
    Heading {
        level: u8,
        text: String,
    },
    Passage(Passage),
    Table(Table),
}

/// A paragraph, which a person may rewrite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub id: PassageId,
    /// `1.`, where paragraphs are counted.
    pub number: Option<usize>,
    /// As it follows from the assessment.
    pub made: String,
    pub rewrite: Option<Rewrite>,
}

/// A table with its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
    /// How wide each column is, in parts of 100.
    pub widths: Vec<u32>,
}

/// How much of what falls short is explained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meter {
    /// Of how many checkpoints a problem and a cause are wanted.
    pub short: usize,
    pub problems: usize,
    pub causes: usize,
    /// How many 〔待补充〕 are left.
    pub gaps: usize,
}

impl Passage {
    /// What is read: as rewritten, else as made.
    pub fn text(&self) -> &str {
        self.rewrite.as_ref().map_or(&self.made, |rewrite| &rewrite.text)
    }

    /// What it was rewritten from is another by now.
    pub fn is_outdated(&self) -> bool {
        self.rewrite.as_ref().is_some_and(|rewrite| rewrite.from != self.made)
    }

    /// As it stands on paper, with its number.
    pub fn line(&self) -> String {
        match self.number {
            Some(number) => format!("{number}.{}", self.text()),
            None => self.text().to_owned(),
        }
    }
}

impl Report {
    /// Every text on it, from top to bottom: what a file of it must have.
    pub fn texts(&self) -> Vec<String> {
        let of = |block: &Block| match block {
            Block::Heading { text, .. } => vec![text.clone()],
            Block::Passage(passage) => vec![passage.line()],
            Block::Table(table) => {
                let cells = table.head.iter().map(|cell| (*cell).to_owned());
                cells.chain(table.rows.iter().flatten().cloned()).filter(|cell| !cell.is_empty()).collect()
            }
        };
        let body = self.blocks.iter().flat_map(of);
        self.title.iter().chain([&self.period]).cloned().chain(body).chain(self.signed.iter().cloned()).collect()
    }

    /// Everything on it, the annexes too.
    pub fn all(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().chain(&self.annex)
    }
}

/// What the parts are made from, and what they have written so far.
struct Draft<'a> {
    plan: &'a Plan,
    dossier: &'a Dossier,
    evaluation: &'a Evaluation,
    seal: Option<&'a Seal>,
    voice: Voice,
    filed: Vec<Filed<'a>>,
    blocks: Vec<Block>,
    /// The numbers of the last headings.
    numbers: [usize; 2],
    meter: Meter,
}

/// The report of an assessment: `evaluation` is what its seal keeps, where it is sealed.
pub fn report(plan: &Plan, dossier: &Dossier, evaluation: &Evaluation) -> Report {
    let seal = dossier.seals().and_then(|seals| seals.seal);
    let sealed = seal.as_ref().map(|seal| dossier.as_sealed(seal));
    let dossier = sealed.as_ref().unwrap_or(dossier);
    let mut draft = Draft {
        plan,
        dossier,
        evaluation,
        seal: seal.as_ref(),
        voice: paper::voice(&dossier.subject),
        filed: filed(plan, dossier),
        blocks: Vec::new(),
        numbers: [0, 0],
        meter: Meter::default(),
    };
    beginning::write(&mut draft);
    result::write(&mut draft);
    merits::write(&mut draft);
    problems::write(&mut draft);
    let blocks = std::mem::take(&mut draft.blocks);
    annex::write(&mut draft);
    let name = dossier.subject.name.trim().to_owned();
    let period = format!("（{}）", paper::period(dossier.assessment.period));
    let signed = [paper::signed(&name), paper::day(evaluation.moment.today)];
    let Draft { blocks: annex, mut meter, .. } = draft;
    let texts = blocks.iter().chain(&annex).filter_map(|block| match block {
        Block::Passage(passage) => Some(passage.text()),
        Block::Heading { .. } | Block::Table(_) => None,
    });
    meter.gaps = texts.map(|text| text.matches(paper::GAP).count()).sum();
    let title = std::iter::once(name).chain(paper::title(plan)).collect();
    Report { title, period, blocks, signed, annex, meter }
}

impl Draft<'_> {
    fn heading(&mut self, level: u8, text: &str) {
        match level {
            1 => self.numbers = [self.numbers[0] + 1, 0],
            _ => self.numbers[1] += 1,
        }
        let number = self.numbers[usize::from(level > 1)];
        self.blocks.push(Block::Heading { level, text: paper::heading(level, number, text) });
    }

    /// A paragraph; one that says nothing is none.
    fn say(&mut self, id: &str, made: String) {
        self.passage(id, None, made);
    }

    fn passage(&mut self, id: &str, number: Option<usize>, made: String) {
        if made.is_empty() {
            return;
        }
        let id: PassageId = id.into();
        let rewrite = self.dossier.assessment.rewrite(&id).map(|entry| entry.value.clone());
        self.blocks.push(Block::Passage(Passage { id, number, made, rewrite }));
    }

    fn table(&mut self, head: &[&'static str], widths: &[u32], rows: Vec<Vec<String>>) {
        self.blocks.push(Block::Table(Table { head: head.to_vec(), rows, widths: widths.to_vec() }));
    }
}
