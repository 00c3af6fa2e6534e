import type { Account, Outcome } from "./account.js";
import type { FaultReport } from "./fault-report.js";
import type { Stage } from "./stage.js";

const ALLOWED: readonly Outcome[] = [200, 429, 503];

/** What has to hold under every fault: an exact ledger, honest refusals, and no other answer. */
export async function judge(report: FaultReport, stage: Stage, account: Account): Promise<void> {
  report.figure("answers", account.tally());
  const others = account.count(({ outcome }) => !ALLOWED.includes(outcome));
  report.require("every request is answered with 200, 429 or 503", others === 0, account.tally());
  const silent = account.refusals.filter(({ retryAfter }) => retryAfter === null).length;
  report.require("every refusal has a Retry-After", silent === 0, silent);
  report.require("receipts only accept or repeat", account.oddReceipts.length === 0, account.oddReceipts[0]);
  if (account.count(({ outcome }) => outcome === 500) > 0) {
    const [error = "nothing"] = await stage.errors();
    report.figure("first error logged", error.slice(0, 400));
  }
  report.requireExact(await stage.ledger(), account);
}
