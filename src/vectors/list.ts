import type { Dtype } from '../numeric/format.ts';
import { elementsOf } from './bundle.ts';
import type { Excerpt } from './excerpt.ts';
import { type Flag, NOTES } from './flags.ts';
import { bundlesOf } from './order.ts';
import { PROFILES } from './profile.ts';
import { VECTORS_VERSION } from './version.ts';

/** How many cases, and how many numbers they expect. */
export interface Amount {
  readonly cases: number;
  readonly elements: number;
}

/** What an export would hold, in all and by group and flag; and which profiles there are. */
export interface VectorList extends Excerpt, Amount {
  readonly vectors: string;
  readonly profiles: readonly { readonly id: string; readonly title: string }[];
  readonly groups: readonly (Amount & {
    readonly id: string;
    readonly title: string;
    readonly dtypes: readonly Dtype[];
  })[];
  readonly flags: readonly { readonly id: Flag; readonly bugType: string; readonly cases: number }[];
}

/** Counts what an excerpt holds, without working any of it out. */
export function listOf(excerpt: Excerpt): VectorList {
  const bundles = bundlesOf(excerpt).map((bundle) => ({
    ...bundle,
    cases: bundle.drafts.length,
    elements: bundle.drafts.reduce((sum, draft) => sum + elementsOf(draft, bundle.dtype), 0),
  }));
  const amount = (some: readonly Amount[]): Amount => ({
    cases: some.reduce((sum, { cases }) => sum + cases, 0),
    elements: some.reduce((sum, { elements }) => sum + elements, 0),
  });
  const groups = [...new Map(bundles.map(({ group }) => [group.id, group])).values()];
  const flags = bundles.flatMap(({ drafts }) => drafts).flatMap((draft) => draft.flags);
  return {
    vectors: VECTORS_VERSION,
    profiles: Object.entries(PROFILES).map(([id, { title }]) => ({ id, title })),
    ...excerpt,
    ...amount(bundles),
    groups: groups.map(({ id, title }) => {
      const own = bundles.filter(({ group }) => group.id === id);
      return { id, title, dtypes: [...new Set(own.map(({ dtype }) => dtype))], ...amount(own) };
    }),
    flags: [...new Set(flags)].sort().map((id) => ({
      id,
      bugType: NOTES[id].bugType,
      cases: flags.filter((flag) => flag === id).length,
    })),
  };
}
