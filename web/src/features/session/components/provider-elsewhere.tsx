import { useState } from "react";
import { ExternalLink } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/button-link";
import { cx } from "../../../ui/class-names";
import type { SignedInViewer } from "../api/use-viewer";
import { useViewerElsewhere } from "../api/use-viewer-elsewhere";
import styles from "./sign-in-form.module.css";

interface ProviderElsewhereProps {
  provider: string;
  href: string;
  isCome: (viewer: SignedInViewer) => boolean;
  onCome: (viewer: SignedInViewer) => void;
}

/** Asks the provider in another tab, so that this page and what is typed in it stay, and goes on by itself. */
export function ProviderElsewhere({ provider, href, isCome, onCome }: ProviderElsewhereProps) {
  const t = useText();
  const [isWaiting, setWaiting] = useState(false);
  useViewerElsewhere({ isWaiting, isCome, onCome, onGivenUp: () => setWaiting(false) });
  return (
    <div className={cx(styles.provider)}>
      <ButtonLink href={href} icon={<ExternalLink />} inNewTab onPress={() => setWaiting(true)}>
        {t("session.provider", { provider })}
      </ButtonLink>
      <p role="status">{isWaiting ? t("session.provider.waiting") : ""}</p>
    </div>
  );
}
