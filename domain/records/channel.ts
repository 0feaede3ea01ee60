/** 供给渠道: who provides a service [S1-16 S1-35]. What follows from the record is not asked for. */
import { z } from 'zod'
import type { PartyKind } from '../organisations/schema.ts'
import type { Origin } from './schema.ts'

/** 政府和社区提供 购买服务 志愿服务 邻里互助. */
export const Channel = z.enum(['public', 'purchased', 'voluntary', 'neighbourly'])
export type Channel = z.output<typeof Channel>

/** What is offered where it does not follow; a help between neighbours always follows. */
export const sayable = ['purchased', 'voluntary', 'public'] as const satisfies Channel[]

export interface ChannelFacts {
  /** What somebody said; it counts before what follows. */
  chosen: Channel | null
  origin: Origin['kind']
  /** Somebody served as a person, and not in office. */
  byPersons: boolean
  /** Of the unit under whose name it stands. */
  party: PartyKind | undefined
}

/**
 * A contract is purchased, a help between neighbours neighbourly, a person's own time voluntary; what a body of the state or a
 * committee does is theirs. Of a company, an organisation or a charity alone it is not known who pays.
 * @returns null where it neither follows nor was said
 */
export function channelOf({ chosen, origin, byPersons, party }: ChannelFacts): Channel | null {
  if (chosen) return chosen
  if (origin === 'contract') return 'purchased'
  if (origin === 'neighbour') return 'neighbourly'
  if (byPersons || party === 'volunteer') return 'voluntary'
  return party === 'authority' || party === 'committee' ? 'public' : null
}

/** Whether somebody may say it: where it follows, nobody is asked. */
export const channelOpen = (facts: Omit<ChannelFacts, 'chosen'>): boolean =>
  channelOf({ ...facts, chosen: null }) === null
