import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMailServer, type MailServerDouble } from '../../../test/servers.ts'
import { mailWay, smtpGateway, type MailGateway } from './mail.ts'
import { needsTls } from './settings.ts'

const county = { code: '231025', name: '林口县', demo: false }
const house = { now: () => new Date('2026-03-10T10:00:00+08:00') }
const letter = {
  id: '01900000-0000-7000-8000-000000000009',
  to: 'lighting@county.example',
  template: 'mail.order.sent',
  subject: '【林口县社区服务】新工单 482 175 036',
  text: '【林口县社区服务】482 175 036 路灯不亮 已派给贵单位，3月17日17:00前办结。请登录工作台签收。',
}

let server: MailServerDouble
let gateway: MailGateway
beforeAll(async () => {
  server = await startMailServer()
  gateway = smtpGateway(house, { url: server.url, from: 'linli@county.example' })
})
afterAll(() => server.close())
beforeEach(() => {
  server.got.length = 0
  server.refusing = false
})

describe('letters through a mail server', () => {
  it('come from the county, to one address, plain, and answer no machine', async () => {
    await gateway.send(county, letter)
    expect(server.got).toHaveLength(1)
    const [got] = server.got
    expect([got!.from, got!.to]).toEqual(['linli@county.example', ['lighting@county.example']])
    expect([got!.subject, got!.text.trim()]).toEqual([letter.subject, letter.text])
    expect(got!.raw).toContain(`Message-ID: <${letter.id}@county.example>`)
    expect(got!.raw).toContain('Auto-Submitted: auto-generated')
    expect(got!.raw).toContain('Date: Tue, 10 Mar 2026 02:00:00 +0000')
    expect(got!.raw).toMatch(/Content-Type: text\/plain/)
  })

  it('a line break in a subject or an address makes no header and no second recipient', async () => {
    await gateway.send(county, { ...letter, subject: 'a\r\nBcc: other@county.example' })
    const tried = gateway.send(county, { ...letter, to: 'a@county.example, other@county.example' })
    await tried.catch(() => undefined)
    expect(server.got.flatMap((g) => g.to)).not.toContain('other@county.example')
    expect(server.got[0]!.raw).not.toMatch(/^bcc:/im)
  })

  it('a refusal is an error that says the code alone, whatever the server says', async () => {
    server.refusing = true
    const error: unknown = await gateway.send(county, letter).catch((e: unknown) => e)
    expect((error as Error).message).toBe('mail: 450')
    expect((error as Error).cause).toBeUndefined()
    expect(server.got).toEqual([])
  })

  it('a server that is not there is an error too', async () => {
    const nobody = smtpGateway(house, { url: 'smtp://127.0.0.1:1', from: 'linli@county.example' })
    await expect(nobody.send(county, letter)).rejects.toThrow(/^mail: E\w+$/)
  })

  it('a password goes in clear within one’s own network alone', () => {
    expect(['smtp://u:p@mail.county.example', 'smtp://8.8.8.8'].map(needsTls)).toEqual([true, true])
    expect(['smtps://mail.county.example', 'smtp://127.0.0.1', 'smtp://postfix:25'].map(needsTls)).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('which way a letter leaves', () => {
  const demo = { ...county, demo: true }
  const at = (mail?: MailGateway) => ({ ...house, pools: {} as never, ...(mail && { mail }) })

  it('in a real county by the mail server or not at all', () => {
    expect(mailWay(at(), county, letter.to)).toBeUndefined()
    expect(mailWay(at(gateway), county, 'office@county.cn')).toBe(gateway)
  })

  it('in a demonstration to the page, unless there is a server and somebody at that address', () => {
    expect(mailWay(at(), demo, 'office@county.cn')).toBeDefined()
    expect(mailWay(at(gateway), demo, 'office@county.cn')).toBe(gateway)
    for (const invented of ['a@county.example', 'a@x.invalid', 'a@example.com', 'a@office.test'])
      expect([undefined, gateway]).not.toContain(mailWay(at(gateway), demo, invented))
  })
})
