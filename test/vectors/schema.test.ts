import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { singleClass } from '../../src/vectors/groups/single-class.ts';
import { VectorFile } from '../../src/vectors/schema.ts';
import { edited } from './edited.ts';
import { fileOfGroup } from './file-of-group.ts';

const { $schema, ...form } = toJsonSchema(VectorFile, { target: 'draft-2020-12' });
const TEXT = `${JSON.stringify({ $schema, title: 'A vector file of softproof, version 1', ...form }, null, 2)}\n`;
const path = new URL('../../spec/schemas/vectors.schema.json', import.meta.url);

describe('the published schema of vector files', () => {
  // To write it anew: npx vitest run test/vectors/schema.test.ts --update
  it('is the one that files are read by', async () => {
    await expect(TEXT).toMatchFileSnapshot(path.pathname);
  });

  const accepts = new Ajv2020().compile(JSON.parse(TEXT));
  const file = fileOfGroup(singleClass, 'float64');

  it('accepts a file', () => {
    expect(accepts(file)).toBe(true);
  });

  it('refuses what is not of the form', () => {
    const changed = (place: string, value?: unknown) => accepts(edited(file, place, value));
    expect(changed('cases.0.expected.0.levels.stable')).toBe(false);
    expect(changed('cases.0.expected.0.rest', [0.5])).toBe(false);
    expect(changed('cases.0.problem.reduction', 'max')).toBe(false);
    expect(changed('cases.0.problem.logits.bits', ['3F'])).toBe(false);
    expect(changed('cases.0.expected.0.levels.safe.lowest', [-4])).toBe(false);
    expect(changed('cases', [])).toBe(false);
    expect(changed('unknown', 1)).toBe(false);
  });
});
