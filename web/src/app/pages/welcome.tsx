import { useState } from "react";
import { DemoOffer } from "../../features/demo/components/demo-offer";
import { Doors } from "../../features/first-run/components/doors";
import { PageLink } from "../../features/first-run/components/page-link";
import { WelcomePage } from "../../features/first-run/welcome-page";
import { ClientTabs } from "../../features/keys/components/client-tabs";
import { KeyInPlace } from "../../features/keys/components/key-in-place";
import { TryKey } from "../../features/keys/components/try-key";
import type { Issued } from "../../features/keys/components/use-issuing";
import { useViewer } from "../../features/session/api/use-viewer";
import { useText } from "../../lib/i18n";
import { readPreference, writePreference } from "../../lib/preference";
import { useSettings } from "../../lib/use-settings";

/** The key that this browser watches; not its secret, which only the page knows that made it. */
const WATCHED = "first-run-key";

/** Both ways to the first number; once a key is made, the way of one's own. */
export function Welcome() {
  const { viewer } = useViewer();
  const [issued, setIssued] = useState<Issued | null>(null);
  const [isAgain, setAgain] = useState(false);
  const [keyId, setKeyId] = useState(() => readPreference(WATCHED));
  const permissions = viewer?.permissions ?? [];

  const watch = (answer: Issued | null): void => {
    setIssued(answer);
    setAgain(answer === null);
    setKeyId(answer?.apiKey.id ?? null);
    writePreference(WATCHED, answer?.apiKey.id ?? null);
  };
  if (keyId === null || !permissions.includes("MANAGE_KEYS")) {
    return (
      <Doors
        connect={
          permissions.includes("MANAGE_KEYS") ? (
            <KeyInPlace takesFocus={isAgain} onIssued={watch} />
          ) : (
            <AskAdministrator />
          )
        }
        demo={<Demo canManage={permissions.includes("MANAGE_DEMO")} />}
      />
    );
  }
  return (
    <WelcomePage
      keyId={keyId}
      permissions={permissions}
      secret={issued === null ? null : <TryKey issued={issued} />}
      Program={ClientTabs}
      onAgain={() => watch(null)}
    />
  );
}

function AskAdministrator() {
  const t = useText();
  return <p>{t("firstRun.connect.notAllowed")}</p>;
}

function Demo({ canManage }: { canManage: boolean }) {
  const t = useText();
  const settings = useSettings();
  if (settings?.demo !== true || settings.demoProgress != null) return <DemoOffer canManage={canManage} />;
  return (
    <div>
      <PageLink to="/">{t("firstRun.toOverview")}</PageLink>
    </div>
  );
}
