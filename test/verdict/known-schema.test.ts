import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, it } from 'vitest';
import { KnownFailuresText } from '../../src/verdict/known-text.ts';

const FILE = new URL('../../spec/schemas/known-failures.schema.json', import.meta.url);

// To write it anew: npx vitest run test/verdict/known-schema.test.ts --update
it('the schema of known failures is the one that files are held to', async () => {
  const schema = toJsonSchema(KnownFailuresText, { target: 'draft-2020-12' });
  const { $schema, ...rest } = schema;
  const text = `${JSON.stringify({ $schema, title: 'Known failures of softproof certify', ...rest }, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(FILE.pathname);
});
