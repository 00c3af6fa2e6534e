import type { BilledCall } from "../../../e2e/fake-providers/billed-call.ts";
import { createTokenledger, type Problem, type Tokenledger } from "@tokenledger/client";
import { type FakeProviders, startFakeProviders } from "../../../e2e/fake-providers/start-fake-providers.ts";
import { API_KEY, type Product, startProduct } from "../api/start-product.js";
import { waitUntil } from "../faults/wait-until.js";
import { expectedOf, readEventIds, readRecorded, type ToldCall } from "./recorded-calls.js";

/** The whole server, providers that say what they billed, and a ledger between the two. */
export interface MeteredStage {
  readonly product: Product;
  readonly providers: FakeProviders;
  readonly ledger: Tokenledger;
  /** What comes before counts no more: each test looks at its own calls. */
  begin(): Promise<void>;
  /** Calls that nobody meters, or that an SDK made once more by itself. */
  leaveOut(call: BilledCall | undefined): void;
  /** Until the providers have noticed that the caller left. */
  settled(): Promise<unknown>;
  /** What is recorded since, once that is as much as has to be. */
  recorded(): Promise<readonly ToldCall[]>;
  /** What has to be recorded. */
  expected(): readonly ToldCall[];
  /** @throws Error when the ledger told of any problem, which every call has to do without */
  stop(): Promise<void>;
}

export async function openStage(): Promise<MeteredStage> {
  const [product, providers] = await Promise.all([startProduct(), startFakeProviders({ slowMs: 5 })]);
  const problems: Problem[] = [];
  const ledger = createTokenledger({
    url: product.url,
    key: API_KEY,
    flushIntervalMs: 20,
    onProblem: (problem) => problems.push(problem),
  });
  let [known, begun]: [ReadonlySet<string>, number] = [new Set(), 0];
  const leftOut = new Set<BilledCall | undefined>();
  const calls = () => providers.log.slice(begun).filter((call) => !leftOut.has(call));
  const recorded = () => readRecorded(product.sql, known);
  return {
    product,
    providers,
    ledger,
    begin: async () => {
      known = await readEventIds(product.sql);
      begun = providers.log.length;
    },
    leaveOut: (call) => leftOut.add(call),
    settled: () => waitUntil("every answer has ended", () => calls().every(({ ended }) => ended !== "open"), 5_000),
    recorded: async () => {
      const isAllThere = async () => {
        await ledger.flush();
        return (await recorded()).length >= calls().length;
      };
      await waitUntil("every call is recorded", isAllThere, 5_000).catch(() => undefined); // the comparison says more
      return recorded();
    },
    expected: () => expectedOf(calls()),
    stop: async () => {
      await ledger.close();
      await providers.stop();
      await product.stop();
      if (problems.length > 0) throw new Error(`The ledger told of ${JSON.stringify(problems)}`);
    },
  };
}
