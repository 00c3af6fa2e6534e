import { join } from "node:path";
import { parseArgs } from "node:util";
import { rotateKeys } from "./rotate-keys.js";
import { runCommand, withLedger, type CommandCall } from "./run-command.js";
import { FILE_NAME } from "./secrets-file.js";

const DONE = 0;

const USAGE = `npm run rotate-keys

Makes new keys for encryption and lookup in ${FILE_NAME} and seals with them every outside user id, second factor and channel.
Stop every server first. Pseudonyms, sums, passwords and API keys stay. Killed at any moment, the next start ends it.`;

/** `npm run rotate-keys`: answers the exit code. */
export function runRotateKeys(command: CommandCall): Promise<number> {
  return runCommand(command, {
    usage: USAGE,
    readOptions: readRotateKeysOptions,
    run: (config) =>
      withLedger(config, command, async (databaseUrl) => {
        const { identities, secondFactors, channels } = await rotateKeys({ databaseUrl, dataDir: config.dataDir });
        command.stdout.write(
          `New keys: ${identities} identities, ${secondFactors} second factors and ${channels} channels are sealed with them.\n` +
            `Copy ${join(config.dataDir, FILE_NAME)} to every other replica before it starts, and beside the backups to come.\n` +
            `Backups made until now need the ${FILE_NAME} of their time.\n`,
        );
        return DONE;
      }),
  });
}

/** It has no options but the usage. */
function readRotateKeysOptions(args: readonly string[]): object | null {
  const { values } = parseArgs({ args: [...args], options: { help: { type: "boolean", default: false } } });
  return values.help ? null : values;
}
