import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the settings of a process', () => {
  it('needs none: everything has a default, kept under var', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, logLevel: 'info', trustProxy: 0 })
    expect(config.keysFile).toBe(`${config.varFolder}/keys/linli.json`)
    expect(config.databaseUrl).toBeUndefined()
  })

  it('reads what is set, taking an empty variable as unset', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '',
      DATABASE_URL: 'postgres://linli@db.example:5433/linli',
      LINLI_VAR: '/srv/linli',
      LINLI_PUBLIC_URL: 'https://linli.example/',
      LINLI_DEMO: 'off',
      LINLI_POOL_APP: '20',
      PATH: '/bin',
    })
    expect(config).toMatchObject({
      port: 0,
      host: '127.0.0.1',
      databaseUrl: 'postgres://linli@db.example:5433/linli',
      keysFile: '/srv/linli/keys/linli.json',
      publicUrl: 'https://linli.example',
      demo: false,
      pools: { app: 20, restricted: 2, jobs: 2, sealer: 1 },
    })
  })

  it('names every fault at once and repeats no value', () => {
    const wrong = {
      PORT: 'secret-1',
      DATABASE_URL: 'mysql://root:secret-2@db/x',
      LINLI_DEMO: 'perhaps',
      LOG_LEVEL: 'loud',
      LINLI_TLS_KEY: '/k.pem',
    }
    const message = messageOf(() => readConfig(wrong))
    for (const name of ['PORT', 'DATABASE_URL', 'LINLI_DEMO', 'LOG_LEVEL']) expect(message).toContain(`  ${name}: `)
    expect(message).not.toMatch(/secret-[12]|perhaps|loud/)
    expect(messageOf(() => readConfig({ LINLI_TLS_KEY: '/k.pem' }))).toContain('LINLI_TLS_CERT')
  })
})

describe('the ways out', () => {
  const secret = 'a-secret-of-the-relay'
  const sms = (url: string) => readConfig({ LINLI_SMS_URL: url, LINLI_SMS_SECRET: secret }).sms
  const mail = (url: string) => readConfig({ LINLI_SMTP_URL: url, LINLI_MAIL_FROM: 'linli@county.example' }).mail

  it('are there when both of a pair are set', () => {
    expect(readConfig({})).toMatchObject({ sms: undefined, mail: undefined })
    expect(sms('https://relay.county.example/sms')).toEqual({ url: 'https://relay.county.example/sms', secret })
    expect(mail('smtps://linli:pass@mail.county.example')).toMatchObject({ from: 'linli@county.example' })
  })

  it.each([
    'http://127.0.0.1:8080/',
    'http://relay:8080/',
    'http://10.1.2.3/sms',
    'http://relay.county.internal/',
    'http://[::1]/',
  ])('%s lies within the house, so plain http will do', (url) => {
    expect(sms(url)?.url).toBe(url)
  })

  it.each([
    'http://relay.county.example/',
    'http://8.8.8.8/',
    'https://me:pass@relay.county.example/',
    'ftp://relay/',
    'relay',
  ])('%s is no relay', (url) => {
    expect(messageOf(() => sms(url))).toContain('  LINLI_SMS_URL: ')
  })

  it.each(['https://mail.county.example', 'mail.county.example:25', 'smtp://'])('%s is no mail server', (url) => {
    expect(messageOf(() => mail(url))).toContain('  LINLI_SMTP_URL: ')
  })

  it('come in pairs, and all that is wrong is said at once, without a value', () => {
    const message = messageOf(() =>
      readConfig({
        LINLI_SMS_URL: 'https://relay.county.example/hidden-1',
        LINLI_SMTP_URL: 'imap://hidden-2@mail',
        LINLI_MAIL_FROM: 'hidden-3',
        LINLI_TLS_KEY: '/k.pem',
      }),
    )
    for (const name of ['LINLI_SMS_SECRET', 'LINLI_SMTP_URL', 'LINLI_MAIL_FROM', 'LINLI_TLS_CERT'])
      expect(message).toContain(`  ${name}: `)
    expect(message).not.toMatch(/hidden/)
    expect(messageOf(() => readConfig({ LINLI_SMS_SECRET: secret }))).toContain('  LINLI_SMS_URL: ')
    expect(
      messageOf(() => readConfig({ LINLI_SMS_URL: 'https://relay.county.example', LINLI_SMS_SECRET: 'short' })),
    ).toContain('  LINLI_SMS_SECRET: ')
  })
})

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('no fault was found')
}
