//! Places and fields of a file in people's words: `43/43.1/targets[0]` is “43.1 的第 1 个目标值”.

/// Lists of a file, and what one entry is called.
const LISTS: [(&str, &str, &str); 12] = [
    ("sections", "板块", "section"),
    ("indicators", "指标", "indicator"),
    ("checkpoints", "观测点", "checkpoint"),
    ("targets", "目标值", "target"),
    ("applies", "适用条件", "rule of applicability"),
    ("metrics", "数据项", "metric"),
    ("levels", "等级", "level"),
    ("bands", "等次", "grade band"),
    ("answers", "作答", "answer"),
    ("values", "数据", "value"),
    ("evidence", "佐证材料", "piece of evidence"),
    ("rectifications", "整改", "rectification"),
];

/// Fields and objects of a file, and what people call them.
const FIELDS: [(&str, &str, &str); 55] = [
    ("id", "编号", "id"),
    ("no", "序号", "number"),
    ("title", "标题", "title"),
    ("text", "文字", "text"),
    ("name", "名称", "name"),
    ("issuer", "发文单位", "issuer"),
    ("document_number", "文号", "document number"),
    ("issued", "印发日期", "date of issue"),
    ("published", "发布日期", "date of publication"),
    ("period", "时段", "period"),
    ("region", "地区", "region"),
    ("jurisdiction", "层级", "jurisdiction"),
    ("edition", "版次", "edition"),
    ("format", "格式", "format"),
    ("version", "格式版本", "version"),
    ("section", "所属板块", "section"),
    ("sections", "板块", "sections"),
    ("indicators", "指标", "indicators"),
    ("checkpoints", "观测点", "checkpoints"),
    ("checkpoint", "观测点", "checkpoint"),
    ("metrics", "数据项", "metrics"),
    ("metric", "数据项", "metric"),
    ("scales", "评定等级", "scales"),
    ("scale", "评定等级", "scale"),
    ("level", "等级", "level"),
    ("lead", "牵头单位", "lead units"),
    ("responsible", "责任单位", "responsible units"),
    ("deadline", "完成时限", "deadline"),
    ("date", "日期", "date"),
    ("weight", "权重", "weight"),
    ("kind", "类型", "kind"),
    ("audience", "作答对象", "audience"),
    ("targets", "目标值", "targets"),
    ("op", "比较方式", "comparison"),
    ("value", "数值", "value"),
    ("low", "下限", "lower bound"),
    ("high", "上限", "upper bound"),
    ("unit", "计量单位", "unit of measure"),
    ("stage", "学段", "stage"),
    ("by", "达标日期", "day to be met by"),
    ("definition", "统计口径", "definition"),
    ("plan", "计划", "plan"),
    ("subject", "自评对象", "subject"),
    ("as_of", "自评时点", "day of assessment"),
    ("basis", "基准", "basis"),
    ("created", "建立时间", "time of creation"),
    ("answers", "作答", "answers"),
    ("values", "数据", "values"),
    ("veto", "一票否决", "veto"),
    ("share", "份额", "share"),
    ("evidence", "佐证材料", "evidence"),
    ("serves", "对应指标", "indicators served"),
    ("rectifications", "整改", "rectifications"),
    ("due", "整改期限", "due day"),
    ("closed", "销号", "closing"),
];

/// A field as people call it, with the word in the file: “标题（title）”.
pub fn zh_field(field: &str) -> String {
    match FIELDS.iter().find(|(word, ..)| *word == field) {
        Some((_, zh, _)) => format!("“{zh}”（{field}）"),
        None => format!("“{field}”"),
    }
}

pub fn en_field(field: &str) -> String {
    match FIELDS.iter().find(|(word, ..)| *word == field) {
        Some((_, _, en)) if *en != field => format!("“{field}” ({en})"),
        Some(_) | None => format!("“{field}”"),
    }
}

/// A place as people point to it; a space follows what ends in a digit or letter, so that a sentence can go on.
pub fn zh_place(place: &str) -> String {
    spaced(zh_words(place))
}

fn spaced(text: String) -> String {
    if text.ends_with(|c: char| c.is_ascii_alphanumeric()) { text + " " } else { text }
}

fn zh_words(place: &str) -> String {
    let (named, inner) = split(place);
    let inner: Vec<String> = inner
        .into_iter()
        .map(|part| match entry(part) {
            Some((list, number)) => {
                let word = LISTS.iter().find(|(word, ..)| *word == list).map_or("条目", |(_, zh, _)| zh);
                format!("第 {number} 个{word}")
            }
            None => FIELDS.iter().find(|(word, ..)| *word == part).map_or(part, |(_, zh, _)| zh).to_owned(),
        })
        .collect();
    match (named, inner.is_empty()) {
        ("", true) => "这个文件".to_owned(),
        ("", false) => inner.join("的"),
        (named, true) => named.to_owned(),
        (named, false) => format!("{}的{}", spaced(named.to_owned()), inner.join("的")),
    }
}

pub fn en_place(place: &str) -> String {
    let (named, inner) = split(place);
    let words = inner.into_iter().map(|part| match entry(part) {
        Some((list, number)) => {
            let word = LISTS.iter().find(|(word, ..)| *word == list).map_or("entry", |(_, _, en)| en);
            format!("{word} no. {number}")
        }
        None => FIELDS.iter().find(|(word, ..)| *word == part).map_or(part, |(_, _, en)| en).to_owned(),
    });
    let named = Some(named.to_owned()).filter(|named| !named.is_empty());
    let parts: Vec<String> = named.into_iter().chain(words).collect();
    if parts.is_empty() { "This file".to_owned() } else { parts.join(", ") }
}

/// The innermost name, and what is pointed to inside of it by position or field.
fn split(place: &str) -> (&str, Vec<&str>) {
    let is_inner = |part: &&str| entry(part).is_some() || FIELDS.iter().any(|(word, ..)| word == part);
    let mut inner = Vec::new();
    let mut named = "";
    for part in place.rsplit('/') {
        if is_inner(&part) {
            inner.push(part);
        } else {
            named = part;
            break;
        }
    }
    inner.reverse();
    (named, inner)
}

/// `targets[0]` as its list and its number counted from 1.
fn entry(part: &str) -> Option<(&str, usize)> {
    let (list, rest) = part.split_once('[')?;
    let index: usize = rest.strip_suffix(']')?.parse().ok()?;
    Some((list, index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_people_point() {
        let check = |place: &str, zh: &str, en: &str| {
            assert_eq!(zh_place(place), zh);
            assert_eq!(en_place(place), en);
        };
        check("", "这个文件", "This file");
        check("lvchun-2022/43/43.1", "43.1 ", "43.1");
        check("lvchun-2022/43/43.1/targets[0]", "43.1 的第 1 个目标值", "43.1, target no. 1");
        check("indicators[2]", "第 3 个指标", "indicator no. 3");
        check("绿春县第一中学/plan", "绿春县第一中学的计划", "绿春县第一中学, plan");
    }
}
