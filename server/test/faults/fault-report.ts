import type { LedgerSums } from "./ledger-sums.js";
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

  /** Raw rows, rollups and totals are what was acknowledged, to the pico-dollar. */
  requireExact(ledger: LedgerSums, acknowledged: UsageSums): void {
    this.require("something was acknowledged", acknowledged.events > 0n);
    const places = Object.entries(ledger) as [string, UsageSums][];
    const differing = places.filter(([, sums]) => !equalSums(sums, acknowledged));
    this.figures.unshift(`acknowledged ${acknowledged.events.toLocaleString("en-US")} events`);
    this.figure("difference", differing.length === 0 ? "0" : differing.map(([place]) => place).join(" and "));
    for (const [place, sums] of differing) this.broken.push(`${place} differs: ${differenceOf(sums, acknowledged)}`);
  }
}
