import { ThresholdScope } from "../../../thresholds/domain/threshold-words.js";
import type { MessageWords } from "./message-words.js";
import { oneLine } from "./one-line.js";

const OF_APP_USERS: readonly ThresholdScope[] = [ThresholdScope.USER, ThresholdScope.EACH_USER];

/** What a threshold's subject is called in a language: an app user as the console calls it, everything else by its name. */
export function nameOfSubject(label: string, scope: ThresholdScope, words: Pick<MessageWords, "appUser">): string {
  return oneLine(OF_APP_USERS.includes(scope) ? words.appUser(label) : label);
}
