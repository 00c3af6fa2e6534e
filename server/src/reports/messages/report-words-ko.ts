import { UsageDimension } from "../../analytics/domain/question-words.js";
import { shownCount } from "../../alerts/deliveries/messages/amounts.js";
import { FindingKind } from "../../savings/domain/finding.js";
import { ReportCadence } from "../domain/report-cadence.js";
import type { ReportWords } from "./report-words.js";

export const REPORT_KO: ReportWords = {
  cadence: {
    [ReportCadence.DAY]: "일간 보고서",
    [ReportCadence.WEEK]: "주간 보고서",
    [ReportCadence.MONTH]: "월간 보고서",
  },
  title: (cadence, name) => `${cadence}: ${name}`,
  totals: {
    cost: "비용",
    requests: "요청",
    failedRequests: "실패한 요청",
    tokens: "토큰",
    activeUsers: "활성 사용자",
  },
  fewerThan: (count) => `${count}명 미만`,
  change: (percent, previous) => `이전 ${previous} 대비 ${percent}%`,
  before: (previous) => `이전 ${previous}`,
  same: "이전과 같음",
  isNew: "이전 사용 없음",
  unpriced: (count) => `요청 ${shownCount(String(count))}건의 단가를 알 수 없어, 실제 비용은 더 많습니다.`,
  movers: {
    [UsageDimension.MODEL]: "비용이 가장 많이 바뀐 모델",
    [UsageDimension.FEATURE]: "비용이 가장 많이 바뀐 기능",
    [UsageDimension.USER]: "비용이 가장 많이 바뀐 사용자",
  },
  limits: "지금 한도에 가장 가까운 것",
  savings: "30일 동안 줄일 수 있는 비용",
  saving: (low, high) => (low === high ? high : `${low} ~ ${high}`),
  kinds: {
    [FindingKind.IDENTICAL_REQUESTS]: "다시 보낸 동일한 요청",
    [FindingKind.RESUMMARISED_NOTES]: "바뀌지 않았는데 다시 처리한 노트",
    [FindingKind.CACHEABLE_PREFIX]: "캐시되지 않는 고정 프롬프트",
    [FindingKind.FALLING_CACHE_HITS]: "낮아지는 캐시 적중률",
    [FindingKind.CHEAPER_MODEL]: "같은 계열의 더 저렴한 모델",
    [FindingKind.LONG_INPUT]: "평소보다 긴 입력",
    [FindingKind.LONG_OUTPUT]: "평소보다 긴 응답",
    [FindingKind.THINKING]: "필요 이상의 사고",
    [FindingKind.BILLED_RETRIES]: "청구된 실패 시도",
    [FindingKind.BATCH_ELIGIBLE]: "배치로 돌릴 수 있는 야간 작업",
    [FindingKind.NEAR_LIMIT]: "토큰 한도에 가까운 입력",
  },
  unnamed: "이름 없음",
  open: "이 기간 보기",
};
