const HEADER_BYTES = 5;
const COMMAND_COMPLETE = "C".charCodeAt(0);
const COMMIT_TAG = "COMMIT\0";

/**
 * Cuts what PostgreSQL sends into its messages: a type byte, four bytes of length, a body. Looking at the
 * answers finds every commit that was done, however it was asked for: as text, prepared, or in the middle
 * of a pipeline.
 */
export class BackendMessages {
  private rest: Buffer = Buffer.alloc(0);

  /** Whether a message that ends in this chunk says that a transaction has committed. */
  showsCommit(chunk: Buffer): boolean {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let found = false;
    while (bytes.length >= HEADER_BYTES) {
      const length = 1 + bytes.readUInt32BE(1);
      if (bytes.length < length) break;
      found ||= bytes[0] === COMMAND_COMPLETE && bytes.toString("latin1", HEADER_BYTES, length) === COMMIT_TAG;
      bytes = bytes.subarray(length);
    }
    this.rest = bytes;
    return found;
  }
}
