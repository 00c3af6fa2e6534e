import { PACKAGE_SOURCE } from "../../src/pricing/package-providers.js";
import { rememberDrift } from "../../src/usage/known-drift.js";
import { ask } from "../api/ask.js";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { signInAs } from "./sign-in-as.js";

/** What every act of these tests says as its reason, where it has one. */
export const REASON = "because a test says so";

interface Identified {
  readonly id: string;
}

/** An admin of a product of their own, and what there must be for them to act on. */
export class AdminAtWork {
  private made = 0;

  private constructor(
    readonly product: Product,
    private readonly headers: Record<string, string>,
  ) {}

  static async start(): Promise<AdminAtWork> {
    const product = await startProduct();
    return new AdminAtWork(product, await signInAs(product));
  }

  /** A word that nothing else has. */
  word(): string {
    this.made += 1;
    return `w${this.made}`;
  }

  /** One mutation, such as `retirePrice(…) { id }`; answers what it answers, and throws when it is refused. */
  async mutate<Answer = Identified>(field: string): Promise<Answer> {
    return this.ask<Answer>(`mutation { answer: ${field} }`);
  }

  async ask<Answer>(operation: string): Promise<Answer> {
    const { data, errors } = await ask(this.product, operation, { headers: this.headers });
    if (errors.length > 0) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
    return (data as { answer: Answer }).answer;
  }

  async recordUsage(): Promise<string> {
    const id = this.word();
    const answer = await fetch(`${this.product.url}/v1/usage`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
      body: JSON.stringify({
        id,
        provider: "google",
        model: "gemini-2.5-flash",
        userId: "outside-user",
        inputTokens: 9,
      }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return id;
  }

  async ownPrice(): Promise<Identified> {
    const rates = '[{ tokenClass: INPUT, usdPerMillion: "1" }]';
    return this.mutate(`createPrice(input: { provider: "house", model: "${this.word()}", rates: ${rates} }) { id }`);
  }

  discount(): Promise<Identified> {
    const input = `factor: "0.9", model: "${this.word()}", effectiveFrom: "2026-01-01T00:00:00Z", note: "agreed"`;
    return this.mutate(`createDiscount(input: { ${input} }) { id }`);
  }

  exchangeRate(currency: string): Promise<Identified> {
    const input = `currency: "${currency}", validOn: "2026-11-02", perUsd: "2", source: "a bank"`;
    return this.mutate(`setExchangeRate(input: { ${input} }) { id }`);
  }

  async proposedList(): Promise<string> {
    const { rows } = await this.product.sql.query<Identified>(
      "insert into price_lists (source, state, checked_on) values ($1, 'proposed', '2027-01-01') returning id",
      [`${PACKAGE_SOURCE} ${this.word()}`],
    );
    return rows[0]?.id ?? "";
  }

  /** Ordered; nobody carries it out. */
  async recost(): Promise<string> {
    await this.product.sql.query("update recosts set state = 'done' where state in ('queued', 'undoing')");
    const scope = 'scope: { range: { preset: "7d" } }';
    const { pricesVersion } = await this.ask<{ pricesVersion: string }>(
      `{ answer: previewRecost(${scope}) { pricesVersion } }`,
    );
    const order = `${scope}, pricesVersion: "${pricesVersion}", reason: "${REASON}"`;
    return (await this.mutate(`applyRecost(${order}) { id }`)).id;
  }

  async recostToUndo(): Promise<string> {
    const id = await this.recost();
    await this.product.sql.query(
      "update recosts set state = 'done', changed_requests = 1, undo_until = now() + interval '1 day' where id = $1",
      [id],
    );
    return id;
  }

  async driftingDay(): Promise<void> {
    await this.recordUsage();
    const today = new Date().toISOString().slice(0, 10);
    await rememberDrift(this.product.container.upkeep, today, { rollupRows: 1, counterRows: 0 });
  }

  /** A fill that has begun, and goes no further. */
  async demo(): Promise<void> {
    await this.mutate("fillDemo");
    await this.product.container.demo.stop();
  }
}
