// Writes tests/cases/licences.txt anew from what each dependency says of itself: node .dev/licences.mjs, after
// Cargo.lock has changed. tests/it/dependencies.rs then judges the table, without cargo and without a network.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = join(dirname(fileURLToPath(import.meta.url)), '..');
const metadata = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], { cwd: top, encoding: 'utf8', maxBuffer: 2 ** 28 });
const { packages } = JSON.parse(metadata);
const rows = packages.map(({ name, version, license }) => `${name} | ${version} | ${license ?? 'none said'}`).sort();
const head = `# What every package of Cargo.lock says of its licence. Written by .dev/licences.mjs, judged by tests/it/dependencies.rs.
# package | version | licence
`;
writeFileSync(join(top, 'tests/cases/licences.txt'), `${head}${rows.join('\n')}\n`);
console.log(`  tests/cases/licences.txt: ${rows.length} packages`);
