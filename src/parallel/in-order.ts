/**
 * Works on items as they come, several at a time, and gives each with its result, in the order of the items. The next
 * item is awaited while there is work under way. The first thing that goes wrong ends it.
 *
 * @param most how many items may be under way, or done and waiting for one before them
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterator<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result], void, void> {
  const underWay: Promise<readonly [Item, Result]>[] = [];
  let coming = handled(items.next());
  for (;;) {
    const { done, value: item } = await coming;
    if (done) break;
    coming = handled(items.next());
    underWay.push(handled(work(item).then((result) => [item, result])));
    if (underWay.length >= most) yield underWay.shift()!;
  }
  yield* underWay;
}

/** The promise itself; its failure is not lost, but may come before anybody awaits it. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
