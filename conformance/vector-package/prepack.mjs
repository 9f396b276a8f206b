// Lays out what is published: the committed vectors as `full`, and `core`, which is exported anew.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

for (const name of ['core', 'full']) rmSync(path(name), { recursive: true, force: true });
cpSync(path('../vectors'), path('full'), { recursive: true });
const words = ['vectors', 'export', '--out', path('core'), '--profile', 'core'];
execFileSync(process.execPath, [path('../../dist/cli/main.js'), ...words]);
cpSync(path('../vectors/LICENSE'), path('LICENSE'));
cpSync(path('../../spec/vector-format.md'), path('vector-format.md'));
