import { treeOf, walk } from './tree.ts';

/** No loop of an implementation that is right takes so many steps on any problem of the suite. */
const STEPS = 20_000;

/** The program with loops that end: one that takes too many steps throws, by count and not by clock. */
export function guarded(source: string): string {
  const insertions: [at: number, text: string][] = [];
  let loops = 0;
  walk(treeOf(source), ({ type, start, end, body }) => {
    if (!/^(For|While|DoWhile|ForOf)Statement$/.test(type)) return;
    const steps = `$steps${loops++}`;
    const inner = body as { start: number; end: number };
    insertions.push([start, `{ let ${steps} = 0; `], [end, ' }']);
    insertions.push(
      [inner.start, `{ if (++${steps} > ${STEPS}) throw new RangeError('endless'); `],
      [inner.end, ' }'],
    );
  });
  // From the end on, so that places stay what they are; at one place, an inner end comes before an outer one.
  return insertions
    .map(([at, text], order) => ({ at, text, order: text === ' }' ? -order : order }))
    .sort((a, b) => b.at - a.at || b.order - a.order)
    .reduce((text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at), source);
}
