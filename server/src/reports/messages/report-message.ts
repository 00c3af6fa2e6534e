import { Meter, UsageDimension } from "../../analytics/domain/question-words.js";
import type { ChannelMessage } from "../../alerts/channels/channel-message.js";
import type { MessageWords } from "../../alerts/deliveries/messages/message-words.js";
import { nameOfSubject } from "../../alerts/deliveries/messages/name-of-subject.js";
import { oneLine } from "../../alerts/deliveries/messages/one-line.js";
import { shownCount } from "../../alerts/deliveries/messages/amounts.js";
import { lastDayOf, shownDays } from "../../alerts/deliveries/messages/shown-days.js";
import { WORDS } from "../../alerts/deliveries/messages/words.js";
import { Language } from "../../core/language.js";
import type { Changed, Mover, NearLimit, ReportContent, SavingFinding } from "../content/report-content.js";
import { reportHtml, type ReportSection, reportText } from "./report-body.js";
import type { MoverDimension, ReportWords } from "./report-words.js";
import { REPORT_EN } from "./report-words-en.js";
import { REPORT_KO } from "./report-words-ko.js";

const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { [Language.KO]: REPORT_KO, [Language.EN]: REPORT_EN };
const MOVERS: readonly MoverDimension[] = [UsageDimension.MODEL, UsageDimension.FEATURE, UsageDimension.USER];

interface Said {
  readonly words: ReportWords;
  readonly alerts: MessageWords;
}

/**
 * A report as it is sent; webhooks get all of it, exact and in no language.
 *
 * @param publicUrl of the console, without a slash at its end
 */
export function reportMessage(
  content: ReportContent,
  language: Language,
  publicUrl: string,
): Omit<ChannelMessage, "id" | "createdAt"> {
  const said = { words: REPORT_WORDS[language], alerts: WORDS[language] };
  const { words, alerts } = said;
  const url = `${publicUrl}/?range=${content.period.start}..${lastDayOf(content.period.end)}`;
  const title = words.title(words.cadence[content.report.cadence], oneLine(content.report.name));
  const body = {
    heading: `${title}, ${shownDays(content.period, alerts.locale)}`,
    sections: [
      { heading: "", lines: totalsOf(content, said) },
      ...MOVERS.map((dimension) => moversOf(content, dimension, said)),
      { heading: words.limits, lines: content.limits.map((limit) => limitLine(limit, said)) },
      { heading: words.savings, lines: content.savings.map((finding) => savingLine(finding, said)) },
    ].filter(({ lines }) => lines.length > 0),
    notes: content.unpricedRequests === 0 ? [] : [words.unpriced(content.unpricedRequests)],
    link: { words: words.open, url },
  };
  return {
    subject: `[Tokenledger] ${title}, ${shownDays(content.period, alerts.locale)}`,
    text: reportText(body),
    html: reportHtml(body),
    link: url,
    event: { type: "report.sent", data: { ...content, url } },
  };
}

function totalsOf(content: ReportContent, said: Said): ReportSection["lines"] {
  const { words, alerts } = said;
  const { cost, requests, failedRequests, tokens, activeUsers, minimumGroup } = content;
  const money = (usd: string) => alerts.amount(Meter.COST, usd);
  const shown = (figure: Changed, show: (decimal: string) => string) => figureOf(figure, said, show);
  return [
    [words.totals.cost, shown(cost, money)],
    [words.totals.requests, shown(requests, shownCount)],
    [words.totals.failedRequests, shown(failedRequests, shownCount)],
    [words.totals.tokens, shown(tokens, shownCount)],
    [words.totals.activeUsers, activeUsers === null ? words.fewerThan(minimumGroup) : shownCount(String(activeUsers))],
  ];
}

/** "at least $6.00 ($4.00 before)": it with its change, which nobody knows in percent where one of both is not exact. */
function figureOf(figure: Changed, { words, alerts }: Said, show: (decimal: string) => string): string {
  const known = (value: string, isAtLeast: boolean) => (isAtLeast ? alerts.atLeast(show(value)) : show(value));
  const { value, isAtLeast, previous, previousIsAtLeast } = figure;
  const before = isAtLeast || previousIsAtLeast ? words.before(known(previous, previousIsAtLeast)) : null;
  const isNew = previous === "0" && !previousIsAtLeast;
  return `${known(value, isAtLeast)} (${isNew ? words.isNew : (before ?? changeOf(figure, words, show))})`;
}

function changeOf({ previous, changePercent }: Changed, words: ReportWords, show: (decimal: string) => string): string {
  if (changePercent === null) return words.isNew;
  return changePercent === "0" ? words.same : words.change(changePercent, show(previous));
}

function moversOf({ movers }: ReportContent, dimension: MoverDimension, said: Said): ReportSection {
  const own = movers.filter((mover) => mover.dimension === dimension);
  return { heading: said.words.movers[dimension], lines: own.map((mover) => moverLine(mover, said)) };
}

function moverLine(mover: Mover, said: Said): readonly [string, string] {
  const { dimension, label } = mover;
  const called = dimension === UsageDimension.USER ? said.alerts.appUser(label) : label;
  const name = label === "" ? said.words.unnamed : oneLine(called);
  return [name, figureOf(mover, said, (usd) => said.alerts.amount(Meter.COST, usd))];
}

function limitLine(limit: NearLimit, { alerts }: Said): readonly [string, string] {
  const { meter, period, label, scope } = limit;
  const used = alerts.amount(meter, limit.used);
  const of = alerts.limit(alerts.amount(meter, limit.limit), period);
  const name = label === null ? alerts.everybody : nameOfSubject(label, scope, alerts);
  return [name, `${limit.isAtLeast ? alerts.atLeast(used) : used} / ${of} (${alerts.percent(limit.usedPercent)})`];
}

function savingLine({ kind, feature, model, low, high }: SavingFinding, said: Said): readonly [string, string] {
  const { words, alerts } = said;
  const money = (usd: string) => alerts.amount(Meter.COST, usd);
  const about = [feature, model].filter((name) => name !== null).map(oneLine);
  return [`${words.kinds[kind]} (${about.join(", ")})`, words.saving(money(low), money(high))];
}
