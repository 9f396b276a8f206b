import { caseArrays, definition } from './c-case.ts';
import { identifier, stringLiteral } from './c-text.ts';
import { C_TYPES } from './c-types.ts';
import { notesOf } from './contents.ts';
import type { Batch, VectorFormat } from './format.ts';
import { repeatable } from './repeatable.ts';

/** A header a batch, to be included as it is, and `vectors.h`, which includes them all. */
export const c: VectorFormat = {
  id: 'c',
  cannot: (feature) => (feature === 'digits' ? 'no number has 40 digits' : undefined),
  otherwise: (feature) => (feature === 'bfloat16' ? 'as doubles' : undefined),
  files: (batch) => [{ name: `${batch.name}.h`, bytes: repeatable(() => encoded(header(batch))) }],
  index: (names) => ({ name: 'vectors.h', bytes: repeatable(() => encoded(list(names))) }),
};

function* header({ name, cases }: Batch): Generator<string> {
  const own = `softproof_${identifier(name)}`;
  yield `/* Test vectors for softmax cross-entropy: ${name}. Public domain (CC0-1.0), made by softproof. */\n\n`;
  yield `#ifndef ${own.toUpperCase()}_H\n#define ${own.toUpperCase()}_H\n\n`;
  yield `#include <math.h>\n#include <stddef.h>\n\n${C_TYPES}\n`;
  for (const [flag, note] of Object.entries(notesOf(cases.flatMap(({ flags }) => flags)))) {
    const words = [
      flag,
      note.bugType,
      note.description,
      note.effect,
      note.seen.join(' ') || (note.unseen ?? ''),
    ];
    yield `static const softproof_flag ${own}_${identifier(flag)} = {${words.map(stringLiteral).join(', ')}};\n`;
  }
  const initialisers: string[] = [];
  for (const [k, one] of cases.entries()) initialisers.push(yield* caseArrays(`${own}_${k}`, own, one));
  yield* definition('const softproof_case', own, initialisers);
  yield '\n#endif\n';
}

function* list(names: readonly string[]): Generator<string> {
  const batches = names
    .map((name) => `softproof_${identifier(name)}`)
    .map((own) => `{sizeof ${own} / sizeof *${own}, ${own}}`);
  yield `${names.map((name) => `#include "${name}.h"\n`).join('')}\n`;
  yield* definition('const softproof_batch', 'softproof_vectors', batches);
}

function* encoded(text: Iterable<string>): Generator<Uint8Array> {
  for (const piece of text) yield new TextEncoder().encode(piece);
}
