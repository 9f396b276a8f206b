import { UsageError } from '../contract/errors.ts';
import type { Bundle } from './bundle.ts';
import { derive } from './derive.ts';
import type { Excerpt } from './excerpt.ts';
import { writeExpected } from './expected-record.ts';
import { decodeFile } from './file.ts';
import { joined } from './formats/jsonl.ts';
import { readProblem } from './problem-record.ts';
import type { CaseRecord, VectorFile } from './schema.ts';

/** The bundles of an excerpt: of `full`, without one. */
type Known = (excerpt?: Excerpt) => readonly Bundle[];

/**
 * Derives everything that a vector file expects anew from its problems, and says what differs, one line each; none if
 * all is as it says.
 * @param name   what to call the file, as its path: `.jsonl` has a file a line
 * @param known  what there should be: all cases of a bundle, and its name; not asked if absent
 * @throws UsageError naming file, case and field, if the file is not of the form, or a problem has no value
 */
export function verifyFile(name: string, text: string, known?: Known): string[] {
  const file = read(name, text);
  const ids = file.cases.map(({ id }) => id);
  const missing = known ? incomplete(file, name, known(file.excerpt)) : [];
  const wrong = file.cases.flatMap((record, k) => {
    const where = `${name}: ${record.id}`;
    const complaints = differences(record, where);
    if (ids.indexOf(record.id) !== k) complaints.push(`${where}: the id is used twice`);
    if (!record.id.startsWith(`${file.group}/`)) complaints.push(`${where}: not of the group ${file.group}`);
    if (record.problem.logits.dtype !== file.dtype) complaints.push(`${where}: logits are not ${file.dtype}`);
    for (const flag of record.flags) {
      if (!(flag in file.flags)) complaints.push(`${where}: the flag ${flag} is not explained`);
    }
    return complaints;
  });
  return [...missing, ...wrong];
}

function read(name: string, text: string): VectorFile {
  if (!name.endsWith('.jsonl')) return decodeFile(name, text);
  // A last line may have lost its end; who reads lines reads it.
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const files = lines.map((line, k) => decodeFile(`${name}: line ${k + 1}`, line));
  const [first] = files;
  if (!first) throw new UsageError(`${name}: has no line; each is a vector file`);
  const odd = files.find(({ group, dtype }) => group !== first.group || dtype !== first.dtype);
  if (odd)
    throw new UsageError(`${name}: ${odd.group} in ${odd.dtype} is not of ${first.group} in ${first.dtype}`);
  return joined(files);
}

/** What a file has less, or other, than its bundle. */
function incomplete(file: VectorFile, name: string, bundles: readonly Bundle[]): string[] {
  const { group: id, dtype, cases } = file;
  const stated = cases.map((record) => record.id);
  const bundle = bundles.find((one) => one.group.id === id && one.dtype === dtype);
  if (!bundle) return [`${name}: there is no group ${id} in ${dtype}`];
  const own = `${bundle.name}${name.slice(name.lastIndexOf('.'))}`;
  const renamed = name.split(/[\\/]/).at(-1) === own ? [] : [`${name}: is called ${own}`];
  const known = bundle.drafts.map((draft) => draft.id);
  return [
    ...renamed,
    ...known.filter((one) => !stated.includes(one)).map((one) => `${name}: ${one} is missing`),
    ...stated.filter((one) => !known.includes(one)).map((one) => `${name}: ${one} is no case of the group`),
  ];
}

function differences(record: CaseRecord, where: string): string[] {
  const problem = explained(`${where}, problem`, () => readProblem(record.problem));
  return record.expected.flatMap((stated, k) => {
    const place = `${where}, expected.${k}`;
    const outputs = { [stated.quantity]: stated.correct.dtype };
    const [derived] = explained(place, () => derive(problem, outputs));
    return compare(stated, derived && writeExpected(derived), place);
  });
}

/** Errors about a problem say where it stands. */
function explained<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof UsageError)) throw error;
    throw new UsageError(`${place}: ${error.message}`);
  }
}

/** The first difference in each member of two values of one form. */
function compare(stated: unknown, derived: unknown, place: string): string[] {
  if (Array.isArray(stated) && Array.isArray(derived)) {
    if (stated.length !== derived.length) {
      return [`${place}: has ${stated.length} elements where there are ${derived.length}`];
    }
    const odd = stated.findIndex((element, k) => element !== derived[k]);
    return odd < 0 ? [] : [`${place}.${odd}: says ${stated[odd]} where ${derived[odd]} is right`];
  }
  if (typeof stated === 'object' && typeof derived === 'object' && stated !== null && derived !== null) {
    const other = derived as Record<string, unknown>;
    return Object.entries(stated).flatMap(([key, value]) => compare(value, other[key], `${place}.${key}`));
  }
  return stated === derived ? [] : [`${place}: says ${stated} where ${derived} is right`];
}
