import type { Excess, RequestSums } from "./domain/request-sums.js";
import type { RequestNames } from "./select-names.query.js";
import type { Quantiles, UsualSizes } from "./domain/usual-size.js";
import { WASTE_REASONS } from "./domain/waste-rules.js";

type Size = "input" | "answer" | "reasoning";
type Texts = readonly string[] | null;

type ExcessColumns = { readonly [S in Size as `${S}_excess_${"requests" | "low" | "high" | "cost"}`]: string } & {
  readonly [S in Size as `${S}_excess_least`]: string | null;
} & { readonly [S in Size as `${S}_excess_samples`]: Texts };

/** Numbers as text, of any size. */
export interface RequestSumsRow extends ExcessColumns {
  readonly project_id: number;
  readonly feature: string;
  readonly provider: string;
  readonly model: string;
  readonly waste: string | null;
  readonly requests: string;
  readonly successful: string;
  readonly unpriced: string;
  readonly cost: string;
  readonly wasted: string;
  readonly wasted_soon: string;
  readonly with_fingerprint: string;
  readonly with_note: string;
  readonly near_limit: string;
  readonly near_samples: Texts;
  readonly warm: string;
  readonly input_tokens: string;
  readonly cached_tokens: string;
  readonly answer_tokens: string;
  readonly reasoning_tokens: string;
  readonly usual_requests: string | null;
  readonly usual_input: Texts;
  readonly usual_answer: Texts;
  readonly usual_reasoning: Texts;
  readonly samples: Texts;
  /** Wasted requests, as `time/id`. */
  readonly named: Texts;
}

/** @param names of the requests in `named`, by place */
export function readRequestSums(row: RequestSumsRow, names: ReadonlyMap<string, RequestNames>): RequestSums {
  const named = (row.named ?? []).flatMap((place) => names.get(place) ?? []);
  return {
    cell: { projectId: row.project_id, feature: row.feature, provider: row.provider, model: row.model },
    waste: WASTE_REASONS.find((reason) => reason === row.waste) ?? null,
    requests: Number(row.requests),
    successful: Number(row.successful),
    unpriced: Number(row.unpriced),
    cost: BigInt(row.cost),
    wasted: BigInt(row.wasted),
    wastedSoon: BigInt(row.wasted_soon),
    withFingerprint: Number(row.with_fingerprint),
    withNote: Number(row.with_note),
    nearLimit: Number(row.near_limit),
    nearSamples: row.near_samples ?? [],
    warm: Number(row.warm),
    inputTokens: BigInt(row.input_tokens),
    cachedTokens: BigInt(row.cached_tokens),
    answerTokens: BigInt(row.answer_tokens),
    reasoningTokens: BigInt(row.reasoning_tokens),
    usual: readUsual(row),
    longInput: readExcess(row, "input"),
    longAnswer: readExcess(row, "answer"),
    longReasoning: readExcess(row, "reasoning"),
    samples: row.samples ?? [],
    noteIds: named.flatMap(({ noteId }) => noteId ?? []),
    fingerprints: named.flatMap(({ fingerprint }) => fingerprint ?? []),
  };
}

function readUsual(row: RequestSumsRow): UsualSizes | null {
  if (row.usual_requests === null) return null;
  return {
    requests: Number(row.usual_requests),
    input: readQuantiles(row.usual_input),
    answer: readQuantiles(row.usual_answer),
    reasoning: readQuantiles(row.usual_reasoning),
  };
}

function readQuantiles(texts: Texts): Quantiles {
  const [p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = (texts ?? []).map(Number);
  return { p05, p25, p50, p75, p95 };
}

function readExcess(row: RequestSumsRow, size: Size): Excess {
  const least = row[`${size}_excess_least`];
  return {
    requests: Number(row[`${size}_excess_requests`]),
    lowTokens: BigInt(row[`${size}_excess_low`]),
    highTokens: BigInt(row[`${size}_excess_high`]),
    cost: BigInt(row[`${size}_excess_cost`]),
    least: least === null ? null : Number(least),
    samples: row[`${size}_excess_samples`] ?? [],
  };
}
