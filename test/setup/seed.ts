/** Every worker draws its random cases from one seed, so a failure on one machine is a failure on all. */
import fc from 'fast-check'
import { seed } from './seed-value.ts'

fc.configureGlobal({ seed })
