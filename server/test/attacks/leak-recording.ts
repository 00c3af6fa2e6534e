import { type LeakJourney, WHY } from "./leak-journey.js";

export const RECORD =
  "mutation ($events: [UsageEventInput!]!) { answer: recordUsage(events: $events) { accepted rejected { field message } } }";

/** By an outside user id, valid or not. */
export function event(id: string, userId: unknown, more: object = {}) {
  return { id, provider: "google", model: "gemini-2.5-flash", inputTokens: 3, outputTokens: 1, userId, ...more };
}

/** By every door, new and again and with a contradiction. */
export async function recordUsage({ traffic, canaries }: LeakJourney, key: string): Promise<void> {
  const headers = { Authorization: `Bearer ${key}` };
  const [plain, inDocument, inVariables] = ["plain", "in-a-document", "in-variables"].map((of) =>
    canaries.outsideId(of),
  );
  const batch = [event("leak-control-event", plain), event("second", canaries.outsideId("second"))];
  for (const body of [batch, batch]) await traffic.call("/v1/usage", { headers, body: JSON.stringify(body) });
  await traffic.ask(RECORD, { events: [event("third", inVariables)] }, { headers });
  await traffic.ask(
    `mutation { answer: recordUsage(events: [{ id: "fourth", provider: "p", model: "m", userId: "${inDocument}" }]) { accepted } }`,
    {},
    { headers },
  );
  const content = canaries.add("what a model said", "leak-canary-content-of-an-answer");
  await traffic.call("/v1/usage", {
    headers,
    body: JSON.stringify(
      event("fifth", plain, {
        usage: { promptTokenCount: 3, note: content },
        messages: [{ content }],
        prompt: content,
      }),
    ),
  });
  await traffic.ask(
    `mutation ($to: String!) { answer: correctUsage(eventId: "second", correction: { userId: $to }, reason: "${WHY}") { id } }`,
    { to: canaries.outsideId("corrected") },
    { headers },
  );
}

/** What is refused, whole or in part. */
export async function recordWrongly({ traffic, canaries }: LeakJourney, key: string): Promise<void> {
  const headers = { Authorization: `Bearer ${key}` };
  const wrong = canaries.outsideId("refused");
  const bodies = [
    [event("leak-control-event", wrong)],
    [event("w-1", wrong, { inputTokens: -1 }), event("w-2", { id: wrong }), event("w-3", [wrong])],
    [event("w-4", `${wrong}\0`), event("w-5", wrong.repeat(20)), event("w-6", wrong, { userID: wrong })],
    wrong,
    { events: wrong },
  ].map((body) => JSON.stringify(body));
  for (const body of [...bodies, bodies[0]?.slice(0, -3) ?? "", `{"userId":"${wrong}`, `"${wrong}`]) {
    await traffic.call("/v1/usage", { headers, body });
    await traffic.call("/v1/usage", { headers: { ...headers, "Content-Type": "application/x-ndjson" }, body });
    await traffic.call("/graphql", { headers, body });
  }
  await traffic.call("/v1/usage", {
    headers,
    body: Buffer.concat([Buffer.from(`[{"userId":"${wrong}`), Buffer.from([0xff])]),
  });
  for (const given of [{ id: wrong }, [wrong], wrong.repeat(20), `${wrong}\0`]) {
    await traffic.graphql(RECORD, { events: [event("w-7", given)] }, { headers });
  }
  for (const field of [
    `userId: { name: "${wrong}" }`,
    `status: "${wrong}"`,
    `inputTokens: "${wrong}"`,
    `userId "${wrong}"`,
  ]) {
    await traffic.graphql(
      `mutation { recordUsage(events: [{ id: "w-8", provider: "p", model: "m", ${field} }]) { accepted } }`,
      {},
      { headers },
    );
  }
  // In addresses, where they do not belong: a log must not tell of them either.
  for (const path of [
    "/v1/usage?userId=",
    "/v1/users/",
    "/graphql?query=",
    "/users/",
    "/assets/",
    "/auth/oidc/callback?state=",
  ]) {
    for (const method of ["GET", "POST", "DELETE"])
      await traffic.call(`${path}${encodeURIComponent(wrong)}`, { method, headers });
  }
}
