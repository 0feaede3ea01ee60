import { expect, it } from 'vitest'
import { matchPath } from './path.ts'

it('matches whole paths and gives the names their values', () => {
  expect(matchPath('/', '/')).toEqual({})
  expect(matchPath('/requests/:id', '/requests/42')).toEqual({ id: '42' })
  expect(matchPath('/requests/:id', '/requests/')).toBeUndefined()
  expect(matchPath('/requests/:id', '/requests/42/rate')).toBeUndefined()
  expect(matchPath('/requests/:id/rate', '/requests/a%2Fb/rate')).toEqual({ id: 'a/b' })
  expect(matchPath('/requests/:id', '/requests/%')).toEqual({ id: '%' })
})
