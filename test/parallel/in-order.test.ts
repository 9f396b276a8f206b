import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/parallel/in-order.ts';

async function* upTo(count: number): AsyncGenerator<number> {
  for (let k = 0; k < count; k++) yield k;
}

/** A source that fails after its first item. */
async function* dry(): AsyncGenerator<number> {
  yield 0;
  throw new Error('dry');
}

const all = async <T>(results: AsyncIterable<T>) => {
  const list: T[] = [];
  for await (const result of results) list.push(result);
  return list;
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('work in order', () => {
  it('gives each item with its result', async () => {
    expect(await all(inOrder(upTo(3), 2, async (k) => k * k))).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
    ]);
  });

  it('keeps the order where later items are done first', async () => {
    const results = inOrder(upTo(6), 4, async (k) => {
      await wait(20 - 3 * k);
      return -k;
    });

    expect((await all(results)).map(([item]) => item)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it.each([1, 3])('has %i items under way at most, and as many if it can', async (most) => {
    let underWay = 0;
    const seen: number[] = [];
    const results = inOrder(upTo(10), most, async () => {
      seen.push(++underWay);
      await wait(5);
      underWay--;
    });
    await all(results);

    expect(Math.max(...seen)).toBe(most);
  });

  it('counts what is done and waits for an item before it', async () => {
    let begun = 0;
    const results = inOrder(upTo(10), 3, async (k) => {
      begun++;
      if (k === 0) await wait(30);
    });
    const first = results.next();
    await wait(15);

    expect(begun).toBe(3);
    await first;
  });

  it('awaits the next item while there is work under way', async () => {
    const events: string[] = [];
    async function* noting() {
      for (const k of [0, 1]) {
        events.push(`item ${k}`);
        yield k;
      }
    }
    await all(
      inOrder(noting(), 1, async (k) => {
        await wait(5);
        events.push(`work ${k}`);
      }),
    );

    expect(events).toEqual(['item 0', 'item 1', 'work 0', 'work 1']);
  });

  it('ends with what goes wrong in the work', async () => {
    const failing = async (k: number) => {
      if (k > 0) throw new Error(`no ${k}`);
      await wait(20);
    };

    await expect(all(inOrder(upTo(5), 3, failing))).rejects.toThrow('no 1');
  });

  it('ends with what goes wrong in the source', async () => {
    await expect(all(inOrder(dry(), 3, () => wait(5)))).rejects.toThrow('dry');
  });
});
