// A host that lets go of one stream unread, and reads others while memory is collected. Run with --expose-gc.
import { setImmediate as nextTurn } from "node:timers/promises";
import { createTokenledger } from "@tokenledger/client";

const ledger = createTokenledger({ url: process.env.URL, key: "tl_test", onProblem: console.error });
async function* parts() {
  for (let part = 0; part < 20; part += 1) {
    await nextTurn();
    globalThis.gc();
    yield { usageMetadata: { promptTokenCount: 5, totalTokenCount: 5 + part } };
  }
}
class SdkStream {
  [Symbol.asyncIterator]() {
    return parts();
  }
}

for (const [model, make] of Object.entries({ generator: parts, class: () => new SdkStream() })) {
  for await (const _ of await ledger.track(async () => make(), { model }));
}
await ledger.track(async () => parts(), { model: "forgotten" });
for (let turn = 0; turn < 100 && ledger.stats().queued < 3; turn += 1) {
  await nextTurn();
  globalThis.gc();
}
await ledger.close();
