import { raw, type EntityManager } from "@mikro-orm/postgresql";
import { isStorableText } from "@tokenledger/model/usage-event";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import { isTwinOfAddress } from "../core/mail-address.js";
import { recordAudit } from "./audit.js";
import { Member } from "./member.entity.js";
import type { PasswordLane } from "./password-lanes.js";
import { verifyPassword } from "./password.js";
import { permissionsOfRole } from "./permission.js";
import type { HttpExchange } from "./request-context.js";
import { hashSecret, newSecret } from "./secret-token.js";
import type { SecondFactor } from "./second-factor/second-factor.js";
import { Session } from "./session.entity.js";
import type { MemberViewer } from "./viewer.js";
import type { Visit } from "./visit.js";

const MINUTE_MS = 60_000;
const MAX_USER_AGENT_LENGTH = 512;

/** How long a session lasts. A shorter life counts at once, for sessions that are open already as well. */
export interface SessionLife {
  /** An unused one ends after this. */
  readonly idleMs: number;
  /** Any one ends after this. */
  readonly wholeMs: number;
}

/** What a person proves with who they are. */
export interface Proof {
  readonly password: string;
  /** Of the second factor; null when none was given. */
  readonly code: string | null;
  /** Absent: that of those who are known. */
  readonly lane?: PasswordLane;
}

interface SignIn {
  readonly email: string;
  readonly proof: Proof;
  readonly http: HttpExchange;
}

/** The request that opens a session. */
interface Arrival extends HttpExchange {
  /** The OpenID issuer that says who they are; absent when they proved it here. */
  readonly provider?: string;
}

/** A session that was just opened, and the token that only its cookie holds. */
export interface OpenedSession {
  readonly viewer: MemberViewer;
  readonly token: string;
}

/** Signing in to the console and out again. */
export class SessionService {
  constructor(
    private readonly clock: Clock,
    readonly life: SessionLife,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** @throws AppError UNAUTHENTICATED, with the same words whatever was wrong */
  async signIn(em: EntityManager, { email, proof, http }: SignIn): Promise<OpenedSession> {
    const member = await this.prove(em, await memberWith(em, email.trim()), proof);
    return this.open(em, member, http);
  }

  /**
   * Whoever asks knows what only that member knows. Takes as long when there is no such member.
   *
   * @throws AppError UNAUTHENTICATED, with the same words whatever of e-mail and password was wrong; with the
   *   field `code` when only that is wrong or missing
   */
  async prove(em: EntityManager, member: Member | null, { password, code, lane }: Proof): Promise<Member> {
    if (!(await verifyPassword(password, member?.passwordHash ?? null, lane)) || member === null) {
      throw AppError.unauthenticated("E-mail or password is wrong.", "password");
    }
    await this.secondFactor.check(em, member, code);
    return member;
  }

  /**
   * A session of a member who just proved who they are.
   *
   * @param member as they were when they proved it
   * @throws AppError UNAUTHENTICATED when they were disabled or their password was changed meanwhile
   */
  async open(em: EntityManager, member: Member, { provider, ...http }: Arrival): Promise<OpenedSession> {
    const token = newSecret();
    const now = this.clock();
    return em.transactional(async (tx) => {
      // Waits for who changes the member right now, and keeps them waiting: their change ends sessions.
      const same: unknown[] = await tx.execute(
        `update members set last_seen_at = ?
         where id = ? and disabled_at is null and password_hash is not distinct from ? returning id`,
        [now, member.id, member.passwordHash],
      );
      if (same.length === 0) throw AppError.unauthenticated("E-mail or password is wrong.", "password");
      const session = tx.create(Session, {
        member: tx.getReference(Member, member.id),
        tokenHash: hashSecret(token),
        createdAt: now,
        lastSeenAt: now,
        confirmedAt: now,
        expiresAt: new Date(now.getTime() + this.life.wholeMs),
        address: http.address,
        userAgent: http.req.headers["user-agent"]?.slice(0, MAX_USER_AGENT_LENGTH) ?? null,
      });
      await tx.flush();
      const viewer = viewerOf(session, member);
      const after = provider === undefined ? null : { provider };
      const target = { kind: "member", id: member.id };
      await recordAudit(tx, { viewer, http }, { action: "member.signIn", target, after });
      return { viewer, token };
    });
  }

  /** Null when the token is unknown, expired or idle for too long. Only a visit that is `use` keeps it from idling. */
  async viewerOf(em: EntityManager, token: string, visit: Visit = "use"): Promise<MemberViewer | null> {
    const now = this.clock();
    const session = await em.findOne(
      Session,
      { tokenHash: hashSecret(token), ...this.stillOpen(now), member: { disabledAt: null } },
      { populate: ["member"] },
    );
    if (session === null) return null;
    if (visit === "use" && now.getTime() - session.lastSeenAt.getTime() > MINUTE_MS) await this.see(em, session, now);
    return viewerOf(session, session.member);
  }

  /** Those of a member that can still be used, last used first. */
  openOf(em: EntityManager, memberId: number): Promise<Session[]> {
    const orderBy = { lastSeenAt: "desc", id: "desc" } as const;
    return em.find(Session, { member: memberId, ...this.stillOpen(this.clock()) }, { orderBy });
  }

  /** How many each member has; those who have none are missing. */
  async countOpen(em: EntityManager): Promise<ReadonlyMap<number, number>> {
    const open = await em.find(Session, this.stillOpen(this.clock()), { fields: ["member"] });
    const counts = new Map<number, number>();
    for (const { member } of open) counts.set(member.id, (counts.get(member.id) ?? 0) + 1);
    return counts;
  }

  /** Removes what nobody can use any more. */
  async removeExpired(em: EntityManager): Promise<void> {
    await em.nativeDelete(Session, { $not: this.stillOpen(this.clock()) });
  }

  /** What sessions that can still be used have in common. */
  private stillOpen(now: Date) {
    const { idleMs, wholeMs } = this.life;
    return {
      expiresAt: { $gt: now },
      createdAt: { $gt: new Date(now.getTime() - wholeMs) },
      lastSeenAt: { $gte: new Date(now.getTime() - idleMs) },
    };
  }

  private async see(em: EntityManager, { id, member }: Session, now: Date): Promise<void> {
    await em.nativeUpdate(Session, { id, lastSeenAt: { $lt: now } }, { lastSeenAt: now });
    await em.nativeUpdate(Member, { id: member.id }, { lastSeenAt: now });
  }
}

/**
 * A text that cannot be stored is nobody's: the database cannot even be asked for it. Nor is a twin, or each of
 * them would have tries of its own at one member.
 */
async function memberWith(em: EntityManager, email: string): Promise<Member | null> {
  if (!isStorableText(email) || isTwinOfAddress(email)) return null;
  const [member] = await em.find(Member, { [raw("lower(email) = lower(?)", [email])]: [], disabledAt: null });
  return member ?? null;
}

function viewerOf({ id: sessionId, confirmedAt }: Session, member: Member): MemberViewer {
  const { id: memberId, email, name, role } = member;
  return {
    kind: "MEMBER",
    memberId,
    email,
    name,
    role,
    sessionId,
    confirmedAt,
    hasPassword: member.passwordHash !== null,
    permissions: permissionsOfRole(role),
  };
}
