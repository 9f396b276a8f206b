import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/numeric/bits.ts';
import { formatOf } from '../../src/numeric/format.ts';
import { fromOrdinal, ordinal } from '../../src/numeric/ordinal.ts';
import { FORMATS } from '../../src/vectors/formats/index.ts';
import { batchOf, bundlesOf } from '../../src/vectors/order.ts';
import type { ExpectedRecord, VectorFile } from '../../src/vectors/schema.ts';

const folder = new URL('../../conformance/vectors/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'manifest.json');
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const files = new Map(names.map((name) => [name, JSON.parse(textOf(name)) as VectorFile]));
const schema = JSON.parse(
  readFileSync(new URL('../../spec/schemas/vectors.schema.json', import.meta.url), 'utf8'),
);

describe('the committed vector files', () => {
  // To write them anew: npm run vectors
  it('are those that the groups make, byte for byte, and no others', () => {
    const made: string[] = [];
    for (const { name, bytes } of bundlesOf().flatMap((bundle) => [...FORMATS.json.files(batchOf(bundle))])) {
      const text = Buffer.concat([...bytes]).toString();
      made.push(name);
      expect(names, 'npm run vectors writes it').toContain(name);
      expect(textOf(name) === text, `${name} is as made; npm run vectors writes it anew`).toBe(true);
    }
    expect(names.toSorted()).toEqual(made.toSorted());
  });

  it('are valid by the published schema', () => {
    const accepts = new Ajv2020({ allErrors: true }).compile(schema);
    for (const [name, file] of files) {
      accepts(file);
      expect(accepts.errors, name).toBeNull();
    }
  });

  it('stay small enough to copy', () => {
    for (const name of names) expect(textOf(name).length, name).toBeLessThan(1.2e6);
  });
});

describe('every limit in them', () => {
  const expectations = [...files].flatMap(([name, file]) =>
    file.cases.flatMap(({ id, expected }) => expected.map((record) => ({ where: `${name} ${id}`, record }))),
  );

  function places({ correct, levels }: ExpectedRecord, level: keyof typeof levels, n: number) {
    const format = formatOf(correct.dtype);
    const origin = ordinal(fromHex(correct.bits[n]!, format), format);
    const { lowest, highest } = levels[level];
    return { format, lo: origin + BigInt(lowest[n]!), hi: origin + BigInt(highest[n]!), lowest, highest };
  }

  it('is a float, and found by adding modulo 2^64 as well', () => {
    for (const { where, record } of expectations) {
      for (let n = 0; n < record.correct.bits.length; n++) {
        const { format, lo, hi, lowest } = places(record, 'safe', n);
        expect(toHex(fromOrdinal(lo, format), format), where).toHaveLength(2 * format.bytes);
        fromOrdinal(hi, format);
        if (lo !== BigInt.asIntN(64, lo - BigInt(lowest[n]!) + BigInt.asUintN(64, BigInt(lowest[n]!)))) {
          expect.fail(where);
        }
      }
    }
  });

  it('of a stricter level lies within those of the next', () => {
    const order = ['exact', 'faithful', 'accurate', 'stable', 'safe'] as const;
    for (const { where, record } of expectations) {
      for (let n = 0; n < record.correct.bits.length; n++) {
        const ranges = order.map((level) => places(record, level, n));
        for (let k = 1; k < ranges.length; k++) {
          if (ranges[k]!.lo > ranges[k - 1]!.lo || ranges[k]!.hi < ranges[k - 1]!.hi) expect.fail(where);
        }
        if (record.levels.exact.lowest[n] !== '0' || record.levels.exact.highest[n] !== '0')
          expect.fail(where);
      }
    }
  });
});
