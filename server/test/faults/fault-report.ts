import { expectedOf, type ExpectedSums, type LedgerSums } from "./ledger-sums.js";
import { differenceOf, equalSums, type UsageSums } from "./usage-sums.js";

/** What one fault was met with: figures for people, and every promise that did not hold. */
export class FaultReport {
  readonly figures: string[] = [];
  readonly broken: string[] = [];
  /** Why the fault could not be made on this machine. */
  skipped: string | null = null;

  figure(name: string, value: string | number): void {
    this.figures.push(`${name} ${typeof value === "number" ? Math.round(value).toLocaleString("en-US") : value}`);
  }

  /** A figure with a limit that it has to stay below. */
  below(name: string, value: number, limit: number): void {
    this.figure(name, value);
    this.require(`${name} is below ${limit}`, value < limit, Math.round(value));
  }

  require(promise: string, holds: boolean, found?: string | number | boolean | null): void {
    if (!holds) this.broken.push(found === undefined ? promise : `${promise}; found ${String(found)}`);
  }

  /** Raw rows, rollups, counters and totals are what was acknowledged, to the pico-dollar. */
  requireExact(ledger: LedgerSums, acknowledged: ExpectedSums): void {
    const { sums, sumsOfUsers } = acknowledged;
    this.require("something was acknowledged", sums.events > 0n);
    this.require(
      "some of it was of app users and some was not",
      0n < sumsOfUsers.events && sumsOfUsers.events < sums.events,
    );
    const expected = Object.entries(expectedOf(acknowledged)) as [keyof LedgerSums, UsageSums][];
    const differing = expected.filter(([place, meant]) => !equalSums(ledger[place], meant));
    this.figures.unshift(`acknowledged ${sums.events.toLocaleString("en-US")} events`);
    this.figure("difference", differing.length === 0 ? "0" : differing.map(([place]) => place).join(" and "));
    for (const [place, meant] of differing) {
      this.broken.push(`${place} differs: ${differenceOf(ledger[place], meant)}`);
    }
  }
}
