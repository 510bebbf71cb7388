/** What is wrong at an offset of a text, and how to mend it: two clauses without a full stop. */
export interface Problem {
  readonly offset: number;
  readonly problem: string;
  readonly repair: string;
}

/** Ends the reading of a document. */
export class Unreadable extends Error implements Problem {
  constructor(
    readonly offset: number,
    readonly problem: string,
    readonly repair: string,
  ) {
    super(problem);
  }
}
