import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/contract/errors.ts';
import { startPage } from '../../../src/subjects/page.ts';
import { built } from '../../build.ts';
import { withoutBrowser } from '../../kit/browser.ts';
import { plain } from '../samples.ts';

const RELAY = join(built(), 'subjects', 'page', 'relay-main.js');
const EXAMPLE = fileURLToPath(
  new URL('../../../conformance/adapters/javascript/my-softmax.mjs', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'softproof-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Who a page says it is, and its answer to a question. */
async function ask(page: string) {
  const subject = await startPage(page, {}, { startMs: 20_000 }, 'softproof test', undefined, RELAY);
  const quantities = subject.capabilities.cells.map(({ quantity }) => quantity);
  const [reply] = await subject.ask([{ problem: plain, quantities }]);
  await subject.close();
  return { ...subject, reply: reply! };
}

/** A WebAssembly module that exports `half(x) = x * 0.5`. */
const WASM = Uint8Array.from(
  Buffer.from(
    '0061736d0100000001060160017c017c03020100070801046861' +
      '6c6600000a10010e002000440000000000' +
      '00e03fa20b',
    'hex',
  ),
);

describe.skipIf(withoutBrowser)('a page', () => {
  it('answers as the same module does in Node, and says in which browser', async () => {
    const { identity, reply } = await ask(EXAMPLE);
    expect(identity.name).toBe('textbook JavaScript');
    expect(identity.version).toMatch(/^1, Chromium \d+(\.\d+){3}$/);
    expect(Object.values(reply.answers).map(({ kind }) => kind)).toEqual(Array(4).fill('value'));
    expect(reply.wroteToInput).toBe(false);
  });

  it('may load scripts, workers and WebAssembly from beside it, share memory, and be ready late', async () => {
    file('half.wasm', WASM);
    file('worker.js', 'onmessage = ({ data }) => postMessage(data + 1);');
    const source = `<!doctype html><script type="module">
      const { instance } = await WebAssembly.instantiateStreaming(fetch('half.wasm'));
      const worker = new Worker('worker.js');
      const one = await new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); worker.postMessage(0); });
      globalThis.softproof = Promise.resolve({
        name: 'late', version: '2', device: 'none',
        softmax: async (logits) => logits.map((x) => instance.exports.half(x) + one + new SharedArrayBuffer(1).byteLength),
      });
    </script>`;
    const { identity, reply } = await ask(file('late.html', source));
    expect(identity.name).toBe('late');
    expect(identity.version).toMatch(/^2, none, Chromium /);
    const values = [...plain.logits.values].map((x) => x / 2 + 2);
    expect(reply.answers.softmax).toEqual({ kind: 'value', values: Float64Array.from(values) });
  });

  it('reaches no network', async () => {
    const open: string[] = [];
    const server = createSocket((socket) => {
      open.push('reached');
      socket.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const source = `
      const failure = (promise) => promise.then(() => 0, () => 1);
      const socket = (address) => new Promise((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => resolve(0);
        socket.onerror = () => resolve(1);
      });
      const worker = new Worker(URL.createObjectURL(new Blob(['fetch("http://127.0.0.1:${port}/").then(() => postMessage(0), () => postMessage(1))'])));
      const tried = await Promise.all([
        failure(fetch('http://127.0.0.1:${port}/')),
        failure(fetch('https://example.com/', { mode: 'no-cors' })),
        socket('wss://127.0.0.1:${port}/'),
        socket('wss://example.com/'),
        new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); }),
      ]);
      export const softmax = () => tried;`;
    const { reply } = await ask(file('outward.mjs', source));
    server.close();
    expect(reply.answers.softmax).toMatchObject({ values: Float64Array.of(1, 1, 1, 1, 1) });
    expect(open).toEqual([]);
  });
});

describe.skipIf(withoutBrowser)('a page at an address', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    const pages: Record<string, string> = {
      '/': '<script>location.replace("/there")</script>',
      '/there': '<script>globalThis.softproof = { softmax: (logits) => logits.map((x) => 2 * x) }</script>',
    };
    server = createServer(({ url }, response) => {
      const page = pages[url ?? ''];
      response.writeHead(page ? 200 : 404, {
        'content-type': 'text/html',
        // Whatever scripts of its own a page allows, the adapter is let in.
        'content-security-policy': "default-src 'self' 'unsafe-inline'",
      });
      response.end(page ?? 'nothing here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => server.close());

  it('may lead to another, before it is ready', async () => {
    const { identity, reply } = await ask(address);
    expect(identity.name).toBe(address);
    expect(reply.answers.softmax).toMatchObject({ values: plain.logits.values.map((x) => 2 * x) });
  });

  it('where there is nothing is no subject', async () => {
    // What the browser logs besides, and whether it does in time, is its own affair.
    await expect(ask(`${address}none`)).rejects.toThrow(/could not be opened: the answer was 404\b/);
  });
});

describe('no page', () => {
  it.each([
    ['is a file that is not there', join(folder, 'none.html'), /none\.html: no such file$/],
    ['is a folder', folder, /no such file$/],
    ['is a program', join(folder, 'adapter.py'), /is neither an HTML page nor a JavaScript module$/],
  ])('%s', async (_, path, reason) => {
    file('adapter.py', '');
    await expect(startPage(path)).rejects.toThrow(UsageError);
    await expect(startPage(path)).rejects.toThrow(reason);
  });
});

it('without playwright-core, a page is no subject, and one line says what to install', () => {
  const root = join(folder, 'alone');
  cpSync(built(), join(root, 'dist'), { recursive: true });
  cpSync(fileURLToPath(new URL('../../../package.json', import.meta.url)), join(root, 'package.json'));
  const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url));
  for (const name of ['commander', 'valibot', 'decimal.js', 'fast-check'])
    cpSync(join(packages, name), join(root, 'node_modules', name), { recursive: true });
  const words = [join(root, 'dist', 'cli', 'main.js'), 'certify', '--page', EXAMPLE];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    'softproof: --page: needs the package playwright-core; install it: npm install playwright-core\n',
  ]);
});
