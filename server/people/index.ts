/** People: what other rooms of the server may call. The rest they read in the views `people_pub_*`, under security. */
import { peopleApi } from '../../domain/people/api.ts'
import { room } from '../kernel/context.ts'
import { importsInHand, liaisonsInHand } from './in-hand.ts'
import { followMoved, followPlace } from './follow.ts'
import { claimSettings } from './claims.ts'
import { importsJob } from './imports/run.ts'
import { ageLimits } from './jobs.ts'
import { checkPopulation, foldPopulation } from './population-jobs.ts'
import { findQuality } from './quality.ts'
import { rekey } from './rekey.ts'
import { peopleRoutes } from './routes.ts'

export { calledSo, endingSo, knownAs, type Called } from './called.ts'
export { caresNow, installCares, newCares } from './cares.ts'
export { personNow, type PersonNow } from './store/person-store.ts'
export { forgetProfiles, profilesFrom } from './profiles.ts'
export { installLinks, installPeople } from './install.ts'
export {
  bar,
  frozenAgain,
  heldFor,
  sightOf,
  sightsOf,
  speaking,
  speaksFor,
  spokenFor,
  unbar,
  type As,
  type Sight,
} from './sight.ts'
export { peopleErasers } from './erasing.ts'
export { askAboutMatters } from './matters.ts'
export { askAboutUse } from './uses.ts'
export { fieldsList } from './extras.ts'
export { contactsNamed } from './contacts.ts'
export { numbersOf } from './numbers.ts'
export { personsOfLiaison } from './store/liaison-store.ts'
export { countedOn, handedOn, idsOn, seesWhole, type HandedOn } from './handing.ts'
export { wordsOf } from './imports/bringing.ts'

export const peopleRoom = room({
  name: 'people',
  api: peopleApi,
  routes: peopleRoutes,
  sealed: [
    { table: 'person', column: 'name', key: ['id'] },
    { table: 'person', column: 'id_number', key: ['id'] },
    { table: 'person', column: 'address_note', key: ['id'] },
    { table: 'person_claim', column: 'held', key: ['id'] },
    { table: 'person_claim', column: 'claimed', key: ['id'] },
    { table: 'person_alias', column: 'inverse', key: ['id'] },
    { table: 'person_extra', column: 'sealed', key: ['id'] },
    { table: 'person_contact', column: 'sealed', key: ['id'] },
    { table: 'person_apart', column: 'note', key: ['id'] },
    { table: 'person_phone', column: 'sealed', key: ['person', 'no'] },
    { table: 'people_import', column: 'file_name', key: ['id'] },
    { table: 'people_import', column: 'sheets', key: ['id'] },
    { table: 'people_difference', column: 'said', key: ['import', 'no'] },
    { table: 'people_import_row', column: 'content', key: ['import', 'no'] },
    { table: 'people_import_deed', column: 'before', key: ['import', 'kind', 'row', 'person'] },
    { table: 'person_bar', column: 'frozen', key: ['id'] },
    { table: 'person_bar', column: 'said', key: ['id'] },
  ],
  jobs: [ageLimits, foldPopulation, checkPopulation, findQuality, rekey, importsJob],
  settings: claimSettings,
  inHand: [liaisonsInHand, importsInHand],
  on: { 'places.succeeded': followPlace, 'places.dwellings-moved': followMoved },
})
