/** What rooms below hand in: the names of acts on requests, and whom a number belongs to. */

export interface Subject {
  /** `person`, `account`, `request`, `phone-index`. */
  kind: string
  subject: string
}

export interface AuditParts {
  /** Names of acts on requests by kind: `dispatch` → 派单. */
  useRequestActs: () => ReadonlyMap<string, string>
  /** Under which subjects the audit speaks of whoever has this number; asked with the number in the body. */
  find: (number: string) => Promise<Subject[]>
}
