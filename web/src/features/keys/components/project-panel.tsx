import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { Panel } from "../../../ui/panel";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { Project } from "../api/use-projects";
import { ProjectRow } from "./project-row";
import styles from "./project-panel.module.css";

interface ProjectPanelProps {
  projects: readonly Project[];
  state: PanelState;
  onRetry: () => void;
}

/** The applications whose requests are recorded. A new one is made together with its first key. */
export function ProjectPanel({ projects, state, onRetry }: ProjectPanelProps) {
  const t = useText();
  return (
    <Panel title={t("keys.projects")} state={state} onRetry={onRetry} skeletonHeight={120}>
      <p className={cx(styles.lead)}>{t("keys.projects.lead")}</p>
      <DataTable caption={t("keys.projects.caption")}>
        <thead>
          <tr>
            <th scope="col">{t("keys.column.name")}</th>
            <th scope="col" className={cx(cell.number)}>
              {t("keys.projects.keys")}
            </th>
            <th scope="col">
              <VisuallyHidden>{t("keys.column.actions")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} />
          ))}
        </tbody>
      </DataTable>
    </Panel>
  );
}
