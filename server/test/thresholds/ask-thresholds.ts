import { ask, type GraphqlAnswer } from "../api/ask.js";
import { API_KEY, type Product } from "../api/start-product.js";

export type Headers = Record<string, string>;

/** What every test of thresholds may want to know of one. */
const THRESHOLD = `id version name kind scope subject { key label } meter period startsOn endsOn limit levels pace
  silentMinutes blocks enabled mutedUntil tellsRecovery channels { id name kind isFailing } watchedSince deletedAt
  overrides lastCrossedAt typedToDelete`;

export interface AskedThreshold {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export type Input = Readonly<Record<string, unknown>>;

export const DAILY: Input = { scope: "OVERALL", meter: "REQUESTS", period: "DAY", limit: "100", levels: [50, 100] };

/** Thresholds as one member asks for them. */
export class ThresholdDesk {
  constructor(
    readonly product: Product,
    readonly headers: Headers,
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

  create(input: Input): Promise<AskedThreshold> {
    return this.get(CREATE, { input });
  }

  update({ id, version }: AskedThreshold, input: Input): Promise<AskedThreshold> {
    return this.get(UPDATE, { id, version, input });
  }

  undo({ id, version }: AskedThreshold): Promise<AskedThreshold> {
    return this.get(UNDO, { id, version });
  }

  mute({ id, version }: AskedThreshold, until: Date | null): Promise<AskedThreshold> {
    return this.get(MUTE, { id, version, until });
  }

  delete({ id, version }: AskedThreshold, name: string | null = null): Promise<boolean> {
    return this.get(DELETE, { id, version, name });
  }

  find(id: string): Promise<AskedThreshold | null> {
    return this.get(`query ($id: ID!) { answer: threshold(id: $id) { ${THRESHOLD} } }`, { id });
  }

  list(): Promise<AskedThreshold[]> {
    return this.get(`{ answer: thresholds { ${THRESHOLD} } }`);
  }
}

export const CREATE = `mutation ($input: ThresholdInput!) { answer: createThreshold(input: $input) { ${THRESHOLD} } }`;
export const UPDATE = `mutation ($id: ID!, $version: Int!, $input: ThresholdInput!) {
  answer: updateThreshold(id: $id, version: $version, input: $input) { ${THRESHOLD} } }`;
export const UNDO = `mutation ($id: ID!, $version: Int!) {
  answer: undoThreshold(id: $id, version: $version) { ${THRESHOLD} } }`;
export const MUTE = `mutation ($id: ID!, $version: Int!, $until: DateTimeISO) {
  answer: muteThreshold(id: $id, version: $version, until: $until) { ${THRESHOLD} } }`;
export const DELETE = `mutation ($id: ID!, $version: Int!, $name: String) {
  answer: deleteThreshold(id: $id, version: $version, name: $name) }`;

/** Code and field of a refusal. */
export function refusal({ errors }: GraphqlAnswer): unknown {
  return errors[0]?.extensions;
}

export interface RecordedEvent {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Through the door, with the key of the tests; a gemini model that has a price, unless another is named. */
export async function recordEvents(product: Product, events: readonly RecordedEvent[], key = API_KEY): Promise<void> {
  const body = JSON.stringify(
    events.map((event) => ({
      provider: "google",
      model: "gemini-2.5-flash",
      inputTokens: 100,
      outputTokens: 10,
      ...event,
    })),
  );
  const answer = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body,
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Through no door: what channels may be is no matter of thresholds. */
export async function addChannel({ sql }: Product, name: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `insert into alert_channels (kind, name, recipients, language) values ('EMAIL', $1, '{a@example.com}', 'EN')
     returning id::text as id`,
    [name],
  );
  return rows[0]?.id ?? "";
}

export const inAnHour = () => new Date(Date.now() + 3_600_000);
