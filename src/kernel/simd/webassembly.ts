/** What is used of WebAssembly; ES2023 does not know it, and not every engine has it. */
export interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  compile(bytes: Uint8Array): Promise<Module>;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: Module, imports: object) => { readonly exports: unknown };
}

/** A compiled module; opaque. */
export type Module = object;

export function webAssembly(): WebAssemblyApi | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
}
