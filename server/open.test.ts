import { expect, it } from 'vitest'
import type { House } from './kernel/context.ts'
import { missingWays } from './open.ts'

const way = { send: async () => undefined }
const said = (house: Partial<House>, demo: boolean) => missingWays({ house: house as House }, { demo })

it('a real county is told at start which ways out it lacks, and what to set', () => {
  expect(said({}, false).map((line) => /LINLI_\w+_URL/.exec(line)?.[0])).toEqual(['LINLI_SMS_URL', 'LINLI_SMTP_URL'])
  expect(said({ sms: way }, false)).toHaveLength(1)
  expect(said({ sms: way, mail: way }, false)).toEqual([])
  expect(said({}, true)).toEqual([])
})
