import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommand, withLedger, type CommandCall } from "../run-command.js";
import { BackupError } from "./backup-error.js";
import { openBackup, restoreBackup } from "./restore-backup.js";

const DONE = 0;

const USAGE = `npm run restore -- FOLDER

Puts what npm run backup wrote into an empty database (DATABASE_URL, or a new embedded one under DATA_DIR) and its
files into DATA_DIR. Overwrites nothing, and ends with 0 only when every row and sum is that of the backup.`;

/** `npm run restore`: answers the exit code. */
export function runRestore(command: CommandCall): Promise<number> {
  return runCommand(command, {
    usage: USAGE,
    readOptions,
    run: async (config, folder) => {
      const { dataDir } = config;
      const manifest = await openBackup(folder, dataDir);
      return withLedger(config, command, async (databaseUrl) => {
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

function readOptions(args: readonly string[]): string | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: "boolean", default: false } },
  });
  if (values.help) return null;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new BackupError(`Say one folder to read from.\n\n${USAGE}`);
  return resolve(folder);
}
