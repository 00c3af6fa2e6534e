/** A note as the app keeps it. */
export interface Note {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const MINUTES = [
  "지난주 배포 뒤에 검색이 느려졌다는 문의가 열두 건 들어왔다. 원인은 새 색인이 만들어지는 동안 옛 색인을 함께 읽은 데 있었고, 오늘 새벽에 정리했다.",
  "결제 화면의 문구를 다시 쓰기로 했다. 환불까지 걸리는 날짜를 먼저 보여 주고, 약관은 접어 둔다. 초안은 수요일까지 돌려 본다.",
  "번역 기능은 요약보다 다섯 배 비싸다. 같은 글을 두 번 번역한 경우가 많아서, 고친 문단만 다시 보내는 방법을 시험해 보기로 했다.",
  "고객 인터뷰 세 건을 들었다. 모두 메모를 휴대전화로 쓰고 컴퓨터에서 정리한다고 했다. 오프라인에서 쓴 글이 사라진 적이 있다는 말이 두 번 나왔다.",
  "다음 분기 목표는 하나만 둔다. 처음 온 사람이 하루 안에 첫 요약을 보게 한다. 나머지 일은 이 목표에 도움이 되는지로 순서를 정한다.",
  "보안 점검에서 나온 일곱 가지 가운데 다섯 가지를 고쳤다. 남은 두 가지는 로그를 오래 두는 문제라 개인정보 담당자와 기간을 맞춰야 한다.",
];

/** The minutes of a long workshop, paragraph after paragraph, up to so many characters. */
function longMinutes(characters: number): string {
  const paragraphs: string[] = [];
  for (let at = 0, length = 0; length < characters; at += 1) {
    const paragraph = `${at + 1}. ${MINUTES[at % MINUTES.length]}`;
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs.join("\n\n");
}

/** What the app begins with: four ordinary notes, one near the limit of 8,000 tokens and one beyond it. */
export const NOTES: readonly Note[] = [
  {
    id: "n-1",
    title: "월요일 회의",
    text: "검색이 느려졌다는 문의가 있었다. 지훈 님이 색인을 살펴보고 수요일에 다시 이야기한다. 결제 화면 문구는 서연 님이 초안을 쓴다. 다음 회의는 목요일 오전 열 시.",
  },
  {
    id: "n-2",
    title: "제주 여행 준비",
    text: "비행기는 금요일 저녁 일곱 시. 렌터카는 아직 예약하지 않았다. 비 예보가 있어서 둘째 날은 박물관과 카페를 넣고, 맑으면 오름에 오른다. 우산과 멀미약 챙기기.",
  },
  {
    id: "n-3",
    title: "책에서 옮긴 글",
    text: "좋은 기록은 나중의 나에게 보내는 편지와 같다. 무엇을 했는지보다 왜 그렇게 했는지를 적어 두면, 반년 뒤에 같은 고민을 처음부터 하지 않아도 된다.",
  },
  {
    id: "n-4",
    title: "사용자 인터뷰 정리",
    text: `${MINUTES[3]} ${MINUTES[4]} 한 분은 요약이 너무 길어서 결국 원문을 읽는다고 했다. 세 줄 안에 결정과 할 일만 남겨 달라는 요청이 공통이었다.`,
  },
  { id: "n-5", title: "워크숍 회의록 (길다)", text: longMinutes(12_000) },
  { id: "n-6", title: "한 해 회의록 모음 (너무 길다)", text: longMinutes(60_000) },
];
