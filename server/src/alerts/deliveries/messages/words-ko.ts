import { koreanPseudonym } from "@tokenledger/model/korean-pseudonym";
import { Meter } from "../../../analytics/domain/question-words.js";
import { ThresholdPeriod } from "../../../thresholds/domain/threshold-words.js";
import type { ToldGroup } from "../telling/told-group.js";
import { shownCount, shownUsd } from "./amounts.js";
import { limitOf } from "./limit-of.js";
import type { MessageWords } from "./message-words.js";

const UNITS: Readonly<Record<Exclude<Meter, Meter.COST>, (count: string) => string>> = {
  [Meter.TOKENS]: (count) => `${count}토큰`,
  [Meter.INPUT_TOKENS]: (count) => `입력 ${count}토큰`,
  [Meter.OUTPUT_TOKENS]: (count) => `출력 ${count}토큰`,
  [Meter.REQUESTS]: (count) => `요청 ${count}건`,
};

const PERIODS: Readonly<Record<ThresholdPeriod, string>> = {
  [ThresholdPeriod.DAY]: "하루",
  [ThresholdPeriod.WEEK]: "한 주",
  [ThresholdPeriod.MONTH]: "한 달",
  [ThresholdPeriod.ONCE]: "전체 기간",
};

function reached(group: ToldGroup): string {
  return `${limitOf(group, KO)}의 ${KO.percent(group.levels.at(-1) ?? 0)}`;
}

function happened(group: ToldGroup): string {
  switch (group.type) {
    case "LEVEL":
      return `${reached(group)} 도달`;
    case "PACE":
      return `${limitOf(group, KO)} 도달 예상`;
    case "ANOMALY":
      return "평소와 다른 사용량";
    case "NO_DATA":
      return "요청 없음";
    case "ARCHIVE":
      return "아카이브 확인 필요";
  }
}

function usageOf(subject: string | null): string {
  return subject === null ? "전체 사용량" : `${subject}의 사용량`;
}

function sentence(group: ToldGroup, subject: string | null): string {
  switch (group.type) {
    case "LEVEL":
      return `${usageOf(subject)}이 ${reached(group)}에 도달했습니다.`;
    case "PACE":
      return `${usageOf(subject)}이 지금 속도라면 기간이 끝나기 전에 ${limitOf(group, KO)}에 도달합니다.`;
    case "ANOMALY":
      return `${usageOf(subject)}이 평소와 크게 다릅니다.`;
    case "NO_DATA":
      return subject === null ? "들어온 요청이 없습니다." : `${subject}에서 들어온 요청이 없습니다.`;
    case "ARCHIVE":
      return "요청을 아카이브하지 못했거나 아카이브 파일이 기록과 다릅니다. 합계에는 영향이 없습니다.";
  }
}

function recovered(group: ToldGroup): string {
  if (group.type === "ARCHIVE") return "아카이브 정상";
  return group.type === "NO_DATA" ? "요청 재개" : `다시 ${reached(group)} 아래`;
}

function recoveredSentence(group: ToldGroup, subject: string | null): string {
  if (group.type === "ARCHIVE") return "모든 아카이브가 다시 정상입니다.";
  if (group.type === "NO_DATA")
    return subject === null ? "요청이 다시 들어옵니다." : `${subject}에서 요청이 다시 들어옵니다.`;
  return `${usageOf(subject)}이 정정되어 다시 ${reached(group)} 아래로 내려갔습니다.`;
}

export const KO: MessageWords = {
  locale: "ko",
  labels: {
    used: "사용량",
    usedNow: "현재 사용량",
    limit: "한도",
    levels: "도달한 단계",
    period: "기간",
    resets: "초기화 시각",
    crossed: "확인 시각",
    threshold: "임계값",
    expected: "예상 사용량",
    range: "예상 범위",
    usual: "평소 사용량",
    crossesAt: "도달 예상 시각",
    lastRequestAt: "마지막 요청",
    hour: "시작하는 시간",
    contributors: "주된 원인",
    months: "대상 월",
    reason: "원인",
  },
  everybody: "전체",
  appUser: koreanPseudonym,
  amount: (meter, decimal) => (meter === Meter.COST ? shownUsd(decimal) : UNITS[meter](shownCount(decimal))),
  atLeast: (amount) => `최소 ${amount}`,
  percent: (percent) => `${percent}%`,
  limit: (amount, period) => (period === null ? amount : `${PERIODS[period]} ${amount}`),
  happened,
  sentence,
  recovered,
  recoveredSentence,
  lateNote: "확인했을 때 이미 끝난 기간입니다. 마지막 요청들이 늦게 보고되었습니다.",
  atLeastNote: "일부 요청은 단가나 토큰 수를 알 수 없어, 실제 사용량은 더 많을 수 있습니다.",
  digest: (total) => `알림 ${shownCount(String(total))}건`,
  digestSentence: (total) => `알림 ${shownCount(String(total))}건을 모았습니다.`,
  more: (count) => `그 밖에 ${shownCount(String(count))}건`,
  openAlert: "알림 보기",
  openAlerts: "모든 알림 보기",
};
