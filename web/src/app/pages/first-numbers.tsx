import { DemoOffer } from "../../features/demo/components/demo-offer";
import { Doors } from "../../features/first-run/components/doors";
import { PageLink } from "../../features/first-run/components/page-link";
import { useViewer } from "../../features/session/api/use-viewer";
import { useText } from "../../lib/i18n";

/** Two ways to the first number: of one's own, or of the demo. */
export function FirstNumbers() {
  const t = useText();
  const { viewer } = useViewer();
  return (
    <Doors
      connect={
        <div>
          <PageLink to="/welcome" isPrimary>
            {t("firstRun.connect.link")}
          </PageLink>
        </div>
      }
      demo={<DemoOffer canManage={viewer?.permissions.includes("MANAGE_DEMO") ?? false} />}
    />
  );
}
