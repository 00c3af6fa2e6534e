import type { Meter } from "../../../analytics/domain/question-words.js";
import type { ThresholdPeriod } from "../../../thresholds/domain/threshold-words.js";
import type { ToldGroup } from "../telling/told-group.js";

/** What lines of a message are about. */
export interface LineLabels {
  readonly used: string;
  /** Of what recovered. */
  readonly usedNow: string;
  readonly limit: string;
  readonly levels: string;
  readonly period: string;
  readonly resets: string;
  readonly crossed: string;
  readonly threshold: string;
  readonly expected: string;
  readonly range: string;
  readonly usual: string;
  readonly crossesAt: string;
  readonly lastRequestAt: string;
  readonly hour: string;
  readonly contributors: string;
  readonly months: string;
  readonly reason: string;
}

/**
 * The words of a language. Sentences put nothing behind a name or an amount that depends on how it is pronounced, so that
 * they are right for each.
 */
export interface MessageWords {
  /** Of Intl. */
  readonly locale: string;
  readonly labels: LineLabels;
  /** Where nobody is named. */
  readonly everybody: string;
  /** An app user by the pseudonym. */
  appUser(pseudonym: string): string;
  amount(meter: Meter, decimal: string): string;
  atLeast(amount: string): string;
  percent(percent: number | string): string;
  /** A limit with its period: "$2.00 a day". */
  limit(amount: string, period: ThresholdPeriod | null): string;
  /** What happened, without whom: the begin of a subject. */
  happened(group: ToldGroup): string;
  /** The same as a sentence. */
  sentence(group: ToldGroup, subject: string | null): string;
  recovered(group: ToldGroup): string;
  recoveredSentence(group: ToldGroup, subject: string | null): string;
  readonly lateNote: string;
  readonly atLeastNote: string;
  digest(total: number): string;
  digestSentence(total: number): string;
  more(count: number): string;
  readonly openAlert: string;
  readonly openAlerts: string;
}
