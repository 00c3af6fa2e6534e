import { escapeHtml } from "../../core/escape-html.js";
import { Language } from "../../core/language.js";
import type { ChannelMessage } from "./channel-message.js";

interface TestOf {
  /** Of the delivery. */
  readonly id: string;
  readonly createdAt: Date;
  readonly channel: { readonly id: number; readonly name: string; readonly language: Language };
  /** Of the console, without a slash at its end. */
  readonly publicUrl: string;
}

const WORDS: Readonly<Record<Language, { readonly subject: string; readonly text: string; readonly link: string }>> = {
  [Language.KO]: {
    subject: "Tokenledger 시험 메시지",
    text: "이 채널로 보내는 시험 메시지입니다. 받았다면 알림도 여기로 옵니다.",
    link: "알림 채널 보기",
  },
  [Language.EN]: {
    subject: "Tokenledger test message",
    text: "This is a test of the channel. Where it arrives, alerts will arrive too.",
    link: "Show the channels",
  },
};

/** What a test says: nothing but through which channel it came. */
export function testMessage({ id, createdAt, channel, publicUrl }: TestOf): ChannelMessage {
  const words = WORDS[channel.language];
  const link = `${publicUrl}/thresholds/channels`;
  const paragraphs = [escapeHtml(words.text), `<a href="${escapeHtml(link)}">${escapeHtml(words.link)}</a>`];
  return {
    id,
    createdAt,
    subject: `${words.subject}: ${channel.name}`,
    text: words.text,
    html: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n"),
    link,
    event: { type: "channel.test", data: { channel: { id: String(channel.id), name: channel.name } } },
  };
}
