import { useNavigate } from "@tanstack/react-router";
import type { Fault } from "../../../lib/graphql-fault";
import type { ExportFormat as FormatOfSchema } from "../../../lib/graphql/graphql";
import { toCostStates, toNarrow, toUsageFilter } from "../../../lib/to-usage-filter";
import { useAct } from "../../../lib/use-act";
import { START_EXPORT } from "../api/exports-query";
import { awaitExport } from "../model/awaited-exports";
import type { ExportedView, ExportFormat, ExportShape } from "../model/export-url";

const FORMAT: Readonly<Record<ExportFormat, FormatOfSchema>> = {
  csv: "CSV",
  jsonl: "JSONL",
  xlsx: "XLSX",
  parquet: "PARQUET",
};

interface StartExport {
  start: (view: ExportedView, shape: ExportShape) => Promise<void>;
  busy: boolean;
  fault: Fault | null;
}

/** Asks for a file that takes longer, and shows how far it is. */
export function useStartExport(): StartExport {
  const navigate = useNavigate();
  const { act, busy, fault } = useAct(START_EXPORT, { affects: ["Exports"] });
  const start = async (view: ExportedView, { format, columns, bom, footer }: ExportShape): Promise<void> => {
    const answer = await act({
      filter: toUsageFilter(view),
      shape: { format: FORMAT[format], columns: [...columns], bom: bom && format === "csv", footer },
      costStates: toCostStates(view.cost),
      narrow: toNarrow(view),
    });
    if (answer === null) return;
    awaitExport(answer.startExport.id);
    await navigate({ to: "/exports" });
  };
  return { start, busy, fault };
}
