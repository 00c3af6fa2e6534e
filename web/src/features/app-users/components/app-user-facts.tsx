import { UserX } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import type { AppUser } from "../api/use-app-user";
import { useProjectNames } from "../api/use-project-names";
import styles from "./app-user-facts.module.css";

/** Since when and until when they were seen, where, and whether they can still be told. */
export function AppUserFacts({ appUser }: { appUser: AppUser }) {
  const t = useText();
  const format = useFormat();
  const { projectId, firstSeenAt, lastSeenAt, erasedAt } = appUser;
  const project = useProjectNames().find(({ id }) => id === projectId)?.name ?? format.unknown;
  return (
    <dl className={cx(styles.facts)}>
      <Fact name={t("appUsers.project")}>{project}</Fact>
      <Seen name={t("appUsers.firstSeen")} at={firstSeenAt} />
      {lastSeenAt == null ? (
        <Fact name={t("appUsers.lastSeen")}>{t("appUsers.lastSeen.never")}</Fact>
      ) : (
        <Seen name={t("appUsers.lastSeen")} at={lastSeenAt} />
      )}
      {erasedAt == null ? null : (
        <div className={cx(styles.erased)}>
          <dt>{t("appUsers.identity")}</dt>
          <dd title={format.dateTime(erasedAt)}>
            <UserX aria-hidden />
            {t("appUsers.erased", { day: format.fullDate(erasedAt) })}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Seen({ name, at }: { name: string; at: string }) {
  const format = useFormat();
  const now = useMinute();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <time dateTime={at} title={format.dateTime(at)}>
          {format.fullDate(at)} ({format.relative(at, Math.max(now, Date.parse(at)))})
        </time>
      </dd>
    </div>
  );
}
