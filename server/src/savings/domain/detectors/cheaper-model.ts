import { answerOf, cellTotals, type CellTotal, inputOf, meanInput } from "../cell-totals.js";
import { type Detector, type DetectorInput, LEAST_REQUESTS } from "../detector.js";
import { Confidence, type Finding, FindingKind } from "../finding.js";
import { fact, makeFinding, namedFact, partOf, shareOf } from "../make-finding.js";
import { isSameCell } from "../savings-cell.js";
import { perMonth } from "../savings-window.js";
import { smallerModels } from "../smaller-model.js";

/** Successful requests of the smaller model for the same feature that show that it will do. */
const LEAST_PROVED = 50;
/** The same kind of work: neither inputs nor answers are more than this many times as long. */
const ALIKE_TIMES = 1.5;
/** It may fail more often by this share of requests. */
const MORE_FAILURES = 0.02;
/** Mean tokens of answers that a smaller model is likely to write as well: a tag, a title, a choice. */
const SHORT_ANSWER = 100;
const SHORT_INPUT = 4_000;

/**
 * Cells whose requests the next smaller model of the family could answer: because it already answers requests
 * like them, of the same feature, or because answers are short. High: all of them at its prices of now; low:
 * half of them. What becomes worse, no price tells.
 */
export const cheaperModel: Detector = (input) => {
  const cells = cellTotals(input.days);
  const enough = cells.filter(({ told }) => told.requests >= LEAST_REQUESTS);
  if (enough.length === 0) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  return { findings: enough.flatMap((total) => ofCell(total, cells, input)), skipped: null };
};

function ofCell(total: CellTotal, cells: readonly CellTotal[], input: DetectorInput): readonly Finding[] {
  const { cell, told } = total;
  const model = smallerModels(cell.model).find((name) => input.isSold({ ...cell, model: name }));
  if (model === undefined || told.requests === 0) return [];
  const used = cells.find((other) => isSameCell(other.cell, { ...cell, model }));
  const isProved = used !== undefined && proves(used, total);
  if (!isProved && !isShort(total)) return [];
  const then = input.price({
    sold: { ...cell, model },
    tokens: told.tokens,
    requests: told.requests,
    inputOfOne: meanInput(told),
    serviceTier: null,
  });
  if (then === null) return [];
  const high = perMonth(told.cost - then, input.window);
  const finding = makeFinding(FindingKind.CHEAPER_MODEL, {
    subject: cell,
    parts: [partOf(cell, { low: high / 2n, high })],
    confidence: isProved ? Confidence.MEDIUM : Confidence.LOW,
    confidenceReason: isProved ? "MODEL_ALREADY_USED" : "SHORT_ANSWERS",
    requests: told.requests,
    facts: [
      namedFact("otherModel", model),
      fact("requests", told.requests),
      fact("priceShare", shareOf(then, told.cost)),
      fact("alreadyRequests", used?.requests ?? 0),
      fact("answerTokens", Math.round(shareOf(answerOf(told.tokens), told.requests))),
    ],
    samples: input.requests.find((sums) => sums.waste === null && isSameCell(sums.cell, cell))?.samples ?? [],
  });
  return [finding];
}

function proves(smaller: CellTotal, larger: CellTotal): boolean {
  if (smaller.successful < LEAST_PROVED || failuresOf(smaller) > failuresOf(larger) + MORE_FAILURES) return false;
  return [inputOf, answerOf].every((tokensOf) => meanOf(larger, tokensOf) <= ALIKE_TIMES * meanOf(smaller, tokensOf));
}

function failuresOf({ failed, requests }: CellTotal): number {
  return shareOf(failed, requests);
}

function meanOf({ told }: CellTotal, tokensOf: typeof inputOf): number {
  return shareOf(tokensOf(told.tokens), told.requests);
}

function isShort({ told }: CellTotal): boolean {
  const answer = shareOf(answerOf(told.tokens), told.requests);
  return answer > 0 && answer <= SHORT_ANSWER && meanInput(told) <= SHORT_INPUT;
}
