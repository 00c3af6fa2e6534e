import { fine, mustDo, type Finding } from "./finding.js";
import type { Patient } from "./patient.js";

/** As `engines` of server/package.json says. */
const LEAST = [24, 7] as const;

export function checkNode({ surroundings: { nodeVersion } }: Patient): readonly Finding[] {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  const isNewEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  if (isNewEnough) return [fine("node", `Node ${nodeVersion}.`)];
  const todo = `Run the server with Node ${LEAST.join(".")} or later; npm start fetches one.`;
  return [mustDo("node", `Node ${nodeVersion} is too old.`, todo)];
}
