import { type ArchiveStore, ArchiveStoreAway } from "../../retention/store/archive-store.js";
import { ArchiveStoreLate } from "./bounded-store.js";

/**
 * Asks for a file that is not there. Amazon refuses it, rather than say so, to a key that may not list the bucket; a
 * store that says nothing at all has not refused it.
 *
 * @throws what the store throws, or Error when it has one
 */
export async function missAbsent(store: ArchiveStore, key: string): Promise<void> {
  const size = await store.size(key).catch((error: unknown) => {
    if (!(error instanceof ArchiveStoreAway) || error instanceof ArchiveStoreLate) throw error;
    const todo = "A key without s3:ListBucket is not told that a file is missing.";
    throw new ArchiveStoreAway(`Asked for a file that is not there, it says: ${error.message} ${todo}`, {
      cause: error,
    });
  });
  if (size !== null) throw new Error("the archive store has a file that nobody put there");
}
