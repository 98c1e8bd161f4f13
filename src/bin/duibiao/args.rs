//! The command line: a command, its operands, and options that all commands share.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use duibiao::assessment::Basis;
use duibiao::i18n::Language;
use duibiao::plan::SubjectKind;

use super::Failure;

/// What was asked for.
#[derive(Default)]
pub struct Args {
    pub command: String,
    pub operands: Vec<PathBuf>,
    pub as_of: Option<NaiveDate>,
    pub today: Option<NaiveDate>,
    pub basis: Option<Basis>,
    pub plan: Option<PathBuf>,
    pub format: Option<String>,
    pub kind: Option<SubjectKind>,
    pub name: Option<String>,
    pub out: Option<PathBuf>,
    pub language: Option<Language>,
}

impl Args {
    pub fn read(mut words: impl Iterator<Item = OsString>) -> Result<Self, Failure> {
        let mut args = Self::default();
        let mut options = true;
        while let Some(word) = words.next() {
            let text = word.to_string_lossy().into_owned();
            if options && text == "--" {
                options = false;
            } else if options && text.len() > 1 && text.starts_with('-') {
                args.option(&text, &mut words)?;
            } else if args.command.is_empty() {
                args.command = text;
            } else {
                args.operands.push(word.into());
            }
        }
        Ok(args)
    }

    fn option(&mut self, text: &str, words: &mut impl Iterator<Item = OsString>) -> Result<(), Failure> {
        let (name, inline) = match text.split_once('=') {
            Some((name, value)) => (name, Some(OsString::from(value))),
            None => (text, None),
        };
        if matches!(name, "--help" | "-h" | "--version" | "-V") {
            self.command = name.to_owned();
            return Ok(());
        }
        let mut value =
            || inline.clone().or_else(|| words.next()).ok_or_else(|| Failure::Usage(format!("{name} 后面缺少内容。")));
        match name {
            "--as-of" => self.as_of = Some(date(name, value()?)?),
            "--today" => self.today = Some(date(name, value()?)?),
            "--basis" => self.basis = Some(word(name, value()?, Basis::ALL, Basis::word)?),
            "--lang" => self.language = Some(word(name, value()?, Language::ALL, Language::word)?),
            "--plan" => self.plan = Some(value()?.into()),
            "--out" | "-o" => self.out = Some(value()?.into()),
            "--kind" => self.kind = Some(word(name, value()?, SubjectKind::ALL, SubjectKind::word)?),
            "--name" => self.name = Some(value()?.to_string_lossy().into_owned()),
            "--format" => self.format = Some(value()?.to_string_lossy().into_owned()),
            _ => return Err(Failure::Usage(format!("没有“{name}”这个选项。"))),
        }
        Ok(())
    }

    /// The language of what is said.
    pub fn language(&self) -> Language {
        self.language.unwrap_or(Language::Zh)
    }

    /// The only operand, or what is missing.
    pub fn operand(&self, what: &str) -> Result<&PathBuf, Failure> {
        match self.operands.as_slice() {
            [one] => Ok(one),
            [] => Err(Failure::Usage(format!("{} 后面缺少{what}。", self.command))),
            [_, extra, ..] => Err(Failure::Usage(format!("{} 只要一个{what}，多出“{}”。", self.command, extra.display()))),
        }
    }

    pub fn no_operand(&self) -> Result<(), Failure> {
        match self.operands.first() {
            None => Ok(()),
            Some(extra) => Err(Failure::Usage(format!("{} 后面多出“{}”。", self.command, extra.display()))),
        }
    }

    /// Where to write, which must be said.
    pub fn needed_out(&self) -> Result<&PathBuf, Failure> {
        self.out.as_ref().ok_or_else(|| Failure::Usage(format!("{} 缺少 --out。", self.command)))
    }
}

fn date(name: &str, value: OsString) -> Result<NaiveDate, Failure> {
    let text = value.to_string_lossy();
    text.parse().map_err(|_| Failure::Usage(format!("{name} 的日期“{text}”不对，请写成 2026-08-31 的样子。")))
}

fn word<W: Copy>(name: &str, value: OsString, all: &[W], word: impl Fn(W) -> &'static str) -> Result<W, Failure> {
    let text = value.to_string_lossy();
    let found = all.iter().copied().find(|each| word(*each) == text);
    let known = || all.iter().map(|each| word(*each)).collect::<Vec<_>>().join("、");
    found.ok_or_else(|| Failure::Usage(format!("{name} 没有“{text}”，可用：{}。", known())))
}
