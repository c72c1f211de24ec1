/** What several reports tell together, as commands: name and description. */
export const GATHERED = {
  families: "the same utterance in several reports: the words that differ, and what that changes",
  happenings: "events that several reports mention",
  commitments: "promises, threats, proposals and announcements, with what became of them and the evidence",
  disagreements: "figures of different reports about the same thing, with why they may differ",
  copies: "near-copies: reports that count as one source",
} as const;

export type Gathered = keyof typeof GATHERED;
