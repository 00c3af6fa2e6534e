import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useTakeFile } from "../../../lib/use-take-file";
import { showToast } from "../../../ui/toast";
import type { ExportSubject } from "../model/export-subject";
import { exportUrl, type ExportedView, type ExportShape } from "../model/export-url";
import type { Scheduling } from "../model/repeat";
import { useStartExport } from "./use-start-export";

interface LeavingInput {
  state: ExportedView;
  subject: ExportSubject;
  shape: ExportShape;
  scheduling: Scheduling;
  byJob: boolean;
  onClose: () => void;
}

interface Leaving {
  leave: () => Promise<void>;
  /** Calls off what is not there yet. */
  close: () => void;
  busy: boolean;
  fault: Fault | null;
}

/** Has the file made: at once, when the dialog closes as soon as it comes, or by a job. */
export function useLeaving({ state, subject, shape, scheduling, byJob, onClose }: LeavingInput): Leaving {
  const t = useText();
  const format = useFormat();
  const { start, ...started } = useStartExport();
  const file = useTakeFile();
  const leave = async (): Promise<void> => {
    if (byJob) return start(state, shape, scheduling);
    const taken = await file.take(exportUrl(state, shape, subject));
    if (taken === null) return;
    if (taken.archivedBefore !== null) {
      showToast({ text: t("exports.archived.before", { time: format.dateTime(taken.archivedBefore) }) });
    }
    onClose();
  };
  const close = (): void => {
    file.callOff();
    onClose();
  };
  return { leave, close, busy: started.busy || file.busy, fault: started.fault ?? file.fault };
}
