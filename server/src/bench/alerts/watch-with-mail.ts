import type { Member } from "../recost/member.js";

const CREATE_CHANNEL = "mutation ($input: ChannelInput!) { createChannel(input: $input) { channel { id } } }";
const CREATE_THRESHOLD = "mutation ($input: ThresholdInput!) { createThreshold(input: $input) { id } }";

/** What an app user's day may have; a probe uses more in one request. */
export const LIMIT_TOKENS = 1_000_000_000;

/** Mails somebody whenever an app user's day passes the limit. */
export async function watchWithMail(member: Member): Promise<void> {
  const channel = {
    kind: "EMAIL",
    name: "bench",
    recipients: ["bench@example.com"],
    language: "EN",
    mostPerHour: 1_000,
  };
  const created = (await member.ask(CREATE_CHANNEL, { input: channel })) as {
    readonly createChannel: { readonly channel: { readonly id: string } };
  };
  const limit = { scope: "EACH_USER", meter: "TOKENS", period: "DAY", limit: String(LIMIT_TOKENS), levels: [100] };
  await member.ask(CREATE_THRESHOLD, { input: { ...limit, channelIds: [created.createChannel.channel.id] } });
}
