import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openArchiveStore } from "../../retention/store/open-archive-store.js";
import { runCommand, withLedger, type CommandCall } from "../run-command.js";
import { compareObjects } from "./archived-objects.js";
import { BackupError } from "./backup-error.js";
import { ARCHIVES } from "./make-backup.js";
import { openBackup, restoreBackup } from "./restore-backup.js";

const DONE = 0;

const USAGE = `npm run restore -- FOLDER [--trust-bucket]

Puts what npm run backup wrote into an empty database (DATABASE_URL, or a new embedded one under DATA_DIR) and its
files into DATA_DIR. Overwrites nothing, and ends with 0 only when every row and sum is that of the backup.
Archives in a bucket are read in full and compared before anything is written; with --trust-bucket only their lengths.`;

interface RestoreOptions {
  readonly folder: string;
  readonly trustsBucket: boolean;
}

/** `npm run restore`: answers the exit code. */
export function runRestore(command: CommandCall): Promise<number> {
  return runCommand(command, {
    usage: USAGE,
    readOptions,
    run: async (config, { folder, trustsBucket }) => {
      const { dataDir, archiveS3 } = config;
      const manifest = await openBackup(folder, dataDir);
      return withLedger(config, command, async (databaseUrl) => {
        const store = archiveS3 === null ? null : await openArchiveStore(join(dataDir, ARCHIVES), archiveS3);
        await compareObjects(manifest.objects, { store, readsAll: !trustsBucket });
        const { leftOut } = await restoreBackup(manifest, { databaseUrl, dataDir, folder });
        const missing = leftOut.length === 0 ? "" : ` Left out, since no release makes them: ${leftOut.join(", ")}.`;
        command.stdout.write(
          `${manifest.tables.length - leftOut.length} tables as of ${manifest.takenAt}: every row and sum is that of the backup.${missing}\n`,
        );
        return DONE;
      });
    },
  });
}

function readOptions(args: readonly string[]): RestoreOptions | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { "trust-bucket": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) return null;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new BackupError(`Say one folder to read from.\n\n${USAGE}`);
  return { folder: resolve(folder), trustsBucket: values["trust-bucket"] };
}
