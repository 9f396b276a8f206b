import type { VectorFile } from './vector-file.js' with { 'resolution-mode': 'import' };

// What `require` gives is the data itself, without a default.
declare const file: VectorFile;
export = file;
