import type { ChannelMessage } from "../channel-message.js";

/** Of Slack's blocks, in characters. */
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3_000;

/**
 * A message as Slack's incoming webhooks take it: blocks, and a text for notifications and for those who know no
 * blocks. Names that others chose can make no link and call nobody: what Slack would read is escaped, and `verbatim`
 * keeps it from looking for names of people and channels.
 */
export function slackBody({ subject, text, link }: Pick<ChannelMessage, "subject" | "text" | "link">): string {
  const lines = [`*${escaped(subject)}*`, escaped(text), ...(link === null ? [] : [`<${link}>`])];
  const blocks = [
    { type: "header", text: { type: "plain_text", text: cut(subject, LONGEST_HEADER), emoji: false } },
    section(cutEscaped(text)),
    ...(link === null ? [] : [section(`<${link}>`)]),
  ];
  return JSON.stringify({ text: lines.join("\n"), blocks });
}

function section(text: string) {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** As long as it may be once it is escaped; none of it is cut within an escape. */
function cutEscaped(text: string): string {
  let longest = LONGEST_SECTION;
  let fitting = escaped(cut(text, longest));
  while (fitting.length > LONGEST_SECTION) {
    longest -= Math.ceil((fitting.length - LONGEST_SECTION) / 5);
    fitting = escaped(cut(text, longest));
  }
  return fitting;
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text;
}
