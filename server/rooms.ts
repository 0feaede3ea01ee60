/** The rooms of the house, in the order of `architecture.ts`. */
import type { RoomModule } from './kernel/context.ts'
import { accounts } from './accounts/index.ts'
import { organisationsRoom } from './organisations/index.ts'
import { placesRoom } from './places/index.ts'

export const rooms: RoomModule[] = [placesRoom, accounts, organisationsRoom]
