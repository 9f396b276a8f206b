const INTRODUCTION = `# Benchmarks

What \`npm run bench\` measured, and nothing else; the same as data: [benchmarks.json](benchmarks.json). How it measures, and
how to add to it, is told [beside the scripts](bench/README.md).

Time is processor time, of all threads of a process together. Contenders take turns, one sample each in every round, and a
ratio is that of two samples of the same round: the median, and in brackets the quartiles. Ratios can be trusted further
than times.
`;

const TASKS = {
  'loss and gradient': `## Loss and gradient together

Mean cross-entropy of float64 logits about N(0, 2²) with index labels, and its gradient, on one thread, rows x classes. A cell
is nanoseconds an element, and the time in times that of OURS. Beside it stands what the answers are
worth: the lowest level and the worst error in floats, on that data and on rows drawn by the suite, ten classes each.JAX
`,
  softmax: `## Softmax alone

The same of softmax. Why ours is not ahead of PyTorch in long rows is told [with the kernel](../spec/kernel.md#how-fast-two-lanes-can-be).
`,
};

const JAX = ` Compiled
JAX answers 0 below the smallest normal float; no level forgives that where it is not declared, hence its \`none\`.`;

const BOUNDS = `What OURS comes to of what it cannot exceed, timed in the same rounds in WebAssembly too, two numbers to a vector: of
\`memory\`, a loop that reads each logit once and writes each result once; of \`arithmetic\`, a loop of as many additions,
multiplications and comparisons as a long row has for two elements (12, 11 and 2), on registers, none waiting for another.
Short rows have their sums, quotients and logarithms beside that.
`;

const GROWTH = {
  run: 'Agreement as a run checks it: drawn, asked of the kernel, worked out and judged, on more and more draws.',
  row: 'One row of more and more classes: asked of the kernel, worked out and judged, all quantities.',
};

/** The benchmarks as Markdown. */
export function page({ speed, oracle, runs, growth }) {
  return [
    INTRODUCTION,
    ...(speed ? speedPart(speed) : []),
    ...(oracle ? oraclePart(oracle) : []),
    ...(runs ? runsPart(runs) : []),
    ...(growth ? growthPart(growth) : []),
    '## Measured\n',
    measuredTable({ speed, oracle, runs, growth }),
  ].join('\n');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}

/** Three digits, without an exponent where they are legible without. */
function brief(number) {
  if (number === 0) return '0';
  return number >= 1000 || number < 0.001
    ? number.toExponential(1).replace('+', '')
    : String(Number(number.toPrecision(3)));
}

const spread = ({ low, median, high }) => `${brief(median)} (${brief(low)}–${brief(high)})`;

function speedPart({ contenders, bounds = [], skipped, tasks }) {
  const ours = contenders.filter(({ own }) => own);
  const base = ours.at(-1);
  return [
    ...Object.entries(tasks).flatMap(([task, measured]) => [
      TASKS[task]
        .replace('OURS', base.name)
        .replace('JAX', contenders.some(({ id }) => id === 'jax') ? JAX : ''),
      speedTable(contenders, base, measured),
      'How many times as fast ours are as PyTorch the way it is called, and as the fastest of all others:\n',
      table(
        ['ours', 'against', ...shapesOf(measured)],
        ours.flatMap((build) => advantages(build, contenders, measured)),
      ),
      ...(bounds.length > 0 ? boundsPart(bounds, base, measured) : []),
    ]),
    ...(skipped.length > 0 ? ['Left out:\n', leftOut(skipped)] : []),
  ];
}

/** A line for each reason. */
function leftOut(skipped) {
  const reasons = [...new Set(skipped.map(({ why }) => why))];
  const idsOf = (reason) => skipped.filter(({ why }) => why === reason).map(({ id }) => id);
  return reasons.map((reason) => `- ${idsOf(reason).join(', ')}: ${reason}\n`).join('');
}

/** How much of the time of our kernel each bound takes, in percent. */
function boundsPart(bounds, base, measured) {
  const shapes = shapesOf(measured);
  const percent = (times) => Math.round(100 * times);
  const cell = ({ low, median, high }) => `${percent(median)} % (${percent(low)}–${percent(high)})`;
  return [
    BOUNDS.replace('OURS', base.name),
    table(
      ['bound', ...shapes],
      bounds.map(({ id, bound }) => [
        bound,
        ...shapes.map((shape) => cell(measured[id].shapes[shape].times[base.id])),
      ]),
    ),
  ];
}

function shapesOf(measured) {
  return Object.keys(Object.values(measured)[0].shapes);
}

function speedTable(contenders, base, measured) {
  const shapes = shapesOf(measured);
  const quantities = Object.keys(Object.values(measured)[0].hard);
  const rows = contenders
    .filter(({ id }) => measured[id]?.hard)
    .map(({ id, name, version, runtime, dtype }) => [
      name,
      `${version}, ${runtime}`,
      dtype,
      ...shapes.map((shape) => speedCell(measured[id].shapes[shape], base)),
      ...quantities.map((quantity) => accuracyCell(measured[id], quantity)),
    ]);
  return table(['', 'version', 'dtype', ...shapes, ...quantities], rows);
}

