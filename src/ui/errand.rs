//! What the rest of the page is asked for. What only [`Errand::run`] reaches is not in the first load, so what it calls is
//! called from nowhere else: a new screen is an [`Errand`] with its arm.

use leptos::prelude::*;

use super::chosen::follow;
use super::deleting::delete_button;
use super::edition::{aside_fold, edition_line};
use super::evidence::evidence_fold;
use super::figures;
use super::find::{find_panel, found_head, show_more};
use super::finder::Finder;
use super::history::history_fold;
use super::import::Importing;
use super::incoming::{ImportDialog, look};
use super::kept::KeptPage;
use super::keys::KeyAids;
use super::leap::leap_question;
use super::ledger::LedgerPage;
use super::notices::Notices;
use super::plan::PlanPage;
use super::rectify::rectify_fold;
use super::report::ReportPage;
use super::results::{ResultsPage, export};
use super::safety::safety;
use super::sample::open_sample;
use super::seal::SealBanner;
use super::sheet::SheetPage;
use super::standing::{clock_note, say_barred, tab_banner};
use super::start::StartDialog;
use super::table::TablePage;
use super::update::{about, place_note, update_line};
use crate::assessment::{AssessmentId, Dossier, SheetKey, best_levels};
use crate::evaluate::{Finding, judged, judged_anew};
use crate::i18n::reason;
use crate::plan::{CheckpointId, Indicator, PlanId, Unit};
use crate::state::{Derived, Judge, Session, session};

/// What the rest is asked for: something to see, or something to do.
#[derive(Clone)]
pub enum Errand {
    Results(AssessmentId),
    /// The page of one plan.
    Plan(PlanId),
    /// 整改台账.
    Ledger(AssessmentId),
    /// 自评报告.
    Report,
    /// 自评表, of one sheet or indicator where that is named.
    Table(Option<String>),
    /// 基础数据表.
    Sheet,
    /// The form in which assessments are begun.
    Start,
    /// Where what is open is sealed: by whom and when; else, that its plan has a new edition.
    SealBanner,
    /// What is kept aside of what is open.
    Aside,
    /// Says why nothing happens to what can't be changed.
    SayBarred(Session, Notices),
    /// That another tab writes.
    TabBanner,
    /// That the clock can't be right.
    ClockNote,
    /// The button that deletes an assessment, with its question.
    Delete(AssessmentId),
    /// 备份, on the home page.
    Safety,
    /// 本机内容.
    Kept,
    /// The dialog on a chosen file.
    Import,
    /// Writes a file of what is open, in the format of this id.
    Export(Session, Notices, &'static str),
    /// The rest is here: what is open can be judged, and a chosen file kept up to date.
    Begin(Session, Notices),
    /// An invented assessment to look around in.
    Sample(Session, Notices),
    /// The help of the keys, and what they tell.
    KeyAids,
    /// What is looked for on the answering page.
    Find(Finder),
    /// The head over what was found, and the way to what is not shown yet.
    Found(Finder),
    More(Finder),
    /// 佐证材料 of an indicator, and whether its plan gives a score.
    Evidence(Box<Indicator>, bool),
    /// 整改 of a checkpoint.
    Rectify(CheckpointId, Derived<Option<Finding>>),
    /// 修改记录 of a checkpoint and these numbers, which answer it.
    History(CheckpointId, Vec<SheetKey>),
    /// Whether a number in this unit is far from last year's, which is given.
    Leap(Derived<String>, String, &'static Unit),
    /// That a newer version waits; the page is kept on this computer from here on.
    Newer,
    /// What the foot of the page says of its version.
    About,
    /// What must be known of the place of a file before anything is kept.
    Place,
    /// Looks at a chosen file.
    Look(Session, Notices, Importing, web_sys::File),
}

impl Errand {
    /// What is to be seen; nothing where something is done.
    pub fn run(self) -> AnyView {
        match self {
            Self::Results(assessment) => return view! { <ResultsPage assessment/> }.into_any(),
            Self::Plan(id) => return view! { <PlanPage id/> }.into_any(),
            Self::Ledger(assessment) => return view! { <LedgerPage assessment/> }.into_any(),
            Self::Report => return view! { <ReportPage/> }.into_any(),
            Self::Table(of) => return view! { <TablePage of/> }.into_any(),
            Self::Sheet => return view! { <SheetPage/> }.into_any(),
            Self::SealBanner => return view! { <SealBanner/> {edition_line(session())} }.into_any(),
            Self::Aside => return aside_fold(session()),
            Self::SayBarred(session, notices) => say_barred(session, notices),
            Self::TabBanner => return tab_banner(session()),
            Self::ClockNote => return clock_note(session()),
            Self::Start => return view! { <StartDialog/> }.into_any(),
            Self::Kept => return view! { <KeptPage/> }.into_any(),
            Self::Delete(assessment) => return delete_button(assessment),
            Self::Safety => return safety(),
            Self::Import => return view! { <ImportDialog/> }.into_any(),
            Self::KeyAids => return view! { <KeyAids/> }.into_any(),
            Self::Find(finder) => return find_panel(finder),
            Self::Found(finder) => return found_head(finder),
            Self::More(finder) => return show_more(finder),
            Self::Evidence(indicator, has_score) => return evidence_fold(session(), has_score, &indicator),
            Self::Rectify(checkpoint, finding) => return rectify_fold(session(), &checkpoint, finding),
            Self::Newer => return update_line(),
            Self::About => return about(),
            Self::Place => return place_note(),
            Self::Sample(session, notices) => open_sample(session, notices),
            Self::History(checkpoint, keys) => return history_fold(session(), &checkpoint, keys),
            Self::Leap(value, before, unit) => return leap_question(session(), value, before, unit),
            Self::Begin(session, notices) => {
                session.take_judge(&JUDGE);
                follow(session, notices);
            }
            Self::Export(session, notices, format) => export(session, notices, format),
            Self::Look(session, notices, importing, file) => look(session, notices, importing, file),
        }
        ().into_any()
    }
}

/// What judges, for a page that has answers before it has judgements.
static JUDGE: Judge = Judge {
    evaluate: judged,
    update: judged_anew,
    as_sealed: Dossier::as_sealed_now,
    reason,
    is_over_all: Finding::is_over_all,
    headline: figures::headline,
    score: figures::plain_score,
    best_levels,
};
