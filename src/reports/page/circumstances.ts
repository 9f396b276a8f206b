import { barText } from '../../verdict/bar-text.ts';
import { count } from '../numbers.ts';
import { type SavedReport, savedBar } from '../saved.ts';
import { type Html, html } from './html.ts';
import { fact } from './problem.ts';

/** What was run, how much was done, what was left out, and where. */
export function circumstances({
  result,
  circumstances: { started, seconds, node, platform },
}: SavedReport): Html {
  const { suite, effort, seed, findings, audit, not_claimed, only, reproducible } = result;
  const sum = (of: 'compared' | 'excluded') =>
    count(findings.reduce((total, finding) => total + finding[of], 0));
  return html`<dl class="facts">
${fact('suite', suite)}${fact('asked for', barText(savedBar(result)))}${fact('effort, seed', `${effort}, ${seed}`)}
${fact('findings', statuses(result))}
${fact('comparisons', `${sum('compared')}, and ${sum('excluded')} excluded since no level says anything there`)}
${fact('expected values', `${count(audit.audited)} derived again by the definition, ${count(audit.differing)} differing`)}
${only && fact('only these checks', only.join(', '))}
${fact('not claimed', not_claimed.length === 0 ? 'nothing: all quantities in all dtypes are' : not_claimed.join(', '))}
${skipped(result)}
${fact('reproducible', reproducible ? 'yes: the same seed gives the same result, byte for byte' : 'no: a time limit had a part, or one question had two answers')}
${started && fact('started', html`<time datetime="${started}">${started.replace('T', ' ').replace(/\..*/, '')} UTC</time>`)}
${seconds !== undefined && fact('took', `${seconds.toFixed(1)} s`)}
${(node ?? platform) && fact('on', [node && `Node ${node}`, platform].filter(Boolean).join(', '))}
</dl>`;
}

function statuses({ findings }: SavedReport['result']): string {
  return (['pass', 'fail', 'known', 'broken', 'skip'] as const)
    .map((status) => [status, findings.filter((finding) => finding.status === status).length] as const)
    .filter(([, number]) => number > 0)
    .map(([status, number]) => `${count(number)} ${status}`)
    .join(', ');
}

/** Checks that had nothing to ask, by the reason. */
function skipped({ findings }: SavedReport['result']): Html | undefined {
  const reasons = new Map<string, Set<string>>();
  for (const { status, kind, reason = '', check } of findings) {
    if (
      status !== 'skip' ||
      kind === 'probe' ||
      reason === 'not claimed' ||
      reason.startsWith('has no vectors')
    )
      continue;
    reasons.set(reason, (reasons.get(reason) ?? new Set()).add(check));
  }
  if (reasons.size === 0) return undefined;
  return fact(
    'checks skipped',
    [...reasons].map(([reason, checks]) => `${checks.size} (${reason})`).join(', '),
  );
}
