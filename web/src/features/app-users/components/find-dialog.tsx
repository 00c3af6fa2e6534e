import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { usePrivateAct } from "../../../lib/use-private-act";
import { Notice } from "../../../ui/notice";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import { FIND_BY_EXTERNAL_ID } from "../api/app-user-acts";
import { useProjectNames } from "../api/use-project-names";
import { SHORTEST_REASON } from "../model/shortest-reason";
import { useReasons } from "./use-reasons";

interface FindDialogProps {
  onFound: (id: string) => void;
  onClose: () => void;
}

/** Leads from a person to their app user. What is typed is forgotten with the dialog. */
export function FindDialog({ onFound, onClose }: FindDialogProps) {
  const t = useText();
  const projects = useProjectNames();
  const [chosen, setChosen] = useState<string | null>(null);
  const [externalId, setExternalId] = useState("");
  const [isUnknown, setUnknown] = useState(false);
  const { act, busy, fault } = usePrivateAct(FIND_BY_EXTERNAL_ID);
  const projectId = chosen ?? projects[0]?.id ?? "";

  const find = async (reason: string): Promise<void> => {
    setUnknown(false);
    const answer = await act({ projectId, externalId, reason });
    if (answer === null) return;
    const id = answer.findAppUserByExternalId?.id;
    if (id === undefined) setUnknown(true);
    else onFound(id);
  };
  return (
    <ReasonDialog
      title={t("appUsers.find.title")}
      confirmLabel={t("appUsers.find.confirm")}
      isComplete={projectId !== "" && externalId !== ""}
      presets={useReasons()}
      shortest={SHORTEST_REASON}
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void find(reason)}
      onClose={onClose}
    >
      {(tried) => (
        <FindFields
          {...{ projects, projectId, externalId, tried, isUnknown }}
          onProject={setChosen}
          onId={setExternalId}
        />
      )}
    </ReasonDialog>
  );
}

interface FindFieldsProps {
  projects: readonly { id: string; name: string }[];
  projectId: string;
  externalId: string;
  tried: boolean;
  /** The last search found nobody. */
  isUnknown: boolean;
  onProject: (id: string) => void;
  onId: (externalId: string) => void;
}

function FindFields({ projects, projectId, externalId, tried, isUnknown, onProject, onId }: FindFieldsProps) {
  const t = useText();
  return (
    <>
      <p>{t("appUsers.find.text")}</p>
      <Select
        label={t("appUsers.find.project")}
        value={projectId}
        onChange={onProject}
        options={projects.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        label={t("appUsers.find.externalId")}
        description={t("appUsers.find.externalId.text")}
        value={externalId}
        onChange={onId}
        autoComplete="off"
        autoFocus
        error={tried && externalId === "" ? t("appUsers.find.externalId.missing") : null}
      />
      {isUnknown ? (
        <div role="alert">
          <Notice label={t("appUsers.find.unknown")}>{t("appUsers.find.unknown")}</Notice>
        </div>
      ) : null}
    </>
  );
}
