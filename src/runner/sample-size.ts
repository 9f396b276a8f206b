/** A sample has so many problems at most, and so many logits: what re-deriving them by the definition may cost. */
const PROBLEMS = 50;
const LOGITS = 1000;

/** A problem larger than this would take the place of too many others. */
const LARGEST = LOGITS / 5;

/** So many cases are looked at for them. */
export const MOST_CASES = 4 * PROBLEMS;

/** A case by its name, and by the hash that chooses among cases. */
export interface Named {
  readonly hash: number;
  readonly name: string;
}

/** What it costs to derive a problem again. */
export interface Priced {
  readonly logits: number;
}

/** Which of two cases a sample takes first: below 0 for the first of them. */
export function before(a: Named, b: Named): number {
  if (a.hash !== b.hash) return a.hash - b.hash;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Cases with the problems that a sample has room for; whatever is left out of a part is left out of the whole. */
export function fitted<P extends Priced>(cases: readonly Bundle<P>[]): Bundle<P>[] {
  let room = { problems: PROBLEMS, logits: LOGITS };
  const chosen: Bundle<P>[] = [];
  for (const one of cases.toSorted(before).slice(0, MOST_CASES)) {
    const problems = one.problems.filter(({ logits }) => {
      if (logits > LARGEST) return false;
      room = { problems: room.problems - 1, logits: room.logits - logits };
      return isLeft(room);
    });
    chosen.push({ ...one, problems });
    if (!isLeft(room)) break;
  }
  return chosen;
}

type Bundle<P> = Named & { readonly problems: readonly P[] };

function isLeft({ problems, logits }: { readonly problems: number; readonly logits: number }): boolean {
  return problems >= 0 && logits >= 0;
}
