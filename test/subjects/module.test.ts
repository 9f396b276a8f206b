import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { SubjectError, UsageError } from '../../src/contract/errors.ts';
import { startModule } from '../../src/subjects/module.ts';
import { built } from '../build.ts';
import { plain } from './samples.ts';

const ADAPTER = join(built(), 'subjects', 'node-adapter-main.js');
const EXAMPLE = fileURLToPath(
  new URL('../../conformance/adapters/javascript/my-softmax.mjs', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'softproof-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (path: string) => startModule(path, { stopMs: 500 }, 'softproof test', ADAPTER);

/** A module with this source. */
function module(name: string, source: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, source);
  return path;
}

async function ask(path: string) {
  const subject = await start(path);
  const [reply] = await subject.ask([{ problem: plain, quantities: ['cross_entropy'] }]);
  await subject.close();
  return reply;
}

describe('the example', () => {
  it('answers all four quantities', async () => {
    const subject = await start(EXAMPLE);
    const [reply] = await subject.ask([
      { problem: plain, quantities: subject.capabilities.cells.map((c) => c.quantity) },
    ]);
    await subject.close();
    expect(subject.identity).toEqual({ name: 'textbook JavaScript', version: '1' });
    expect(Object.values(reply!.answers).map(({ kind }) => kind)).toEqual([
      'value',
      'value',
      'value',
      'value',
    ]);
    expect(reply?.wroteToInput).toBe(false);
  });
});

describe('a module in a process', () => {
  it('is called after its file, if it does not say its name', async () => {
    const subject = await start(module('nameless', 'export const crossEntropy = () => 1'));
    await subject.close();
    expect(subject.identity).toEqual({ name: 'nameless.mjs' });
  });

  it('may print', async () => {
    const source = `
      console.log('loading');
      export function crossEntropy() {
        console.log({ id: 1 });
        process.stdout.write('at work\\n');
        return 1;
      }`;
    const reply = await ask(module('chatty', source));
    expect(reply?.answers.cross_entropy).toEqual({ kind: 'value', values: Float64Array.of(1) });
  });

  it('may die without taking us along', async () => {
    const reply = await ask(module('mortal', 'export const crossEntropy = () => process.abort()'));
    expect(reply?.answers.cross_entropy).toMatchObject({
      kind: 'broken',
      cause: 'crashed',
      reason: /SIGABRT/,
    });
  });
});

describe('a module that writes to its input is seen', () => {
  /** Whether it was seen to write, question by question. */
  async function seen(name: string, body: string): Promise<unknown[]> {
    const subject = await start(
      module(name, `export function softmax(logits) { ${body} return logits.slice(); }`),
    );
    const seen: unknown[] = [];
    for (let k = 0; k < 3; k++) {
      const [reply] = await subject.ask([{ problem: plain, quantities: ['softmax'] }]);
      seen.push(reply?.wroteToInput);
      // The answer to another question takes a turn of its event loop at least.
      await subject.ask([{ problem: plain, quantities: ['log_softmax'] }]);
    }
    await subject.close();
    return seen;
  }

  it('where it does so at once', async () => {
    expect(await seen('at-once', 'logits[0] = 7;')).toEqual([true, true, true]);
  });

  it('where it has put functions of its own in the place of those that look', async () => {
    const polluted = `
      Object.is = () => true;
      Array.prototype.some = () => false;
      globalThis.Float64Array.prototype.some = () => false;
      globalThis.Float64Array.from = () => new Float64Array(100);
      logits[0] = 7;`;
    expect((await seen('polluted', polluted)).at(-1)).toBe(true);
  });

  it('where it does so after the answer', async () => {
    const late = await seen('late', 'setImmediate(() => { logits[0] = 7; });');
    expect([late[0], late.at(-1)]).toEqual([false, true]);
  });

  it('and no other function is', async () => {
    const source = `
      export function softmax(logits) { setImmediate(() => { logits[0] = 7; }); return logits.slice(); }
      export const logSoftmax = (logits) => logits.slice();`;
    const subject = await start(module('late-of-two', source));
    const ask = async (quantity: 'softmax' | 'log_softmax') =>
      (await subject.ask([{ problem: plain, quantities: [quantity] }]))[0]?.wroteToInput;
    const replies = [
      await ask('softmax'),
      await ask('log_softmax'),
      await ask('softmax'),
      await ask('log_softmax'),
    ];
    await subject.close();
    expect(replies).toEqual([false, false, true, false]);
  });
});

describe('a module is no subject', () => {
  it('if there is no such file', async () => {
    await expect(start(join(folder, 'none.mjs'))).rejects.toThrow(UsageError);
    await expect(start(folder)).rejects.toThrow(/is a folder/);
  });

  it('if it has none of the functions', async () => {
    const started = start(module('renamed', 'export const softMax = () => []'));
    await expect(started).rejects.toThrow(UsageError);
    await expect(started).rejects.toThrow(
      /renamed\.mjs: no function to certify: it has softMax, and none of softmax, logSoftmax, crossEntropy, crossEntropyGradient$/,
    );
    const within = start(module('within', 'export const version = "1"; export default { softMax() {} }'));
    await expect(within).rejects.toThrow(/: it has version, softMax, and none of/);
    const unnamed = start(module('unnamed', 'export default function softmax() {}'));
    await expect(unnamed).rejects.toThrow(
      /: it has default, and none .*; export the default one under its name$/,
    );
  });

  it('if it throws on loading', async () => {
    const path = module('thrower', 'throw new Error("no weights found")');
    await expect(start(path)).rejects.toThrow(SubjectError);
    await expect(start(path)).rejects.toThrow(
      /thrower\.mjs: it exited with status 1; its log: Error: no weights found, at file:\S+thrower\.mjs:1$/,
    );
  });

  it.skipIf(Reflect.get(process.features, 'typescript'))(
    'if it is TypeScript, and Node loads none',
    async () => {
      const path = join(folder, 'typed.ts');
      writeFileSync(path, 'export const softmax = () => [];');
      await expect(start(path)).rejects.toThrow(
        / ".ts" for .*typed\.ts; this Node does not load TypeScript; compile/,
      );
    },
  );

  it('if it cannot be parsed', async () => {
    const path = module('typo', '// a comment\nexport const = 1;');
    await expect(start(path)).rejects.toThrow(/SyntaxError: .*, at file:\S+typo\.mjs:2$/);
  });

  it('if its claims make no sense', async () => {
    const claims = 'export const capabilities = { dtypes: ["int4"] }; console.log("said")';
    const started = start(module('boaster', `export const softmax = () => []; ${claims}`));
    await expect(started).rejects.toThrow(UsageError);
    await expect(started).rejects.toThrow(
      /boaster\.mjs: capabilities\.dtypes\.0: "int4" is none of "float64",/,
    );
  });

  it.each([
    ['{ dtype: ["float32"] }', /mjs: capabilities\.dtype: there is no such field/],
    ['{ quantities: [] }', /mjs: capabilities\.quantities: names none/],
    ['{ dtypes: [] }', /mjs: capabilities\.dtypes: names none/],
    ['3', /mjs: capabilities: it must be an object, and is 3$/],
  ])('if its claims are %s', async (claims, complaint) => {
    const source = `export const capabilities = ${claims}; export const softmax = () => [];`;
    await expect(start(module('claims', source))).rejects.toThrow(complaint);
  });
});
