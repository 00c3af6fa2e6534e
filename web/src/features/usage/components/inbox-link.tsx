import { Link } from "@tanstack/react-router";
import type { CoverageAnswer } from "../model/usage-answer";
import { useCoverageWords } from "./use-coverage-words";

/** Coverage where the requests themselves are listed already: the way to the models that lack a price. */
export function InboxLink({ coverage }: { coverage: CoverageAnswer }) {
  const words = useCoverageWords(coverage);
  if (words === null) return null;
  return (
    <>
      {" · "}
      <Link to="/prices" hash="unpriced">
        {words}
      </Link>
    </>
  );
}
