import { suite } from '../../../src/suite.ts';
import type { Adequacy } from './record.ts';

/** What a check is there for: how many mutants it kills, kills first, kills alone, and is named by. */
export interface Service {
  readonly check: string;
  readonly kills: number;
  readonly first: number;
  readonly only: number;
  readonly named: number;
}

/** Of all checks, in the order of reports; by the kills at `standard`, and first kills of machine-made mutants too. */
export function services({ mutants, machine, checks }: Adequacy): Service[] {
  return checks.map((check) => ({
    check,
    kills: mutants.filter(({ standard }) => standard.includes(check)).length,
    first:
      mutants.filter(({ standard }) => standard[0] === check).length +
      machine.filter(({ killer }) => killer === check).length,
    only: mutants.filter(({ standard }) => standard.length === 1 && standard[0] === check).length,
    named: mutants.filter(({ killer }) => killer === check).length,
  }));
}

export function checkRows(adequacy: Adequacy): string[][] {
  return services(adequacy).map(({ check, ...counts }, k) => [
    `${k + 1}. ${check}`,
    ...[counts.kills, counts.first, counts.only, counts.named].map(String),
    suite.find(({ id }) => id === check)?.why ?? '',
  ]);
}
