/** Those who do jobs of one kind: this thread and, where there are any, others beside it. */
export interface Crew<Job, Done> {
  /** As many jobs under way keep everybody busy; more only take memory. */
  readonly most: number;
  /**
   * Does a job, somewhere: it must not matter where. What goes wrong elsewhere is done once more here, so that errors
   * are those that the job itself brings about.
   * @param here does the job on this thread
   */
  do(job: Job, here: () => Done): Promise<Done>;
  /** Ends the other threads; jobs still under way are done here. */
  close(): Promise<void>;
}

/** A crew of this thread alone. */
export function alone<Job, Done>(): Crew<Job, Done> {
  return {
    most: 1,
    async do(_, here) {
      await turn();
      return here();
    },
    async close() {},
  };
}

/** Lets the event loop turn: what waits to be sent goes out before this thread is busy. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
