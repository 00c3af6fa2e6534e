import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { refusingTaken } from "../../core/refusing-taken.js";
import { readId } from "../../core/read-id.js";
import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { readName } from "./read-api-key.js";

/**
 * Answers the id of the new project.
 *
 * @throws AppError BAD_INPUT naming `name`; CONFLICT naming it when there is a project of that name
 */
export function createProject(context: RequestContext, givenName: string): Promise<number> {
  const name = readName(givenName);
  return naming(context.em, name, async (transaction) => {
    const [project] = await transaction.execute<{ id: number }[]>(
      "insert into projects (name) values (?) returning id",
      [name],
    );
    if (project === undefined) throw new Error("a project was stored but not answered");
    await recordAudit(transaction, context, {
      action: "project.create",
      target: { kind: "project", id: project.id },
      after: { name },
    });
    return project.id;
  });
}

/**
 * Changes how it is called everywhere, also for what was recorded before.
 *
 * @throws AppError BAD_INPUT naming `name`; NOT_FOUND; CONFLICT naming it when there is another project of that name
 */
export function renameProject(context: RequestContext, givenId: string, givenName: string): Promise<number> {
  const id = readId("id", "project", givenId);
  const name = readName(givenName);
  return naming(context.em, name, async (transaction) => {
    const [before] = await transaction.execute<{ name: string }[]>(
      "select name from projects where id = ? for no key update",
      [id],
    );
    if (before === undefined) throw AppError.notFound("project");
    if (before.name === name) return id;
    await transaction.execute("update projects set name = ? where id = ?", [name, id]);
    await recordAudit(transaction, context, {
      action: "project.rename",
      target: { kind: "project", id },
      before: { name: before.name },
      after: { name },
    });
    return id;
  });
}

function naming(em: EntityManager, name: string, work: (em: EntityManager) => Promise<number>): Promise<number> {
  return refusingTaken(em, `There is a project called ${JSON.stringify(name)} already.`, work);
}
