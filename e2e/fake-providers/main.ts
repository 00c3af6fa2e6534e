import { once } from "node:events";
import { parseArgs } from "node:util";
import { startFakeProviders } from "./start-fake-providers.ts";

// Gemini, OpenAI and Anthropic on this computer, for the notes app and for trying things; see README.md.

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4390" },
    /** How long the scenario `slow` waits before each part. */
    "slow-ms": { type: "string", default: "150" },
  },
});

const providers = await startFakeProviders({ port: Number(values.port), slowMs: Number(values["slow-ms"]) });
process.stdout.write(
  `Gemini, OpenAI and Anthropic answer at ${providers.url}; what they billed: ${providers.url}/log\n`,
);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await providers.stop();
