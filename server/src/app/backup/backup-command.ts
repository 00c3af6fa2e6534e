import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommand, withLedger, type CommandCall } from "../run-command.js";
import { BackupError } from "./backup-error.js";
import { makeBackup } from "./make-backup.js";
import type { Manifest } from "./manifest.js";

const DONE = 0;
const MIB = 1024 ** 2;

const USAGE = `npm run backup -- FOLDER [--without-secrets] [--without-archives]

Writes one moment of the ledger into a new folder, while recording goes on: every table, secrets.json and the archives
of DATA_DIR, each with its SHA-256, rows and sums; of archives in a bucket what the bucket must have, which is asked for it. Whoever
has the folder has the keys: keep it as you keep keys, or leave them out. Archives can be left out, too, where they are
kept elsewhere or are lost.`;

interface BackupOptions {
  readonly folder: string;
  readonly withSecrets: boolean;
  readonly withArchives: boolean;
}

/** `npm run backup`: answers the exit code. Works beside a running server or without one. */
export function runBackup(command: CommandCall): Promise<number> {
  return runCommand(command, {
    usage: USAGE,
    readOptions,
    run: (config, { folder, ...options }) =>
      withLedger(config, command, async (databaseUrl) => {
        const say = (line: string): void => void command.stderr.write(`${line}\n`);
        const manifest = await makeBackup({
          databaseUrl,
          dataDir: config.dataDir,
          folder,
          ...options,
          bucket: config.archiveS3,
          onTable: ({ name, found }) => say(`${name}: ${found.rows} rows`),
        });
        command.stdout.write(`${describe(manifest, folder)}\n`);
        return DONE;
      }),
  });
}

function describe({ takenAt, tables, files, objects }: Manifest, folder: string): string {
  const rows = tables.reduce((sum, { found }) => sum + BigInt(found.rows), 0n);
  const bytes = [...tables.map(({ file }) => file), ...files].reduce((sum, file) => sum + file.bytes, 0);
  const requests = tables.find(({ name }) => name === "token_usage")?.found.rows ?? "0";
  const size = `${(bytes / MIB).toFixed(1)} MiB`;
  const kept = objects.length === 0 ? "" : ` The bucket keeps ${objects.length} archives, which are not in it.`;
  return `${folder}: ${tables.length} tables with ${rows} rows, ${requests} requests, as of ${takenAt}; ${size}.${kept}`;
}

function readOptions(args: readonly string[]): BackupOptions | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      "without-secrets": { type: "boolean", default: false },
      "without-archives": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new BackupError(`Say one folder to write to.\n\n${USAGE}`);
  return {
    folder: resolve(folder),
    withSecrets: !values["without-secrets"],
    withArchives: !values["without-archives"],
  };
}
