import { type Node, treeOf, walk } from './tree.ts';

/** One small change of a program's text. */
export interface Change {
  /** `function: before → after`, numbered where that comes again: the same however the text around it moves. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** All changes, or those alone that send a program another way: comparisons, conditions, counters, indices. */
export type Kinds = 'all' | 'control flow';

/** What takes the place of an operator. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-=', '='],
  '-=': ['+=', '='],
  '*=': ['/=', '='],
  '/=': ['*=', '='],
};

/** All changes of a program, in the order of its text: operators, comparisons, conditions, constants, indices, bounds. */
export function changesOf(source: string, kinds: Kinds = 'all'): Change[] {
  const found: Change[] = [];
  const times = new Map<string, number>();
  const change = (place: string, whole: Node, [from, to]: readonly [number, number], text: string) => {
    const after = source.slice(whole.start, from) + text + source.slice(to, whole.end);
    const name = `${place}: ${short(source.slice(whole.start, whole.end))} → ${short(after)}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    found.push({ id: time === 1 ? name : `${name} (${time})`, from, to, text });
  };
  walk(treeOf(source), (node, place) => {
    if (kinds === 'control flow' && !steers(node)) return;
    for (const [from, to, text] of changesAt(node, source)) change(place, whole(node), [from, to], text);
  });
  return found;
}

/** The program with one change. */
export function changed(source: string, { from, to, text }: Change): string {
  return source.slice(0, from) + text + source.slice(to);
}

function* changesAt(node: Node, source: string): Generator<readonly [number, number, string]> {
  const { left, right, operator } = node as unknown as { left: Node; right: Node; operator: string };
  const part = (name: string) => node[name] as Node;
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': {
      const at = source.indexOf(operator, left.end);
      for (const other of OPERATORS[operator] ?? [])
        yield [at, Math.min(at + operator.length, right.start), other];
      return;
    }
    case 'UnaryExpression':
      if (operator === '-' || operator === '!') yield [node.start, node.start + 1, ''];
      return;
    case 'UpdateExpression':
      yield [node.end - 2, node.end, operator === '++' ? '--' : '++'];
      return;
    case 'IfStatement':
    case 'ConditionalExpression':
      for (const constant of ['true', 'false']) yield [part('test').start, part('test').end, constant];
      return;
    case 'Literal':
      if (typeof node.value === 'number') yield [node.start, node.end, String(node.value + 1)];
      return;
    case 'MemberExpression':
      if (node.computed === true) {
        const { start, end } = part('property');
        const index = source.slice(start, end);
        yield [start, end, `${index} + 1`];
        yield [start, end, `${index} - 1`];
        return;
      }
      if (/^Math\.(min|max)$/.test(source.slice(node.start, node.end)))
        yield [node.start, node.end, source.endsWith('min', node.end) ? 'Math.max' : 'Math.min'];
  }
}

/** What of a node is shown: of a condition, not what hangs on it. */
function whole(node: Node): Node {
  return /^(If|Conditional)/.test(node.type) ? (node.test as Node) : node;
}

/** Whether a program goes elsewhere, or looks elsewhere, if the node changes. */
function steers({ type, operator }: Node): boolean {
  if (type === 'BinaryExpression') return /^[<>=!]/.test(String(operator));
  return (
    !['AssignmentExpression', 'Literal'].includes(type) && !(type === 'UnaryExpression' && operator === '-')
  );
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 40)} … ${line.slice(-17)}`;
}
