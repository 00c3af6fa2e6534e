import { ask, type GraphqlAnswer } from "../api/ask.js";
import type { Product } from "../api/start-product.js";
import { dateAgo } from "../thresholds/noon-zone.js";

const ALERT = `id version type threshold { id name } subject { key label } userId level limit used meter periodStart periodEnd
  timezone isLate isAtLeast crossedAt status resolution snoozedUntil resolvedAt owner
  details { usual actual point low high crossesAt lastRequestAt hour
    contributors { dimension label value expected } } acts { at memberName act note until }`;

export interface AskedAlert {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly level: number;
  readonly resolution: string | null;
  readonly acts: readonly { readonly act: string; readonly memberName: string | null; readonly note: string | null }[];
  readonly [field: string]: unknown;
}

interface AskedPage {
  readonly nodes: readonly AskedAlert[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

type Ref = Pick<AskedAlert, "id" | "version">;

/** Alerts as one member asks for them. */
export class AlertDesk {
  constructor(
    readonly product: Product,
    readonly headers: Record<string, string>,
  ) {}

  send(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
    return ask(this.product, query, { headers: this.headers, variables });
  }

  /** @throws when it is refused */
  async get<Answer>(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const { data, errors } = await this.send(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (data as { answer: Answer }).answer;
  }

  find(id: string): Promise<AskedAlert> {
    return this.get(`query ($id: ID!) { answer: alert(id: $id) { ${ALERT} } }`, { id });
  }

  /** @param rest arguments, such as `first: 2` */
  page(rest = "first: 50"): Promise<AskedPage> {
    return this.get(`{ answer: alerts(${rest}) { nodes { ${ALERT} } pageInfo { endCursor hasNextPage } totalCount } }`);
  }

  /** One of the four acts; `rest` are more arguments, such as `note: "mine"`. */
  act(name: string, alerts: readonly Ref[], rest = ""): Promise<GraphqlAnswer> {
    const seen = alerts.map(({ id, version }) => ({ id, version }));
    return this.send(`mutation ($seen: [AlertRef!]!) { answer: ${name}(alerts: $seen ${rest}) { ${ALERT} } }`, {
      seen,
    });
  }

  /** @throws when it is refused */
  async done(name: string, alerts: readonly Ref[], rest = ""): Promise<AskedAlert[]> {
    const { data, errors } = await this.act(name, alerts, rest);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (data as { answer: AskedAlert[] }).answer;
  }
}

/** A row of `usage_alerts` as a test names it; the rest is usual, of a period that runs where it is about noon. */
export interface PlantedAlert {
  readonly thresholdId: number | string;
  readonly userId?: string;
  readonly type?: string;
  readonly limit?: string;
  readonly level?: number;
  readonly used?: string;
  readonly periodStart?: string;
  readonly periodEnd?: string;
  readonly timezone?: string;
  readonly isLate?: boolean;
  readonly crossedAt?: Date;
  readonly details?: object;
}

/** @returns its id */
export async function plantAlert(sql: Product["sql"], planted: PlantedAlert): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start, period_end,
       timezone, used, details, is_late, crossed_at)
     values ($1, $2::bigint, coalesce($2::text, ''), $3, $4, $5, $6, $7,
       coalesce($8, (select value #>> '{}' from settings where key = 'countersTimezone'), 'UTC'), $9, $10, $11, coalesce($12, now()))
     returning id::text as id`,
    [
      planted.thresholdId,
      planted.userId ?? null,
      planted.type ?? "LEVEL",
      planted.limit ?? "10",
      planted.level ?? 80,
      planted.periodStart ?? dateAgo(0),
      planted.periodEnd ?? dateAgo(-1),
      planted.timezone ?? null,
      planted.used ?? "8",
      planted.details === undefined ? null : JSON.stringify(planted.details),
      planted.isLate ?? false,
      planted.crossedAt ?? null,
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("an alert that is planted has an id");
  return id;
}
