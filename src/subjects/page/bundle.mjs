// Bundles what runs inside a page, as compiled, into a single classic script that can be injected: part of the build.

import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const at = (name) => fileURLToPath(new URL(`../../../dist/subjects/page/${name}`, import.meta.url));

// The command of rolldown says when it is done, whatever it is told: above every verdict of `npm run certify`.
await build({
  input: at('inside.js'),
  output: { file: at('inside.script.js'), format: 'iife', name: 'inside' },
});
