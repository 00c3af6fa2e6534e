import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { permissionsOfRole, Role } from "../../src/access/permission.js";
import type { Viewer } from "../../src/access/viewer.js";
import { ask, type Question, type UsageFilterRequest } from "../../src/analytics/question.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase } from "../database.js";

/** The moment at which questions are asked. */
export const NOW = new Date("2026-11-23T05:07:00Z");

export type Ask = <Answer>(
  filter: UsageFilterRequest,
  answer: (question: Question) => Promise<Answer>,
  viewer?: Viewer,
) => Promise<Answer>;

export interface OpenQuestions {
  readonly em: EntityManager;
  readonly databaseUrl: string;
  readonly question: Ask;
  readonly close: () => Promise<void>;
}

/** A database of its own, and questions to it as an administrator asks them unless another viewer is given. */
export async function openQuestions(): Promise<OpenQuestions> {
  const database = await createTestDatabase();
  const orm: MikroORM = await createOrm({ databaseUrl: database.url, poolSize: 2 });
  const em = orm.em.fork();
  return {
    em,
    databaseUrl: database.url,
    question: (filter, answer, viewer = memberWith(Role.ADMIN)) =>
      ask({ em, viewer, clock: () => NOW, http: null }, filter, answer),
    close: async () => {
      await orm.close();
      await database.drop();
    },
  };
}

export function memberWith(role: Role): Viewer {
  return {
    kind: "MEMBER",
    memberId: 1,
    email: "a@b.c",
    name: "",
    role,
    sessionId: "1",
    confirmedAt: new Date(0),
    hasPassword: true,
    permissions: permissionsOfRole(role),
  };
}
