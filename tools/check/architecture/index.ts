/** The architecture check: what `architecture.ts` says, held against every file. */
import type { Fault } from '../fault.ts'
import type { Project } from '../project.ts'
import { censusFaults } from './census.ts'
import { leanFaults } from './lean.ts'
import { orderFaults } from './order.ts'
import { migrationFaults } from './owners.ts'
import { pureFaults } from './pure.ts'
import { storeFaults } from './stores.ts'

/** @param onDisk code files found by another way of looking; see `codeOnDisk` */
export const architectureFaults = (project: Project, onDisk: string[]): Fault[] => [
  ...censusFaults(project, onDisk),
  ...orderFaults(project),
  ...leanFaults(project),
  ...pureFaults(project),
  ...migrationFaults(project),
  ...storeFaults(project),
]
