/** The most characters that the board keeps of a complaint. */
const LONGEST = 160;

/**
 * What the scoreboard keeps of a report: the levels, the worst answer of each cell, and what fell short.
 * @param library  the folder of the subject
 * @param report   as `softproof certify --report json=` writes it
 * @param machine  in words
 * @param vectors  the version of the vectors that were asked, which may change within one version of the suite
 */
export function entryOf(library, { result, circumstances }, machine, vectors) {
  const { subject, suite, seed, effort, asked, verdict, limits, levels, options, findings } = result;
  return {
    library,
    name: subject.name,
    version: subject.version,
    verdict,
    limits,
    levels,
    options,
    dialects: dialectsOf(findings),
    worst: worstAnswers(findings),
    short: findings.filter(({ status }) => status === 'fail' || status === 'broken').map(shortfall),
    measured: {
      date: circumstances.started.slice(0, 10),
      machine: `${machine}, ${circumstances.platform}, Node ${circumstances.node}`,
      suite,
      vectors,
      seed,
      effort,
      asked,
    },
  };
}

/** quantity -> dtype -> the answer with the largest error, in floats or 'inf', where no option is in play. */
function worstAnswers(findings) {
  const worst = {};
  for (const { quantity, dtype, option, worst: seen } of findings) {
    if (option !== undefined || seen === undefined) continue;
    worst[quantity] ??= {};
    const former = worst[quantity][dtype];
    if (former === undefined || sizeOf(seen.ulp) > sizeOf(former.error)) worst[quantity][dtype] = brief(seen);
  }
  return worst;
}

/** situation -> the outcomes that came of it, one where all cells agree. */
function dialectsOf(findings) {
  const outcomes = {};
  for (const { dialect, status } of findings) {
    if (dialect?.found === undefined || status !== 'pass') continue;
    const { situation, found } = dialect;
    outcomes[situation] = [...new Set([...(outcomes[situation] ?? []), found])];
  }
  return outcomes;
}

function sizeOf(error) {
  return error === 'inf' ? Number.POSITIVE_INFINITY : error;
}

function brief({ ulp, case: id, asked, answer, correct, digits, rest }) {
  const { logits, labels } = asked.problem;
  return {
    error: ulp,
    case: id,
    logits: outline(logits),
    labels: logits.decimals && labels,
    answer: answer.decimal,
    exact: correct.decimal,
    digits,
    rest,
  };
}

/** A tensor of few elements in decimals that read back as the same floats, and of others the shape alone. */
function outline({ dtype, shape, decimals }) {
  return decimals ? { dtype, shape, decimals } : { dtype, shape };
}

function shortfall({ check, quantity, dtype, option, level, cause, dialect, reason, counterexample }) {
  const held = level ?? cause ?? (dialect && 'not as declared');
  return {
    check,
    quantity,
    dtype,
    option,
    level: held,
    why: brieflySaid(counterexample?.complaint ?? reason),
  };
}

/** A complaint quotes numbers and messages of any length. */
function brieflySaid(why) {
  return why.length <= LONGEST ? why : `${why.slice(0, LONGEST)}…`;
}
