/** A page of last year at a server of today: its files are gone, its shapes are not understood, and it is told so. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { requestsApi } from '../../../domain/requests/api.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { mint } from '../mint.ts'

let folder: string
let t: TestCounty
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-pages-'))
  for (const shell of ['resident', 'field', 'staff']) {
    fs.mkdirSync(path.join(folder, shell))
    fs.writeFileSync(
      path.join(folder, shell, 'index.html'),
      `<html lang="zh-CN"><script src="/assets/${shell}-new.js" nonce="__NONCE__"></script></html>`,
    )
  }
  fs.mkdirSync(path.join(folder, 'assets'))
  fs.writeFileSync(path.join(folder, 'assets', 'resident-new.js'), '1')
  for (const name of ['worker.js', 'icon.svg']) fs.writeFileSync(path.join(folder, 'field', name), '')
  t = await startCounty({ web: folder })
})
afterAll(async () => {
  await t.close()
  fs.rmSync(folder, { recursive: true })
})

const page = async () => await (await fetch(`${t.app.origin}/231025/`)).text()
const filing = (more: object = {}) => ({
  request: mint(Date.now()),
  report: { id: mint(Date.now()), channel: 'web' as const, what: '楼道灯不亮', ...more },
})

it('[S1-47][L9] an old page is told why it is not understood, a page of today is told what is wrong, and nobody else is', async () => {
  const build = /<html data-build="([0-9a-f]{12})" lang/.exec(await page())![1]!
  const { path: address } = requestsApi.report
  const send = (theirs: string | undefined, body: unknown, to = address, method = 'POST') =>
    t.guest().raw(method, `/231025/api${to}`, body, theirs ? { 'x-linli-build': theirs } : {})
  const wrong = filing({ somethingOfLastYear: 1 })
  const old = await send('0123456789ab', wrong)
  expect([old.status, old.problem.code, old.problem.title]).toEqual([422, 'validation', '系统更新了，这个页面是旧的'])
  // The place that is wrong is told as well: what waits in a box is mended by it.
  expect(old.problem.faults!.length).toBeGreaterThan(0)
  for (const theirs of [build, undefined]) {
    const today = await send(theirs, wrong)
    expect([today.status, today.problem.title]).toEqual([422, expect.not.stringContaining('旧')])
  }
  // What it sends in a shape that still holds is taken.
  expect((await send('0123456789ab', filing({ where: { place: '231025/100/zhanqian/001/001/' } }))).status).toBe(200)
})

it('[S1-47][L9] what is served no more says so, and is no page: an address of the API, a file of an older build', async () => {
  for (const method of ['GET', 'POST']) {
    const gone = await t.guest().raw(method, '/231025/api/of-last-year', method === 'POST' ? {} : undefined, {
      'x-linli-build': '0123456789ab',
    })
    expect([gone.status, gone.problem.code, gone.problem.title]).toEqual([
      404,
      'not-found',
      '系统更新了，这个页面是旧的',
    ])
    expect((await t.guest().raw(method, '/231025/api/of-last-year')).status).toBe(404)
  }
  expect((await fetch(`${t.app.origin}/assets/resident-old.js`)).status).toBe(404)
  expect((await fetch(`${t.app.origin}/assets/resident-new.js`)).status).toBe(200)
  // Names of files change with what is in them, and the build with their names.
  const before = await page()
  expect(before).toContain('resident-new.js')
  // A matter that is not there is no question of age.
  const none = await t.guest().raw('GET', '/231025/nowhere')
  expect(none.status).toBe(200)
})
