import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { download } from "./download";
import { toFault, type Fault } from "./graphql-fault";
import { sessionExpired } from "./session-expiry";
import { ThrottledError } from "./throttled-error";

/** Longer ones the browser fetches itself. */
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
 * among the downloads: so it is with what is known to be long. To ask first would be a second act, which is counted,
 * audited and brought from its store as the first.
 *
 * @param bytes as a list has said before; null where it does not know them, 0 of what is written when it is asked for
 */
export async function takeFile(url: string, signal: AbortSignal, bytes: number | null = 0): Promise<TakenFile> {
  if (bytes === null || bytes > MOST_BYTES) {
    download(url);
    return { fault: null, archivedBefore: null };
  }
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok) throw await refusalOf(answer);
    const file = await readShort(answer);
    if (file === null) download(url);
    else {
      const kept = URL.createObjectURL(file);
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

/**
 * Counted while it is read: what is sent as it is written, or packed by a proxy on the way, says no length, or another.
 *
 * @returns null for what is longer than memory is given to, and read no further
 */
async function readShort({ body, headers }: Response): Promise<Blob | null> {
  if (Number(headers.get("content-length")) > MOST_BYTES) {
    await body?.cancel();
    return null;
  }
  let left = MOST_BYTES;
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      left -= chunk.length;
      if (left < 0) controller.error(new Error("There is more than is kept in memory."));
      else controller.enqueue(chunk);
    },
  });
  try {
    return await new Response(body?.pipeThrough(counting), { headers }).blob();
  } catch (error) {
    if (left < 0) return null;
    throw error;
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
