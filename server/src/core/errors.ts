export const ERROR_CODES = [
  "BAD_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

interface ErrorPlace {
  readonly field?: string | null;
  readonly retryAfterSeconds?: number | null;
}

/** A failure that the caller can understand and act on. Anything else that is thrown is a bug and is masked. */
export class AppError extends Error {
  override readonly name = "AppError";

  /** The input field at fault, as the caller spells it; null where no single field is. */
  readonly field: string | null;
  /** When the same may be asked for again; null where that is not for us to say. */
  readonly retryAfterSeconds: number | null;

  protected constructor(
    readonly code: ErrorCode,
    message: string,
    { field = null, retryAfterSeconds = null }: ErrorPlace = {},
  ) {
    super(message);
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** `expected` completes "expected …"; `given` is shown as JSON, cut to 80 characters. */
  static badInput(field: string, expected: string, given: unknown): AppError {
    return new AppError("BAD_INPUT", `${field}: expected ${expected}, got ${shorten(given)}`, { field });
  }

  /** Input that is refused in words of the caller's own, which must not repeat a secret. */
  static refused(message: string, field: string | null = null): AppError {
    return new AppError("BAD_INPUT", message, { field });
  }

  /** Of input that may name a person, as an outside user id does: says what kind of thing was given, never the thing. */
  static badPrivateInput(field: string, expected: string, given: unknown): AppError {
    return new AppError("BAD_INPUT", `${field}: expected ${expected}, got ${describeUnseen(given)}`, { field });
  }

  /** `field` names the credential at fault; null when nobody is signed in at all. */
  static unauthenticated(message = "Sign in or send an API key.", field: string | null = null): AppError {
    return new AppError("UNAUTHENTICATED", message, { field });
  }

  static forbidden(needed: string): AppError {
    return new AppError("FORBIDDEN", `This needs ${needed}.`);
  }

  /** A sensitive act, and too long since the member proved who they are. Clients tell it by the field. */
  static needsConfirmation(): AppError {
    return new AppError("FORBIDDEN", "Confirm that it is you first, then try again.", { field: "session" });
  }

  static notFound(kind: string): AppError {
    return new AppError("NOT_FOUND", `There is no such ${kind}.`);
  }

  static conflict(message: string, field: string | null = null): AppError {
    return new AppError("CONFLICT", message, { field });
  }

  static unavailable(message: string): AppError {
    return new AppError("UNAVAILABLE", message);
  }

  /** Refused because of how much was asked before, by them or by others: a 429 over HTTP. */
  static tooMany(message: string, retryAfterSeconds: number): AppError {
    return new AppError("UNAVAILABLE", message, { retryAfterSeconds });
  }
}

function shorten(given: unknown): string {
  const text = asJson(given);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The fault is what is to be told, however deep the thing is in which it was found. */
function asJson(given: unknown): string {
  try {
    return JSON.stringify(given) ?? "nothing";
  } catch {
    return "something that is nested too deep to be shown";
  }
}

/** What kind of thing was given, without a letter of it: `text of 12 characters`, `a number`. */
export function describeUnseen(given: unknown): string {
  if (given === undefined) return "nothing";
  if (given === null) return "null";
  if (typeof given === "string")
    return given.length === 1 ? "text of 1 character" : `text of ${given.length} characters`;
  if (Array.isArray(given)) return "an array";
  return typeof given === "object" ? "an object" : `a ${typeof given}`;
}
