import { escapeHtml } from "../core/escape-html.js";
import type { Mail } from "../core/mailer.js";

export interface FailedMonth {
  /** `2026-08` */
  readonly month: string;
  /** In English, as the console and the log have it. */
  readonly failure: string;
}

interface FailureWords {
  readonly to: string;
  /** Where administrators see what became of it. */
  readonly url: string;
  readonly months: readonly FailedMonth[];
}

/** That months could not be archived, in Korean and English: nobody knows which of them an administrator reads. */
export function failureMail({ to, url, months }: FailureWords): Mail {
  const reasons = months.map(({ month, failure }) => `${month}: ${failure}`);
  const paragraphs = [
    "아래 달의 요청을 아카이브하지 못했습니다. 삭제된 것은 없으며 합계에는 영향이 없습니다. 다음 실행에서 다시 시도합니다.",
    "Requests of these months could not be archived. Nothing was dropped, and no total is affected. The next run tries again.",
    ...reasons,
    url,
  ];
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
  const html = paragraphs.map((text) => `<p>${text === url ? link : escapeHtml(text)}</p>`).join("\n");
  return { to, subject: "Tokenledger 아카이브 실패 · Archiving failed", text: `${paragraphs.join("\n\n")}\n`, html };
}
