import { readConfig, type Config } from "./config.js";
import { explainFailedStart } from "./explain-failed-start.js";
import { openLedger } from "./open-ledger.js";

const DONE = 0;
const FAILED = 1;

/** How a command of the command line was called. */
export interface CommandCall {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

interface CommandSteps<Options> {
  readonly usage: string;
  /** Null when only the usage is asked for. */
  readonly readOptions: (args: readonly string[]) => Options | null;
  /** Answers the exit code. */
  readonly run: (config: Config, options: Options) => Promise<number>;
}

/** Answers the exit code; whatever is thrown becomes one clear sentence. */
export async function runCommand<Options>(
  { args, env, stdout, stderr }: CommandCall,
  { usage, readOptions, run }: CommandSteps<Options>,
): Promise<number> {
  try {
    const options = readOptions(args);
    if (options !== null) return await run(readConfig(env), options);
    stdout.write(`${usage}\n`);
    return DONE;
  } catch (error) {
    stderr.write(`${explainFailedStart(error)}\n`);
    return FAILED;
  }
}

/** Works on the database of the configuration; the embedded one is started for it where no server runs. */
export async function withLedger<Answer>(
  config: Config,
  { stderr }: Pick<CommandCall, "stderr">,
  work: (databaseUrl: string) => Promise<Answer>,
): Promise<Answer> {
  await using cleanUp = new AsyncDisposableStack();
  const database = await openLedger(config, (line) => stderr.write(`${line}\n`));
  cleanUp.defer(() => database.stop());
  return await work(database.url); // before the clean-up
}
