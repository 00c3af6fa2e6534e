// A host that is killed in the middle: says so when all is recorded, and waits for its end.
import { createTokenledger } from "@tokenledger/client";

const { URL: url, SPOOL: spoolDir, COUNT: count } = process.env;
const ledger = createTokenledger({ url, key: "tl_test", spoolDir, onProblem: () => {} });
for (let index = 0; index < Number(count); index += 1) {
  ledger.record({
    id: `killed ${index}`,
    provider: "google",
    model: "gemini-2.5-flash",
    inputTokens: 1,
    outputTokens: 1,
  });
}
process.send("recorded");
setInterval(() => {}, 1_000);
