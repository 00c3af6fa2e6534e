import { escapeHtml } from "../../core/escape-html.js";
import type { Mail } from "../../core/mailer.js";
import type { Role } from "../permission.js";

export interface InvitationWords {
  readonly to: string;
  readonly url: string;
  readonly role: Role;
  /** E-mail of who invited; null when unknown. */
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
  /** IANA zone in which the end of the invitation is told. */
  readonly timezone: string;
}

const ROLES: Readonly<Record<Role, { readonly ko: string; readonly en: string }>> = {
  ADMIN: { ko: "관리자", en: "administrator" },
  ANALYST: { ko: "분석 담당", en: "analyst" },
  AUDITOR: { ko: "감사 담당", en: "auditor" },
};

/** An invitation in Korean and English: nobody knows yet which of them the invited reads. */
export function invitationMail({ to, url, role, invitedBy, expiresAt, timezone }: InvitationWords): Mail {
  const until = (language: "ko" | "en") =>
    new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: timezone }).format(expiresAt);
  const who = invitedBy ?? "Tokenledger";
  const paragraphs = [
    `${who}에서 AI 사용량 장부 Tokenledger에 ${ROLES[role].ko}(으)로 초대했습니다. 아래 주소에서 이름과 비밀번호를 정하면 시작됩니다.`,
    url,
    `이 주소는 한 번만, ${until("ko")}(${timezone})까지 쓸 수 있습니다. 초대를 기다리지 않았다면 이 메일을 지우세요.`,
    `${who} invites you to Tokenledger, a ledger of AI usage, as ${ROLES[role].en}. Choose a name and a password at the address above to begin.`,
    `It can be used once, until ${until("en")} (${timezone}). If you did not expect it, delete this mail.`,
  ];
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
  const html = paragraphs.map((text) => `<p>${text === url ? link : escapeHtml(text)}</p>`).join("\n");
  return { to, subject: "Tokenledger 초대 · Invitation to Tokenledger", text: `${paragraphs.join("\n\n")}\n`, html };
}