function speedCell(measured, base) {
  if (!measured) return '–';
  const { low, high } = measured.times[base.id];
  const times = low === high ? '1' : spread(measured.times[base.id]);
  return `${brief(measured.nanoseconds.median)} ns, ${times}`;
}

/** The lowest level and the largest error on whatever was judged. */
function accuracyCell({ shapes, hard }, quantity) {
  const judged = [hard, ...Object.values(shapes).map(({ timed }) => timed)].map((marks) => marks[quantity]);
  const levels = ['none', 'safe', 'stable', 'accurate', 'faithful', 'exact'];
  const level = Math.min(...judged.map((mark) => levels.indexOf(mark.level)));
  // JSON has no infinity: null is an answer that is infinitely far off.
  const worst = Math.max(...judged.map((mark) => mark.worst ?? Number.POSITIVE_INFINITY));
  return `${levels[level]} (${worst < Number.POSITIVE_INFINITY ? brief(worst) : 'inf'})`;
}

/** How one of our kernels stands against PyTorch as it is called, and against whoever is the fastest of the others. */
function advantages(build, contenders, measured) {
  const shapes = shapesOf(measured);
  const others = contenders.filter(({ id, own }) => !own && measured[id]);
  const versus = (rival, shape) => measured[rival.id].shapes[shape].times[build.id];
  const fastest = (shape) =>
    others
      .filter(({ id }) => measured[id].shapes[shape])
      .toSorted((a, b) => versus(a, shape).median - versus(b, shape).median)[0];
  const pytorch = others.find(({ id }) => id === 'pytorch');
  return [
    ...(pytorch
      ? [[build.name, pytorch.name, ...shapes.map((shape) => spread(versus(pytorch, shape)))]]
      : []),
    [
      build.name,
      'the fastest other',
      ...shapes.map((shape) => `${spread(versus(fastest(shape), shape))}, ${fastest(shape).name}`),
    ],
  ];
}

function oraclePart({ families, median, many, wide }) {
  const rows = Object.entries(families).map(([family, { ratio, definition, oracle }]) => [
    family,
    spread(ratio),
    brief(definition * 1000),
    brief(oracle * 1000),
  ]);
  return [
    '## The oracle against the definition\n',
    'All quantities of float64 problems of up to 8 rows and 32 classes, correctly rounded: by the definition in decimals alone,\n' +
      `and by the oracle, which takes turns with it on the same problems. Median over the families: **${brief(median)}**.\n`,
    table(['family', 'times as fast', 'definition, ms', 'oracle, ms'], rows),
    'In bulk, each problem once:\n',
    table(
      ['problems', 'elements', 'seconds', 'µs an element', 'results by tier'],
      [
        ['of all families', many],
        ['rows of a language model', wide],
      ].map(([name, { problems, elements, seconds, tiers }]) => [
        `${problems} ${name}`,
        elements,
        brief(seconds),
        brief((seconds / elements) * 1e6),
        Object.entries(tiers)
          .map(([tier, count]) => `${tier} ${count}`)
          .join(', '),
      ]),
    ),
  ];
}

function runsPart({ commands }) {
  const rows = Object.entries(commands).map(([name, { repeats, wall, cpu }]) => [
    name,
    brief(wall),
    brief(cpu),
    repeats,
  ]);
  return [
    '## The run\n',
    'From start to exit, all processes together; medians. The NumPy program claims float32 as well as float64, and so is asked\n' +
      'twice as much as the kernel.\n',
    table(['', 'seconds', 'of processor time', 'repeats'], rows),
  ];
}

function growthPart({ kinds }) {
  return [
    '## Growth with size\n',
    'A process of its own for each amount. The slope is that of the logarithm of time over the logarithm of elements: 1 where\nthe cost is in proportion.\n',
    ...Object.entries(kinds).flatMap(([kind, { points, slope, steepest, beyond }]) => [
      `${GROWTH[kind]} Slope **${brief(slope)}**, at most ${brief(steepest)} from one\nsize to the next${beyond ? `; ${brief(beyond)} elements took too long` : ''}.\n`,
      table(
        ['elements', 'seconds', 'µs an element', 'MB of memory at most'],
        points.map(({ elements, seconds, megabytes }) => [
          elements,
          brief(seconds),
          brief((seconds / elements) * 1e6),
          megabytes,
        ]),
      ),
    ]),
  ];
}

function measuredTable(parts) {
  const rows = Object.entries(parts)
    .filter(([, part]) => part)
    .map(
      ([
        name,
        {
          measured: { date, machine, node, suite },
        },
      ]) => [name, date, machine, node, suite],
    );
  return table(['', 'on', 'machine', 'Node', 'suite'], rows);
}
