import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const worker = join(import.meta.dirname, 'workers', 'growth.mjs');

/**
 * Cost and memory of more and more work of each kind, each amount in a process of its own.
 * @param sizes { [kind]: [elements, ...] } in ascending order
 * @param limit seconds that one amount may take; none after one that takes longer
 * @returns { [kind]: { points: [{ elements, seconds, megabytes }], slope, steepest, beyond? } }; `slope` is that of log seconds
 *          over log elements, `steepest` the same of the two neighbours where it is largest, and `beyond` the size at which
 *          it took too long
 */
export async function measureGrowth({ sizes, limit }, log) {
  const grown = {};
  for (const [kind, amounts] of Object.entries(sizes)) {
    const points = [];
    let beyond;
    for (const amount of amounts) {
      log(`growth, ${kind} of ${amount} elements`);
      const { stdout } = spawnSync('node', [worker, kind, amount], {
        encoding: 'utf8',
        timeout: limit * 1000,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      if (stdout === '') {
        beyond = amount;
        break;
      }
      points.push(JSON.parse(stdout));
    }
    grown[kind] = { points, slope: slopeOf(points), steepest: steepestOf(points), ...(beyond && { beyond }) };
  }
  return grown;
}

/** The slope of the line of least squares through the logarithms: 1 where the cost is in proportion to the elements. */
export function slopeOf(points) {
  const x = points.map(({ elements }) => Math.log(elements));
  const y = points.map(({ seconds }) => Math.log(seconds));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [centreX, centreY] = [mean(x), mean(y)];
  const product = x.reduce((sum, value, k) => sum + (value - centreX) * (y[k] - centreY), 0);
  return product / x.reduce((sum, value) => sum + (value - centreX) ** 2, 0);
}

function steepestOf(points) {
  return Math.max(...points.slice(1).map((point, k) => slopeOf([points[k], point])));
}
