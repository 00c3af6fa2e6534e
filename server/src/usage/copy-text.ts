import type { ClientBase, Connection, Submittable } from "pg";

/** COPY's text format: a tab, a line end or a backslash in a value is escaped, null is \N. */
export function copyField(value: string | null): string {
  if (value === null) return "\\N";
  return NEEDS_ESCAPE.test(value) ? value.replace(TO_ESCAPE, escapeCharacter) : value;
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const TO_ESCAPE = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escapeCharacter(character: string): string {
  return ESCAPES[character] ?? character;
}

/**
 * Sends lines by `copy … from stdin` without waiting until the database asks for them, so that COPY can
 * travel with other statements on a connection that pipelines. A database that refuses the statement
 * ignores its lines, as the protocol promises.
 *
 * @param lines each ended by a line feed
 */
export function copyText(client: ClientBase, statement: string, lines: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new TextCopy(statement, lines, (error) => (error === null ? resolve() : reject(error))));
  });
}

/** What the driver offers for COPY and does not describe. */
type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** A statement in the driver's own terms; it calls the methods as the database answers. */
class TextCopy implements Submittable {
  private error: Error | null = null;

  constructor(
    private readonly statement: string,
    private readonly lines: string,
    private readonly done: (error: Error | null) => void,
  ) {}

  /** The driver replaces it when the connection has a time limit for answers. */
  callback: (error: Error | null) => void = (error) => this.done(error);

  submit(connection: Connection): void {
    const wire = connection as CopyConnection; // the driver's own class, whose description lacks COPY
    wire.query(this.statement);
    wire.sendCopyFromChunk(Buffer.from(this.lines));
    wire.endCopyFrom();
  }

  handleCopyInResponse(): void {}

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback(this.error);
  }

  /** A refusal is followed by "ready", a broken connection by nothing: who waits is told at once. */
  handleError(error: Error): void {
    this.error = error;
    this.callback(error);
    this.callback = () => undefined;
  }
}
