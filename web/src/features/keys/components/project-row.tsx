import { Pencil } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import { IconButton } from "../../../ui/icon-button";
import type { Project } from "../api/use-projects";
import { ProjectNameForm } from "./project-name-form";
import styles from "./project-panel.module.css";

/** A project; its name is changed in its place, and the focus comes back to where that began. */
export function ProjectRow({ project }: { project: Project }) {
  const t = useText();
  const format = useFormat();
  const [name, setName] = useState<"as it is" | "being changed" | "left">("as it is");
  const isChanging = name === "being changed";
  return (
    <tr className={cx(styles.row)}>
      <th scope="row" className={cx(styles.name)}>
        {isChanging ? <ProjectNameForm project={project} onClose={() => setName("left")} /> : project.name}
      </th>
      <td className={cx(cell.number)}>{format.exact(project.keys)}</td>
      <td className={cx(styles.actions)}>
        {isChanging ? null : (
          <IconButton
            label={t("keys.projects.rename", { name: project.name })}
            icon={<Pencil />}
            autoFocus={name === "left"}
            onPress={() => setName("being changed")}
          />
        )}
      </td>
    </tr>
  );
}
