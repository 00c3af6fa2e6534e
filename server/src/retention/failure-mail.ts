import { escapeHtml } from "../core/escape-html.js";
import type { Mail } from "../core/mailer.js";

export interface FailedMonth {
  /** `2026-08` */
  readonly month: string;
  /** In English, as the console and the log have it. */
  readonly failure: string;
  /** Its requests are in the file alone: no run archives them anew. */
  readonly isArchived: boolean;
}

interface FailureWords {
  readonly to: string;
  /** Where administrators see what became of it. */
  readonly url: string;
  readonly months: readonly FailedMonth[];
}

const NOT_ARCHIVED_SUBJECT = "Tokenledger 아카이브 실패 · Archiving failed";

const NOT_ARCHIVED = [
  "아래 달의 요청을 아카이브하지 못했습니다. 삭제된 것은 없으며 합계에는 영향이 없습니다. 다음 실행에서 다시 시도합니다.",
  "Requests of these months could not be archived. Nothing was dropped, and no total is affected. The next run tries again.",
];

const DAMAGED = [
  "아래 달의 아카이브 파일이 기록과 다릅니다. 합계에는 영향이 없습니다. 아카이브 저장소의 백업에서 파일을 되돌린 뒤 다시 검증하십시오.",
  "Archives of these months are not as they were written. No total is affected. Bring their files back from a backup of the archive store, then verify them again.",
];

/** What archives need, in Korean and English: nobody knows which of them an administrator reads. */
export function failureMail({ to, url, months }: FailureWords): Mail {
  const waiting = months.filter(({ isArchived }) => !isArchived);
  const paragraphs = [
    ...part(NOT_ARCHIVED, waiting),
    ...part(
      DAMAGED,
      months.filter(({ isArchived }) => isArchived),
    ),
    url,
  ];
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
  const html = paragraphs.map((text) => `<p>${text === url ? link : escapeHtml(text)}</p>`).join("\n");
  const subject = waiting.length === 0 ? "Tokenledger 아카이브 손상 · Archive damaged" : NOT_ARCHIVED_SUBJECT;
  return { to, subject, text: `${paragraphs.join("\n\n")}\n`, html };
}

function part(words: readonly string[], months: readonly FailedMonth[]): readonly string[] {
  return months.length === 0 ? [] : [...words, ...months.map(({ month, failure }) => `${month}: ${failure}`)];
}
