import { basename } from "node:path";
import { projectIdOf } from "../access/bootstrap.js";
import { Project } from "../access/project.entity.js";
import { chooseParser } from "../ingest/import/choose-parser.js";
import type { LineParser } from "../ingest/import/formats/parsed-line.js";
import { formatReport } from "../ingest/import/format-report.js";
import { guessFormat, type ImportFormat } from "../ingest/import/guess-format.js";
import { ImportError } from "../ingest/import/import-error.js";
import { importFile } from "../ingest/import/import-file.js";
import { IMPORT_USAGE, readImportOptions, type ImportOptions } from "../ingest/import/import-options.js";
import { ImportTally } from "../ingest/import/import-tally.js";
import { inspectImportFile } from "../ingest/import/inspect-import-file.js";
import { LineIds } from "../ingest/import/line-ids.js";
import { startProgress, type ProgressStream } from "../ingest/import/progress.js";
import { createContainer, type Container, type ContainerOptions } from "./container.js";
import { explainFailedStart } from "./explain-failed-start.js";
import { createLogger } from "./logger.js";
import { runCommand, withLedger, type CommandCall } from "./run-command.js";

const DONE = 0;
const FAILED = 1;
/** What shells report for a command that Ctrl-C ended. */
const STOPPED = 130;

export interface ImportCommand extends CommandCall {
  /** Asks to stop after the batch in flight. */
  readonly signal: AbortSignal;
  readonly stderr: ProgressStream;
}

interface ImportPlan {
  readonly options: ImportOptions;
  readonly bytes: number;
  readonly format: ImportFormat;
  readonly parse: LineParser;
}

/** `npm run import`: answers the exit code. Works beside a running server or without one. */
export function runImport(command: ImportCommand): Promise<number> {
  return runCommand(command, {
    usage: IMPORT_USAGE,
    readOptions: readImportOptions,
    run: async (config, options) => {
      const plan = await planImport(options);
      return withLedger(config, command, (databaseUrl) => importInto({ config, databaseUrl }, plan, command));
    },
  });
}

async function planImport(options: ImportOptions): Promise<ImportPlan> {
  const { bytes, firstLine } = await inspectImportFile(options.path);
  const format = options.format ?? guessFormat(options.path, firstLine);
  return { options, bytes, format, parse: chooseParser(format, options.defaults, firstLine) };
}

async function importInto(
  place: Pick<ContainerOptions, "config" | "databaseUrl">,
  plan: ImportPlan,
  command: ImportCommand,
): Promise<number> {
  await using cleanUp = new AsyncDisposableStack();
  const logger = createLogger("silent"); // stdout carries the report alone; what goes wrong is thrown
  const container = await createContainer({ ...place, logger });
  cleanUp.defer(() => container.close());
  const projectId = await findProject(container, plan.options.project);
  return await record(container, { ...plan, projectId }, command); // before the clean-up
}

async function findProject({ orm }: Container, name: string): Promise<number> {
  const em = orm.em.fork();
  const projectId = await projectIdOf(em, name);
  const project = await em.findOneOrFail(Project, projectId);
  if (project.isDemo) {
    throw new ImportError(
      `The project ${name} holds demo data and goes when that is removed; import into another one.`,
    );
  }
  return projectId;
}

async function record(
  container: Container,
  { options, bytes, format, parse, projectId }: ImportPlan & { readonly projectId: number },
  command: ImportCommand,
): Promise<number> {
  const tally = new ImportTally();
  const progress = startProgress(bytes, command.stderr);
  const startedAt = performance.now();
  let failure: unknown = null;
  try {
    await importFile(
      container.ingest,
      {
        path: options.path,
        parse,
        ids: format === "events" ? null : new LineIds(format),
        source: { projectId, apiKeyId: null, backfill: true },
        signal: command.signal,
        onProgress: (bytesRead) => progress.update(bytesRead, tally.accepted),
      },
      tally,
    );
  } catch (error) {
    failure = error;
  } finally {
    progress.stop();
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const isWhole = failure === null && !command.signal.aborted;
  command.stdout.write(
    `${isWhole ? "Imported" : "Partly imported"} ${basename(options.path)} (${format}) into project ${options.project} in ${seconds} s.\n\n${formatReport(tally)}\n`,
  );
  if (isWhole) return DONE;
  const why = failure === null ? "Stopped." : explainFailedStart(failure);
  command.stderr.write(
    `${why} ${lastRecorded(tally.lastLine)} Run the same command again to finish: what is recorded is not counted twice.\n`,
  );
  return failure === null ? STOPPED : FAILED;
}

function lastRecorded(line: number): string {
  return line === 0 ? "Nothing was recorded yet." : `Line ${line} was the last to be recorded.`;
}
