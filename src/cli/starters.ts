/** A file to begin with: where it lies among the adapters, what it becomes, and how it is run. */
export interface Starter {
  /** Its language, or `page` for one that a browser runs. */
  readonly language: string;
  readonly source: string;
  readonly file: string;
  /** The commands that lead from the file to a verdict, in order. */
  readonly commands: readonly string[];
}

/** All that `softproof init` knows. */
export const STARTERS: readonly Starter[] = [
  {
    language: 'javascript',
    source: 'javascript/my-softmax.mjs',
    file: 'my-softmax.mjs',
    commands: ['npx softproof certify ./my-softmax.mjs'],
  },
  {
    language: 'python',
    source: 'python/adapter.py',
    file: 'adapter.py',
    commands: ['npx softproof certify -- python3 adapter.py'],
  },
  {
    language: 'c',
    source: 'c/adapter.c',
    file: 'adapter.c',
    commands: ['cc -O2 -o adapter adapter.c -lm', 'npx softproof certify -- ./adapter'],
  },
  {
    language: 'c++',
    source: 'c/adapter.c',
    file: 'adapter.cpp',
    commands: ['c++ -O2 -o adapter adapter.cpp', 'npx softproof certify -- ./adapter'],
  },
  {
    language: 'rust',
    source: 'rust/adapter.rs',
    file: 'adapter.rs',
    commands: ['rustc --edition 2021 -O adapter.rs', 'npx softproof certify -- ./adapter'],
  },
  {
    language: 'go',
    source: 'go/adapter.go',
    file: 'adapter.go',
    commands: ['go build adapter.go', 'npx softproof certify -- ./adapter'],
  },
  {
    language: 'java',
    source: 'java/Adapter.java',
    file: 'Adapter.java',
    commands: ['npx softproof certify -- java Adapter.java'],
  },
  {
    language: 'page',
    source: 'page/my-softmax.html',
    file: 'my-softmax.html',
    commands: ['npx softproof certify --page ./my-softmax.html'],
  },
];
