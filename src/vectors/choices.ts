/** What there is to choose from, without that itself: the command line reads these before anything is loaded. */

export const PROFILE_IDS = ['core', 'full', 'large'] as const;

export type ProfileId = (typeof PROFILE_IDS)[number];

export const ENCODINGS = ['json', 'jsonl', 'npz', 'safetensors', 'onnx', 'c'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Whether files of a format say all that there is to derive them anew. */
export function isText(encoding: Encoding): boolean {
  return encoding === 'json' || encoding === 'jsonl';
}

export const ONLY_KEYS = ['group', 'dtype', 'quantity', 'flag', 'case'] as const;

export type OnlyKey = (typeof ONLY_KEYS)[number];
