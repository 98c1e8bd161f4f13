//! The sheets of a workbook, each by itself: as the writer puts them into a file, and as the page shows and prints them.

use super::page::Page;
use super::{Content, Material, as_approved, checks, cover, evidence, ledger, paper, table, values};
use crate::assessment::asked;
use crate::exchange::binder::{Filed, filed};
use crate::plan::{Checkpoint, CheckpointId, Indicator, IndicatorId};
use crate::words::words;

words! {
    /// A sheet that people see, in the order of the file.
    Sheet {
        /// 封面.
        Cover = "cover",
        /// 自评表.
        Table = "table",
        /// 基础数据表.
        Values = "values",
        /// 未达成与整改台账.
        Ledger = "ledger",
        /// 佐证材料目录.
        Evidence = "evidence",
        /// 校验说明.
        Checks = "checks",
    }
}

/// One sheet; nothing where it would have nothing to say.
pub(super) fn made(of: Content, sheet: Sheet) -> Option<Page> {
    match sheet {
        Sheet::Cover => Some(cover::page(of)),
        Sheet::Table => Some(table::page(of, &on_shelf(of))),
        Sheet::Values => values::page(of),
        Sheet::Ledger => ledger::page(of),
        Sheet::Evidence => evidence::page(of, &on_shelf(of)),
        Sheet::Checks => checks::page(of),
    }
}

/// A sheet of an assessment as it is handed in, of one indicator only where that is asked for.
pub fn shown(material: Material, sheet: Sheet, only: Option<&IndicatorId>, receipt: &str) -> Option<Page> {
    as_approved(material, |material, seal| made(Content { only, ..paper(material, seal, receipt) }, sheet))
}

/// The evidence of what is wanted, under the numbers that it has among all.
fn on_shelf(of: Content) -> Vec<Filed> {
    let serves = |each: &Filed| of.only.is_none_or(|only| each.evidence.serves(only));
    filed(of.plan, of.dossier).into_iter().filter(serves).collect()
}

impl Content<'_> {
    fn wants(&self, indicator: &Indicator) -> bool {
        self.only.is_none_or(|only| indicator.id == *only)
    }

    /// Nothing where only one indicator is wanted: a sheet that says nothing of it is left out.
    pub(super) fn whole(&self) -> Option<()> {
        self.only.is_none().then_some(())
    }

    pub(super) fn wants_checkpoint(&self, id: &CheckpointId) -> bool {
        self.only.is_none_or(|only| self.plan.checkpoint(id).is_some_and(|(indicator, _)| indicator.id == *only))
    }

    /// Whether anything that is wanted asks for a number.
    pub(super) fn uses<'i>(&self, checkpoints: impl IntoIterator<Item = &'i CheckpointId>) -> bool {
        self.only.is_none() || checkpoints.into_iter().any(|id| self.wants_checkpoint(id))
    }

    /// What is asked, of what is wanted.
    pub(super) fn wanted(&self) -> impl Iterator<Item = (&Indicator, &Checkpoint)> {
        asked(self.plan, &self.dossier.subject).filter(|(indicator, _)| self.wants(indicator))
    }
}
