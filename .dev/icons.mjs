// Draws public/icons/*.png anew from public/icon.svg: node .dev/icons.mjs, when the drawing has changed. The pictures
// are kept with the sources, so that a build needs no browser; the drawing is the only thing to edit.
//
// Needs Chromium and the browser tests' packages, as .dev/test installs them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserPath, top } from '../tests/e2e/harness.mjs';
import { chromium } from '../tests/e2e/node_modules/playwright-core/index.mjs';

const drawing = readFileSync(join(top, 'public/icon.svg'), 'utf8');

/** For launchers that cut their own shape: colour to the edges, and the sign within the inner four fifths. */
const maskable = drawing.replace(/ rx="\d+"/, '').replace('<g ', '<g transform="translate(16 16) scale(.8) translate(-16 -16)" ');

const PICTURES = [
  ['icon-32.png', 32, drawing],
  ['icon-192.png', 192, drawing],
  ['icon-512.png', 512, drawing],
  ['icon-maskable-512.png', 512, maskable],
];

const browser = await chromium.launch({ executablePath: browserPath(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
mkdirSync(join(top, 'public/icons'), { recursive: true });
for (const [name, size, svg] of PICTURES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`);
  writeFileSync(join(top, 'public/icons', name), await page.screenshot({ omitBackground: true }));
  console.log(`  public/icons/${name}`);
}
await browser.close();
