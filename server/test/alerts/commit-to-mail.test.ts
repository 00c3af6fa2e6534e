import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { API_KEY } from "../api/start-product.js";
import { ChannelDesk } from "./channel-desk.js";
import { mailParts } from "../core/mail-parts.js";
import { startMailServer, type MailServer } from "../core/mail-server.js";

let mail: MailServer;
let desk: ChannelDesk;

beforeAll(async () => {
  mail = await startMailServer();
  desk = await ChannelDesk.start({
    SMTP_URL: mail.url,
    MAIL_FROM: "ledger@example.com",
    PUBLIC_URL: "https://tokens.example",
  });
});

afterAll(async () => {
  await desk.product.stop();
  await mail.stop();
});

test("what crosses a limit is mailed by the very run that finds it: no other job has to come along", async () => {
  const { channel } = await desk.create({ language: "KO" });
  const limit = { scope: "OVERALL", meter: "REQUESTS", period: "DAY", limit: "2", levels: [50, 100] };
  const { errors } = await desk.send("mutation ($input: ThresholdInput!) { createThreshold(input: $input) { id } }", {
    input: { ...limit, channelIds: [channel.id] },
  });
  expect(errors).toEqual([]);
  await record("first", "second");
  const find = desk.product.container.jobs.find(({ name }) => name === "find-crossings");
  await find?.run(new AbortController().signal);
  await vi.waitFor(() => expect(mail.mails).toHaveLength(1), { timeout: 10_000 });
  const [received] = mail.mails;
  const { nodes } = await desk.deliveries();
  await vi.waitFor(async () => expect((await desk.deliveries()).nodes[0]?.status).toBe("SENT"));
  expect(received?.headers).toContainEqual(["message-id", `<${nodes[0]?.id}@tokenledger>`]);
  const [text, html] = mailParts(received?.body ?? "").map((part) => part.text);
  expect(text).toMatch(/^전체 사용량이 하루 요청 2건의 100%에 도달했습니다\./);
  expect(text).toContain("도달한 단계: 50%, 100%");
  const { rows } = await desk.product.sql.query<{ id: string }>(
    "select id::text as id from usage_alerts where level = 100",
  );
  const link = `https://tokens.example/alerts/${rows[0]?.id}`;
  expect(text).toContain(link);
  expect(html).toContain(`href="${link}"`);
});

async function record(...ids: readonly string[]): Promise<void> {
  const usage = { feature: "summary", provider: "google", model: "gemini-2.5-flash", inputTokens: 10, outputTokens: 1 };
  const response = await fetch(`${desk.product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ events: ids.map((id) => ({ id, ...usage })) }),
  });
  expect(await response.json()).toMatchObject({ accepted: ids.length });
}
