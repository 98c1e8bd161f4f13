//! Files on disk: reading with a bound, writing only what changed, and what went wrong in a sentence.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use duibiao::exchange::{Imported, Kind, check_against, json, recognise, workbook};
use duibiao::i18n::{self, Language};
use duibiao::plan::{self, Plan, shipped};
use duibiao::problem::{Problem, What};
use duibiao::tree::LIMIT_BYTES;

use super::{Failure, say};

/// The bytes of a file. A huge one is told by its size and never swallowed.
pub fn read(path: &Path, language: Language) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| cannot("读取", path, &error);
    let file = fs::File::open(path).map_err(failed)?;
    let size = usize::try_from(file.metadata().map_err(failed)?.len()).unwrap_or(usize::MAX);
    if size > LIMIT_BYTES {
        let what = What::TooLarge { bytes: size, limit: LIMIT_BYTES };
        return Err(Failure::Lines(lines(path, &[Problem::new("", what)], language)));
    }
    let mut bytes = Vec::new();
    file.take(LIMIT_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Writes a file unless it is there already as it should be; watchers are not woken for nothing.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, bytes)).map_err(|error| cannot("写入", path, &error))
}

fn cannot(verb: &str, path: &Path, error: &io::Error) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件或文件夹".to_owned(),
        io::ErrorKind::PermissionDenied => "没有权限".to_owned(),
        io::ErrorKind::IsADirectory => "这是文件夹，不是文件".to_owned(),
        _ => error.to_string(),
    };
    Failure::line(format!("{}: 不能{verb}：{why}。", path.display()))
}

/// One line a problem: `file: place: sentence`.
pub fn lines(path: &Path, problems: &[Problem], language: Language) -> Vec<String> {
    let line = |problem: &Problem| {
        let sentence = i18n::problem(language, problem);
        match problem.place.as_str() {
            // A cell is named by its sentence already.
            place if sentence.starts_with(place) => format!("{}: {sentence}", path.display()),
            place => format!("{}: {place}: {sentence}", path.display()),
        }
    };
    problems.iter().map(line).collect()
}

/// A plan file, JSON or TOML.
pub fn read_plan(path: &Path, language: Language) -> Result<Plan, Failure> {
    let bytes = read(path, language)?;
    let failed = |problems: Vec<Problem>| Failure::Lines(lines(path, &problems, language));
    match recognise(&bytes) {
        Ok(Kind::Plan(text)) => plan::read(text).map_err(failed),
        Ok(Kind::Assessment(_) | Kind::Backup(_) | Kind::Workbook(_)) => Err(failed(vec![Problem::new("", What::NotOurs)])),
        Err(problems) => match toml(path, &bytes) {
            Some(text) => plan::from_toml(text).map_err(failed),
            None => Err(failed(problems)),
        },
    }
}

/// The text of a file that says it is TOML; that format has no mark of its own to be recognised by.
pub fn toml<'a>(path: &Path, bytes: &'a [u8]) -> Option<&'a str> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| bytes.len() <= LIMIT_BYTES)?;
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")).then_some(text)
}

/// An assessment file with its plan; warnings are said at once, anything worse is a failure.
pub fn read_assessment(path: &Path, own_plan: Option<&Path>, language: Language) -> Result<(Plan, Imported), Failure> {
    let bytes = read(path, language)?;
    let failed = |problems: &[Problem]| Failure::Lines(lines(path, problems, language));
    let found = match recognise(&bytes).map_err(|problems| failed(&problems))? {
        Kind::Assessment(text) => Ok(json::read(text).map_err(|problems| failed(&problems))?),
        Kind::Workbook(bytes) => Err(workbook::open(bytes).map_err(|problems| failed(&problems))?),
        Kind::Backup(_) => return Err(Failure::line(format!("{}: 这是备份文件，这里要自评文件。", path.display()))),
        Kind::Plan(_) => return Err(Failure::line(format!("{}: 这是计划文件，这里要自评文件。", path.display()))),
    };
    let id = found.as_ref().map_or_else(|filled| &filled.plan().id, |imported| &imported.plan.id).to_string();
    let plan = match own_plan {
        Some(own_plan) => read_plan(own_plan, language)?,
        None => shipped::plan(&id)
            .ok_or_else(|| failed(&[Problem::new("", What::UnknownPlan { plan: id.clone() })]))?
            .map_err(|problems| failed(&problems))?,
    };
    let imported = found.or_else(|filled| filled.imported(&plan)).map_err(|problems| failed(&problems))?;
    let against = check_against(&plan, &imported);
    let (warnings, hard): (Vec<Problem>, Vec<Problem>) = against.into_iter().partition(Problem::is_warning);
    lines(path, &imported.warnings, language).iter().for_each(|line| say(line));
    lines(path, &warnings, language).iter().for_each(|line| say(line));
    if hard.is_empty() { Ok((plan, imported)) } else { Err(failed(&hard)) }
}
