/** Seconds of processor time that this process has spent so far, all its threads together. */
export function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** How long each of `times` calls of `step` took on average, in seconds of processor time. */
export async function secondsPerCall(step, times) {
  const start = cpuSeconds();
  for (let k = 0; k < times; k++) {
    const pending = step();
    // Waiting for what is there already would cost a turn of the event loop in each call.
    if (pending instanceof Promise) await pending;
  }
  return (cpuSeconds() - start) / times;
}

/**
 * Calls more and more often, until the calls of one time last `seconds`; so it warms up as well.
 * @param measure  (calls) -> seconds per call
 * @returns { calls, seconds } how many there were in the end, and how long one of them took
 */
export async function longEnough(seconds, measure) {
  for (let calls = 1; ; calls *= 2) {
    const each = await measure(calls);
    if (each * calls >= seconds) return { calls, seconds: each };
  }
}
