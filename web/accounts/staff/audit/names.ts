/** How the auditor reads codes: acts, kinds of subjects, and a subject as short as it can be told from others. */
import { useWords } from '../../../kit/words.ts'
import { subjectWords, trailActWords, trailWords } from '../words/trails.ts'
import type { AuditParts } from './parts.ts'
import type { Line } from './queries.ts'

export type ActName = (act: string) => string

/** A code nobody has named is read as it is. */
export function useActName({ useRequestActs }: AuditParts): ActName {
  const act = useWords(trailActWords)
  const ofRequests = useRequestActs()
  return (code) => {
    if (code in trailActWords) return act(code as keyof typeof trailActWords)
    const kind = code.startsWith('requests.') ? ofRequests.get(code.slice('requests.'.length)) : undefined
    return kind ?? code
  }
}

export function useSubjectKind(): (kind: string) => string {
  const kind = useWords(subjectWords)
  return (code) => (code in subjectWords ? kind(code as keyof typeof subjectWords) : code)
}

/** Ids differ at their end. */
export const shortOf = (subject: string): string =>
  /^[0-9a-f-]{36}$/.test(subject) || /^[0-9a-f]{40,}$/.test(subject) ? `…${subject.slice(-8)}` : subject

const withoutSession =
  /^(requests\.(report|rate|rate-again|confirm|object|supplement|follow|withdraw|urge|code|ask-another-time)|accounts\.(sign-in-refused|forgotten|factor-refused))$/

export function useActorName(): (line: Pick<Line, 'actor' | 'actorName' | 'act'>) => string {
  const t = useWords(trailWords)
  return ({ actor, actorName, act }) => {
    if (actorName) return actorName
    if (actor) return shortOf(actor)
    // Jobs act for the county; a report or a rating without a session is somebody's.
    return withoutSession.test(act) ? t('someone') : t('system')
  }
}
