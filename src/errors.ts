/** The error classes of onrecord. `code` is a stable word to search for; the message says what to do. */

class OnrecordError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The user's data or flags are not what was expected. */
export class InputError extends OnrecordError {}

/** A model file is missing, cut, or of another version. */
export class ModelError extends OnrecordError {}

/** What was asked for does not exist. */
export class NotFoundError extends OnrecordError {}

/** A table of data/lexicon breaks its form: a defect of the table, named with its row. */
export class LexiconError extends OnrecordError {}

/** The store cannot be opened, is of another version, or is damaged. */
export class StoreError extends OnrecordError {}
