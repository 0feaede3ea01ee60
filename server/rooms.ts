/** The rooms of the house, in the order of `architecture.ts`. */
import type { RoomModule } from './kernel/context.ts'
import { activitiesRoom } from './activities/index.ts'
import {
  accountNames,
  accounts,
  auditRoom,
  handoversRoom,
  lettersRoom,
  passkeysRoom,
  platformsRoom,
} from './accounts/index.ts'
import { catalogueRoom } from './catalogue/index.ts'
import { childrenRoom } from './children/index.ts'
import { demandsRoom } from './demands/index.ts'
import { dutiesRoom, visitsRoom } from './duties/index.ts'
import { facilitiesRoom } from './facilities/index.ts'
import { formsRoom } from './forms/index.ts'
import { indicatorsRoom } from './indicators/index.ts'
import { neighboursRoom } from './neighbours/index.ts'
import { noticesRoom } from './notices/index.ts'
import { organisationsRoom } from './organisations/index.ts'
import { peopleRoom } from './people/index.ts'
import { placesRoom } from './places/index.ts'
import { recordsRoom } from './records/index.ts'
import { machineRoom } from './kernel/machine/index.ts'
import { settingsRoom } from './kernel/settings/index.ts'
import { requestsRoom } from './requests/index.ts'
import { rightsRoom } from './rights/index.ts'
import { timebankRoom } from './timebank/index.ts'
import { teamsRoom } from './teams/index.ts'
import { volunteerExchangeRoom, volunteerHoursRoom, volunteerPapersRoom, volunteersRoom } from './volunteers/index.ts'

const own: RoomModule[] = [
  auditRoom,
  placesRoom,
  accounts,
  platformsRoom,
  passkeysRoom,
  peopleRoom,
  organisationsRoom,
  catalogueRoom,
  facilitiesRoom,
  recordsRoom,
  requestsRoom,
  rightsRoom,
  demandsRoom,
  dutiesRoom,
  visitsRoom,
  childrenRoom,
  volunteersRoom,
  volunteerHoursRoom,
  volunteerPapersRoom,
  volunteerExchangeRoom,
  teamsRoom,
  activitiesRoom,
  timebankRoom,
  neighboursRoom,
  formsRoom,
  noticesRoom,
  indicatorsRoom,
]

export const rooms: RoomModule[] = [
  ...own,
  handoversRoom(own),
  lettersRoom(own),
  settingsRoom(own, accountNames),
  machineRoom(own),
]
