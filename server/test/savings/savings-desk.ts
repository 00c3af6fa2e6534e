import { ask } from "../api/ask.js";
import { startProduct, type Product } from "../api/start-product.js";
import { signInAs } from "../access/sign-in-as.js";
import { type Planted, RANGE } from "./workloads.js";

const FINDING = `id kind low high confidence confidenceReason method effort risk steps requests status statusReason version appliedAt
  subject { projectId feature provider model } facts { name value text } samples { id eventId feature model cost }
  evidence { range { from to } projectIds models features noteIds fingerprints statuses minAttempt minInputTokens minTokens maxOutputTokens }
  measured { measure expectedLow expectedHigh knownFrom after7Days { range { from to } requests saved expectedLow expectedHigh } after30Days { saved } }`;

const REPORT = `query ($filter: UsageFilterInput!) { savingsReport(filter: $filter) {
  days cost costPer30Days low high checkedAt singleRequestsSince coverage { requests unpricedRequests }
  checked { kind found skipped } findings { ${FINDING} } past { ${FINDING} } } }`;

const MARK = `mutation ($id: ID!, $status: SuggestionStatus!, $reason: String, $filter: UsageFilterInput, $version: Int) {
  markSuggestion(id: $id, status: $status, reason: $reason, filter: $filter, version: $version) { ${FINDING} } }`;

const APPLIED = `query ($filter: UsageFilterInput!) { appliedSavings(filter: $filter) {
  id kind appliedAt subject { feature } } }`;

interface ToldPeriod {
  readonly range: { readonly from: string; readonly to: string };
  readonly requests: number;
  readonly saved: string;
  readonly expectedLow: string;
  readonly expectedHigh: string;
}

export interface ToldFinding {
  readonly id: string;
  readonly kind: string;
  readonly low: string;
  readonly high: string;
  readonly confidence: string;
  readonly confidenceReason: string;
  readonly requests: number;
  readonly status: string;
  readonly statusReason: string | null;
  readonly version: number;
  readonly appliedAt: string | null;
  readonly subject: { readonly projectId: string; readonly feature: string; readonly model: string | null };
  readonly facts: readonly { readonly name: string; readonly value: string | null; readonly text: string | null }[];
  readonly samples: readonly { readonly id: string; readonly eventId: string; readonly feature: string }[];
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly measured: {
    readonly measure: string;
    readonly expectedHigh: string;
    readonly knownFrom: string;
    readonly after7Days: ToldPeriod | null;
    readonly after30Days: { readonly saved: string } | null;
  } | null;
}

export interface ToldReport {
  readonly days: number;
  readonly cost: string;
  readonly costPer30Days: string | null;
  readonly low: string;
  readonly high: string;
  readonly checkedAt: string;
  readonly singleRequestsSince: string;
  readonly coverage: { readonly requests: number; readonly unpricedRequests: number };
  readonly checked: readonly { readonly kind: string; readonly found: number; readonly skipped: string | null }[];
  readonly findings: readonly ToldFinding[];
  readonly past: readonly ToldFinding[];
}

type Headers = Record<string, string>;

/** A product with planted usage, and an admin who asks it what could be saved. */
export class SavingsDesk {
  private planted = 0;

  private constructor(
    readonly product: Product,
    private readonly admin: Headers,
  ) {}

  static async open(): Promise<SavingsDesk> {
    const product = await startProduct();
    return new SavingsDesk(product, await signInAs(product));
  }

  /** Recorded as events from outside are. */
  async record(events: readonly Planted[], projectId = 1): Promise<void> {
    const rows = events.map(({ at, ...event }) => ({
      id: `planted-${(this.planted += 1)}`,
      time: new Date(at).toISOString(),
      ...event,
    }));
    for (let from = 0; from < rows.length; from += 1_000) {
      const source = { projectId, apiKeyId: null, backfill: true };
      const { receipt } = await this.product.container.ingest.ingest(source, rows.slice(from, from + 1_000));
      if (receipt.rejected.length > 0) throw new Error(JSON.stringify(receipt.rejected[0]));
    }
  }

  async report(filter: object = {}, headers = this.admin): Promise<ToldReport> {
    const variables = { filter: { range: RANGE, ...filter } };
    const { data, errors } = await ask(this.product, REPORT, { variables, headers });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (data as { savingsReport: ToldReport }).savingsReport;
  }

  async applied(filter: object, headers = this.admin): Promise<readonly object[]> {
    const { data, errors } = await ask(this.product, APPLIED, { variables: { filter }, headers });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (data as { appliedSavings: readonly object[] }).appliedSavings;
  }

  async mark(variables: Record<string, unknown>, headers = this.admin) {
    const filter = { range: RANGE };
    const { data, errors } = await ask(this.product, MARK, { variables: { filter, ...variables }, headers });
    return { errors, finding: (data as { markSuggestion: ToldFinding } | null)?.markSuggestion ?? null };
  }
}
