/** Makes the tables of `test/forms/files` that npm alone can make; the rest by `others.py` and LibreOffice (README.md). */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { books } from './books.ts'
import { documents } from './documents.ts'
import { hand } from './hand.ts'

const to = (name: string) => fileURLToPath(new URL(`../files/${name}`, import.meta.url))

for (const [name, bytes] of Object.entries({ ...(await books()), ...(await hand()), ...(await documents()) }))
  writeFileSync(to(name), bytes)
