import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORM } from '../../src/contract/requirement.ts';
import type { Evidence, Explained } from '../../src/reports/book.ts';
import { DEFECTS } from '../../src/reports/defects.ts';
import { PAGES, parseRequirements } from '../../src/reports/requirements.ts';
import { suite } from '../../src/suite.ts';
import { NOTES } from '../../src/vectors/flags.ts';

const { complaints, encode, gather, recordedMutants } = await import(
  join(import.meta.dirname, '../../conformance/scripts/evidence.mjs')
);
const read = (path: string) => readFileSync(path, 'utf8');

describe('the evidence that is kept', () => {
  const text = read('spec/evidence.json');
  const kept = JSON.parse(text);
  const mutants = recordedMutants();
  const requirements = PAGES.flatMap((page) => parseRequirements(read(`spec/${page}`)));

  it('shows every requirement, and was looked at since each was worded', () => {
    expect(complaints({ requirements, checks: suite, mutants, form: FORM }, kept)).toEqual([]);
  });

  it('is written as the command writes it', () => {
    expect(text).toBe(encode(kept));
  });
});

describe('evidence', () => {
  const requirement = {
    id: 'SCE-ONE',
    sentence: 'One is one.',
    reason: '',
    example: 'logits: 0\nsoftmax: 1',
    defects: [],
  };
  const check = { id: 'ones', kind: 'law', requirements: ['SCE-ONE'] } as unknown as Explained;
  const group = { ...check, id: 'vectors/ones', kind: 'vectors' } as Explained;
  const mutant = { name: 'two', seen: 'owner/name#12', killer: 'ones', requirements: ['SCE-ONE'] };
  const sources = {
    requirements: [requirement],
    checks: [check, group],
    mutants: [mutant],
    form: ['SCE-FORM'],
  };
  const nothing: Evidence = { requirements: {}, mutants: [] };
  const kept = gather(sources, nothing, ['SCE-ONE']);

  it('lists checks, vectors and mutants of each requirement', () => {
    const { reviewed, ...listed } = kept.requirements['SCE-ONE'];
    expect(reviewed).toMatch(/^[0-9a-f]{12}$/);
    expect(listed).toEqual({ checks: ['ones'], vectors: ['vectors/ones'], mutants: ['two'] });
    expect(kept.mutants).toEqual([{ name: 'two', seen: 'owner/name#12', killer: 'ones' }]);
  });

  it('is enough where nothing is missing', () => {
    expect(complaints(sources, kept)).toEqual([]);
  });

  it('is missed where a requirement has no check', () => {
    const another = { ...check, requirements: ['SCE-TWO'] };
    const two = { ...requirement, id: 'SCE-TWO' };
    const changed = { ...sources, requirements: [requirement, two], checks: [another] };
    expect(complaints(changed, kept)).toContain('SCE-ONE has no check');
  });

  it('is missed where a check has no requirement, or one that is none', () => {
    const checks = [
      check,
      { ...check, id: 'idle', requirements: [] },
      { ...check, id: 'lost', requirements: ['SCE-GONE'] },
    ];
    expect(complaints({ ...sources, checks }, kept)).toContain('idle cites no requirement');
    expect(complaints({ ...sources, checks }, kept)).toContain(
      'lost cites SCE-GONE, which is no requirement',
    );
  });

  it('is missed where no mutant dies by a requirement', () => {
    expect(complaints({ ...sources, mutants: [] }, kept)).toContain('SCE-ONE has no mutant that dies by it');
    const elsewhere = { ...mutant, killer: 'another' };
    expect(complaints({ ...sources, mutants: [elsewhere] }, kept)).toContain(
      'SCE-ONE has no mutant that dies by it',
    );
  });

  it.each([
    ['sentence', { ...requirement, sentence: 'One is still one.' }],
    ['example', { ...requirement, example: 'logits: 1\nsoftmax: 1' }],
  ])('is to be looked at again where the %s was worded anew', (_what, reworded) => {
    const changed = { ...sources, requirements: [reworded] };
    expect(complaints(changed, kept)).toEqual([
      `SCE-ONE is new, was worded anew, or its example was: "${reworded.sentence}" Look whether this is what is shown by
  ones
  vectors/ones
  the mutant: two
then: npm run evidence -- --reviewed SCE-ONE`,
    ]);
    expect(complaints(changed, gather(changed, kept))).toHaveLength(1);
    expect(complaints(changed, gather(changed, kept, ['SCE-ONE']))).toEqual([]);
  });

  it('of what every check sees to are mutants with any killer', () => {
    const form = { ...requirement, id: 'SCE-FORM' };
    const refusing = { ...mutant, name: 'mute', requirements: ['SCE-FORM'] };
    const { requirements } = gather(
      { ...sources, requirements: [requirement, form], mutants: [mutant, refusing] },
      nothing,
    );
    expect(requirements['SCE-FORM'].mutants).toEqual(['mute']);
  });

  it('needs no new record of mutants where a check cites a new sentence', () => {
    const two = { ...requirement, id: 'SCE-TWO' };
    const value = { ...requirement, id: 'SCE-ONE-VALUE' };
    const citing = { ...check, requirements: ['SCE-ONE', 'SCE-TWO', 'SCE-ONE-VALUE'] };
    const mute = { ...mutant, name: 'mute', requirements: ['SCE-FORM'] };
    const { requirements } = gather(
      { ...sources, requirements: [requirement, two, value], checks: [citing], mutants: [mutant, mute] },
      nothing,
    );
    expect(requirements['SCE-TWO'].mutants).toEqual(['two']);
    expect(requirements['SCE-ONE-VALUE'].mutants).toEqual([]);
  });

  it('is written anew where a list has changed', () => {
    const checks = [check];
    expect(complaints({ ...sources, checks }, kept)).toEqual([
      'npm run evidence writes spec/evidence.json anew',
    ]);
    expect(complaints({ ...sources, checks }, gather({ ...sources, checks }, kept))).toEqual([]);
  });
});

describe('real defects', () => {
  const cited = (text: string) => text.match(/[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+#\d+/g) ?? [];
  const { mutants } = JSON.parse(read('spec/evidence.json')) as Evidence;
  const pages = [...PAGES, 'special-values.md', 'not-tested.md'].map((page) => read(`spec/${page}`));
  const names = [
    ...pages.flatMap(cited),
    ...Object.values(NOTES).flatMap(({ seen }) => seen),
    ...mutants.flatMap(({ seen }) => cited(seen)),
  ];

  it('are each told in half a sentence', () => {
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => DEFECTS[name] === undefined)).toEqual([]);
    for (const what of Object.values(DEFECTS)) expect(what).toMatch(/^.{10,99}[^.]$/);
  });
});
