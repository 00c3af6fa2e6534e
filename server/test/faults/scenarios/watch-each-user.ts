import { ask } from "../../api/ask.js";
import { signInAs } from "../../api/sign-in-as.js";
import { FAULTS_ADMIN } from "../replica.js";
import type { Stage } from "../stage.js";

const CREATE_CHANNEL = "mutation ($input: ChannelInput!) { createChannel(input: $input) { channel { id } } }";
const CREATE_THRESHOLD = "mutation ($input: ThresholdInput!) { createThreshold(input: $input) { id } }";

/** An administrator wants to hear, by mail and by webhook, of each app user's first request of a day. */
export async function watchEachUser({ urls: [url = ""] }: Stage, target: string): Promise<void> {
  const headers = await signInAs({ url }, FAULTS_ADMIN);
  const send = async <Answer>(query: string, input: object): Promise<Answer> => {
    const { data, errors } = await ask({ url }, query, { headers, variables: { input } });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data as Answer;
  };
  const kinds = [
    { kind: "EMAIL", recipients: ["minji@example.com"] },
    { kind: "WEBHOOK", target },
  ];
  const channelIds: string[] = [];
  for (const where of kinds) {
    const input = { name: where.kind, language: "EN", mostPerHour: 1_000, ...where };
    const { createChannel } = await send<{ createChannel: { channel: { id: string } } }>(CREATE_CHANNEL, input);
    channelIds.push(createChannel.channel.id);
  }
  const limit = { scope: "EACH_USER", meter: "REQUESTS", period: "DAY", limit: "1", levels: [100] };
  await send(CREATE_THRESHOLD, { ...limit, channelIds });
}
