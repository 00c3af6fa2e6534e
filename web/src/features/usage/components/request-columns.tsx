import type { ReactNode } from "react";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import { NameText } from "../../../ui/name-text";
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
    | "perToken"
    | "note"
    | "operation"
    | "key"
    | "attempt";
  /** Before anybody changed it, in pixels. */
  width: number;
  isNumber: boolean;
  /** Also on phones; the rest is in the panel. */
  isEssential: boolean;
  cell: (request: RequestRow, context: CellContext) => ReactNode;
}

const count = (value: number | null, { format }: CellContext) =>
  value === null ? format.unknown : format.exact(value);

const text = { isNumber: false, isEssential: false, width: 96 };
const number = { isNumber: true, isEssential: false, width: 84 };

/** The columns after the time, in their order. Unknown is a dash, never a zero. */
export const REQUEST_COLUMNS: readonly RequestColumn[] = [
  {
    ...text,
    key: "user",
    width: 120,
    cell: ({ user }, { format }) => (user === null ? format.unknown : <AppUserLink user={user} isInGrid />),
  },
  { ...text, key: "feature", cell: ({ feature }) => <NameText name={feature} /> },
  {
    ...text,
    key: "model",
    width: 168,
    isEssential: true,
    cell: ({ model, requestedModel }, { t }) =>
      requestedModel === null || requestedModel === model ? (
        <NameText name={model} />
      ) : (
        <span title={t("usage.request.asked", { model: requestedModel })}>
          <NameText name={model} />
        </span>
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
    width: 116,
    isEssential: true,
    cell: ({ cost, costState }) => <CostCell cost={cost} costState={costState} />,
  },
  {
    ...number,
    key: "duration",
    cell: ({ durationMs }, { format }) => (durationMs === null ? format.unknown : format.duration(durationMs)),
  },
  {
    ...number,
    key: "perToken",
    cell: ({ durationMs, outputTokens, status }, { format }) =>
      durationMs === null || !outputTokens || status !== "OK"
        ? format.unknown
        : format.duration(durationMs / outputTokens),
  },
  { ...text, key: "note", cell: ({ noteId }, { format }) => noteId ?? format.unknown },
  { ...text, key: "operation", cell: ({ operation }) => operation },
  { ...text, key: "key", cell: ({ apiKey }, { format }) => apiKey?.name ?? format.unknown },
  { ...number, key: "attempt", cell: ({ attempt }, { format }) => format.exact(attempt) },
];
