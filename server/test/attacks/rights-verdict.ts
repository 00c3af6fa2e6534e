/**
 * `answers`: the operation was reached, though it may refuse what it was given. `denied`: it was not, for want of a
 * right. `refused`: no operation of its kind is answered this way. Anything else is a fault.
 */
export type Verdict = "answers" | "denied" | "refused" | `fault: ${string}`;

/** An answer to one operation, over whichever transport. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions?: { readonly code?: string; readonly field?: string };
  }[];
}

const OF_ITS_OWN = ["BAD_INPUT", "NOT_FOUND", "CONFLICT"];
const FOR_WANT_OF_A_RIGHT = ["UNAUTHENTICATED", "FORBIDDEN"];

export function verdictOf(answer: Answer): Verdict {
  const { data = null, errors = [] } = answer;
  const [error] = errors;
  if (error === undefined) return data === null ? fault(answer) : "answers";
  if (hasAnything(data)) return fault(answer);
  const { code = "", field } = error.extensions ?? {};
  const isReached = error.path !== undefined;
  // A password or a code that is wrong is told by its field, and so is a session that is not fresh.
  if (isReached && (OF_ITS_OWN.includes(code) || field !== undefined)) return "answers";
  if (FOR_WANT_OF_A_RIGHT.includes(code) && field === undefined) return "denied";
  return code === "BAD_INPUT" ? "refused" : fault(answer);
}

function hasAnything(data: unknown): boolean {
  if (data === null) return false;
  return typeof data !== "object" || Object.values(data).some((value) => value !== null);
}

function fault(answer: Answer): Verdict {
  return `fault: ${JSON.stringify(answer).slice(0, 400)}`;
}
