/**
 * What the scoreboard keeps of a report: the levels, the worst error of each cell, and what fell short.
 * @param library  the folder of the subject
 * @param report   as `softproof certify --report json=` writes it
 * @param machine  in words
 */
export function entryOf(library, { result, circumstances }, machine) {
  const { subject, suite, seed, effort, asked, verdict, levels, options, findings } = result;
  return {
    library,
    name: subject.name,
    version: subject.version,
    verdict,
    levels,
    options,
    worst: worstErrors(findings),
    short: findings.filter(({ status }) => status === 'fail' || status === 'broken').map(shortfall),
    measured: {
      date: circumstances.started.slice(0, 10),
      machine: `${machine}, ${circumstances.platform}, Node ${circumstances.node}`,
      suite,
      seed,
      effort,
      asked,
    },
  };
}

/** quantity -> dtype -> the largest error of an answer, in floats or 'inf', where no option is in play. */
function worstErrors(findings) {
  const worst = {};
  for (const { quantity, dtype, option, worst: seen } of findings) {
    if (option !== undefined || seen === undefined) continue;
    worst[quantity] ??= {};
    worst[quantity][dtype] = larger(worst[quantity][dtype] ?? 0, seen.ulp);
  }
  return worst;
}

function larger(a, b) {
  return a === 'inf' || b === 'inf' ? 'inf' : Math.max(a, b);
}

function shortfall({ check, quantity, dtype, option, level, cause, dialect, reason, counterexample }) {
  const held = level ?? cause ?? (dialect && 'not as declared');
  return { check, quantity, dtype, option, level: held, why: counterexample?.complaint ?? reason };
}
