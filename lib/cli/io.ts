/** What a command knows of the process around it: given, so that tests can give another. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Everything on standard input, for `-`. @default - standard input itself is read, up to the limit of a file */
  readonly stdin?: () => string;
  /** Whether standard output, and standard error, go to a terminal. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Exit codes. */
export const EXIT = { clean: 0, usage: 1, findings: 2, internal: 3 } as const;
