import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**'],
    // What runs in CI says so in its log; tests have to find the same everywhere. ON_CI is for what may be skipped elsewhere.
    env: { CI: '', ON_CI: process.env.CI ?? '' },
    reporters: ['default', './test/kit/skipped.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Types only, AssemblyScript, or an entry that runs in a process of its own (measured there, not here).
      exclude: [
        'src/contract/**',
        'src/kernel/simd/assembly/**',
        'src/subjects/node-adapter-main.ts',
        'src/cli/main.ts',
      ],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90 },
    },
  },
});
