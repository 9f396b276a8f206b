import { expect, it } from 'vitest';
import * as whole from '../src/certify.ts';
import { certify, loadSuite } from '../src/on-demand.ts';
import { plan } from '../src/runner/plan.ts';
import { suite } from '../src/suite.ts';
import { identity, toy } from './runner/toys.ts';

it('certifies, and has all checks, as what it loads', async () => {
  const settings = { plan: plan([toy()], 7, 'quick') };

  expect(await certify(identity, settings)).toEqual(await whole.certify(identity, settings));
  expect(await loadSuite()).toBe(suite);
});
