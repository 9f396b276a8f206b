/** A copy of plain data with the value at a place such as `cases.0.id` replaced, or taken out if there is no other. */
export function edited(data: unknown, place: string, value?: unknown): unknown {
  const copy = structuredClone(data);
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  let holder = copy as Record<string, unknown>;
  for (const key of keys) holder = holder[key] as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}
