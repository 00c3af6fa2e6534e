import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { S3Settings } from "../../retention/store/s3-settings.js";
import { runCommand, withLedger, type CommandCall } from "../run-command.js";
import { compareObjects } from "./archived-objects.js";
import { BackupError } from "./backup-error.js";
import { ARCHIVES } from "./make-backup.js";
import type { Manifest } from "./manifest.js";
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
      const hasBucket = archiveS3 !== null;
      const manifest = await openBackup(folder, dataDir);
      refuseOtherPlace(manifest, archiveS3);
      return withLedger(config, command, async (databaseUrl) => {
        if (archiveS3 !== null) {
          const comparison = { readsAll: !trustsBucket, consequence: "Nothing was restored." };
          await compareObjects(manifest.objects, archiveS3, comparison);
        }
        const { leftOut } = await restoreBackup(manifest, { databaseUrl, dataDir, folder, hasBucket });
        const missing = leftOut.length === 0 ? "" : ` Left out, since no release makes them: ${leftOut.join(", ")}.`;
        command.stdout.write(
          `${manifest.tables.length - leftOut.length} tables as of ${manifest.takenAt}: every row and sum is that of the backup.${missing}\n`,
        );
        return DONE;
      });
    },
  });
}

/** The server looks for archives in one place alone. */
function refuseOtherPlace({ files, objects }: Manifest, bucket: S3Settings | null): void {
  if (bucket === null && objects.length > 0) {
    throw new BackupError(
      `${objects.length} archives of this backup lie in a bucket: set ARCHIVE_S3_ENDPOINT and its companions to one that has them.`,
    );
  }
  if (bucket !== null && objects.length === 0 && files.some(({ path }) => path.startsWith(`${ARCHIVES}/`))) {
    throw new BackupError(
      `The archives of this backup belong into DATA_DIR/${ARCHIVES}, where a server with a bucket does not look: restore without ARCHIVE_S3_…, then copy them to the bucket as docs/retention.md says.`,
    );
  }
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
