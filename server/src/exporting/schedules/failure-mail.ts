import { escapeHtml } from "../../core/escape-html.js";
import type { Mail } from "../../core/mailer.js";

interface FailureWords {
  readonly to: string;
  /** Where the export can be tried again. */
  readonly url: string;
  readonly schedule: string;
  /** In English, as the console and the log have it. */
  readonly error: string;
}

/** That a scheduled export became no file, in Korean and English: nobody knows which of them its maker reads. */
export function failureMail({ to, url, schedule, error }: FailureWords): Mail {
  const paragraphs = [
    `예약 내보내기 "${schedule}": 파일을 만들지 못했습니다. 내보내기 페이지에서 다시 시도할 수 있습니다.`,
    `Scheduled export "${schedule}": its file could not be written. It can be tried again on the page of exports.`,
    error,
    url,
  ];
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
  const html = paragraphs.map((text) => `<p>${text === url ? link : escapeHtml(text)}</p>`).join("\n");
  return {
    to,
    subject: "Tokenledger 예약 내보내기 실패 · Scheduled export failed",
    text: `${paragraphs.join("\n\n")}\n`,
    html,
  };
}
