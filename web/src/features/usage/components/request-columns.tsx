import type { ReactNode } from "react";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { RequestRow } from "../api/use-requests";
import { AppUserLink } from "./app-user-link";
import { CostCell } from "./cost-cell";
import { StatusMark } from "./status-mark";

export interface CellContext {
  t: Translate;
  format: Format;
}

export interface RequestColumn {
  key:
    | "user"
    | "feature"
    | "model"
    | "status"
    | "input"
    | "cached"
    | "output"
    | "reasoning"
    | "cost"
    | "duration"
    | "note";
  isNumber: boolean;
  /** Also on phones; the rest is in the panel. */
  isEssential: boolean;
  cell: (request: RequestRow, context: CellContext) => ReactNode;
}

const count = (value: number | null, { format }: CellContext) =>
  value === null ? format.unknown : format.exact(value);

const text = { isNumber: false, isEssential: false };
const number = { isNumber: true, isEssential: false };

/** The columns after the time, in their order. Unknown is a dash, never a zero. */
export const REQUEST_COLUMNS: readonly RequestColumn[] = [
  {
    ...text,
    key: "user",
    cell: ({ user }, { format }) => (user === null ? format.unknown : <AppUserLink user={user} isInGrid />),
  },
  { ...text, key: "feature", cell: ({ feature }) => feature },
  {
    ...text,
    key: "model",
    isEssential: true,
    cell: ({ model, requestedModel }, { t }) =>
      requestedModel === null || requestedModel === model ? (
        model
      ) : (
        <span title={t("usage.request.asked", { model: requestedModel })}>{model}</span>
      ),
  },
  { ...text, key: "status", cell: ({ status }) => <StatusMark status={status} /> },
  { ...number, key: "input", cell: ({ inputTokens }, context) => count(inputTokens, context) },
  { ...number, key: "cached", cell: ({ cachedInputTokens }, context) => count(cachedInputTokens, context) },
  { ...number, key: "output", cell: ({ outputTokens }, context) => count(outputTokens, context) },
  { ...number, key: "reasoning", cell: ({ reasoningTokens }, context) => count(reasoningTokens, context) },
  {
    ...number,
    key: "cost",
    isEssential: true,
    cell: ({ cost, costState }) => <CostCell cost={cost} costState={costState} />,
  },
  {
    ...number,
    key: "duration",
    cell: ({ durationMs }, { format }) => (durationMs === null ? format.unknown : format.duration(durationMs)),
  },
  { ...text, key: "note", cell: ({ noteId }, { format }) => noteId ?? format.unknown },
];
