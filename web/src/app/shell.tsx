import { useMatches, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState, type ComponentProps, type ReactNode } from "react";
import { CommandMenu } from "../features/commands/components/command-menu";
import { DemoBanner } from "../features/demo/components/demo-banner";
import type FilterBar from "../features/filters/components/filter-bar";
import { useFilterShortcuts, type OpenFilter } from "../features/filters/components/use-filter-shortcuts";
import { rangeLabel } from "../features/filters/model/range-label";
import { DriftBanner } from "../features/ledger/components/drift-banner";
import { useSignOut } from "../features/session/api/use-sign-out";
import type { SignedInViewer } from "../features/session/api/use-viewer";
import { AccountMenu } from "../features/session/components/account-menu";
import { ConfirmSession } from "../features/session/components/confirm-session";
import { SessionExpired } from "../features/session/components/session-expired";
import { PreferencesMenu } from "../features/settings/components/preferences-menu";
import { useFollowSettings } from "../lib/follow-settings";
import { useText } from "../lib/i18n";
import { afterFirstPage } from "../lib/page-first";
import { useDocumentTitle } from "../lib/use-document-title";
import { useFormat } from "../lib/use-format";
import { ChosenUrlState } from "../lib/url-state-context";
import { isNothingRecorded, useSettings } from "../lib/use-settings";
import { useUrlState } from "../lib/use-url-state";
import { cx } from "../ui/class-names";
import { DrawnLater } from "../ui/drawn-later";
import { latePart } from "../ui/late-part";
import { TopBarPlace } from "../ui/top-bar-slot";
import { commandPages } from "./command-pages";
import { Navigation } from "./navigation";
import { OfflineStrip } from "./offline-strip";
import styles from "./shell.module.css";

const { Part: TopNotices } = latePart(() => afterFirstPage(() => import("./top-notices")));
const { Part: LaterFilterBar } = latePart(() =>
  afterFirstPage(() => import("../features/filters/components/filter-bar")),
);

/** What stands around every page about usage. */
export function Shell({ viewer, children }: { viewer: SignedInViewer; children: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const { state } = useUrlState();
  const settings = useSettings();
  const nothingRecorded = settings !== null && isNothingRecorded(settings);
  const page = useMatches({ select: (matches) => matches.at(-1)?.staticData });
  const title = t(page?.title ?? "shell.overview");
  const heading = useFocusOnChange(title);
  // Prices are of no range.
  const organisation = settings?.organisationName ?? "";
  useDocumentTitle(title, page?.filters === undefined ? "" : rangeLabel(state.range, t, format), organisation);
  useFollowSettings();

  return (
    <div className={cx(styles.shell)}>
      <a className={cx(styles.skip)} href="#content">
        {t("shell.skip")}
      </a>
      <Navigation permissions={viewer.permissions} />
      <div className={cx(styles.page, settings === null && styles.unsettled)}>
        <header className={cx(styles.top)}>
          <div className={cx(styles.titleRow)}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <TopBarPlace className={cx(styles.slot)} />
            <Menus viewer={viewer} organisation={organisation} />
          </div>
          {page?.filters === undefined || nothingRecorded ? null : (
            <ChosenUrlState>
              <Filters shows={page.filters} />
            </ChosenUrlState>
          )}
        </header>
        <OfflineStrip />
        {viewer.permissions.includes("MANAGE_LEDGER") ? <DriftBanner /> : null}
        <DemoBanner canManage={viewer.permissions.includes("MANAGE_DEMO")} />
        <main id="content" className={cx(styles.content)} tabIndex={-1}>
          {children}
        </main>
      </div>
      <ConfirmSession viewer={viewer} />
      <SessionExpired viewer={viewer} />
    </div>
  );
}

/** Their place is as high as they will be without any chosen, so that nothing moves when they come; keys work before. */
function Filters({ shows }: Pick<ComponentProps<typeof FilterBar>, "shows">) {
  const [opened, setOpened] = useState<OpenFilter>(null);
  useFilterShortcuts(setOpened);
  const place = <div className={cx(styles.filters, shows.grouping && styles.rows)} />;
  return (
    <DrawnLater when placeholder={place}>
      <Suspense fallback={place}>
        <LaterFilterBar shows={shows} opened={opened} onOpenedChange={setOpened} />
      </Suspense>
    </DrawnLater>
  );
}

function Menus({ viewer, organisation }: { viewer: SignedInViewer; organisation: string }) {
  const leave = useLeave();
  return (
    <span className={cx(styles.menus)}>
      {viewer.permissions.includes("VIEW_ALERTS") ? (
        <Suspense fallback={<span className={cx(styles.bell)} />}>
          <TopNotices viewerId={viewer.id} />
        </Suspense>
      ) : null}
      <CommandMenu pages={commandPages(viewer.permissions)} />
      <PreferencesMenu />
      <AccountMenu viewer={viewer} organisation={organisation} onSignOut={() => void leave()} />
    </span>
  );
}

function useLeave(): () => Promise<void> {
  const navigate = useNavigate();
  const signOut = useSignOut();
  return async () => {
    await signOut();
    await navigate({ to: "/sign-in", search: {} });
  };
}

/**
 * After a change of page the reader begins at its title; not on the first page, where the browser begins,
 * and not where the page knows better, as a chart that somebody comes back to.
 */
function useFocusOnChange(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(title);
  useEffect(() => {
    if (shown.current === title) return;
    shown.current = title;
    if (document.activeElement?.closest("#content > *") === null) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return heading;
}
