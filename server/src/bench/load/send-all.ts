import { BenchEvents } from "./bench-events.js";
import type { SendAllPlan, SendAllResult } from "./load-messages.js";
import { requireAccepted } from "./require-accepted.js";
import { toRequest } from "./to-request.js";
import { UsageConnection, type LoadTarget } from "./usage-connection.js";

/** Sends every request of the plan; requests are made and connections opened before the time counts. */
export async function sendAll(target: LoadTarget, plan: SendAllPlan): Promise<SendAllResult> {
  const { shape, connections } = plan;
  const events = new BenchEvents(shape);
  const requests = Array.from({ length: plan.requests }, () =>
    toRequest(target, shape.format, events.take(shape.eventsPerRequest)),
  );
  const open = await Promise.all(Array.from({ length: connections }, () => UsageConnection.open(target)));
  const left = requests.values();
  const sendRest = async (connection: UsageConnection): Promise<void> => {
    for (const request of left) requireAccepted(await connection.send(request), shape.eventsPerRequest);
  };
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await Promise.all(open.map(sendRest));
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  for (const connection of open) connection.close();
  return {
    events: plan.requests * shape.eventsPerRequest,
    seconds,
    generatorCpuSeconds: (cpu.user + cpu.system) / 1_000_000,
  };
}
