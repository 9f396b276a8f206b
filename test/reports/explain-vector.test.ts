import { expect, test } from 'vitest';
import { tensor } from '../../src/numeric/tensor.ts';
import type { Book } from '../../src/reports/book.ts';
import { explainFlag, explainGroup, explainVector } from '../../src/reports/explain-vector.ts';
import type { Vector, VectorGroup } from '../../src/vectors/group.ts';
import { vectorGroups } from '../../src/vectors/index.ts';

const vector: Vector = {
  slug: 'large',
  situation: 'A large logit.',
  flags: ['exp-overflow'],
  question: {
    problem: { logits: tensor('float64', [1, 1], [1000]), reduction: 'mean' },
    quantities: ['softmax'],
  },
};
const group: VectorGroup = {
  id: 'large-logits',
  title: 'Large logits are no trouble',
  why: 'Exponentials overflow.',
  requirements: ['SCE-SOFTMAX-VALUE'],
  dtypes: ['float64', 'float32'],
  vectors: (dtype) => (dtype === 'float64' ? [vector] : []),
};

function bookOf(groups: readonly VectorGroup[]): Book {
  return { requirements: [], checks: [], groups, evidence: { requirements: {}, mutants: [] } };
}

test('a vector is told by its situation, group and likely mistakes', () => {
  const text = explainVector('large-logits/large', bookOf([group]));
  expect(text).toMatch(
    /^large-logits\/large\nA large logit\.\n\nGroup\n {2}vectors\/large-logits\n {4}Exponentials/,
  );
  expect(text).toMatch(/\n\nLikely mistakes\n {2}exp-overflow: no maximum subtracted\n {4}\w/);
  expect(text).toMatch(/\n\nRequirements\n {2}SCE-SOFTMAX-VALUE\n {4}\w[^\n]*\n\nSeen in\n {2}\S+#\d+/);
});

test('nothing is told of a vector that does not exist', () => {
  expect(explainVector('large-logits/small', bookOf([group]))).toBeUndefined();
  expect(explainVector('large-logits', bookOf([group]))).toBeUndefined();
});

test('every group has a vector that can be explained', () => {
  const first = vectorGroups.map(
    ({ id, dtypes, vectors }) => `${id}/${vectors(dtypes[0] ?? 'float64')[0]?.slug}`,
  );
  expect(first.filter((id) => explainVector(id, bookOf(vectorGroups)) === undefined)).toEqual([]);
});

test('a flag is told by its vectors, the mutants that copy it and where it was seen', () => {
  const mutants = [{ name: 'no maximum', seen: 'uTensor/uTensor#175', killer: 'shift-invariance' }];
  const text = explainFlag('exp-overflow', {
    ...bookOf([group]),
    evidence: { requirements: {}, mutants },
  });
  expect(text).toMatch(/^exp-overflow\nThe likely mistake: no maximum subtracted\.\n/);
  expect(text).toMatch(/\n\nVectors\n {2}large-logits\/large\n/);
  expect(text).toMatch(
    /\n\nMutants that copy it\n {2}no maximum\n {4}killed by shift-invariance; after uTensor/,
  );
  expect(text).toMatch(/\n\nSeen in\n {2}uTensor\/uTensor#175\n {4}\w/);
  expect(explainFlag('no-such-flag', bookOf([group]))).toBeUndefined();
});

test('a group lists its vectors once, whatever the number of dtypes', () => {
  const blocks = Object.fromEntries(explainGroup({ ...group, vectors: () => [vector] }));
  expect(blocks.Dtypes).toEqual(['float64, float32']);
  expect(blocks.Vectors).toEqual(['large-logits/large', '  A large logit.']);
});
