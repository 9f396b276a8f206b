import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Capabilities, Identity } from '../contract/subject.ts';
import { capabilitiesOf } from './capabilities.ts';
import { Declared } from './declared.ts';
import { quote } from './quote.ts';
import { valid } from './valid.ts';

/** The name under which a module offers each quantity. */
export const FUNCTIONS: Readonly<Record<Quantity, string>> = {
  softmax: 'softmax',
  log_softmax: 'logSoftmax',
  cross_entropy: 'crossEntropy',
  cross_entropy_grad: 'crossEntropyGradient',
};

export type Call = (...values: readonly unknown[]) => unknown;

/** Somebody's functions, and what they are claimed to do. */
export interface Implementation {
  readonly identity: Identity;
  /** As stated, the quantities being those of the functions where it does not name them. */
  readonly declared: Declared;
  readonly capabilities: Capabilities;
  readonly functions: Readonly<Partial<Record<Quantity, Call>>>;
}

/**
 * Reads a module, or an object like one: its functions, and its name, version and capabilities where it states
 * them; each as a named export, else on the default export.
 * @param name  what to call it if it does not say
 * @throws RangeError if it has none of the functions, or its capabilities make no sense
 */
export function implementationOf(module: object, name: string): Implementation {
  const functions: Partial<Record<Quantity, Call>> = {};
  for (const quantity of QUANTITIES) {
    const found = exported(module, FUNCTIONS[quantity]);
    if (typeof found === 'function') functions[quantity] = (...values) => found(...values);
  }
  const stated = exported(module, 'name');
  const version = exported(module, 'version');
  const quantities = QUANTITIES.filter((quantity) => functions[quantity]);
  if (quantities.length === 0) throw new RangeError(nothingIn(module));
  const capabilities = valid(Declared, exported(module, 'capabilities') ?? {}, 'capabilities');
  const empty = (['quantities', 'dtypes'] as const).find((field) => capabilities[field]?.length === 0);
  if (empty) throw new RangeError(`capabilities.${empty}: names none; name some, or leave it out`);
  const declared = { quantities, ...capabilities };
  return {
    identity: {
      name: typeof stated === 'string' ? quote(stated) : name,
      ...(typeof version === 'string' && { version: quote(version) }),
    },
    declared,
    capabilities: capabilitiesOf(declared),
    functions,
  };
}

/** So many names are told of a module that has none of the right ones. */
const TOLD = 5;

function nothingIn(module: object): string {
  const whole: unknown = Reflect.get(module, 'default');
  const names = Object.keys(typeof whole === 'object' ? { ...module, ...whole } : module).filter(
    (name) => name !== 'default' || typeof whole === 'function',
  );
  const told = names.slice(0, TOLD).map((name) => quote(name, 40));
  const more = names.length > TOLD ? ` and ${names.length - TOLD} more` : '';
  const has = names.length === 0 ? '' : `${told.join(', ')}${more}, and `;
  const named = typeof whole === 'function' ? '; export the default one under its name' : '';
  return `no function to certify: it has ${has}none of ${Object.values(FUNCTIONS).join(', ')}${named}`;
}

function exported(module: object, name: string): unknown {
  for (const holder of [module, Reflect.get(module, 'default')]) {
    if (typeof holder !== 'object' || holder === null || !(name in holder)) continue;
    const value: unknown = Reflect.get(holder, name);
    return typeof value === 'function' ? value.bind(holder) : value;
  }
  return undefined;
}
