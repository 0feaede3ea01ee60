/** What each room can do about its own refused letters; the first that says a letter is its own speaks. */
import type { Mender } from '../kit/outbox/mend.ts'
import { doorMender } from '../activities/FieldMend.tsx'
import { visitsMender } from '../duties/FieldMend.tsx'
import { peopleMender } from '../people/FieldMend.tsx'
import { requestsMender } from '../requests/FieldMend.tsx'

export const menders: readonly Mender[] = [requestsMender, peopleMender, visitsMender, doorMender]
