import { alone, type Crew } from './crew.ts';
import { Helper } from './helper.ts';

/** Jobs that a helper is given before others are asked: while it does one, the next one is there already. */
const AHEAD = 2;

/** Results that may wait for one before them, for each thread: some jobs take much longer than others. */
const PATIENCE = 4;

/**
 * A crew of this thread and others beside it. What the others have no hand free for is done here; what one of them
 * fails to do, too.
 * @param entry   the module that the others run: it calls `serve`
 * @param helpers how many there are beside this thread
 */
export function recruit<Job, Done>(entry: URL, helpers: number): Crew<Job, Done> {
  const self = alone<Job, Done>();
  const team = Array.from({ length: helpers }, () => new Helper<Job, Done>(entry));
  return {
    most: PATIENCE * (1 + helpers),
    do(job, here) {
      const [idlest] = team.filter(({ load }) => load < AHEAD).sort((a, b) => a.load - b.load);
      return idlest ? idlest.do(job).catch(here) : self.do(job, here);
    },
    async close() {
      await Promise.all(team.map((helper) => helper.close()));
    },
  };
}
