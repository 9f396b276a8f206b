const QUANTITIES = ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'];
const VERDICTS = {
  conforms: 'conforms',
  'conforms-except': 'conforms, but for known failures',
  'does-not-conform': 'does not conform',
  'no-verdict': 'no verdict',
};
const LEVELS = ['none', 'safe', 'stable', 'accurate', 'faithful', 'exact'];

const INTRODUCTION = `# Scoreboard

What \`softproof certify\` says of libraries that people use, as [subjects/](subjects/) installs and calls them. Generated
by \`npm run scoreboard\`; the same as data: [scoreboard.json](scoreboard.json).

A gate asks for \`stable\`: every answer is as near to the true value as a careful program gets on any input. A library that
falls short on a single question does not conform; every failure was looked into by hand, and what was confirmed has a page.
`;

const ABOUT_LEVELS = `A cell is the level that held on every question asked, and in brackets the worst error in floats: how many
representable numbers lie between the answer and the true value. From the top: \`exact\` and \`faithful\` (the true value
rounded), \`accurate\` (a few floats off), \`stable\`, \`safe\` (loses digits on hard inputs, but not all), \`none\`.

A \`stable\` answer may be very many floats off where the true value is tiny, as where a loss of 1e-300 comes out as 0: it is
promised to be close on the scale of the numbers it was computed from, not on its own. The worst error therefore says
little by itself; [the worst answers](#worst-answers) below show the inputs. So it is with a library that
[flushes subnormals](#where-the-mathematics-says-nothing): it may answer 0 near the smallest normal number, at every level.
A dash is a cell that the library does not have.
`;

const ABOUT_DIALECTS = `What each library does there, declared by its subject or found; none is better than another, and an outcome that is not known
to be any library's fails. A library whose functions or dtypes differ stands in several rows. \`softproof explain\` tells what an
outcome means.
`;

const ABOUT_WORST = `The answer behind each worst error, without options. The logits are written out where they are few; otherwise
rows x classes, and \`case\` names the question in the report of \`softproof certify\`. \`inf\` floats: the answer is NaN, or
infinite where the true value is finite, or the other way round.
`;

/**
 * The scoreboard as Markdown.
 * @param situations  those in which libraries may differ, with a sentence on each and its outcomes
 */
export function page(entries, findings, situations) {
  return [
    INTRODUCTION,
    table(
      ['library', 'version', 'verdict', 'confirmed by hand'],
      entries.map((entry) => verdictRow(entry, findings)),
    ),
    '## Levels\n',
    ABOUT_LEVELS,
    table(['library', 'dtype', ...QUANTITIES], entries.flatMap(levelRows)),
    '## With options\n',
    'Levels where the question needs more than index labels and the mean.\n',
    optionTable(entries),
    '## What fell short\n',
    entries
      .filter(({ short }) => short.length > 0)
      .map(shortfalls)
      .join('\n'),
    '## Where the mathematics says nothing\n',
    ABOUT_DIALECTS,
    table(['situation', 'outcome', 'libraries'], dialectRows(entries, situations)),
    '## Worst answers\n',
    ABOUT_WORST,
    table(
      ['library', 'dtype', 'quantity', 'floats', 'case', 'logits', 'label', 'answer', 'exact'],
      entries.flatMap(worstRows),
    ),
    '## Measured\n',
    table(['library', 'on', 'machine', 'suite', 'vectors', 'seed', 'effort'], entries.map(measurement)),
  ].join('\n');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}

function dtypesOf(levels) {
  return [...new Set(QUANTITIES.flatMap((quantity) => Object.keys(levels[quantity] ?? {})))];
}

function verdictRow({ library, name, version, verdict, limits, measured }, findings) {
  const pages = findings.filter(({ libraries }) => libraries.includes(library));
  const links = pages.map(({ file, title }) => `[${title.replace(/^.*?: /, '')}](findings/${file})`);
  const from = limits?.least_classes ? `, from ${limits.least_classes} classes on` : '';
  const said = `${VERDICTS[verdict]} at ${measured.asked}${from}`;
  return [`[${name}](subjects/${library}/)`, version, said, links.join('; ') || '–'];
}

