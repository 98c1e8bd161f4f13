//! What `duibiao --help` says.

/// Ends every complaint about a command line.
pub const SEE: &str = "用法见 duibiao --help。";

pub const HELP: &str = "\
对标自评命令行 · Self-assessment against education plans

duibiao plans                                列出内置计划（JSON） · list the shipped plans
duibiao plan ID                              输出一个计划（JSON） · print one plan
duibiao check FILE…                          检查计划或自评文件 · check plan or assessment files
duibiao score ASSESSMENT.json                计算评定结果（JSON） · print the evaluation
duibiao export ASSESSMENT.json --format ID --out FILE
                                             导出（json、xlsx、docx、md、csv、ics）并读回核对 · export, then read back and compare
duibiao form ID --kind KIND [--name NAME] --out FILE.xlsx
                                             写出空白表，责任单位要写名称 · write a blank form to fill in; a unit needs its name
duibiao seeds --out DIR                      写出全部内置计划和目录 · write the shipped plans and their catalogue
duibiao schema --out DIR                     写出 JSON Schema · write the JSON Schemas

score、export：
  --as-of DATE          自评时点，默认为自评时段的最后一天，不晚于今天 · day of assessment
  --today DATE          按哪一天算“今天” · what counts as today
  --basis current|final 基准：当前或终期 · basis
check、score、export：
  --plan FILE           自评所对照的计划文件，不给就用内置的 · the plan's file, unless it is shipped
  --lang zh-CN|en       说明文字的语言 · language of the sentences
其他：
  --help, --version

退出码：0 正常，1 文件有问题，2 命令写错。 · Exit code: 0 fine, 1 something is wrong in a file, 2 wrong usage.
";
