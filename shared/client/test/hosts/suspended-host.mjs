// A host that holds events back on disk, is suspended, and goes on.
import { once } from "node:events";
import { createTokenledger } from "@tokenledger/client";

const { URL: url, SPOOL: spoolDir } = process.env;
const ledger = createTokenledger({ url, key: "tl_test", spoolDir, maxQueuedEvents: 1, onProblem: () => {} });
let recorded = 0;
function record(events) {
  for (const last = recorded + events; recorded < last; recorded += 1) {
    ledger.record({ id: `suspended ${recorded}`, provider: "google", model: "gemini-2.5-flash" });
  }
}

record(50);
process.send("recorded");
await once(process, "message");
record(50);
const { pending } = await ledger.close();
process.send({ pending, dropped: ledger.stats().dropped });
process.disconnect();
