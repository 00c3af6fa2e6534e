import type { ChannelMessage } from "../../src/alerts/channels/channel-message.js";

export const MESSAGE: ChannelMessage = {
  id: "4f9dbf80-4f6e-4f0c-9f0c-2b7a4c1a0001",
  createdAt: new Date("2026-11-27T05:00:00Z"),
  subject: "80% of $2.00 a day",
  text: "sparrow-7F3K used $1.60 of $2.00.",
  html: "<p>sparrow-7F3K used $1.60 of $2.00.</p>",
  link: "https://tokens.example/alerts/7",
  event: { type: "alert.crossed", data: { used: "1.6" } },
};
