import { type HttpSink, startHttpSink } from "../../alerts/http-sink.js";
import { repeatsOf, startTroubleMailServer, type TroubleMailServer } from "../../alerts/trouble-mail-server.js";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { postUsage } from "../post-usage.js";
import type { Replica } from "../replica.js";
import { Stage } from "../stage.js";
import { waitUntil } from "../wait-until.js";
import { watchEachUser } from "./watch-each-user.js";

export interface TellingPlan {
  /** App users who reach a limit, all at the same time. */
  readonly crossings: number;
  /** Of them in one request. */
  readonly batch: number;
  readonly kills: number;
  /** Of a mail server and a webhook, for each message: so slow that a kill finds messages on their way. */
  readonly takesMs: number;
  /** Otherwise the time that a dead process holds messages for is taken as gone by. */
  readonly waitsForLeases: boolean;
}

const UNSETTLED = "select count(*) as answer from alert_deliveries where status = 'WAITING'";
/** Who leases a message again says another time. */
const HELD =
  "select concat_ws(' ', id, leased_until) as answer from alert_deliveries where status = 'WAITING' and leased_until is not null";
const DUE = "select count(*) as answer from alert_deliveries where status = 'WAITING' and leased_until is null";

interface Sinks {
  readonly mail: TroubleMailServer;
  readonly hook: HttpSink;
}

/** Replicas that send are killed while crossings of many app users are told by mail and webhook. */
export async function tellThroughKills(
  cluster: DatabaseCluster,
  report: FaultReport,
  plan: TellingPlan,
): Promise<void> {
  const mail = await startTroubleMailServer();
  const hook = await startHttpSink((_, response) => void setTimeout(() => response.end("ok"), plan.takesMs));
  mail.meet(() => ({ kind: "take after", ms: plan.takesMs }));
  try {
    const env = { SMTP_URL: mail.url, MAIL_FROM: "ledger@example.com", ALLOW_PRIVATE_WEBHOOKS: "1" };
    await using stage = await Stage.open(cluster, { replicas: 2, env });
    await watchEachUser(stage, hook.url);
    await crossAtOnce(stage, plan);
    const killed = await killWhoSends(stage, { mail, hook }, plan);
    await settle(stage, plan);
    await judgeTelling(report, { stage, sinks: { mail, hook }, plan, killed });
  } finally {
    await Promise.all([mail.stop(), hook.stop()]);
  }
}

/** Each user's only request reaches the limit; requests go to both replicas at the same time. */
async function crossAtOnce({ urls, apiKey }: Stage, { crossings, batch }: TellingPlan): Promise<void> {
  const users = Array.from({ length: crossings }, (_, at) => at);
  const batches = users.filter((at) => at % batch === 0).map((from) => users.slice(from, from + batch));
  const posted = await Promise.all(
    batches.map((numbers, at) => {
      const door = { url: urls[at % urls.length] ?? "", apiKey, answerWithinMs: 30_000 };
      return postUsage(door, numbers.map(eventOf));
    }),
  );
  const accepted = posted.reduce((sum, { receipt }) => sum + (receipt?.accepted ?? 0), 0);
  if (accepted !== crossings) throw new Error(`${accepted} of ${crossings} events were accepted`);
}

function eventOf(n: number) {
  return {
    id: `crossing-${n}`,
    userId: `user-${n}`,
    feature: "summary",
    provider: "google",
    model: "gemini-2.5-flash",
    inputTokens: 10,
    outputTokens: 1,
  };
}

/** What one kill left behind. */
interface Killed {
  /** Messages that any process held at that time. */
  readonly held: ReadonlySet<string>;
  /** Whether some of them stayed with the dead. */
  readonly isCutOff: boolean;
}

/** In turn, and without waiting for the one that is killed: who is killed next is the one that goes on sending. */
async function killWhoSends(stage: Stage, { mail, hook }: Sinks, plan: TellingPlan): Promise<readonly Killed[]> {
  const killed: Promise<Killed>[] = [];
  for (let kill = 1; kill <= plan.kills; kill += 1) {
    const replica = stage.replicas[kill % stage.replicas.length];
    if (replica === undefined) throw new Error("a stage has replicas");
    await killed.at(-stage.replicas.length); // it is back
    const enough = (kill * 2 * plan.crossings) / (plan.kills + 2);
    await waitUntil("enough messages arrived for the next kill", () => mail.taken.length + hook.posts.length >= enough);
    await replica.kill();
    const restart = startAgain(stage, replica);
    restart.catch(() => undefined); // is thrown where it is waited for
    killed.push(restart);
  }
  return Promise.all(killed);
}

