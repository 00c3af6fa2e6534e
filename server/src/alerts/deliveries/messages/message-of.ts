import type { Language } from "../../../core/language.js";
import type { ChannelMessage } from "../../channels/channel-message.js";
import { DeliveryKind } from "../delivery-words.js";
import type { GatheredGroup, ToldContent, ToldGroup } from "../telling/told-group.js";
import { alertLink, eventDataOf, eventTypeOf } from "./event-of-group.js";
import { firstDueAt, isTold } from "./first-due-at.js";
import { linesOfGroup, usedOf } from "./lines-of-group.js";
import { type MessageBody, toHtml, toText } from "./message-body.js";
import type { MessageWords } from "./message-words.js";
import { nameOfSubject } from "./name-of-subject.js";
import { oneLine } from "./one-line.js";
import { WORDS } from "./words.js";

export interface StoredMessage {
  readonly id: string;
  readonly deliveryKind: DeliveryKind;
  readonly language: Language;
  readonly content: unknown;
  readonly createdAt: Date;
}

/** The content of a delivery that brings its message along, in the channel's language, instead of telling of alerts. */
export interface ReadyContent {
  readonly message: Omit<ChannelMessage, "id" | "createdAt">;
}

/** What webhooks call it. */
const RECOVERED = "alert.recovered";

type Said = Omit<ChannelMessage, "id" | "createdAt">;

/**
 * What is sent of a delivery, in the language of its channel.
 *
 * @param publicUrl of the console, without a slash at its end
 * @throws Error for content that is none of ours
 */
export function messageOf(delivery: StoredMessage, publicUrl: string): ChannelMessage {
  return { id: delivery.id, createdAt: firstDueAt(delivery), ...said(delivery, publicUrl) };
}

function said({ deliveryKind, language, content }: StoredMessage, publicUrl: string): Said {
  if (isReady(content)) return content.message;
  if (!isTold(content)) throw new Error("a delivery without a message");
  const words = WORDS[language];
  const [group] = content.groups;
  if (group === undefined) throw new Error("a delivery of no alerts");
  if (content.total > 1) return digestOf(content, words, publicUrl);
  const isRecovery = deliveryKind === DeliveryKind.RECOVERY || recovers(group);
  return isRecovery ? recoveryOf(group, words, publicUrl) : alertOf(group, words, publicUrl);
}

function isReady(content: unknown): content is ReadyContent {
  return typeof content === "object" && content !== null && "message" in content;
}

function recovers({ kind }: GatheredGroup): boolean {
  return kind === DeliveryKind.RECOVERY;
}

function alertOf(group: ToldGroup, words: MessageWords, publicUrl: string): Said {
  const body = bodyOf(group, { words, publicUrl, sentence: words.sentence(group, subjectOf(group, words)) });
  return {
    ...rendered(titleOf(group, words.happened(group), words), body),
    event: { type: eventTypeOf(group), data: eventDataOf(group, publicUrl) },
  };
}

function recoveryOf(group: ToldGroup, words: MessageWords, publicUrl: string): Said {
  const sentence = words.recoveredSentence(group, subjectOf(group, words));
  const ofNow = { ...words, labels: { ...words.labels, used: words.labels.usedNow } };
  const body = bodyOf({ ...group, isLate: false }, { words: ofNow, publicUrl, sentence });
  return {
    ...rendered(titleOf(group, words.recovered(group), words), body),
    event: { type: RECOVERED, data: eventDataOf(group, publicUrl) },
  };
}

function digestOf({ groups, total }: ToldContent, words: MessageWords, publicUrl: string): Said {
  const entries = groups.map((group) => ({ text: entryOf(group, words), link: alertLink(group, publicUrl) }));
  const url = `${publicUrl}/alerts`;
  const body: MessageBody = {
    sentence: words.digestSentence(total),
    lines: [],
    notes: groups.some(({ isAtLeast }) => isAtLeast) ? [words.atLeastNote] : [],
    entries,
    rest: total > groups.length ? words.more(total - groups.length) : null,
    link: { words: words.openAlerts, url },
  };
  const told = groups.map((group) => ({
    type: recovers(group) ? RECOVERED : eventTypeOf(group),
    ...eventDataOf(group, publicUrl),
  }));
  const event = { type: "alert.digest", data: { count: total, listed: told, url } };
  return { ...rendered(`[Tokenledger] ${words.digest(total)}`, body), event };
}

interface BodyParts {
  readonly words: MessageWords;
  readonly publicUrl: string;
  readonly sentence: string;
}

function bodyOf(group: ToldGroup, { words, publicUrl, sentence }: BodyParts): MessageBody {
  return {
    sentence,
    lines: linesOfGroup(group, words),
    notes: [
      ...(group.isLate && group.type === "LEVEL" ? [words.lateNote] : []),
      ...(group.isAtLeast ? [words.atLeastNote] : []),
    ],
    entries: [],
    rest: null,
    link: { words: words.openAlert, url: alertLink(group, publicUrl) },
  };
}

function rendered(subject: string, body: MessageBody): Omit<Said, "event"> {
  return { subject, text: toText(body), html: toHtml(body), link: body.link.url };
}

/** Long names are told in full in the message. */
const LONGEST_NAME = 80;

function titleOf(group: ToldGroup, happened: string, words: MessageWords): string {
  const name = nameOf(group, words);
  return `[Tokenledger] ${happened}: ${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).toWellFormed()}…` : name}`;
}

function entryOf(group: GatheredGroup, words: MessageWords): string {
  const used = usedOf(group, words);
  const what = recovers(group) ? words.recovered(group) : words.happened(group);
  return `${nameOf(group, words)}: ${what}${used === null ? "" : ` · ${used}`}`;
}

/** Of whom or what. */
function subjectOf({ subject, threshold: { scope } }: ToldGroup, words: MessageWords): string | null {
  return subject === null ? null : nameOfSubject(subject.label, scope, words);
}

/** Of whom or of which months, else by what threshold it is known. */
function nameOf(group: ToldGroup, words: MessageWords): string {
  if (group.details.months !== undefined) return group.details.months;
  const { name } = group.threshold;
  return subjectOf(group, words) ?? (name === null ? words.everybody : oneLine(name));
}
