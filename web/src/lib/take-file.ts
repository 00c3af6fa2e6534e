import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { download } from "./download";
import { toFault, type Fault } from "./graphql-fault";
import { sessionExpired } from "./session-expiry";
import { ThrottledError } from "./throttled-error";

/** Longer ones the browser fetches itself, once it is known that they come. */
const MOST_BYTES = 256 * 2 ** 20;
/** Browsers read what an address of theirs stands for a moment after the click. */
const KEPT_MS = 60_000;
const TOO_MANY_REQUESTS = 429;

interface TakenFile {
  /** Why there is no file; null when it comes. */
  fault: Fault | null;
  /** Requests before are archived, and not in it. */
  archivedBefore: string | null;
}

/**
 * Hands the browser what an address sends as a file. A link alone would show a refusal as the page it is not, or leave it
 * among the downloads.
 */
export async function takeFile(url: string, signal: AbortSignal): Promise<TakenFile> {
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok) throw await refusalOf(answer);
    if (Number(answer.headers.get("content-length")) > MOST_BYTES) {
      await answer.body?.cancel();
      download(url);
    } else {
      const kept = URL.createObjectURL(await answer.blob());
      download(kept, fileName(answer.headers.get("content-disposition")));
      setTimeout(() => URL.revokeObjectURL(kept), KEPT_MS);
    }
    return { fault: null, archivedBefore: answer.headers.get("tokenledger-archived-before") };
  } catch (error) {
    const fault = toFault(error);
    if (fault.kind === "unauthenticated") sessionExpired.set(true);
    return { fault, archivedBefore: null };
  }
}

/** Routes refuse with the same codes as operations. */
async function refusalOf(answer: Response): Promise<Error> {
  const seconds = Number(answer.headers.get("retry-after") ?? Number.NaN);
  if (answer.status === TOO_MANY_REQUESTS) return new ThrottledError(Number.isNaN(seconds) ? null : seconds);
  const { error } = readRefusal(await answer.json().catch(() => null));
  const { message = "", ...extensions } = error ?? { code: "INTERNAL_SERVER_ERROR" };
  return new CombinedGraphQLErrors({ errors: [{ message: String(message), extensions }] });
}

interface Refusal {
  error?: { message?: unknown; code?: unknown; field?: unknown; errorId?: unknown };
}

function readRefusal(body: unknown): Refusal {
  return typeof body === "object" && body !== null ? body : {};
}

/** As our routes name files: of ASCII, without quotes. */
function fileName(disposition: string | null): string {
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "";
}
