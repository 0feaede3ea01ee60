/** What each room can do about its own refused letters; the first that says a letter is its own speaks. */
import type { Mender } from '../kit/outbox/mend.ts'
import { visitsMender } from '../duties/FieldScreens.tsx'
import { peopleMender } from '../people/FieldScreens.tsx'
import { requestsMender } from '../requests/FieldScreens.tsx'

export const menders: readonly Mender[] = [requestsMender, peopleMender, visitsMender]
