import { useState } from "react";
import { columnsOf, type ExportSubject } from "../model/export-subject";
import type { ExportShape } from "../model/export-url";
import type { Scheduling } from "../model/repeat";

const ONCE: Scheduling = { repeat: "ONCE", name: "" };

/** What leaves, how it is written and when, as far as it is chosen. Another subject has other columns, all of them. */
export function useExportChoices(first: ExportSubject) {
  const [subject, setSubject] = useState(first);
  const [shape, setShape] = useState<ExportShape>({
    format: "csv",
    columns: columnsOf(first),
    bom: true,
    footer: true,
  });
  const [scheduling, setScheduling] = useState(ONCE);
  return {
    subject,
    shape,
    scheduling,
    choose: (chosen: ExportSubject) => {
      setSubject(chosen);
      setShape({ ...shape, columns: columnsOf(chosen) });
      setScheduling(ONCE);
    },
    write: (patch: Partial<ExportShape>) => setShape({ ...shape, ...patch }),
    repeat: (patch: Partial<Scheduling>) => setScheduling({ ...scheduling, ...patch }),
  };
}
