import type { Translate } from "../../../lib/i18n";

/** Those that have words; a later version may have more. */
export const ACTIONS = [
  "alert.acknowledge",
  "alert.reopen",
  "alert.resolve",
  "alert.snooze",
  "apiKey.endPrevious",
  "apiKey.issue",
  "apiKey.revoke",
  "apiKey.rotate",
  "apiKey.update",
  "appUser.erase",
  "appUser.find",
  "appUser.reveal",
  "audit.export",
  "channel.create",
  "channel.delete",
  "channel.rotateSecret",
  "channel.test",
  "channel.update",
  "delivery.retry",
  "demo.fill",
  "demo.remove",
  "discount.create",
  "discount.retire",
  "exchangeRate.remove",
  "exchangeRate.set",
  "invitation.accept",
  "invitation.revoke",
  "keys.rotate",
  "ledger.repair",
  "member.create",
  "member.disable",
  "member.enable",
  "member.invite",
  "member.linkProvider",
  "member.name",
  "member.password",
  "member.revokeOtherSessions",
  "member.revokeSessions",
  "member.role",
  "member.signIn",
  "member.signOut",
  "price.create",
  "price.retire",
  "priceList.accept",
  "priceList.decline",
  "project.create",
  "project.rename",
  "recost.apply",
  "recost.cancel",
  "recost.undo",
  "report.create",
  "report.delete",
  "report.send",
  "report.update",
  "saving.mark",
  "secondFactor.disable",
  "secondFactor.enable",
  "secondFactor.renewCodes",
  "secondFactor.reset",
  "session.confirm",
  "session.revoke",
  "settings.displayCurrency",
  "settings.update",
  "threshold.create",
  "threshold.delete",
  "threshold.mute",
  "threshold.undo",
  "threshold.update",
  "usage.correct",
  "usage.export",
  "view.delete",
  "view.rename",
  "view.save",
] as const;

/** Acts by which somebody learnt, or for ever hid, who an app user is. */
const ABOUT_IDENTITY = new Set(["appUser.erase", "appUser.find", "appUser.reveal"]);

/** An action in words; the verb itself where we know none. */
export function actionText(action: string, t: Translate): string {
  const known = ACTIONS.find((one) => one === action);
  return known === undefined ? action : t(`audit.action.${known}`);
}

export function isAboutIdentity(action: string): boolean {
  return ABOUT_IDENTITY.has(action);
}
