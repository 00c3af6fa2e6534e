import { useNavigate } from "@tanstack/react-router";
import { awaitExport } from "../../../lib/awaited-exports";
import type { Fault } from "../../../lib/graphql-fault";
import type { ExportFormat as FormatOfSchema } from "../../../lib/graphql/graphql";
import { toCostStates, toNarrow, toUsageFilter } from "../../../lib/to-usage-filter";
import { useAct } from "../../../lib/use-act";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { START_EXPORT } from "../api/exports-query";
import { CREATE_EXPORT_SCHEDULE } from "../api/schedules-query";
import type { ExportedView, ExportFormat, ExportShape } from "../model/export-url";
import type { Scheduling } from "../model/repeat";

const FORMAT: Readonly<Record<ExportFormat, FormatOfSchema>> = {
  csv: "CSV",
  jsonl: "JSONL",
  xlsx: "XLSX",
  parquet: "PARQUET",
};

interface StartExport {
  start: (view: ExportedView, shape: ExportShape, scheduling: Scheduling) => Promise<void>;
  busy: boolean;
  fault: Fault | null;
}

/** Asks for a file that takes longer, or for one of each period, and shows how far it is. */
export function useStartExport(): StartExport {
  const navigate = useNavigate();
  const carried = useCarriedSearch();
  const once = useAct(START_EXPORT, { affects: ["Exports"] });
  const often = useAct(CREATE_EXPORT_SCHEDULE, { affects: ["ExportSchedules"] });
  const start = async (view: ExportedView, shape: ExportShape, { repeat, name }: Scheduling): Promise<void> => {
    const asked = askedOf(view, shape);
    if (repeat === "ONCE") {
      const answer = await once.act(asked);
      if (answer === null) return;
      awaitExport(answer.startExport.id);
    } else if ((await often.act({ ...asked, name: name.trim(), cadence: repeat })) === null) return;
    await navigate({ to: "/exports", search: carried });
  };
  return { start, busy: once.busy || often.busy, fault: once.fault ?? often.fault };
}

function askedOf(view: ExportedView, { format, columns, bom, footer }: ExportShape) {
  return {
    filter: toUsageFilter(view),
    shape: { format: FORMAT[format], columns: [...columns], bom: bom && format === "csv", footer },
    costStates: toCostStates(view.cost),
    narrow: toNarrow(view),
  };
}
