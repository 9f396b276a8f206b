/** Colours text, or leaves it as it is. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly odd: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Paint by the escape sequences of terminals, or none. */
export function paint(colours: boolean): Paint {
  const by = (code: number) => (text: string) =>
    colours && text !== '' ? `\x1b[${code}m${text}\x1b[0m` : text;
  return { good: by(32), bad: by(31), odd: by(33), strong: by(1), faint: by(2) };
}
