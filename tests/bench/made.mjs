// A made plan of 3,000 checkpoints, always the same: with chapters as long as the longest real one, or all in one chapter.

import { Principal } from '../e2e/principal.mjs';
import { OPEN } from './questions.mjs';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const EACH = 10;
const TOPICS = ['心理健康教育', '义务教育优质均衡', '教师队伍建设', '学校安全管理', '信息化建设', '体育与美育', '家校社协同', '学前教育普及', '办学条件改善', '课后服务'];

/** The plan as its author would write it; every seventh checkpoint asks for a number. */
export function made({ id, chapters, indicators = 300 }) {
  const head = `id = "${id}"\ntitle = "试算计划（${indicators * EACH}个观测点）"\nissuer = "试算"\nperiod = "2026"\nregion = "重庆市/巴南区"\njurisdiction = "county"\nedition = "1"\n`;
  const sections = NUMERALS.slice(0, chapters).map((no) => `\n[[sections]]\nno = "${no}"\ntitle = "第${no}章"\n`);
  const points = [];
  const metrics = [];
  for (let place = 0; place < indicators; place += 1) {
    const [no, topic] = [place + 1, TOPICS[place % TOPICS.length]];
    const chapter = NUMERALS[Math.floor((place * chapters) / indicators)];
    points.push(`\n[[indicators]]\nno = "${no}"\nsection = ["${chapter}"]\ntitle = "${topic}第${no}项"\nlead = ["区教委"]\ndeadline = { text = "2026年底", date = 2026-12-31 }\n`);
    for (let point = 1; point <= EACH; point += 1) {
      const common = `\n[[indicators.checkpoints]]\nid = "${no}.${point}"\ntext = "全区${topic}工作按第${no}项要求落实到位，有方案、有记录、有成效（第${point}点）"\naudience = ["county"]\n`;
      const isNumber = (place * EACH + point) % 7 === 0;
      const metric = `made_${no}_${point}`;
      points.push(common + (isNumber ? `kind = "measured"\nmetric = "${metric}"\ntargets = [{ op = ">=", value = "${90 + (point % 10)}", unit = "%" }]\n` : 'kind = "rated"\n'));
      if (isNumber) metrics.push(`\n[[metrics]]\nid = "${metric}"\nname = "${topic}达标比例（${no}.${point}）"\nunit = "%"\ndefinition = "年末达标的占全部的比例。"\nperiod = "calendar-year"\n`);
    }
  }
  return [head, ...sections, ...points, ...metrics].join('');
}

const county = (plan) => ({ plan, kind: 'county', name: '巴南区教育委员会', region: '重庆市/巴南区' });

/** Adds the plan from a file, starts it as the county, and goes to a chapter. */
export const enterMade = (url, plan, chapter) => async (stage) => {
  await stage.page.goto(url);
  const principal = new Principal(stage.page);
  await principal.on('home');
  await principal.choose({ name: '计划.toml', bytes: Buffer.from(made(plan)) });
  await stage.page.locator('dialog[open] [data-add-plan]').click();
  await principal.on('plan');
  await principal.home();
  await principal.start(county(plan.id));
  await principal.goTo(chapter);
  await principal.waitSaved();
};

/** Both shapes, each with what the tasks need. */
export const MADE = {
  'nine chapters of 333': { plan: { id: 'made-nine', chapters: 9 }, chapter: OPEN, last: '九', first: '268.1' },
  'one chapter of 3000': { plan: { id: 'made-one', chapters: 1 }, chapter: '一' },
};
