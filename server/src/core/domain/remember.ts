import { LRUCache } from "lru-cache";

/** Of what one function remembers, about. */
const MOST_BYTES = 4 * 1024 * 1024;
const BYTES_OF_PART = 250;

/**
 * A pure function that remembers its last answers, those asked for the longest ago leaving: calendar arithmetic takes
 * milliseconds, and whoever looks at a page asks for the same days. Answers are shared, so nobody may change one.
 *
 * @param work two questions of the same JSON have the same answer; what it throws is not remembered
 * @param partsOf how many objects an answer has, about
 */
export function remember<Question, Answer extends object>(
  work: (question: Question) => Answer,
  partsOf: (answer: Answer) => number,
): (question: Question) => Answer {
  const known = new LRUCache<string, Answer>({
    maxSize: MOST_BYTES,
    sizeCalculation: (answer, key) => 2 * key.length + BYTES_OF_PART * (1 + partsOf(answer)),
  });
  return (question) => {
    const key = JSON.stringify(question);
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = work(question);
    known.set(key, answer);
    return answer;
  };
}
