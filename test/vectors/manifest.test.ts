import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { decodeManifest, encodeManifest, Manifest } from '../../src/vectors/manifest.ts';
import { leftOut, mergeManifests } from '../../src/vectors/merge.ts';

const { $schema, ...form } = toJsonSchema(Manifest, { target: 'draft-2020-12' });
const TEXT = `${JSON.stringify({ $schema, title: 'A manifest of vector files of softproof, version 1', ...form }, null, 2)}\n`;
const path = new URL('../../spec/schemas/manifest.schema.json', import.meta.url);
const committed = readFileSync(new URL('../../conformance/vectors/manifest.json', import.meta.url), 'utf8');

describe('a manifest', () => {
  // To write it anew: npx vitest run test/vectors/manifest.test.ts --update
  it('has a published schema, by which it is read', async () => {
    await expect(TEXT).toMatchFileSnapshot(path.pathname);
  });

  it('is as the schema says', () => {
    const accepts = new Ajv2020().compile(JSON.parse(TEXT));
    expect(accepts(JSON.parse(committed))).toBe(true);
    expect(accepts({ ...JSON.parse(committed), files: [{ name: '../x', bytes: 1, sha256: '0' }] })).toBe(
      false,
    );
  });

  it('comes back as it was', () => {
    expect(encodeManifest(decodeManifest('m', committed))).toBe(committed);
  });

  it('is the same text in whatever order files and members come', () => {
    const manifest = decodeManifest('m', committed);
    const turned = Object.fromEntries(Object.entries(manifest).reverse()) as Manifest;
    expect(encodeManifest({ ...turned, files: manifest.files.toReversed() })).toBe(committed);
  });

  it('is refused with its name and the field that is wrong', () => {
    const refused = (text: string) => expect(() => decodeManifest('m.json', text));
    refused('{').toThrow(UsageError);
    refused('{').toThrow(/^m\.json: not JSON: /);
    refused(committed.replace('"full"', '"huge"')).toThrow(/^m\.json: profile: /);
    refused(committed.replace('"LICENSE"', '"/etc/passwd"')).toThrow(/^m\.json: files\.0\.name: /);
    refused(committed.replace('"LICENSE"', '"a/../../b"')).toThrow(/^m\.json: files\.0\.name: /);
  });
});

describe('shares', () => {
  const whole = decodeManifest('m', committed);
  const [licence, ...rest] = whole.files;
  const share = (index: number, counts: Readonly<Record<string, number>>): Manifest => ({
    ...whole,
    encoding: 'onnx',
    shard: { index, of: 2 },
    cases: index,
    elements: 10 * index,
    ...leftOut(counts, 'onnx'),
    files: [licence!, ...rest.filter((_, k) => k % 2 === index - 1)],
  });

  it('add up to the whole', () => {
    const merged = mergeManifests([share(2, { gradient: 1 }), share(1, { gradient: 2, digits: 3 })]);
    expect(encodeManifest(merged)).toBe(
      encodeManifest({
        ...whole,
        encoding: 'onnx',
        cases: 3,
        elements: 30,
        ...leftOut({ digits: 3, gradient: 3 }, 'onnx'),
      }),
    );
  });

  it('are refused unless they are all those of one export', () => {
    expect(() => mergeManifests([share(1, {})])).toThrow('manifest.2-of-2.json: is missing');
    expect(() => mergeManifests([share(1, {}), { ...share(2, {}), vectors: '9.9.9' }])).toThrow(
      'manifest.2-of-2.json: its vectors is not that of manifest.1-of-2.json',
    );
    expect(() => mergeManifests([share(1, {}), { ...share(2, {}), shard: { index: 2, of: 3 } }])).toThrow(
      'its number of shares',
    );
  });
});
