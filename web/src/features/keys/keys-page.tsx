import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { useText } from "../../lib/i18n";
import { useUrlState } from "../../lib/use-url-state";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { cx } from "../../ui/class-names";
import { Drawer } from "../../ui/drawer";
import { EmptyState } from "../../ui/empty-state";
import { latePart } from "../../ui/late-part";
import { Panel } from "../../ui/panel";
import { useApiKeys } from "./api/use-api-keys";
import { useProjects, type Project } from "./api/use-projects";
import { IssuedSecretDialog } from "./components/issued-secret-dialog";
import { KeyActDialog, type OpenAct } from "./components/key-act-dialog";
import { KeyTable } from "./components/key-table";
import { ProjectPanel } from "./components/project-panel";
import type { Issued } from "./components/use-issuing";
import styles from "./keys-page.module.css";

const { Part: KeyForm } = latePart(() => import("./components/key-form"));

/** Which programs may record and ask, and how each is doing. */
export function KeysPage() {
  const t = useText();
  const { revoked } = useUrlState().state;
  const { keys, state, reload } = useApiKeys(revoked);
  const { projects, state: projectState, reload: reloadProjects } = useProjects();
  const [isAdding, setAdding] = useState(false);
  const [open, setOpen] = useState<OpenAct | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);

  const show = (answer: Issued): void => {
    setAdding(false);
    setOpen(null);
    setIssued(answer);
  };
  const stored = (): void => {
    setIssued(null);
    reload();
  };
  return (
    <div className={cx(styles.page)}>
      <Panel
        title={t("keys.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={240}
        isEmpty={keys?.length === 0}
        empty={<EmptyState title={t("keys.empty")}>{t("keys.empty.text")}</EmptyState>}
        actions={
          <>
            <ShowRevoked />
            <Button
              variant="primary"
              icon={<Plus />}
              isDisabled={projects === undefined}
              onPress={() => setAdding(true)}
            >
              {t("keys.new")}
            </Button>
          </>
        }
      >
        <p className={cx(styles.lead)}>{t("keys.lead")}</p>
        <KeyTable keys={keys ?? []} onAct={(act, apiKey) => setOpen({ act, apiKey })} />
      </Panel>
      <ProjectPanel projects={projects ?? []} state={projectState} onRetry={reloadProjects} />
      <NewKey isOpen={isAdding} projects={projects ?? []} onIssued={show} onClose={() => setAdding(false)} />
      {open === null ? null : <KeyActDialog open={open} onIssued={show} onClose={() => setOpen(null)} />}
      {issued === null ? null : <IssuedSecretDialog issued={issued} onClose={stored} />}
    </div>
  );
}

interface NewKeyProps {
  isOpen: boolean;
  projects: readonly Project[];
  onIssued: (issued: Issued) => void;
  onClose: () => void;
}

function NewKey({ isOpen, projects, onIssued, onClose }: NewKeyProps) {
  const t = useText();
  return (
    <Drawer title={t("keys.new")} closeLabel={t("ui.close")} isOpen={isOpen} onClose={onClose}>
      <Suspense>
        <KeyForm projects={projects} onIssued={onIssued} onCancel={onClose} />
      </Suspense>
    </Drawer>
  );
}

function ShowRevoked() {
  const t = useText();
  const { state, set } = useUrlState();
  return (
    <Checkbox isSelected={state.revoked} onChange={(revoked) => set({ revoked })}>
      {t("keys.showRevoked")}
    </Checkbox>
  );
}
