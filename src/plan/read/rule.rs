//! Reading a named rule and the settings of a plan.

use super::read_audience;
use crate::plan::*;
use crate::problem::What;
use crate::tree::Fields;

pub fn read_rule(fields: &Fields) -> Option<Rule> {
    let fields = fields.object("rule")?;
    let parts: Vec<RulePart> = fields.objects("parts").into_iter().map(read_part).collect();
    if parts.is_empty() {
        fields.note(What::MissingField { field: "parts".to_owned() });
    }
    fields.finish();
    Some(Rule { parts })
}

fn read_part(fields: Fields) -> RulePart {
    let part = RulePart {
        section: fields.texts("section"),
        by_stage: fields.flag("by_stage").unwrap_or_default(),
        at_least: fields.whole("at_least"),
        floor: fields.decimal("floor"),
        rollup: fields.flag("rollup").unwrap_or_default(),
    };
    fields.finish();
    part
}

pub fn read_settings(fields: &Fields) -> Vec<Setting> {
    fields.objects("settings").into_iter().filter_map(read_setting).collect()
}

fn read_setting(fields: Fields) -> Option<Setting> {
    let id = fields.need_text("id");
    let fields = fields.called(&id);
    let (kind, question, note) = (fields.need_word("kind"), fields.need_text("question"), fields.text("note"));
    let audience = read_audience(&fields, "audience");
    if audience.is_empty() {
        fields.note(What::NoAudience);
    }
    fields.finish();
    kind.map(|kind| Setting { id: id.into(), kind, question, note, audience })
}
