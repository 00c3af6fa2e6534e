import { ask, type GraphqlAnswer } from "../api/ask.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";

type Headers = Record<string, string>;

export interface ShownChannel {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly [field: string]: unknown;
}

export interface ShownDelivery {
  readonly id: string;
  readonly status: string;
  readonly attempts: readonly { readonly outcome: string; readonly answer: string; readonly durationMs: number }[];
  readonly [field: string]: unknown;
}

const CHANNEL = `id version kind name recipients targetHost language quietFrom quietTo mostPerHour enabled failingSince
  hasFormerSecretUntil usedBy lastDelivery { id status }`;
const DELIVERY = `id kind status createdAt nextAt sentAt channel { id name kind isFailing }
  attempts { attempt at durationMs outcome answer }`;

const CREATE = `mutation ($input: ChannelInput!) { answer: createChannel(input: $input) { secret channel { ${CHANNEL} } } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: ChannelInput!) {
  answer: updateChannel(id: $id, version: $version, input: $input) { ${CHANNEL} } }`;
const ROTATE = `mutation ($id: ID!, $version: Int!, $overlapHours: Int!) {
  answer: rotateChannelSecret(id: $id, version: $version, overlapHours: $overlapHours) { secret channel { ${CHANNEL} } } }`;
const DELETE = "mutation ($id: ID!, $version: Int!) { answer: deleteChannel(id: $id, version: $version) }";
const TEST = `mutation ($id: ID!) { answer: testChannel(id: $id) { ${DELIVERY} } }`;
const RETRY = `mutation ($id: ID!) { answer: retryDelivery(id: $id) { ${DELIVERY} } }`;
const LIST = `{ answer: channels { ${CHANNEL} } }`;
const DELIVERIES = `query ($channelId: ID, $status: DeliveryStatus, $first: Int, $after: String) {
  answer: deliveries(channelId: $channelId, status: $status, first: $first, after: $after) {
    nodes { ${DELIVERY} } pageInfo { endCursor hasNextPage } } }`;

export interface Issued {
  readonly secret: string | null;
  readonly channel: ShownChannel;
}

export interface Deliveries {
  readonly nodes: readonly ShownDelivery[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** An administrator with the channels of a product of their own. */
export class ChannelDesk {
  private made = 0;

  private constructor(
    readonly product: Product,
    readonly headers: Headers,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<ChannelDesk> {
    const product = await startProduct({ env });
    return new ChannelDesk(product, await signInAs(product, ADMIN));
  }

  /** The same desk, as somebody else sits at it. */
  as(headers: Headers): ChannelDesk {
    return new ChannelDesk(this.product, headers);
  }

  /** Valid but for what is changed. */
  input(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    this.made += 1;
    const kind = change.kind ?? "EMAIL";
    const where =
      kind === "EMAIL" ? { recipients: ["minji@example.com"] } : { target: "https://1.1.1.1/in/secret-path" };
    return { kind, name: `channel ${this.made}`, language: "EN", ...where, ...change };
  }

  send(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
    return ask(this.product, query, { headers: this.headers, variables });
  }

  tryCreate = (input: Record<string, unknown>) => this.send(CREATE, { input });
  tryUpdate = (id: string, version: number, input: Record<string, unknown>) =>
    this.send(UPDATE, { id, version, input });
  tryRotate = (id: string, version: number, overlapHours = 24) => this.send(ROTATE, { id, version, overlapHours });
  tryDelete = (id: string, version: number) => this.send(DELETE, { id, version });
  tryTest = (id: string) => this.send(TEST, { id });
  tryRetry = (id: string) => this.send(RETRY, { id });

  create = (change: Readonly<Record<string, unknown>> = {}) => answered<Issued>(this.tryCreate(this.input(change)));
  test = (id: string) => answered<ShownDelivery>(this.tryTest(id));
  list = () => answered<readonly ShownChannel[]>(this.send(LIST));
  deliveries = (variables: Record<string, unknown> = {}) => answered<Deliveries>(this.send(DELIVERIES, variables));

  async seen(id: string): Promise<ShownChannel | undefined> {
    return (await this.list()).find((channel) => channel.id === id);
  }
}

/** @throws when it is refused */
export async function answered<Answer>(asked: Promise<GraphqlAnswer>): Promise<Answer> {
  const { data, errors } = await asked;
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (data as { answer: Answer }).answer;
}

export function refusal({ errors }: GraphqlAnswer) {
  return errors[0]?.extensions;
}
