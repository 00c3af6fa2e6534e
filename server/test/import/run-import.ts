import { Writable } from "node:stream";
import { runImport } from "../../src/app/import-command.js";

export interface ImportRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ImportRunOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Presses Ctrl-C when the progress first tells of recorded events. */
  readonly stopEarly?: boolean;
}

/** `npm run import -- …args`, in this process. */
export async function importWith(args: readonly string[], options: ImportRunOptions): Promise<ImportRun> {
  const stopping = new AbortController();
  const stdout = new Collector(() => undefined);
  const stderr = new Collector((text) => {
    if (options.stopEarly === true && /read, [1-9]/.test(text)) stopping.abort();
  });
  const code = await runImport({
    args,
    env: { DATABASE_URL: options.databaseUrl, DATA_DIR: options.dataDir },
    signal: stopping.signal,
    stdout,
    stderr,
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collector extends Writable {
  text = "";

  constructor(private readonly onText: (text: string) => void) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    this.onText(chunk.toString());
    done();
  }
}
