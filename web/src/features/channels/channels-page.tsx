import { Plus } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { cx } from "../../ui/class-names";
import { Drawer } from "../../ui/drawer";
import { EmptyState } from "../../ui/empty-state";
import { GuardedButton } from "../../ui/guarded-button";
import { latePart } from "../../ui/late-part";
import { Panel } from "../../ui/panel";
import { SecretDialog } from "../../ui/secret-dialog";
import { showToast } from "../../ui/toast";
import { DELETE_CHANNEL } from "./api/channel-acts";
import { useChannels, type Channel } from "./api/use-channels";
import styles from "./channels-page.module.css";
import type { ChannelAct } from "./components/channel-actions";
import { ChannelCard } from "./components/channel-card";
import cards from "./components/channel-card.module.css";
import { DeleteDialog } from "./components/delete-dialog";
import { DeliveryLog } from "./components/delivery-log";
import { NoMail } from "./components/no-mail";
import { RotateChannelDialog } from "./components/rotate-channel-dialog";
import type { IssuedChannel } from "./components/use-save-channel";

const { Part: ChannelForm } = latePart(() => import("./components/channel-form"));

/** Null: a new one is made. */
interface Doing {
  act: ChannelAct | "make";
  channel: Channel | null;
}

interface ChannelsPageProps {
  canManage: boolean;
  /** The pages that belong together with it. */
  tabs: ReactNode;
}

/** Where messages go, how they fare, and a way to try each. */
export function ChannelsPage({ canManage, tabs }: ChannelsPageProps) {
  const t = useText();
  const { channels, isMailConfigured, state, reload } = useChannels();
  const [doing, setDoing] = useState<Doing | null>(null);
  return (
    <div className={cx(styles.page)}>
      {tabs}
      {isMailConfigured ? null : <NoMail />}
      <Panel
        title={t("channels.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={240}
        isEmpty={channels.length === 0}
        empty={<EmptyState title={t("channels.empty")}>{t("channels.empty.text")}</EmptyState>}
        actions={
          <GuardedButton
            icon={<Plus />}
            disabledBecause={canManage ? null : t("channels.readOnly")}
            onPress={() => setDoing({ act: "make", channel: null })}
          >
            {t("channels.new")}
          </GuardedButton>
        }
      >
        <p className={cx(styles.lead)}>{t("channels.lead")}</p>
        <ul className={cx(cards.cards)} aria-label={t("channels.title")}>
          {channels.map((channel) => (
            <ChannelCard
              key={channel.id}
              channel={channel}
              canManage={canManage}
              isMute={channel.kind === "EMAIL" && !isMailConfigured}
              onAct={(act) => setDoing({ act, channel })}
            />
          ))}
        </ul>
      </Panel>
      <DeliveryLog channels={channels} canManage={canManage} />
      <ChannelDialogs {...{ doing, isMailConfigured }} onEnd={() => setDoing(null)} />
    </div>
  );
}

interface ChannelDialogsProps {
  doing: Doing | null;
  isMailConfigured: boolean;
  onEnd: () => void;
}

/** What is being done, and then the secret where there is one. */
function ChannelDialogs({ doing, isMailConfigured, onEnd }: ChannelDialogsProps) {
  const t = useText();
  const [issued, setIssued] = useState<IssuedChannel | null>(null);
  const channel = doing?.channel ?? null;
  const show = (saved: IssuedChannel): void => {
    onEnd();
    if (saved.secret === null) showToast({ text: t("channels.saved", { name: saved.channel.name }) });
    else setIssued(saved);
  };
  return (
    <>
      <Drawer
        title={channel?.name ?? t("channels.new")}
        closeLabel={t("ui.close")}
        isOpen={doing?.act === "make" || doing?.act === "edit"}
        onClose={onEnd}
      >
        <Suspense>
          <ChannelForm {...{ channel, isMailConfigured }} onSaved={show} onCancel={onEnd} />
        </Suspense>
      </Drawer>
      {doing?.act === "rotate" && channel !== null ? (
        <RotateChannelDialog channel={channel} onRotated={show} onClose={onEnd} />
      ) : null}
      {doing?.act === "delete" && channel !== null ? (
        <DeleteDialog mutation={DELETE_CHANNEL} named={channel} text={t("channels.delete.text")} onClose={onEnd} />
      ) : null}
      {issued?.secret == null ? null : (
        <SecretDialog
          title={t("channels.secret.title", { name: issued.channel.name })}
          secret={issued.secret}
          once={t("channels.secret.once")}
          copyLabel={t("channels.secret.copy")}
          storedLabel={t("channels.secret.stored")}
          closeLabel={t("ui.close")}
          onClose={() => setIssued(null)}
        />
      )}
    </>
  );
}
