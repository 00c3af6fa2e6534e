import { Secret, TOTP } from "otpauth";
import { PACKAGE_SOURCE } from "../../src/pricing/package-providers.js";
import { rememberDrift } from "../../src/usage/known-drift.js";
import { ask } from "../api/ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { addMember, signInAs } from "./sign-in-as.js";

/** What every act of these tests says as its reason, where it has one. */
export const REASON = "because a test says so";

type Headers = Record<string, string>;

interface Identified {
  readonly id: string;
}

/** An admin of a product of their own, and what there must be for them to act on. */
export class AdminAtWork {
  private made = 0;

  private constructor(
    readonly product: Product,
    private readonly headers: Headers,
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
  async mutate<Answer = Identified>(field: string, headers: Headers = this.headers): Promise<Answer> {
    return this.ask<Answer>(`mutation { answer: ${field} }`, headers);
  }

  async ask<Answer>(operation: string, headers: Headers = this.headers): Promise<Answer> {
    const { data, errors } = await ask(this.product, operation, { headers });
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

  savedView(): Promise<Identified> {
    return this.mutate(`saveView(input: { name: "${this.word()}", page: "/", search: "", shared: true }) { id }`);
  }

  threshold(): Promise<Identified> {
    const input = `name: "${this.word()}", scope: OVERALL, meter: REQUESTS, period: DAY, limit: "1000000", levels: [100]`;
    return this.mutate(`createThreshold(input: { ${input} }) { id }`);
  }

  async mutedThreshold(): Promise<Identified> {
    const { id } = await this.threshold();
    const until = new Date(Date.now() + 3_600_000).toJSON();
    return this.mutate(`muteThreshold(id: "${id}", version: 1, until: "${until}") { id }`);
  }

  /** An open one, as acts name it. */
  async alert(): Promise<string> {
    const { id } = await this.threshold();
    const { rows } = await this.product.sql.query<Identified>(
      `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
       values ($1, 'LEVEL', 1, 100, current_date, current_date + 2, 'UTC', 1) returning id::text as id`,
      [id],
    );
    return `{ id: "${rows[0]?.id}", version: 1 }`;
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

  /** Asked for; nobody writes it. */
  async startedExport(): Promise<Identified> {
    await this.product.sql.query("update exports set state = 'cancelled' where state = 'waiting'");
    return this.mutate('startExport(filter: { range: { preset: "7d" } }, shape: { format: CSV }) { id }');
  }

  async exportSchedule(): Promise<string> {
    const asked = 'cadence: MONTH, filter: { range: { preset: "7d" } }, shape: { format: CSV }';
    await this.mutate(`createExportSchedule(name: "${this.word()}", ${asked}) { id }`);
    const { rows } = await this.product.sql.query<Identified>("select max(id)::text as id from export_schedules");
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

  /** A finding that somebody marked before, and that may be marked again. */
  async findingId(): Promise<string> {
    const id = this.word();
    const subject = { projectId: await this.projectId(), feature: "summary", provider: null, model: null };
    const range = { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z", timezone: "UTC" };
    const finding = { id, kind: "IDENTICAL_REQUESTS", subject, low: "1", high: "2", evidence: { range } };
    await this.product.sql.query(
      `insert into savings_marks (id, project_id, status, version, marked_at, finding)
       values ($1, $2, 'OPEN', 1, now(), $3)`,
      [id, subject.projectId, JSON.stringify(finding)],
    );
    return id;
  }

  /** One whose file is lost. */
  async archivedMonth(): Promise<string> {
    await this.product.sql.query(
      `insert into usage_archives (month, part, state, detached_at, dropped_at)
       values ('2025-01-01', 1, 'archived', now(), now()) on conflict do nothing`,
    );
    return "2025-01";
  }

  async driftingDay(): Promise<void> {
    await this.recordUsage();
    const today = new Date().toISOString().slice(0, 10);
    await rememberDrift(this.product.container.upkeep, today, { rollupRows: 1, counterRows: 0 });
  }

  async channel(): Promise<Identified> {
    const input = `kind: EMAIL, name: "${this.word()}", recipients: ["on-call@example.com"], language: KO`;
    return (await this.mutate<{ channel: Identified }>(`createChannel(input: { ${input} }) { channel { id } }`))
      .channel;
  }

  /** Of an address that needs no name to be resolved; nobody posts there. */
  async webhook(): Promise<Identified> {
    const input = `kind: WEBHOOK, name: "${this.word()}", target: "https://1.1.1.1/${this.word()}", language: KO`;
    return (await this.mutate<{ channel: Identified }>(`createChannel(input: { ${input} }) { channel { id } }`))
      .channel;
  }

  async report(): Promise<Identified & { readonly channel: Identified }> {
    const channel = await this.channel();
    const input = `name: "${this.word()}", cadence: WEEK, channelId: "${channel.id}"`;
    return this.mutate(`createScheduledReport(input: { ${input} }) { id channel { id } }`);
  }

  async deadDelivery(): Promise<string> {
    const { id } = await this.channel();
    const { rows } = await this.product.sql.query<Identified>(
      `insert into alert_deliveries (id, channel_id, kind, content, status, attempts)
       values (gen_random_uuid(), $1, 'ALERT', '{}', 'DEAD', 9) returning id`,
      [id],
    );
    return rows[0]?.id ?? "";
  }

  /** Of the project that every installation has. */
  async projectId(): Promise<string> {
    const { rows } = await this.product.sql.query<Identified>(
      "select min(id)::text as id from projects where not is_demo",
    );
    return rows[0]?.id ?? "";
  }

  project(): Promise<Identified> {
    return this.mutate(`createProject(name: "${this.word()}") { id }`);
  }

  async apiKey(): Promise<string> {
    const input = `projectId: "${await this.projectId()}", name: "${this.word()}", scopes: [READ]`;
    const { apiKey } = await this.mutate<{ apiKey: Identified }>(`issueApiKey(input: { ${input} }) { apiKey { id } }`);
    return apiKey.id;
  }

  async rotatedKey(): Promise<string> {
    const id = await this.apiKey();
    await this.mutate(`rotateApiKey(id: "${id}") { apiKey { id } }`);
    return id;
  }

  async appUser(): Promise<Identified & { readonly pseudonym: string }> {
    await this.recordUsage();
    const { rows } = await this.product.sql.query<Identified & { pseudonym: string }>(
      "select id::text as id, pseudonym from app_users where erased_at is null order by id desc limit 1",
    );
    const [appUser] = rows;
    if (appUser === undefined) throw new Error("nobody used the app");
    return appUser;
  }

  /** Somebody else, who has signed in. */
  async member(): Promise<Identified & { readonly email: string; readonly headers: Headers }> {
    const email = `${this.word()}@example.com`;
    const id = await addMember(this.product, { email, role: "ANALYST" });
    return { id: String(id), email, headers: await this.signIn(email) };
  }

  /** One more session. */
  signIn(email = ADMIN.email): Promise<Headers> {
    return signInAs(this.product, { ...ADMIN, email });
  }

  async newestSessionId(): Promise<string> {
    await this.signIn();
    const { rows } = await this.product.sql.query<Identified>("select max(id)::text as id from sessions");
    return rows[0]?.id ?? "";
  }

  /** The token is in the fragment of the link, which reaches no log. */
  async invitation(): Promise<Identified & { readonly token: string }> {
    const { url, invitation } = await this.mutate<{ url: string; invitation: Identified }>(
      `inviteMember(email: "${this.word()}@example.com", role: AUDITOR) { url invitation { id } }`,
    );
    return { id: invitation.id, token: new URL(url).hash.slice(1) };
  }

  /** Answers a code that was not used yet. */
  async secondFactor(): Promise<string> {
    await this.noSecondFactor();
    const { secret } = await this.mutate<{ secret: string }>("beginSecondFactor { secret }");
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await this.mutate(`enableSecondFactor(code: "${code}")`);
    await this.product.sql.query("update members set totp_last_step = null");
    return code;
  }

  async noSecondFactor(): Promise<void> {
    await this.product.sql.query(
      "update members set totp_secret = null, totp_confirmed_at = null; delete from member_recovery_codes",
    );
  }

  /** A fill that has begun, and goes no further. */
  async demo(): Promise<void> {
    await this.mutate("fillDemo");
    await this.product.container.demo.stop();
  }
}
