import { alone, type Crew } from './crew.ts';
import { Hand } from './hand.ts';

/** Jobs that a hand is given: while it does one, the next is there already. */
const AHEAD = 2;

/** Results for each thread that may wait for one before them: some jobs take much longer than others. */
const PATIENCE = 8;

/**
 * A crew of this thread and others beside it. What the others have no hand free for is done here; what one of them
 * fails to do, too.
 * @param entry   the module that the others run: it calls `serve`
 * @param hands how many there are beside this thread
 */
export function recruit<Job, Done>(entry: URL, hands: number): Crew<Job, Done> {
  const team = Array.from({ length: hands }, () => new Hand<Job, Done>(entry));
  const self = alone<Job, Done>();
  const waiting: (() => void)[] = [];
  let busy = false;

  /** This thread does one job at a time: between two of them it hears that others are free. */
  const take = async (job: Job, here: () => Done): Promise<Done> => {
    const [idlest] = team.filter(({ load }) => load < AHEAD).sort((a, b) => a.load - b.load);
    if (idlest) return idlest.do(job).catch(here);
    if (!busy) {
      busy = true;
      return self.do(job, here).finally(() => {
        busy = false;
      });
    }
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
    return take(job, here);
  };
  return {
    most: PATIENCE * (1 + hands),
    do: (job, here) => take(job, here).finally(() => waiting.shift()?.()),
    async close() {
      await Promise.all(team.map((hand) => hand.close()));
    },
  };
}
