import { both, hardProblems, judgeOf } from './accuracy.mjs';
import { startAll } from './contenders.mjs';
import { longEnough } from './cpu.mjs';
import { ordinary } from './inputs.mjs';
import { interleave, quartiles, ratio } from './pairs.mjs';

const TASKS = ['loss and gradient', 'softmax'];
/** Seconds of processor time: of a sample at least, of the calls before the first one, of all samples about at most. */
const SAMPLE = 0.02;
const WARM_UP = 0.2;
const ALL_SAMPLES = 1.5;
const FEWEST_ROUNDS = 3;

/**
 * All contenders, each in a process of its own, timed in turns on the same problems, and their answers judged.
 * @returns { contenders: [{ id, own, name, version, runtime, dtype }], bounds: [{ id, bound }], skipped, tasks: { [task]: { [id]: measured } } }
 *          where what was measured is { shapes: { [shape]: { nanoseconds, times, timed } }, hard }: nanoseconds an element;
 *          for each of our own kernels how many times as long as it; and levels with worst errors, on that data and on
 *          the suite's hard draws
 */
export async function measureSpeed({ shapes, rounds, draws }, log) {
  const { started, skipped } = await startAll();
  for (const { id, why } of skipped) log(`${id}: skipped, ${why}`);
  const tasks = {};
  for (const task of TASKS) {
    const race = { task, rounds, skipped, runners: started.filter(hasTask(task)), log };
    tasks[task] = Object.fromEntries(race.runners.map(({ id }) => [id, { shapes: {} }]));
    for (const [rows, classes] of shapes) await raceOn(ordinary(rows, classes), race, tasks[task]);
    await judgeHard(race, draws, tasks[task]);
  }
  for (const { worker } of started) await worker.stop();
  const contenders = started
    .filter(({ bound }) => !bound)
    .map(({ id, own, worker: { about } }) => {
      const { name, version, runtime, dtype } = about;
      return { id, own, name, version, runtime, dtype };
    });
  const bounds = started.filter(({ bound }) => bound).map(({ id, bound }) => ({ id, bound }));
  return { contenders, bounds, skipped, tasks };
}

const hasTask =
  (task) =>
  ({ worker }) =>
    worker.about.tasks.includes(task);

/** Times all runners on one problem and judges them on it. One that fails is left out from there on, with a word. */
async function raceOn(problem, race, results) {
  const { task, log } = race;
  const shape = `${problem.rows}x${problem.classes}`;
  log(`${task}, ${shape}`);
  const ready = await prepare(race, problem);
  const samples = await interleave(ready);
  const elements = problem.rows * problem.classes;
  const ours = ready.flatMap(({ id, own }, k) => (own ? [[id, samples[k]]] : []));
  const judges = {};
  for (const [k, { id, bound, worker }] of ready.entries()) {
    const measured = {
      nanoseconds: quartiles(samples[k].map((seconds) => (seconds / elements) * 1e9)),
      times: Object.fromEntries(ours.map(([build, base]) => [build, ratio(samples[k], base)])),
    };
    results[id].shapes[shape] = measured;
    if (bound) continue;
    const { dtype } = worker.about;
    judges[dtype] ??= judgeOf(task, problem, dtype);
    measured.timed = judges[dtype](await worker.answers());
  }
}

/** Loads and warms up; the slow ones get fewer rounds. */
async function prepare({ task, rounds, runners, skipped, log }, problem) {
  const ready = [];
  for (const { id, own, bound, worker } of [...runners]) {
    try {
      await worker.load(task, problem);
      const measure = (calls) => worker.seconds(calls);
      // The first calls compile, also elsewhere than in what is timed: they are not the samples'.
      await longEnough(WARM_UP, measure);
      const { calls, seconds } = await longEnough(SAMPLE, measure);
      ready.push({
        id,
        own,
        bound,
        worker,
        sample: () => measure(calls),
        rounds: Math.min(rounds, Math.max(FEWEST_ROUNDS, Math.floor(ALL_SAMPLES / (calls * seconds)))),
      });
    } catch (error) {
      log(`${id}: left out, ${error.message}`);
      skipped.push({ id, why: `${task}: ${error.message}` });
      runners.splice(
        runners.findIndex((runner) => runner.id === id),
        1,
      );
    }
  }
  return ready;
}

async function judgeHard({ task, runners: all, log }, draws, results) {
  log(`${task}, hard rows`);
  const runners = all.filter(({ bound }) => !bound);
  for (const dtype of new Set(runners.map(({ worker }) => worker.about.dtype))) {
    for (const problem of hardProblems(dtype, draws)) {
      const judged = judgeOf(task, problem, dtype);
      for (const { id, worker } of runners.filter(({ worker }) => worker.about.dtype === dtype)) {
        await worker.load(task, problem);
        results[id].hard = both(results[id].hard, judged(await worker.answers()));
      }
    }
  }
}
