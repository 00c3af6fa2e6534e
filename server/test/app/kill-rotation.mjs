// Rotates the keys with the built product, and dies at a step: DATABASE_URL DATA_DIR STEP.
import "reflect-metadata";
import { rotateKeys } from "../../dist/app/rotate-keys.js";

const [databaseUrl, dataDir, killedAt] = process.argv.slice(2);
await rotateKeys({
  databaseUrl,
  dataDir,
  onStep: (step) => {
    if (step === killedAt) process.kill(process.pid, "SIGKILL");
  },
});
