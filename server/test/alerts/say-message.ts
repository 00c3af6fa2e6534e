import { DeliveryKind } from "../../src/alerts/deliveries/delivery-words.js";
import { messageOf } from "../../src/alerts/deliveries/messages/message-of.js";
import type { ToldGroup } from "../../src/alerts/deliveries/telling/told-group.js";
import { Language } from "../../src/core/language.js";
import { GROUP, told } from "./sample-group.js";

const PUBLIC_URL = "https://tokens.example";
export const ID = "4f9dbf80-4f6e-4f0c-9f0c-2b7a4c1a0001";
export const CREATED = new Date("2026-11-27T05:02:01Z");

/** The message that some content becomes. */
export function say(content: object, language = Language.EN, deliveryKind = DeliveryKind.ALERT) {
  return messageOf({ id: ID, deliveryKind, language, content, createdAt: CREATED }, PUBLIC_URL);
}

/** The message about the sample group with a change. */
export function sayAlert(change: Partial<ToldGroup> = {}, language = Language.EN) {
  return say(told({ ...GROUP, ...change }), language);
}
