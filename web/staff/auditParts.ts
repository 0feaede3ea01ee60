/** What the auditor's page needs of rooms below the accounts. */
import { peopleApi } from '../../domain/people/api.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import type { AuditParts } from '../accounts/StaffScreens.tsx'
import { call } from '../kit/client.ts'
import { useLanguage } from '../kit/language.ts'
import { wordIn } from '../kit/words.ts'
import { actWords } from '../requests/words.ts'

export const auditParts: AuditParts = {
  useRequestActs: () => {
    const lang = useLanguage()
    return new Map(Object.entries(actWords).map(([kind, word]) => [kind, wordIn(word, lang)]))
  },
  find: async (number) => {
    const [people, requests] = await Promise.all([
      call(peopleApi.trailOf, { body: { number } }),
      call(requestsApi['trail-of'], { body: { number } }),
    ])
    return [...people.subjects, ...requests.subjects]
  },
}
