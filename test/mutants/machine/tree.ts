import { parseAst } from 'vitest/node';

/** A node of a syntax tree (ESTree), with its place in the text. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export function treeOf(source: string): Node {
  return parseAst(source) as unknown as Node;
}

/** Visits all nodes, outer ones first, with the name of the function or method that each stands in. */
export function walk(node: Node, visit: (node: Node, place: string) => void, place = ''): void {
  const named = (node.id ?? node.key) as { readonly name?: string } | undefined | null;
  const inside = /^(FunctionDeclaration|MethodDefinition)$/.test(node.type) ? (named?.name ?? place) : place;
  visit(node, inside);
  for (const child of Object.values(node).flat()) {
    if (typeof child === 'object' && child !== null && 'type' in child) walk(child as Node, visit, inside);
  }
}
