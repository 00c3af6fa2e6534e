import type { Page } from "@playwright/test";
import { askServer } from "./ask-server.ts";

const CREATE_CHANNEL = `mutation($input: ChannelInput!) { createChannel(input: $input) { channel { id } } }`;
const CREATE_THRESHOLD = `mutation($input: ThresholdInput!) { createThreshold(input: $input) { id } }`;

/** Makes a channel that mails one person in English; answers with its id. */
export async function makeMailChannel(page: Page, name: string, recipient: string): Promise<string> {
  const input = { kind: "EMAIL", name, recipients: [recipient], language: "EN" };
  const answer = JSON.stringify(await askServer(page, CREATE_CHANNEL, { input }));
  const id = /"id":"(\d+)"/.exec(answer)?.[1];
  if (id === undefined) throw new Error(`The channel has no id: ${answer}`);
  return id;
}

/** Watches what every app user costs in a day, and tells one channel. */
export async function watchDailyCost(page: Page, limit: string, channelId: string): Promise<void> {
  const input = {
    scope: "EACH_USER",
    meter: "COST",
    period: "DAY",
    limit,
    levels: [50, 100],
    channelIds: [channelId],
  };
  await askServer(page, CREATE_THRESHOLD, { input });
}
