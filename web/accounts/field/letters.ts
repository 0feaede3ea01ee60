/** This phone before the server: made known, asked after, and the sealed letters it carries. */
import { lettersApi } from '../../../domain/accounts/letters-api.ts'
import { filePrefix } from '../../../domain/kernel/letter.ts'
import { call } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import type { FieldDb, Letter } from '../../kit/outbox/db.ts'
import type { Reply } from '../../kit/outbox/outbox.ts'
import { NoAnswer, problemOf } from '../../kit/problem.ts'
import { base64, type Bytes } from '../../kit/vault/crypto.ts'
import { dropPhones, phoneMark, presentPhone } from '../../kit/vault/marks.ts'
import type { Vault } from '../../kit/vault/vault.ts'

const once = { gate: false, repeats: 0 } as const

export const enrol = (signing: string) => call(lettersApi.enrol, { body: { id: mint(), signing } }, { gate: false })

/** Hands in a letter that cannot be opened here any more, by the token of the phone it was written on. */
export async function handIn(db: FieldDb, letter: Letter): Promise<Reply> {
  const { keys } = letter
  const phone = keys && (await phoneMark(db, keys.phone))
  if (!phone) return { status: 503 }
  const marks = await db.marks.where('name').startsWith(filePrefix).toArray()
  try {
    const { id, method, path, thread, written } = { ...letter, id: letter.op }
    await call(
      lettersApi.handIn,
      {
        body: {
          phone: phone.id,
          token: phone.token,
          letter: {
            id,
            method: method as 'POST',
            path,
            thread,
            written,
            no: letter.no,
            key: { to: keys.county.to, from: base64(keys.county.from), shut: base64(keys.county.shut) },
            body: base64(letter.body as Bytes),
            about: base64(letter.about as Bytes),
            ...(letter.file && {
              file: { content: base64(letter.file.content as Bytes), name: letter.file.name, type: letter.file.type },
            }),
            signature: base64(keys.signature),
            files: Object.fromEntries(marks.map((m) => [m.name, m.value as string])),
          },
        },
      },
      once,
    )
    return { status: 200 }
  } catch (error) {
    if (error instanceof NoAnswer) return undefined
    const problem = problemOf(error)
    if (!problem) throw error
    return { status: problem.status, problem }
  }
}

/** Asks whether this phone is still good. A no deletes the key at once; no answer changes nothing. @returns whether it was answered well */
export async function contact(vault: Vault): Promise<boolean> {
  const present = await presentPhone(vault.db)
  const phone = present && (await phoneMark(vault.db, present))
  await dropPhones(vault.db)
  if (!phone) return false
  try {
    await vault.contacted(
      await call(lettersApi.lease, { body: { phone: phone.id, token: phone.token } }, once),
      phone.id,
    )
    return true
  } catch (error) {
    const code = problemOf(error)?.code
    if (code === 'gone' || code === 'not-found') await vault.revoked(phone.id)
    return false
  }
}