function levelRows({ name, levels, worst }) {
  return dtypesOf(levels).map((dtype) => {
    const cells = QUANTITIES.map((quantity) => cell(levels[quantity]?.[dtype], worst[quantity]?.[dtype]));
    return [name, dtype, ...cells];
  });
}

/** A row for each cell of each library, a column for each option. */
function optionTable(entries) {
  const options = [...new Set(entries.flatMap((entry) => Object.keys(entry.options)))].sort();
  const rows = entries.flatMap((entry) =>
    QUANTITIES.flatMap((quantity) =>
      dtypesOf(entry.levels).map((dtype) => [
        entry.name,
        dtype,
        quantity,
        ...options.map((option) => cell(entry.options[option]?.[quantity]?.[dtype])),
      ]),
    ),
  );
  const told = rows.filter((row) => row.slice(3).some((level) => level !== cell()));
  return table(['library', 'dtype', 'quantity', ...options], told);
}

/** A row for each outcome of a situation that some library has. */
function dialectRows(entries, situations) {
  return Object.entries(situations).flatMap(([situation, { sentence, outcomes }]) => {
    const had = Object.keys(outcomes)
      .map((outcome) => [outcome, entries.filter(({ dialects }) => dialects[situation]?.includes(outcome))])
      .filter(([, those]) => those.length > 0);
    return had.map(([outcome, those], k) => [
      k === 0 ? `\`${situation}\`: ${sentence}` : '',
      `\`${outcome}\``,
      those.map(({ name }) => name).join(' · '),
    ]);
  });
}

function cell(level, worst) {
  if (level === undefined) return '–';
  return worst === undefined ? level : `${level} (${brief(worst.error)})`;
}

/** An error in three digits, as 0.5, 12.3 or 4.1e7; `inf` where the answer is NaN or wrongly infinite. */
function brief(error) {
  if (error === 'inf') return error;
  return error < 1000 ? String(Number(error.toPrecision(3))) : error.toExponential(1).replace('+', '');
}

function worstRows({ name, levels, worst }) {
  return dtypesOf(levels).flatMap((dtype) =>
    QUANTITIES.filter((quantity) => worst[quantity]?.[dtype]).map((quantity) => {
      const { error, case: id, logits, labels, answer, exact } = worst[quantity][dtype];
      const label = labels?.length === 1 && quantity.startsWith('cross') ? labels[0] : '–';
      return [name, dtype, quantity, brief(error), id, written(logits), label, answer, exact];
    }),
  );
}

/** Up to four logits of a single row, as a list; what is larger by its size. */
function written({ shape, decimals }) {
  const [rows, classes] = shape;
  return rows === 1 && classes <= 4 ? `(${decimals.join(', ')})` : shape.join(' x ');
}

/** What keeps a library from the level asked for, a line a cell. */
function shortfalls({ name, short }) {
  const cells = new Map();
  for (const one of short) {
    const place = [one.quantity, one.dtype, one.option].filter((word) => word !== undefined).join(', ');
    cells.set(place, [...(cells.get(place) ?? []), one]);
  }
  return `### ${name}\n\n${[...cells].map(([place, seen]) => shortfall(place, seen)).join('\n')}\n`;
}

/** The lowest level of a cell and an example of it, and the first of the checks that found something. */
function shortfall(place, seen) {
  const [worst] = seen.toSorted((a, b) => rank(a) - rank(b));
  const checks = [...new Set(seen.map(({ check }) => `\`${check}\``))];
  const more = checks.length > 3 ? ` and ${checks.length - 3} more` : '';
  return `- **${place}: ${worst.level}**, by ${checks.slice(0, 3).join(', ')}${more}; ${worst.why}`;
}

/** What broke, or is not as declared, has no level: it comes last. */
function rank({ level }) {
  return LEVELS.includes(level) ? LEVELS.indexOf(level) : LEVELS.length;
}

function measurement({ name, measured: { date, machine, suite, vectors = '–', seed, effort } }) {
  return [name, date, machine, suite, vectors, seed, effort];
}
