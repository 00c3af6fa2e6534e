import type { Canaries } from "./leak-canaries.js";
import { type LeakJourney, WHY } from "./leak-journey.js";
import type { Call } from "./watched-traffic.js";

/** @returns a key that works, of a rotation of which both secrets do; another one was revoked */
export async function useKeys({ traffic, canaries }: LeakJourney, admin: Record<string, string>): Promise<string> {
  const shown: Call = { headers: admin, mayShow: true };
  const issue = (name: string) =>
    traffic.ask<{ secret: string; apiKey: { id: string } }>(
      `mutation { answer: issueApiKey(input: { projectId: "1", name: "${name}", scopes: [INGEST, READ, ADMIN] }) { secret apiKey { id } } }`,
      {},
      shown,
    );
  const [kept, ended] = [await issue("kept"), await issue("ended")];
  canaries.add("the issued key", kept.secret);
  canaries.add("the revoked key", ended.secret);
  const { secret } = await traffic.ask<{ secret: string }>(
    `mutation { answer: rotateApiKey(id: "${kept.apiKey.id}") { secret } }`,
    {},
    shown,
  );
  for (const key of [kept.secret, secret, ended.secret]) {
    await traffic.call("/v1/usage", { body: "[]", headers: { Authorization: `Bearer ${key}` } });
  }
  await traffic.ask(
    `mutation { answer: revokeApiKey(id: "${ended.apiKey.id}", reason: "${WHY}") { id } }`,
    {},
    { headers: admin },
  );
  await traffic.graphql("{ viewer { id } }", {}, { headers: { Authorization: `Bearer ${ended.secret}` } });
  return canaries.add("the rotated key", secret);
}

const CREATE_CHANNEL =
  "mutation ($input: ChannelInput!) { answer: createChannel(input: $input) { secret channel { id } } }";

/** Nobody listens where they post to. */
export async function useChannels({ traffic, canaries }: LeakJourney, admin: Record<string, string>): Promise<void> {
  const path = canaries.add("the path of a webhook", "leak-canary-path-of-a-webhook");
  const input = { kind: "WEBHOOK", name: "leaky", language: "EN", target: `http://127.0.0.1:9/in/${path}` };
  const shown: Call = { headers: admin, mayShow: true };
  const { secret, channel } = await traffic.ask<{ secret: string; channel: { id: string } }>(
    CREATE_CHANNEL,
    { input },
    shown,
  );
  keepSecret(canaries, "of a webhook", secret);
  const { secret: next } = await traffic.ask<{ secret: string }>(
    `mutation { answer: rotateChannelSecret(id: "${channel.id}", version: 1) { secret } }`,
    {},
    shown,
  );
  keepSecret(canaries, "of a rotated webhook", next);
  await traffic.ask(`mutation { answer: testChannel(id: "${channel.id}") { id } }`, {}, { headers: admin });
  for (const target of [
    `ftp://127.0.0.1/${path}`,
    `http://${path}:${path}@127.0.0.1/`,
    `http://127.0.0.1/${path}#${path}`,
    `http://hooks.example.invalid/${path}`,
    `${path}\0`,
  ]) {
    await traffic.graphql(CREATE_CHANNEL, { input: { ...input, target } }, { headers: admin });
  }
  await traffic.graphql(CREATE_CHANNEL, { input }, { headers: admin }); // its name is taken
}

function keepSecret(canaries: Canaries, whose: string, secret: string): void {
  const key = secret.replace("whsec_", "");
  canaries.add(`the secret ${whose}`, key, [Buffer.from(key, "base64")]);
}
