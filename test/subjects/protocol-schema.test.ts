import { readFileSync } from 'node:fs';
import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { Declared, Quantity } from '../../src/subjects/declared.ts';
import {
  AnswerText,
  Hello,
  Lost,
  ProblemText,
  ReplyList,
  ReplyText,
  Run,
  RunList,
  Start,
  Stop,
} from '../../src/subjects/messages.ts';
import { Dtype, TensorText } from '../../src/subjects/tensor-text.ts';

const MESSAGES = { Start, Hello, Run, RunList, Reply: ReplyText, ReplyList, Lost, Stop };
const PARTS = {
  Dtype,
  Quantity,
  Tensor: TensorText,
  Capabilities: Declared,
  Problem: ProblemText,
  Answer: AnswerText,
};

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A message of the softproof adapter protocol, version 1',
  anyOf: Object.keys(MESSAGES).map((name) => ({ $ref: `#/$defs/${name}` })),
  $defs: toJsonSchemaDefs({ ...PARTS, ...MESSAGES }, { target: 'draft-2020-12' }),
};

const spec = (name: string) => new URL(`../../spec/${name}`, import.meta.url);

describe('the schema of the protocol', () => {
  // To write it anew: npx vitest run test/subjects/protocol-schema.test.ts --update
  it('is the one that messages are held to', async () => {
    const text = `${JSON.stringify(SCHEMA, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(spec('schemas/protocol.schema.json').pathname);
  });
});

describe('the text of the protocol', () => {
  const text = readFileSync(spec('adapter-protocol.md'), 'utf8');
  const messages = [...text.matchAll(/^```json\n(.*?)^```/gms)].map(([, block]) => block!);
  const accepts = new Ajv2020().compile(SCHEMA);

  it('shows a message of each kind', () => {
    expect(messages.length).toBeGreaterThanOrEqual(Object.keys(MESSAGES).length);
  });

  it.each(messages)('shows a valid message: %s', (message) => {
    accepts(JSON.parse(message));
    expect(accepts.errors).toBeNull();
  });
});