async function startAgain(stage: Stage, replica: Replica): Promise<Killed> {
  const held = new Set(await stage.list(HELD));
  await replica.start(); // takes longer than the living need for what they hold
  const left = await stage.list(HELD);
  return {
    held: new Set([...held].map((lease) => lease.split(" ", 1)[0] ?? "")),
    isCutOff: left.some((lease) => held.has(lease)),
  };
}

/** Until every message was taken. What the dead held is sent when their leases end. */
async function settle(stage: Stage, { waitsForLeases }: TellingPlan): Promise<void> {
  if (!waitsForLeases) {
    await waitUntil("nothing waits but what the dead hold", async () => (await stage.ask(DUE)) === 0);
    const isHeldByTheLiving = "leased_until > now() + interval '55 seconds'"; // a try of these sinks takes far less
    await waitUntil(
      "the living hold nothing",
      async () => (await stage.ask(`${UNSETTLED} and ${isHeldByTheLiving}`)) === 0,
    );
    await stage.change("update alert_deliveries set leased_until = now() where status = 'WAITING'");
  }
  await waitUntil("every message was taken", async () => (await stage.ask(UNSETTLED)) === 0, 180_000);
}

interface Told {
  readonly stage: Stage;
  readonly sinks: Sinks;
  readonly plan: TellingPlan;
  readonly killed: readonly Killed[];
}

async function judgeTelling(report: FaultReport, { stage, sinks, plan, killed }: Told): Promise<void> {
  const { mail, hook } = sinks;
  const held = new Set(killed.flatMap((kill) => [...kill.held]));
  const cutOff = killed.filter(({ isCutOff }) => isCutOff).length;
  const alerts = await stage.ask("select count(*) as answer from usage_alerts");
  const keys = await stage.ask(
    "select count(distinct (threshold_id, subject, period_start, level)) as answer from usage_alerts",
  );
  report.figure("crossings", plan.crossings);
  report.figure("alerts", alerts);
  report.require("alerts = crossings", alerts === plan.crossings && keys === alerts, `${alerts} rows, ${keys} keys`);
  const isTold = (kind: string) =>
    stage.list(
      `select d.id::text as answer from alert_deliveries d join alert_channels c on c.id = d.channel_id where c.kind = '${kind}'`,
    );
  const posted = hook.posts.map(({ headers }) => String(headers["webhook-id"]));
  const mailed = mail.taken.map((id) => id.replace(/^<(.*)@tokenledger>$/, "$1"));
  for (const [sink, arrived, meant] of [
    ["mail", mailed, await isTold("EMAIL")],
    ["webhook", posted, await isTold("WEBHOOK")],
  ] as const) {
    const unique = new Set(arrived);
    report.figure(`${sink}: messages`, unique.size);
    report.require(`${sink}: a message for each crossing`, meant.length === plan.crossings, meant.length);
    report.require(
      `${sink}: every message arrived`,
      meant.every((id) => unique.has(id)) && unique.size === meant.length,
      unique.size,
    );
    const repeats = repeatsOf(arrived);
    report.figure(`${sink}: repeats`, repeats.size);
    const unexplained = [...repeats.keys()].filter((id) => !held.has(id));
    report.require(
      `${sink}: repeats only where the acknowledgement was lost`,
      unexplained.length === 0,
      unexplained.length,
    );
  }
  const told = new Set(hook.posts.flatMap(({ body }) => alertsOf(body)));
  report.require("webhooks named every alert", told.size === alerts, told.size);
  report.figure("kills that cut messages off", cutOff);
  report.require("every kill cut messages off", cutOff === plan.kills, cutOff);
  const untold = await stage.ask("select count(*) as answer from usage_alerts where alert_sent_at is null");
  report.require("no alert is untold", untold === 0, untold);
}

function alertsOf(body: string): readonly string[] {
  const { data } = JSON.parse(body) as { readonly data: { readonly alerts: readonly { readonly id: string }[] } };
  return data.alerts.map(({ id }) => id);
}
