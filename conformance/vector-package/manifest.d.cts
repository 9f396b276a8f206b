import type { Manifest } from './manifest.js' with { 'resolution-mode': 'import' };

// What `require` gives is the data itself, without a default.
declare const manifest: Manifest;
export = manifest;
