//! 自评报告: the report as it will be, with its meter and its gaps, each paragraph to be rewritten in place; and its files.

mod files;
mod passage;
mod sheet;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::edition::edition_line;
use super::growing::Growing;
use super::live::{effect, keyed, live, part};
use super::markup::{element, following, quoted, word};
use super::seal::SealBanner;
use super::status::SaveMark;
use crate::assessment::{Dossier, PassageId};
use crate::exchange::json;
use crate::exchange::report::{Block, Meter, Report, report};
use crate::i18n::{ReportWords, paper};
use crate::plan::Plan;
use crate::state::{Session, session};

/// So long after the last change the report follows.
const PAUSE: Duration = Duration::from_millis(400);

/// So many headings, paragraphs and tables are shown at a time.
const STEP: usize = 4;

/// What the parts of the page look at.
#[derive(Clone)]
pub struct Page {
    session: Session,
    report: RwSignal<Option<Arc<Report>>>,
    /// The passage that is being rewritten.
    editing: RwSignal<Option<PassageId>>,
}

#[component]
pub fn ReportPage() -> impl IntoView {
    let session = session();
    let plan = untrack(move || session.plan())?;
    let (report, receipt) = following_after(session, plan.clone());
    let page = Page { session, report, editing: RwSignal::new(None) };
    let (paper, annex, meter) = (page.clone(), page.clone(), page.clone());
    let growing = Growing::begin();

    Some(view! {
        <div class="results report">
            <div class="no-print">
                <h1 tabindex="-1">{t!(session, ReportWords.title)}</h1>
                <p class="crumb"><span lang="zh-CN">{plan.title.clone()}</span></p>
                <SealBanner/>
                {edition_line(session)}
                <p class="hint">{t!(session, ReportWords.hint)}</p>
                {part(move || meter.report.get().map(|report| shown(&meter, report.meter)))}
                <SaveMark/>
                {files::files(session)}
            </div>
            <article class="paper" lang="zh-CN">
                {part(move || paper.report.get().map(|report| title(&report)))}
                {blocks(&page, growing, |report, shown| &report.blocks[..shown.min(report.blocks.len())])}
                {part(move || {
                    let (report, receipt) = (page.report.get()?, receipt.get()?);
                    Some(signed(&report, &receipt))
                })}
                <div class="annex">{blocks(&annex, growing, |report, shown| &report.annex[..shown.saturating_sub(report.blocks.len())])}</div>
            </article>
        </div>
    })
}

/// The report and its receipt, which follow a pause after the last change: both are made of the whole assessment, and that is
/// too much to do at every key.
fn following_after(session: Session, plan: Arc<Plan>) -> (RwSignal<Option<Arc<Report>>>, RwSignal<Option<String>>) {
    let (made, receipt) = (RwSignal::new(None), RwSignal::new(None));
    let turn = StoredValue::new(0_usize);
    effect(move || {
        let is_there = session.evaluation.with(Option::is_some) && session.with_dossier(|_| ()).is_some();
        turn.update_value(|turn| *turn += 1);
        let (own, plan) = (turn.get_value(), plan.clone());
        // The page may have been left meanwhile.
        let is_last = move || turn.try_get_value() == Some(own);
        let sign = {
            let plan = plan.clone();
            move || {
                if is_last() {
                    receipt.set(untrack(|| session.with_dossier(|dossier| json::receipt_of(&plan, dossier))));
                }
            }
        };
        let write = move || {
            if is_last() {
                let written = session.evaluation.get_untracked().and_then(|evaluation| {
                    let write = |dossier: &Dossier| Arc::new(report(&plan, dossier, &evaluation));
                    untrack(|| session.with_dossier(write))
                });
                made.set(written);
                set_timeout(sign, Duration::ZERO);
            }
        };
        let is_first = made.with_untracked(Option::is_none);
        if is_there {
            set_timeout(write, if is_first { Duration::ZERO } else { PAUSE });
        }
    });
    (made, receipt)
}

/// How many problems and causes are written, and how many gaps are left.
fn shown(page: &Page, meter: Meter) -> AnyView {
    let session = page.session;
    let Meter { short, problems, causes, gaps } = meter;
    let gaps = following(live(move || (ReportWords::of(session.language.get()).gaps)(gaps)), "p", "gaps");
    let text = live(move || match short {
        0 => ReportWords::of(session.language.get()).nothing_short.to_owned(),
        _ => (ReportWords::of(session.language.get()).meter)(problems, causes, short),
    });
    let label = session.said(pick!(ReportWords.problems));
    let bar = (short > 0).then(|| {
        view! { <progress max=(2 * short).to_string() value=(problems + causes).to_string() aria-label=label></progress> }
    });
    view! { <section class="meter" data-meter=format!("{problems}/{causes}/{short}")>{bar}{following(text, "p", "")}{gaps}</section> }
        .into_any()
}

fn title(report: &Report) -> AnyView {
    let lines = report.title.iter().map(|line| quoted("span", "", line.clone())).collect();
    element("header", "", vec![element("p", "paper-title", lines), quoted("p", "paper-period", report.period.clone())])
}

fn signed(report: &Report, receipt: &str) -> AnyView {
    let signed = element("div", "paper-signed", report.signed.iter().map(|line| quoted("p", "", line.clone())).collect());
    element("footer", "", vec![signed, quoted("p", "paper-receipt", paper::receipt(receipt))])
}

/// What a block is known by: as long as that is the same, so is what is shown, and the field that is being typed into.
fn key(block: &Block) -> String {
    match block {
        Block::Heading { text, .. } => format!("h {text}"),
        Block::Passage(passage) => format!("p {}", passage.id),
        Block::Table(table) => {
            let mut hasher = DefaultHasher::new();
            table.rows.hash(&mut hasher);
            format!("t {} {}", table.head.join(" "), hasher.finish())
        }
    }
}

/// One part of the report, as far as it is shown by now: of all its blocks so many.
fn blocks(page: &Page, growing: Growing, of: fn(&Report, usize) -> &[Block]) -> AnyView {
    let (listed, page) = (page.report, page.clone());
    let items = move || {
        let shown = |report: Arc<Report>| of(&report, growing.shown(report.blocks.len() + report.annex.len(), STEP)).to_vec();
        listed.get().map(shown).unwrap_or_default()
    };
    keyed(items, key, move |block| match block {
        Block::Heading { level, text } => quoted(if level == 1 { "h2" } else { "h3" }, "", text),
        Block::Passage(passage) => passage::passage(&page, passage.id),
        Block::Table(table) => sheet::table(&table),
    })
}

impl Page {
    /// A word of the page that stands in the paper.
    fn word(&self, tag: &'static str, class: &'static str, pick: super::markup::Pick) -> AnyView {
        word(self.session, tag, class, pick)
    }
}
