import type { Contract, Renewal } from "@cc-contract/spec/model/contract";
import type { Random } from "./random.ts";

// The security scheme Guid from the side of the service.

/** The header that carries a GUID, how a GUID is renewed, and its shape. */
export function sessionScheme({ components }: Contract): { name: string; renewal: Renewal; shape: string } {
  for (const { name, "x-renewal": renewal, "x-examples": [shape = "x"] = [] } of Object.values(
    components.securitySchemes,
  ))
    if (renewal) return { name, renewal, shape };
  throw new Error("no security scheme of the contract has x-renewal");
}

export interface SessionOptions {
  /** `static`: a GUID never changes. `dynamic`: it is renewed. */
  mode: "static" | "dynamic";
  /** The times of the dynamic mode, in which every call counts as polling. */
  renewal: Renewal;
  /** A GUID with `x` for each of its hexadecimal digits. */
  shape: string;
  random: Random;
  now(): Date;
}

/** The result of checking a GUID: its agent and the renewed GUID, if any, or why it is refused. */
export type Admission = { agentId: number; renewed: string | undefined } | "unknown" | "expired";

export interface Sessions {
  /** Opens a session and returns its GUID. */
  signIn(agentId: number): string;
  /** Checks the GUID of a call, and renews it when due. */
  admit(guid: string | undefined): Admission;
  /** The GUID of an agent's latest session. */
  guidOf(agentId: number): string | undefined;
}

interface Session {
  agentId: number;
  guid: string;
  issued: number;
  used: number;
}

export function createSessions({ mode, renewal, shape, random, now }: SessionOptions): Sessions {
  // Keeps expired ones, because their response differs from that for unknown ones.
  const known = new Map<string, { session: Session; until: number }>();
  const latest = new Map<number, Session>();

  function issue(session: Session): string {
    session.guid = shape.replace(/x/g, () => random.digits(1, 16));
    session.issued = now().getTime();
    known.set(session.guid, { session, until: Number.POSITIVE_INFINITY });
    return session.guid;
  }

  function renew(session: Session): void {
    const old = known.get(session.guid);
    if (old) old.until = now().getTime() + renewal.formerValidSeconds * 1000;
    issue(session);
  }

  return {
    signIn(agentId) {
      const session: Session = { agentId, guid: "", issued: 0, used: now().getTime() };
      latest.set(agentId, session);
      return issue(session);
    },
    admit(guid = "") {
      const held = known.get(guid);
      if (!held) return "unknown";
      const { session, until } = held;
      const time = now().getTime();
      if (mode === "dynamic") {
        // No polling for too long: the agent is signed out.
        if (time - session.used > renewal.idleSeconds * 1000) return "unknown";
        if (time > until) return "expired";
        if (time - session.issued >= renewal.everySeconds * 1000) renew(session);
      }
      session.used = time;
      return { agentId: session.agentId, renewed: guid === session.guid ? undefined : session.guid };
    },
    guidOf: (agentId) => latest.get(agentId)?.guid,
  };
}
