/** FNV-1a over the UTF-16 units of a text: a 32-bit integer. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash | 0;
}

/** The seed of one check's draws at one dtype: a stream of its own for each. */
export function seedOf(seed: number, check: string, dtype: string): number {
  return hash32(`${seed}/${check}/${dtype}`);
}
