/** What is exported and compared. A run in shares has to have the bytes of the same run without. */
export const RUNS = [
  { words: ['--profile', 'core', '--format', 'jsonl'] },
  { words: ['--profile', 'core', '--format', 'npz'] },
  { words: ['--profile', 'core', '--format', 'safetensors'] },
  { words: ['--profile', 'core', '--format', 'onnx'] },
  { words: ['--profile', 'core', '--format', 'c'] },
  { words: ['--format', 'json'] },
  { words: ['--format', 'json'], shares: 2 },
  {
    words: ['--profile', 'large', '--format', 'safetensors', '--seed', '7', '--only'].concat(
      `case=${['bell', 'flat', 'winner', 'offset', 'masked'].map((name) => `large-${name}/1x1000-seed-7`).join(',')}`,
    ),
  },
];

/** The page: one row a run, for whoever wants to compare his own bytes. */
export function page(versions, vectors, results) {
  const rows = results.map(
    ({ words, shares, files, bytes, sha256 }) =>
      `| \`${words.join(' ')}\` | ${shares} | ${files} | ${bytes} | \`${sha256}\` |`,
  );
  return `# The same bytes

Version ${vectors} of the vectors, exported under Node ${versions.join(', ')}, in one share and in two: all files are the same, byte for byte. Written by
\`npm run same-bytes\`, which fetches the other versions of Node from npm.

| \`softproof vectors export\` | shares | files | bytes | SHA-256 of the list |
|---|---|---|---|---|
${rows.join('\n')}

The list has a line for each file, in the order of names: name, blank, SHA-256, line feed. \`manifest.json\` is one of them.
`;
}
