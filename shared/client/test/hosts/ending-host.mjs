// A host that neither flushes nor closes, and has nothing left to do.
import { createTokenledger } from "@tokenledger/client";

const ledger = createTokenledger({
  url: process.env.URL,
  key: "tl_test",
  flushIntervalMs: 60_000,
  onProblem: () => {},
});
for (let index = 0; index < 1_200; index += 1) {
  ledger.record({ id: `ending ${index}`, provider: "google", model: "gemini-2.5-flash" });
}
