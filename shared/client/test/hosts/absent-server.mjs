// A host whose Tokenledger is away: prints what its own calls gave.
import { createTokenledger } from "@tokenledger/client";

const rejections = [];
process.on("unhandledRejection", (reason) => rejections.push(String(reason)));

const ledger = createTokenledger({ url: process.env.URL, key: "tl_test", flushIntervalMs: 1, onProblem: () => {} });
const answer = Object.freeze({ model: "gpt-5.6", usage: { prompt_tokens: 3, completion_tokens: 2 } });
const fault = new Error("429");
async function* chunks() {
  yield { n: 1 };
  yield { n: 2 };
}

const same = [];
for (let call = 0; call < 200; call += 1) {
  same.push((await ledger.track(async () => answer, { userId: "minji", prompt: "안녕" })) === answer);
  same.push((await ledger.track(() => Promise.reject(fault)).catch((error) => error)) === fault);
  const read = [];
  for await (const { n } of await ledger.track(async () => chunks())) read.push(n);
  same.push(read.join() === "1,2");
  ledger.record({ provider: "google", model: "gemini-2.5-flash" });
}
// Nobody awaits this one; the rejection is the host's own, once.
void ledger.track(() => Promise.reject(new Error("host's own")));
const { pending } = await ledger.flush(200);
process.on("exit", () => {
  console.log(JSON.stringify({ same: same.every(Boolean), calls: same.length, pending, rejections }));
});
