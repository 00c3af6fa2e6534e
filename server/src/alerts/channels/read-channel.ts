import { AppError } from "../../core/errors.js";
import type { Language } from "../../core/language.js";
import { readMailAddress } from "../../core/mail-address.js";
import { readLine } from "../../core/read-line.js";
import { ChannelKind } from "../../thresholds/channel-kind.js";
import { readTarget } from "./read-target.js";

/** A channel as somebody asks for it. */
export interface ChannelRequest {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly recipients: readonly string[];
  readonly target: string | null;
  readonly language: Language;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly mostPerHour: number;
  readonly enabled: boolean;
}

export interface CheckedChannel extends Omit<ChannelRequest, "target"> {
  /** Null for e-mail, and where the one that is there is to stay. */
  readonly target: URL | null;
}

const LONGEST_NAME = 60;
const MOST_RECIPIENTS = 20;
const MOST_PER_HOUR = 1_000;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * @param keepsTarget whether there is a target already, which stays when none is given
 * @throws AppError BAD_INPUT naming the field
 */
export function readChannel(request: ChannelRequest, { keepsTarget }: { keepsTarget: boolean }): CheckedChannel {
  const { kind, language, enabled } = request;
  return {
    kind,
    language,
    enabled,
    name: readLine("name", request.name, LONGEST_NAME),
    recipients: readRecipients(kind, request.recipients),
    target: readTargetOf(kind, request.target, keepsTarget),
    ...readQuietHours(request),
    mostPerHour: readMostPerHour(request.mostPerHour),
  };
}

/** Each once, whatever its case. */
function readRecipients(kind: ChannelKind, given: readonly string[]): readonly string[] {
  if (kind !== ChannelKind.EMAIL) {
    if (given.length > 0) throw AppError.badInput("recipients", "none, which only e-mail has", given);
    return [];
  }
  if (given.length === 0 || given.length > MOST_RECIPIENTS) {
    throw AppError.badInput("recipients", `1 to ${MOST_RECIPIENTS} e-mail addresses`, given);
  }
  const addresses = given.map((address) => readMailAddress("recipients", address));
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}

function readTargetOf(kind: ChannelKind, given: string | null, keepsTarget: boolean): URL | null {
  if (kind !== ChannelKind.EMAIL) return given === null && keepsTarget ? null : readTarget(given);
  if (given !== null) throw AppError.badPrivateInput("target", "none: e-mail goes to its recipients", given);
  return null;
}

function readQuietHours({ quietFrom, quietTo }: ChannelRequest): Pick<ChannelRequest, "quietFrom" | "quietTo"> {
  if (quietFrom === null && quietTo === null) return { quietFrom, quietTo };
  for (const [field, clock] of Object.entries({ quietFrom, quietTo })) {
    if (clock === null || !CLOCK.test(clock)) {
      throw AppError.badInput(field, "a time like 22:00, or neither a begin nor an end", clock);
    }
  }
  if (quietFrom === quietTo) throw AppError.badInput("quietTo", "another time than quietFrom", quietTo);
  return { quietFrom, quietTo };
}

function readMostPerHour(given: number): number {
  if (given >= 1 && given <= MOST_PER_HOUR) return given;
  throw AppError.badInput("mostPerHour", `1 to ${MOST_PER_HOUR}`, given);
}
