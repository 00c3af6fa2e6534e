import { createTokenledger, type Problem } from "@tokenledger/client";
import { startFakeProviders } from "../fake-providers/start-fake-providers.ts";
import type { BilledCall } from "../fake-providers/billed-call.ts";
import { meetGemini, meetLocalGemini } from "./gemini.ts";
import { startNotesServer } from "./notes-server.ts";
import type { Settings } from "./settings.ts";

export interface RunningNotesApp {
  readonly url: string;
  /** What the local Gemini billed; empty with the real one. */
  readonly billed: readonly BilledCall[];
  /** Resolves after what was recorded has been sent, or could not be within five seconds. */
  stop(): Promise<void>;
}

/** The app with its Gemini, recording to a Tokenledger that runs already. */
export async function startNotesApp(
  { url, key, port, geminiApiKey }: Settings,
  onProblem?: (problem: Problem) => void,
): Promise<RunningNotesApp> {
  const ledger = createTokenledger({ url, key, ...(onProblem !== undefined && { onProblem }) });
  const local = geminiApiKey === null ? await startFakeProviders() : null;
  const findGemini = local === null ? meetGemini(geminiApiKey ?? "", ledger) : meetLocalGemini(local.url, ledger);
  const server = await startNotesServer({ ledger, findGemini, port, isRealGemini: local === null });
  return {
    url: server.url,
    billed: local?.log ?? [],
    stop: async () => {
      await server.stop();
      await ledger.close(5_000);
      await local?.stop();
    },
  };
}
