/**
 * What the scoreboard keeps of a report: the levels, the worst error of each cell, and what failed.
 * @param library  the folder of the subject
 * @param report   as `softproof certify --report json=` writes it
 * @param machine  in words
 */
export function entryOf(library, { result, circumstances }, machine) {
  const { subject, suite, seed, effort, asked, verdict, summary, levels, options, findings } = result;
  return {
    library,
    name: subject.name,
    version: subject.version,
    verdict,
    summary,
    levels,
    options,
    worst: worstErrors(findings),
    failing: findings.filter(({ status }) => status === 'fail' || status === 'broken').map(failure),
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

/** quantity -> dtype -> the largest error of an answer, in floats, where no option is in play. */
function worstErrors(findings) {
  const worst = {};
  for (const { quantity, dtype, option, worst: seen } of findings) {
    if (option !== undefined || seen === undefined) continue;
    worst[quantity] ??= {};
    worst[quantity][dtype] = Math.max(worst[quantity][dtype] ?? 0, Number(seen.ulp));
  }
  return worst;
}

function failure({ check, quantity, dtype, option, status, level, reason, counterexample }) {
  return { check, quantity, dtype, option, status, level, why: counterexample?.complaint ?? reason };
}
