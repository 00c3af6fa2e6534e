import { escapeHtml } from "../../core/escape-html.js";
import type { Mail } from "../../core/mailer.js";
import type { ExportFailureCode } from "../domain/export-failure-code.js";

interface FailureWords {
  readonly to: string;
  /** Where the export can be tried again. */
  readonly url: string;
  readonly schedule: string;
  /** In English, as the log has it. */
  readonly error: string;
  /** Null of one that failed under an older release. */
  readonly code: ExportFailureCode | null;
}

const IN_KOREAN: Readonly<Record<ExportFailureCode, string>> = {
  MEMBER_GONE: "요청한 사람이 더 이상 구성원이 아닙니다.",
  TOO_MANY_ROWS: "Excel 시트 하나에 담을 수 있는 행보다 많습니다. 다른 형식을 선택하십시오.",
  ARCHIVED_RANGE: "기간의 시작이나 끝이 그사이 아카이브된 달의 15분 구간 중간에 있습니다.",
  REFUSED: "지금은 물을 수 없는 조건입니다.",
  NO_ROOM: "내보내기 파일을 쓰는 곳에 남은 공간이 없습니다.",
  STORE_AWAY: "아카이브 저장소에 파일을 저장하지 못했습니다.",
  NOT_WRITTEN: "파일을 쓰지 못했습니다. 이유는 서버 로그에 있습니다.",
  FILE_LOST: "파일이 저장된 곳에 더 이상 없습니다.",
};

/** That a scheduled export became no file and why, in Korean and English: nobody knows which of them its maker reads. */
export function failureMail({ to, url, schedule, error, code }: FailureWords): Mail {
  const paragraphs = [
    `예약 내보내기 "${schedule}": 파일을 만들지 못했습니다. 내보내기 페이지에서 다시 시도할 수 있습니다.`,
    ...(code === null ? [] : [IN_KOREAN[code]]),
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
