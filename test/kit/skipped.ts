import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** Names at the end of a run each test that was skipped, and why: a green run is not to pass for more than it is. */
export default class Skipped implements Reporter {
  private isFiltered = false;

  onInit({ config }: Vitest): void {
    this.isFiltered = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // Where tests were asked for by name the others count as skipped, too.
    if (this.isFiltered) return;
    const lines = modules.flatMap((module) => Array.from(module.children.allTests('skipped'), lineOf));
    if (lines.length > 0) process.stdout.write(`Skipped here, ${lines.length}:\n${lines.join('')}\n`);
  }
}

function lineOf(test: TestCase): string {
  const result = test.result();
  const why = (result.state === 'skipped' && result.note) || 'what it needs is not installed';
  return `  ${test.module.relativeModuleId} > ${test.fullName}: ${why}\n`;
}
