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

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('no fault was found')
}
