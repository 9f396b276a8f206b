/** The quartiles of some numbers, interpolated between neighbours: { low, median, high }. */
export function quartiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/**
 * Takes one sample of each contender in every round, beginning with another one each time: whatever slows the machine
 * down for a while slows all of them. Who has had all his rounds sits out the rest.
 * @param contenders  [{ sample, rounds }], `sample` giving one number or a promise of it
 * @returns one list of samples for each contender, in the order of the rounds
 */
export async function interleave(contenders) {
  const samples = contenders.map(() => []);
  const most = Math.max(...contenders.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++) {
    for (let k = 0; k < contenders.length; k++) {
      const turn = (round + k) % contenders.length;
      const { sample, rounds } = contenders[turn];
      if (round < rounds) samples[turn].push(await sample());
    }
  }
  return samples;
}

/** How many times as long as `base` a contender took: the quartiles of the ratios of samples of the same round. */
export function ratio(samples, base) {
  const rounds = Math.min(samples.length, base.length);
  return quartiles(Array.from({ length: rounds }, (_, round) => samples[round] / base[round]));
}
