import { expect } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY, startProduct } from "../api/start-product.js";
import { signInAs } from "../access/sign-in-as.js";

/** A product of which nobody's night begins, and an administrator who asks it. */
export async function openRetentionOffice(env: Readonly<Record<string, string>> = {}) {
  const product = await startProduct({ env });
  const headers = await signInAs(product);
  await product.sql.query("update retention_since set installed_at = 'infinity'");
  const run = async (operation: string) => {
    const { data, errors } = await ask(product, operation, { headers });
    return {
      answer: data,
      codes: errors.map((error) => error.extensions["code"]),
      told: errors.map(({ message }) => message),
    };
  };
  const job = async (name: string, signal = new AbortController().signal) => {
    await product.container.jobs.find((one) => one.name === name)?.run(signal);
  };
  /** Months as the policy tells them. */
  const monthsTold = async (fields: string) => {
    const { answer } = await run(`{ retentionPolicy { months { month ${fields} } } }`);
    const policy = answer as { readonly retentionPolicy: { readonly months: readonly Record<string, unknown>[] } };
    return policy.retentionPolicy.months;
  };
  return {
    product,
    headers,
    run,
    job,
    monthsTold,
    monthTold: async (month: string, fields: string) =>
      (await monthsTold(fields)).filter((told) => told["month"] === month),
    /** What a member who presses the button gets. */
    archive: async () => {
      await run("mutation { runRetention { keepMonths } }");
      await job("retention");
    },
    /** One request of each day at ten o'clock, with 1,000 tokens and one more for each before it. */
    record: async (days: readonly string[], model = "gemini-2.5-flash"): Promise<void> => {
      const events = days.map((day, at) => ({
        id: `long-ago-${day}`,
        time: `${day}T10:00:00Z`,
        provider: "google",
        model,
        userId: "outside-user",
        inputTokens: 1_000 + at,
        outputTokens: 10,
      }));
      const sent = await fetch(`${product.url}/v1/usage?backfill=1`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
        body: JSON.stringify(events),
      });
      expect(await sent.json()).toMatchObject({ accepted: days.length });
    },
  };
}

export type RetentionOffice = Awaited<ReturnType<typeof openRetentionOffice>>;
