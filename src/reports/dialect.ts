import { DIALECT, type Situation } from '../contract/dialect.ts';
import type { Finding, Result } from '../contract/report.ts';
import { phrase } from '../verdict/cells.ts';
import { grouped, listed } from './grouped.ts';
import type { Paint } from './paint.ts';
import { wrapped } from './sections.ts';
import { tellsApart } from './tells-apart.ts';

/** What came of each situation that was asked about; first what is worth declaring, because checks expect otherwise. */
export function dialectLines({ findings }: Result, paint: Paint): string[] {
  const probed = findings.filter(
    ({ dialect, status }) =>
      dialect?.found !== undefined && status !== 'fail' && tellsApart(dialect.situation, dialect.found),
  );
  const [declared, found] = [true, false].map((isDeclared) =>
    outcomes(probed.filter(({ dialect }) => (dialect!.declared !== undefined) === isDeclared)),
  );
  return [
    ...grouped(probed.filter(isNews), ({ dialect }) => advice(dialect!)).flatMap(([said]) =>
      wrapped(said).map((line, k) => (k === 0 ? `${paint.odd('!')} ${line}` : `  ${line}`)),
    ),
    ...(declared ? listed('dialect, as declared:', declared) : []).map(paint.faint),
    ...(found ? listed('dialect, as found:', found) : []).map(paint.faint),
  ];
}

/** Each situation with its outcome: `nan-logit: nan`; with the cells of each where there are several. */
function outcomes(findings: readonly Finding[]): string {
  return grouped(findings, ({ dialect }) => dialect!.situation)
    .map(([situation, those]) => {
      const found = grouped(those, ({ dialect }) => dialect!.found!);
      const told = found.map(([outcome, cells]) =>
        found.length > 1 ? `${outcome} (${phrase(cells)})` : outcome,
      );
      return `${situation}: ${told.join(', ')}`;
    })
    .join('; ');
}

/** Whether another outcome was found than the one that is expected of who declares none. */
function isNews({ dialect }: Finding): boolean {
  const { situation, declared, found } = dialect!;
  const { defined, outcomes }: Situation = DIALECT[situation];
  return declared === undefined && defined !== undefined && found! in outcomes && found !== defined;
}

function advice({ situation, found }: NonNullable<Finding['dialect']>): string {
  const { sentence, outcomes }: Situation = DIALECT[situation];
  return (
    `${sentence} ${outcomes[found!]} The checks expect otherwise; if it is meant, declare ` +
    `"dialect": {"${situation}": "${found}"}, and this is what they expect.`
  );
}
