/** A reading on its way up the tree. */

import type { StanceClass } from "../../document/records.ts";

export interface Climb {
  sign: number;
  /** The operator nearest to the target, and what it is. */
  operator: number;
  kind: StanceClass;
  /** Tokens whose words made the sign, from the target upwards. */
  readonly path: string[];
  /** Token whose subject holds the stance, and how strongly it claims it. */
  holderAt: number;
  holderRank: number;
  /** The holder itself, where it stands beside its verb but the parse does not say so; −1 otherwise. */
  holder: number;
  modality: "plain" | "will" | "must" | "may";
  earlier: boolean;
  /** Something is done to the target of which only the denial says a side. */
  touched: boolean;
  /** The reading as it stood at a noun whose owner has it, before others' feelings about that were read: "its pledge to end it was welcomed". */
  owned: Climb | undefined;
  steps: number;
  top: number;
  /** First token of the phrase that was read last, so that its other words add nothing. */
  phrase: number;
}

/** Nothing read yet. */
export function startAt(target: number): Climb {
  return {
    sign: 1,
    operator: -1,
    kind: "effect",
    path: [],
    holderAt: -1,
    holderRank: 0,
    holder: -1,
    modality: "plain",
    earlier: false,
    touched: false,
    owned: undefined,
    steps: 0,
    top: target,
    phrase: -1,
  };
}

/** go: on upwards; stop: what is read stands; abstain: what is met leaves it open; lost: nothing that says a side was met. */
export type Step = "go" | "stop" | "abstain" | "lost";

/** Where the tree goes on without a word that a reading could follow. */
export function endOf({ operator, kind }: Climb): "stop" | "lost" {
  return operator >= 0 && kind !== "act" ? "stop" : "lost";
}
